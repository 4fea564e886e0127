//! "Fick du svar?": a small view of how it went (R14). Never offered after a safety reply (S-8).

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::{Feedback, FeedbackFault, FieldFault, FieldFaultKind},
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html, link},
        mode::Mode,
        security::ClientAddress,
        state::AppState,
        visitor::{Form, Language, MaybeSession, Query, session_of},
    },
};

use super::{ask::unstored, handover_form::words};

/// The form as a page shows it.
#[derive(Debug, Clone, Default)]
pub(super) struct RateForm {
    /// What was written.
    pub comment: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// Whether the person can say that a number is no personnummer.
    pub may_confirm: bool,
}

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Rated {
    helped: String,
    comment: String,
    confirmed: String,
}

/// What stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    tack: String,
}

#[derive(Template)]
#[template(path = "chat/rate.html")]
struct RatePage {
    page: Frame,
    rate: RateForm,
    can_rate: bool,
    thanks: bool,
}

/// The form on a page of its own, or thanks for it.
///
/// # Errors
/// When the session can't be read.
pub async fn form(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let can_rate = session.conversation().is_some();
    html(&page(&state, language.into(), RateForm::default(), can_rate, !done.tack.is_empty()))
}

/// Takes a view in. Danger told of in it is answered like in the chat, and nothing is stored.
///
/// # Errors
/// When there is no conversation, or it can't be stored.
pub async fn send(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    headers: HeaderMap,
    Form(rated): Form<Rated>,
) -> Result<Response, Error> {
    if let Some(turn) = state.app.danger(&rated.comment, language.tag) {
        let conversation = session_of(&state, &headers).await.ok().flatten().map(|session| session.conversation);
        return unstored(&state, language.into(), turn, &rated.comment, conversation, false).await;
    }
    let session = session_of(&state, &headers).await?;
    let conversation = session.map(|session| session.conversation).ok_or(Error::NotFound)?;
    state.limits.check_message(client, Some(conversation))?;
    let helped = match rated.helped.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let comment = rated.comment.trim().to_owned();
    let feedback = Feedback { helped, comment, confirmed_not_personnummer: !rated.confirmed.is_empty() };
    match state.app.feedback(conversation, feedback).await {
        Ok(()) => Ok(Redirect::to(&link("/fick-du-svar?tack=1", language)).into_response()),
        Err(FeedbackFault::Comment(kind)) => {
            let fault = Some(words(FieldFault { field: "comment", kind }, Texts::of(language)));
            let may_confirm = matches!(kind, FieldFaultKind::PersonalNumber { may_confirm: true });
            let form = RateForm { comment: rated.comment, fault, may_confirm };
            let page = page(&state, language.into(), form, true, false);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
        Err(FeedbackFault::App(error)) => Err(error.into()),
    }
}

fn page(state: &AppState, mode: Mode, rate: RateForm, can_rate: bool, thanks: bool) -> RatePage {
    let t = Texts::of(mode);
    let title = if thanks { t.rate_thanks() } else { t.rate_heading() };
    let title = if rate.fault.is_some() { t.title_error(title) } else { title };
    let page = Frame::new(&state.app.knowledge(), mode, "/fick-du-svar", title).unlisted();
    RatePage { page, rate, can_rate, thanks }
}
