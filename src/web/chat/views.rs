//! "Vad tycker du?": a view of the municipality, in one field (C-1, barnkonventionen article 12).
//!
//! What happens with a view is told before it is written. It is handed over like any other matter, with a clock, by the
//! form's own handler; somebody who wants to be called or who writes what can't be taken in meets the whole form.

use askama::Template;
use axum::{extract::State, response::Response};
use jiff::Timestamp;

use crate::{
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::Language,
    },
};

#[derive(Template)]
#[template(path = "chat/views.html")]
struct ViewsPage {
    page: Frame,
    /// By when somebody has taken a stand, if it is sent now (R7).
    due_at: Timestamp,
}

/// The page.
///
/// # Errors
/// When it can't be rendered.
pub async fn show(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let title = Texts::of(language.tag).views_title();
    let page = Frame::new(&state.app.knowledge(), language, "/tyck-till", title);
    html(&ViewsPage { page, due_at: super::handover::due_now(&state) })
}
