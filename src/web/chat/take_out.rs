//! The citizen takes the conversation out, or asks to have it deleted (R17).
//!
//! Asking is not deleting: a public record goes only by the municipality's decision on weeding, and the page says so.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html, link},
        security::ClientAddress,
        state::AppState,
        transcript::{self, Form},
        visitor::{Language, MaybeSession},
        when,
    },
};

#[derive(Template)]
#[template(path = "chat/take_out.html")]
struct TakeOutPage {
    page: Frame,
    has_conversation: bool,
}

#[derive(Template)]
#[template(path = "chat/delete.html")]
struct DeletePage {
    page: Frame,
    has_conversation: bool,
    is_handed_over: bool,
    asked: Option<String>,
}

/// `GET /ta-ut`: the forms it can be had in.
///
/// # Errors
/// When the session can't be read.
pub async fn show(State(state): State<AppState>, language: Language, session: MaybeSession) -> Result<Response, Error> {
    let title = Texts::of(language).take_out_heading();
    let page = Frame::new(&state.app.knowledge(), language, "/ta-ut", title).unlisted();
    html(&TakeOutPage { page, has_conversation: session.conversation().is_some() })
}

/// `GET /ta-ut/{file}`: the conversation as text, page or data.
///
/// # Errors
/// [`Error::NotFound`] when this browser has no conversation, or there is no such form.
pub async fn download(
    State(state): State<AppState>,
    session: MaybeSession,
    Path(file): Path<String>,
) -> Result<Response, Error> {
    let form = match file.as_str() {
        "samtal.txt" => Form::Text,
        "samtal.html" => Form::Html,
        "samtal.json" => Form::Json,
        _ => return Err(Error::NotFound),
    };
    let id = session.conversation().ok_or(Error::NotFound)?;
    let conversation = state.app.conversation(id).await?;
    let mut response = transcript::write(&state.app.knowledge(), conversation, form)?;
    // The page is for print and needs its style sheet, so it is shown; the others are files to keep.
    if form != Form::Html {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    Ok(response)
}

/// `GET /radera`: what happens when one asks, and whether one has.
///
/// # Errors
/// When the database fails.
pub async fn ask_to_delete(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
) -> Result<Response, Error> {
    let t = Texts::of(language);
    let (mut asked, mut is_handed_over) = (None, false);
    if let Some(id) = session.conversation() {
        asked = state.app.deletion_requested(id).await?.map(|at| when::moment(t, at));
        is_handed_over = !state.app.handovers_of(id).await?.is_empty();
    }
    let title = if asked.is_some() { t.delete_asked_heading() } else { t.delete_heading() };
    let page = Frame::new(&state.app.knowledge(), language, "/radera", title).unlisted();
    html(&DeletePage { page, has_conversation: session.conversation().is_some(), is_handed_over, asked })
}

/// `POST /radera`: takes the request in.
///
/// # Errors
/// [`Error::NotFound`] when this browser has no conversation; when nothing can be stored.
pub async fn request_deletion(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    client: ClientAddress,
) -> Result<Response, Error> {
    let id = session.conversation().ok_or(Error::NotFound)?;
    state.limits.check_message(client, Some(id))?;
    state.app.request_deletion(id).await?;
    Ok(Redirect::to(&link("/radera", language)).into_response())
}
