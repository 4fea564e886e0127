//! `GET /conversations/{id}/transcript`: the conversation to keep, in the form that the caller prefers.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::web::{
    state::AppState,
    transcript::{self, Form},
};

use super::{accept, caller::Caller, problem::Problem};

const OFFERED: [&str; 3] = ["text/plain", "application/json", "text/html"];

/// `GET /conversations/{id}/transcript`
pub(super) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let conversation = caller.read(&state).await?;
    let wanted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let form = match accept::choose(wanted, &OFFERED) {
        Some("application/json") => Form::Json,
        Some("text/html") => Form::Html,
        _ => Form::Text,
    };
    let written = transcript::write(&state.app.knowledge(), conversation, form);
    let mut response = written.unwrap_or_else(IntoResponse::into_response);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    Ok(response)
}
