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
    web::{
        error::Error,
        frame::{Frame, html, link},
        security::{ClientAddress, HANDOVER_AGE, LINK_COOKIE, SESSION_COOKIE},
        state::AppState,
        visitor::{Language, MaybeSession, cookies},
    },
};

use super::lines::Lines;

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    page: Frame,
    heading: String,
    handover: Handover,
    /// Who to call now, when what was handed over tells of danger: nobody reads it at once.
    safety: Option<SafetyReply>,
    link: Option<String>,
    lines: Lines,
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
    let handover = state.app.handovers_of(id).await?.pop().ok_or(Error::Gone)?;
    let conversation = state.app.conversation(id).await?;
    let tag = if language.chosen { language.tag } else { conversation.lang };
    let secret = cookies(&state).read(&headers, LINK_COOKIE);
    let link = secret.map(|secret| format!("{}/a/{secret}", state.app.config().public_url));
    html(&page(&state, tag, handover, link, Lines::to_read(conversation.entries)))
}

/// Exchanges a personal link for a cookie at once, so that it does not stay in the address.
///
/// # Errors
/// [`Error::Gone`] when the link is unknown, expired or revoked.
pub async fn open_link(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(secret): Path<String>,
) -> Result<Response, Error> {
    state.limits.check_address(client)?;
    let (id, token) = state.app.open_link(&secret).await?.ok_or(Error::Gone)?;
    let conversation = state.app.conversation(id).await?;
    let mut response = Redirect::to(&link("/arende", conversation.lang)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if let Some(cookie) = cookies(&state).set(SESSION_COOKIE, token.expose(), HANDOVER_AGE) {
        headers.append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn page(
    state: &AppState,
    tag: crate::language::Tag,
    handover: Handover,
    link: Option<String>,
    lines: Lines,
) -> ReceiptPage {
    let t = crate::language::Texts::of(tag);
    let heading = match handover.state {
        HandoverState::Waiting => t.receipt_heading(),
        HandoverState::Handled => t.receipt_heading_handled(),
        HandoverState::Closed => t.receipt_heading_closed(),
    };
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, tag, "/arende", heading.clone()).unlisted();
    page.quick_exit |= handover.safety.is_some();
    let safety = handover.safety.as_deref().map(|category| reply_to_danger(&knowledge, category, tag));
    ReceiptPage { page, heading, handover, safety, link, lines }
}
