//! The chat with a person, `/samtal`: the place in the queue, what is said, and the way out into an errand.
//!
//! Without JavaScript new messages come by a link, or by a page that reads itself again when the person chose that. The
//! field to write in posts to `/`, as everywhere.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::{AppError, Place},
    conversation::{Body, Entry, Event},
    dialogue::Reply,
    handover::{Handover, Kind, Owner, Standing, Wait},
    knowledge::Eid,
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html, link},
        mode::Mode,
        state::AppState,
        visitor::{Language, MaybeSession, Query},
    },
};

use super::{LONGEST_MESSAGE, lines::Lines, receipt::link_to};

/// How often a page that reads itself again does so, in seconds.
const AGAIN: u32 = 15;

/// What stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// The person wants the page to read itself again.
    uppdatera: String,
    /// The wait could not become an errand: somebody answers already.
    sent: String,
}

/// What is going on, in words. The script puts it in place of what stood there.
#[derive(Template)]
#[template(path = "chat/live_status.html")]
pub(super) struct Status {
    t: &'static Texts,
    /// What goes on.
    words: Vec<String>,
}

#[derive(Template)]
#[template(path = "chat/live.html")]
#[expect(clippy::struct_excessive_bools, reason = "a page is drawn by what is so and what is not")]
struct LivePage {
    page: Frame,
    heading: String,
    status: String,
    handover: Handover,
    before: Lines,
    lines: Lines,
    /// The page reads itself again; then there is no field to write in.
    refreshes: bool,
    is_too_late: bool,
    is_waiting: bool,
    is_over: bool,
    after: u32,
    limit: usize,
    again: u32,
    link: Option<String>,
}

/// `GET /samtal`
///
/// # Errors
/// [`Error::Gone`] when this browser has no chat with a person.
pub async fn show(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    headers: HeaderMap,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Error> {
    let id = session.conversation().ok_or(Error::Gone)?;
    let handover = state.app.latest_handover(id).await?.ok_or(Error::Gone)?;
    let conversation = state.app.conversation(id).await?;
    let mode = language.or_of(conversation.lang);
    let (t, is_over) = (Texts::of(mode), is_over(&handover));
    let place = state.app.place(&handover).await?;
    let after = conversation.last_seq();
    let status = Status::of(t, &handover, place, &conversation.entries);
    let heading = heading(t, &handover, &conversation.entries);
    let shown = handover.snapshot.last().map_or(0, |entry| entry.seq);
    let (before, said): (Vec<Entry>, Vec<Entry>) = conversation.entries.into_iter().partition(|it| it.seq <= shown);
    let refreshes = !chosen.uppdatera.is_empty() && !is_over;
    let mut page = Frame::new(&state.app.knowledge(), mode, "/samtal", heading.clone()).unlisted();
    page.quick_exit |= handover.safety.is_some();
    let page = LivePage {
        status: status.render()?,
        heading,
        before: Lines::to_read(before),
        lines: Lines::of_conversation(said),
        refreshes,
        is_too_late: !chosen.sent.is_empty(),
        is_waiting: handover.is_in_queue(),
        is_over,
        after,
        limit: LONGEST_MESSAGE,
        again: AGAIN,
        link: link_to(&state, &headers, &handover).await?,
        handover,
        page,
    };
    let mut response = html(&page)?;
    if refreshes {
        // The page as it is read next: the same, so that it goes on until the person says otherwise.
        let again = format!("{AGAIN}; url={}", link("/samtal?uppdatera=ja#sist", mode));
        if let Ok(again) = HeaderValue::from_str(&again) {
            response.headers_mut().insert(HeaderName::from_static("refresh"), again);
        }
    }
    Ok(response)
}

/// `POST /samtal/arende`: the wait becomes an errand.
///
/// # Errors
/// [`Error::Gone`] when this browser has no chat with a person.
pub async fn become_errand(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
) -> Result<Response, Error> {
    let id = session.conversation().ok_or(Error::Gone)?;
    let handover = state.app.latest_handover(id).await?.ok_or(Error::Gone)?;
    let path = match state.app.become_errand(handover.id).await {
        Ok(()) => "/arende",
        Err(AppError::Conflict(_)) => "/samtal?sent=ja",
        Err(error) => return Err(error.into()),
    };
    let mut response = Redirect::to(&link(path, Mode::from(language))).into_response();
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Whether a person no longer has the conversation.
pub(super) fn is_over(handover: &Handover) -> bool {
    handover.standing.owner() == Owner::Bot
}

/// Whether a chat goes on, so that it has a page of its own.
#[must_use]
pub(super) fn goes_on(handover: &Handover) -> bool {
    handover.kind == Kind::Live && !is_over(handover)
}

pub(super) fn heading(t: &Texts, handover: &Handover, entries: &[Entry]) -> String {
    match (handover.standing.owner(), handover.kind) {
        (Owner::Bot, _) => t.live_title_over(),
        (Owner::Queue, Kind::Live) => t.live_title_waiting(),
        (Owner::Queue, Kind::Errand) => t.live_title_errand(),
        (Owner::Agent(_), _) => {
            joined(entries).map_or_else(|| t.live_title_errand(), |(name, _)| t.live_title_talking(name))
        }
    }
}

/// Who answers, as the citizen was told last.
pub(super) fn joined(entries: &[Entry]) -> Option<(&str, &str)> {
    entries.iter().rev().find_map(|entry| match &entry.body {
        Body::Event { event: Event::Joined { name, function, .. } } | Body::Agent { name, function, .. } => {
            Some((name.as_str(), function.as_str()))
        }
        _ => None,
    })
}

impl Status {
    /// What is going on with a handover.
    pub(super) fn of(t: &'static Texts, handover: &Handover, place: Option<Place>, entries: &[Entry]) -> Self {
        let due = || crate::web::when::moment(t, handover.due_at);
        let words = match (handover.standing, place) {
            (Standing::Closed, _) => vec![t.live_over()],
            (Standing::Handled(Owner::Bot), _) => vec![t.live_bot_answers()],
            (_, Some(place)) => {
                let mut words = vec![t.live_place(place.ahead)];
                if place.is_staffed {
                    words.extend(place.wait.map(|wait| wait_in_words(t, wait)));
                    words.push(t.live_served());
                } else {
                    words.push(t.live_nobody_now(due()));
                }
                words.push(t.live_while_waiting());
                words
            }
            (standing, None) => match joined(entries).filter(|_| standing.holder().is_some()) {
                Some((name, function)) => vec![t.live_answers(name, function)],
                None => vec![t.live_errand(due())],
            },
        };
        Self { t, words }
    }
}

fn wait_in_words(t: &Texts, wait: Wait) -> String {
    if wait.from == 0 || wait.from == wait.to { t.live_wait_most(wait.to) } else { t.live_wait(wait.from, wait.to) }
}
