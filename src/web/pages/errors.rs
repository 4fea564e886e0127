//! The page that says what went wrong, what to do, and gives back what was written.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::{
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html},
        mode::Mode,
        state::AppState,
    },
};

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage<'a> {
    page: Frame,
    heading: String,
    text: String,
    kept: Option<&'a str>,
}

/// The page of an error in a mode, with what the person had written.
#[must_use]
pub fn error_page(state: &AppState, mode: Mode, error: &Error, kept: Option<&str>) -> Response {
    let t = Texts::of(mode);
    let (heading, text) = error.words(t);
    let page = Frame::new(&state.app.knowledge(), mode, "/", t.title_error(&heading)).unlisted();
    // Words alone are better than nothing when even this page can't be rendered.
    html(&ErrorPage { page, heading, text: text.clone(), kept }).unwrap_or_else(|_| text.into_response())
}

/// No such page.
pub async fn not_found() -> Error {
    Error::NotFound
}

/// Not by this method.
pub async fn method_not_allowed() -> Error {
    Error::MethodNotAllowed
}
