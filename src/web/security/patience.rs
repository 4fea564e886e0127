//! How long a request may take. Event streams are not cut: only what comes before the first byte is timed.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::web::{error::Error, state::AppState};

/// Ends a request that takes too long with the page that has the phone number. tower-http's layer would leave it empty.
/// What the request had begun to write may still be written; it was not acknowledged.
pub async fn limit_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(state.app.config().request_time(), next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::Unavailable("the request took too long".to_owned()).into_response(),
    }
}
