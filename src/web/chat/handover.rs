//! Handing a conversation over: `/prata-med-oss`.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    app::{HandedOver, HandoverFault, HandoverRequest, LiveChat, hex},
    calendar,
    conversation::{Body, Conversation, ConversationId, Event},
    dialogue::Reply,
    handover::Kind,
    knowledge::Eid,
    language::Texts,
    web::{
        error::{Error, Kept},
        frame::{Frame, html, link},
        mode::Mode,
        security::{ClientAddress, HANDOVER_AGE, LINK_AGE, LINK_COOKIE, SESSION_COOKIE},
        state::AppState,
        visitor::{self, Language, MaybeSession, Query, Session, cookies, session_of},
    },
};

use super::{
    handover_form::{COMPLAINT, Filled, HandoverForm},
    lines::Lines,
};

/// What stands in the address of the form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    vad: String,
}

#[derive(Template)]
#[template(path = "handover.html")]
struct HandoverPage {
    page: Frame,
    heading: String,
    form: HandoverForm,
    lines: Lines,
    live: LiveChat,
}

/// By when somebody has taken a stand on what comes in now (R7, R8).
pub(super) fn due_now(state: &AppState) -> Timestamp {
    calendar::due(&state.app.knowledge().library.calendar, state.app.now())
}

/// The form, with the last question and what was answered already in it.
///
/// # Errors
/// When the conversation can't be read.
pub async fn form(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let conversation = match session.conversation() {
        Some(id) => Some(state.app.conversation(id).await?),
        None => None,
    };
    let mode = Mode::from(language);
    let is_open = conversation.as_ref().is_some_and(|open| open.context().handed_over.is_some());
    if is_open {
        return Ok(Redirect::to(&link("/arende", mode)).into_response());
    }
    let form = HandoverForm::about(conversation.as_ref(), &wanted.vad, due_now(&state), Texts::of(mode));
    html(&page(&state, mode, form, conversation, state.app.live_chat().await?))
}

/// Hands over.
///
/// # Errors
/// When it can't be stored or too many came; the page keeps what was written.
pub async fn send(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    headers: HeaderMap,
    visitor::Form(filled): visitor::Form<Filled>,
) -> Result<Response, Kept> {
    let about = filled.about().to_owned();
    let mode = language.of_form(filled.lang(language.tag));
    take_in(&state, mode, client, &headers, filled).await.map_err(|error| error.keeping(about))
}

async fn take_in(
    state: &AppState,
    mode: Mode,
    client: ClientAddress,
    headers: &HeaderMap,
    filled: Filled,
) -> Result<Response, Error> {
    let session = session_of(state, headers).await?;
    let conversation = session.as_ref().map(|session| session.conversation);
    state.limits.check_handover(client)?;
    let mut request = filled.request(mode.tag);
    request.client_id = conversation.map(|id| client_id(id, &request));
    let outcome = match (state.app.hand_over(conversation, request.clone()).await, conversation) {
        // A person has the conversation already, and gets this too.
        (Err(HandoverFault::AlreadyOpen(_)), Some(id)) => state.app.add_to_handover(id, &request).await.map(|()| None),
        (outcome, _) => outcome.map(Some),
    };
    match outcome {
        Ok(Some(handed_over)) => Ok(receipt_of(state, mode, session.as_ref(), &handed_over)),
        Ok(None) | Err(HandoverFault::AlreadyOpen(_)) => Ok(Redirect::to(&link("/arende", mode)).into_response()),
        Err(HandoverFault::Fields(faults)) => {
            let form = HandoverForm::with_faults(filled, due_now(state), &faults, Texts::of(mode));
            refuse(state, mode, conversation, form).await
        }
        Err(HandoverFault::NoLiveChat) => {
            let faults = [("live", Texts::of(mode).live_fault())];
            let form = HandoverForm::with_words(filled, due_now(state), faults);
            refuse(state, mode, conversation, form).await
        }
        Err(HandoverFault::App(error)) => Err(error.into()),
    }
}

/// The form once more, with what is wrong.
async fn refuse(
    state: &AppState,
    mode: Mode,
    conversation: Option<ConversationId>,
    form: HandoverForm,
) -> Result<Response, Error> {
    let conversation = match conversation {
        Some(id) => Some(state.app.conversation(id).await?),
        None => None,
    };
    let live = state.app.live_chat().await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page(state, mode, form, conversation, live))?).into_response())
}

/// The way to the receipt, with the cookies it needs: no token ever stands in an address of ours.
fn receipt_of(state: &AppState, mode: Mode, session: Option<&Session>, handed_over: &HandedOver) -> Response {
    let path = match handed_over.handover.kind {
        Kind::Live => "/samtal",
        // The panel tells the page around it that this has just happened.
        Kind::Errand if mode.view.is_embedded => "/arende?nytt=1",
        Kind::Errand => "/arende",
    };
    let mut response = Redirect::to(&link(path, mode)).into_response();
    let token = handed_over.token.as_ref().map(|token| token.expose().to_owned());
    let token = token.or_else(|| session.map(|session| session.token.clone()));
    let cookies = cookies(state);
    let session_cookie = token.and_then(|token| cookies.set(SESSION_COOKIE, &token, HANDOVER_AGE));
    let link_cookie = cookies.set(LINK_COOKIE, handed_over.link.expose(), LINK_AGE);
    for cookie in [session_cookie, link_cookie].into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// A form sent twice counts once: it is known by its conversation and what it says.
fn client_id(conversation: ConversationId, request: &HandoverRequest) -> String {
    let HandoverRequest { about, name, contact, phone, email, .. } = request;
    let digest = Sha256::digest(format!("{conversation}\n{about}\n{name}\n{contact}\n{phone}\n{email}"));
    hex(&digest[..16])
}

fn page(
    state: &AppState,
    mode: Mode,
    form: HandoverForm,
    conversation: Option<Conversation>,
    live: LiveChat,
) -> HandoverPage {
    let t = Texts::of(mode);
    let is_complaint = form.what == COMPLAINT;
    let heading = if is_complaint { t.handover_complaint_heading() } else { t.handover_heading() };
    let title = if form.has_faults() { t.title_error(&heading) } else { heading.clone() };
    let knowledge = state.app.knowledge();
    let form = form.following(conversation.as_ref(), &knowledge.library.manifest.public_record_answer);
    let page = Frame::new(&knowledge, mode, "/prata-med-oss", title);
    let page = if is_complaint { page.with_query("vad", COMPLAINT) } else { page };
    let lines = Lines::to_read(conversation.map(|conversation| conversation.entries).unwrap_or_default());
    // A complaint is read and answered in writing: it is an errand (R14).
    let live = if is_complaint { LiveChat::Off } else { live };
    let mut form = form;
    form.offers_live = live.is_open();
    HandoverPage { page, heading, form, lines, live }
}
