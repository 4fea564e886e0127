//! What became of a handover: `/arende`, and the personal link that leads there.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    conversation::{Body, Event},
    dialogue::{Reply, SafetyReply, reply_to_danger},
    handover::{ContactWay, Handover, State as HandoverState},
    knowledge::Eid,
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html, link},
        mode::Mode,
        security::{ClientAddress, HANDOVER_AGE, LINK_COOKIE, SESSION_COOKIE},
        state::AppState,
        visitor::{Language, MaybeSession, cookies},
    },
};

use super::{
    lines::{Line, Lines},
    live,
};

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    page: Frame,
    heading: String,
    handover: Handover,
    /// Who to call now, when what was handed over tells of danger: nobody reads it at once.
    safety: Option<SafetyReply>,
    /// Somebody has answered since it came in.
    is_answered: bool,
    link: Option<String>,
    lines: Lines,
}

/// Asks before another conversation takes the place of the one that is open.
#[derive(Template)]
#[template(path = "chat/link.html")]
struct LinkPage {
    page: Frame,
    secret: String,
}

/// The latest handover of the conversation, and everything said in it.
///
/// # Errors
/// [`Error::Gone`] when this browser has none.
pub async fn show(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let id = session.conversation().ok_or(Error::Gone)?;
    let handover = state.app.latest_handover(id).await?.ok_or(Error::Gone)?;
    if live::goes_on(&handover) {
        return Ok(Redirect::to(&link("/samtal", Mode::from(language))).into_response());
    }
    let conversation = state.app.conversation(id).await?;
    let mode = language.or_of(conversation.lang);
    let link = link_to(&state, &headers, &handover).await?;
    html(&page(&state, mode, handover, link, Lines::to_read(conversation.entries)))
}

/// The personal link, if this browser holds that of this very handover: another's would open another's conversation.
pub(super) async fn link_to(
    state: &AppState,
    headers: &HeaderMap,
    handover: &Handover,
) -> Result<Option<String>, Error> {
    let Some(secret) = cookies(state).read(headers, LINK_COOKIE) else { return Ok(None) };
    let belongs = state.app.handover_of_link(&secret).await? == Some(handover.id);
    Ok(belongs.then(|| format!("{}/a/{secret}", state.app.config().public_url)))
}

/// Exchanges a personal link for a cookie at once, so that it does not stay in the address.
///
/// Where the browser has another conversation open it asks first; where it has this one, there is nothing to exchange.
///
/// # Errors
/// [`Error::Gone`] when the link is unknown, expired or revoked.
pub async fn open_link(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    client: ClientAddress,
    Path(secret): Path<String>,
) -> Result<Response, Error> {
    state.limits.check_address(client)?;
    let Some(current) = session.conversation() else { return exchange(&state, &secret).await };
    let linked = state.app.handover_of_link(&secret).await?.ok_or(Error::Gone)?;
    let (handover, conversation) = state.app.handover(linked).await?;
    let mut response = if handover.conversation == current {
        Redirect::to(&link("/arende", conversation.lang)).into_response()
    } else {
        let title = Texts::of(language).link_heading();
        let page = Frame::new(&state.app.knowledge(), language, &format!("/a/{secret}"), title).unlisted();
        html(&LinkPage { page, secret })?
    };
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// Exchanges a personal link although another conversation is open: the person has said so.
///
/// # Errors
/// [`Error::Gone`] when the link is unknown, expired or revoked.
pub async fn take_link(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(secret): Path<String>,
) -> Result<Response, Error> {
    state.limits.check_address(client)?;
    exchange(&state, &secret).await
}

async fn exchange(state: &AppState, secret: &str) -> Result<Response, Error> {
    let (id, token) = state.app.open_link(secret).await?.ok_or(Error::Gone)?;
    let conversation = state.app.conversation(id).await?;
    let mut response = Redirect::to(&link("/arende", conversation.lang)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if let Some(cookie) = cookies(state).set(SESSION_COOKIE, token.expose(), HANDOVER_AGE) {
        headers.append(header::SET_COOKIE, cookie);
    }
    // Whatever link this browser was shown before belongs to the conversation before.
    if let Some(cookie) = cookies(state).remove(LINK_COOKIE) {
        headers.append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn page(state: &AppState, mode: Mode, handover: Handover, link: Option<String>, lines: Lines) -> ReceiptPage {
    let t = Texts::of(mode);
    let heading = match handover.state() {
        HandoverState::Waiting | HandoverState::Active => t.receipt_heading(),
        HandoverState::Handled => t.receipt_heading_handled(),
        HandoverState::Closed => t.receipt_heading_closed(),
    };
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, mode, "/arende", heading.clone()).unlisted();
    page.quick_exit |= handover.safety.is_some();
    let before = handover.snapshot.last().map_or(0, |entry| entry.seq);
    let is_answer = |line: &Line| line.number() > before && matches!(line.body, Body::Agent { .. });
    let is_answered = lines.earlier.iter().any(is_answer);
    let safety = handover.safety.as_deref().map(|category| reply_to_danger(&knowledge, category, mode.tag));
    ReceiptPage { page, heading, handover, safety, is_answered, link, lines }
}
