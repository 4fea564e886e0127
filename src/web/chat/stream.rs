//! The chat with a person as server-sent events for our own page: each line as the page shows it, with its number as
//! the id; what goes on when it changes; and what the other one shows of themselves.
//!
//! A reader that was cut off says in `Last-Event-ID` how far it came and gets what follows, nothing twice.

use std::{collections::VecDeque, convert::Infallible, time::Duration};

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response, Sse, sse::Event},
};
use futures_util::stream;
use serde::Deserialize;
use serde_json::json;

use crate::{
    app::{AppError, Follower, Heard},
    conversation::{ConversationId, Entry, Seq},
    language::Texts,
    web::{
        error::Error,
        frame::Frame,
        mode::Mode,
        security::ClientAddress,
        state::AppState,
        visitor::{Form, Language, MaybeSession, Query},
    },
};

use super::{
    line::line_html,
    live::{Status, heading, is_over, joined},
};

/// How long a reader that was cut off waits before it comes again.
const RETRY: Duration = Duration::from_secs(2);
/// When to come again for one too many.
const LATER: Duration = Duration::from_secs(30);

/// Where a reader begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct From {
    /// The last line on the page.
    pub(in crate::web) after: Seq,
}

/// What a citizen shows of themselves.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    writes: String,
    read: String,
}

/// `GET /samtal/strom`
///
/// # Errors
/// [`Error::Gone`] when this browser has no conversation; [`Error::TooMany`] when too many read along.
pub async fn follow(
    State(state): State<AppState>,
    language: Language,
    session: MaybeSession,
    headers: HeaderMap,
    Query(from): Query<From>,
) -> Result<Response, Error> {
    let session = session.0.ok_or(Error::Gone)?;
    let after = last_event_id(&headers).unwrap_or(from.after);
    let follower = state.app.follow_chat(session.conversation, &session.token, after);
    let follower = follower.ok_or(Error::TooMany { wait: LATER })?;
    let (conversation, mode) = (session.conversation, Mode::from(language));
    let reading = Reading { follower, state, conversation, mode, ready: opening(), told: String::new(), name: None };
    Ok(sse(stream::unfold(reading, Reading::next)))
}

/// `POST /samtal/tecken`: the citizen writes at this moment, or has seen what was said. Nothing is stored.
///
/// # Errors
/// [`Error::Gone`] when this browser has no conversation.
pub async fn show_sign(
    State(state): State<AppState>,
    session: MaybeSession,
    client: ClientAddress,
    Form(shown): Form<Shown>,
) -> Result<StatusCode, Error> {
    let conversation = session.conversation().ok_or(Error::Gone)?;
    state.limits.check_address(client)?;
    state.app.citizen_shows(conversation, !shown.writes.is_empty(), shown.read.parse().ok());
    Ok(StatusCode::NO_CONTENT)
}

/// The number of the last line that a reader has; what we never wrote counts as none.
pub(in crate::web) fn last_event_id(headers: &HeaderMap) -> Option<Seq> {
    headers.get("last-event-id")?.to_str().ok()?.trim().parse().ok()
}

/// What every stream begins with.
pub(in crate::web) fn opening() -> VecDeque<Event> {
    VecDeque::from([Event::default().retry(RETRY)])
}

/// Events as a response.
pub(in crate::web) fn sse(
    events: impl futures_util::Stream<Item = Result<Event, Infallible>> + Send + 'static,
) -> Response {
    let mut response = Sse::new(events).into_response();
    // A proxy that collects a response before it passes it on would keep every event back (nginx).
    response.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// A line as an event.
pub(in crate::web) fn line_event(frame: Frame, entry: Entry) -> Option<Event> {
    let seq = entry.seq;
    match line_html(frame, entry) {
        Ok(html) => Some(Event::default().event("line").id(seq.to_string()).data(html)),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, seq, "a line can't be shown");
            None
        }
    }
}

/// A reader, and the events that are ready for it.
struct Reading {
    follower: Follower,
    state: AppState,
    conversation: ConversationId,
    mode: Mode,
    ready: VecDeque<Event>,
    /// What was told last about what goes on: only what differs is told.
    told: String,
    /// Who answers.
    name: Option<String>,
}

impl Reading {
    /// The next event; the end when the session is over or the service stops.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some((Ok(event), self));
            }
            let heard = tokio::select! {
                () = self.state.stopped() => None,
                heard = self.follower.hear() => heard,
            }?;
            if let Err(error) = self.tell(heard).await {
                tracing::warn!(%error, "a chat could not be told what is new");
            }
            if self.ready.is_empty() {
                self.ready.push_back(Event::default().comment(""));
            }
        }
    }

    async fn tell(&mut self, heard: Heard) -> Result<(), AppError> {
        let t = Texts::of(self.mode);
        if let Some((name, _)) = joined(&heard.entries) {
            self.name = Some(name.to_owned());
        }
        let knowledge = self.state.app.knowledge();
        for entry in heard.entries {
            self.ready.extend(line_event(Frame::new(&knowledge, self.mode, "/samtal", ""), entry));
        }
        self.tell_status(t).await?;
        if heard.other_writes {
            let name = self.name.as_deref().unwrap_or_default();
            self.ready.push_back(Event::default().event("writes").data(t.live_typing(name)));
        }
        self.ready.extend(heard.other_read.map(|seq| Event::default().event("read").data(seq.to_string())));
        Ok(())
    }

    /// What goes on, when it is not what was told last.
    async fn tell_status(&mut self, t: &'static Texts) -> Result<(), AppError> {
        let Some(handover) = self.state.app.latest_handover(self.conversation).await? else { return Ok(()) };
        let place = self.state.app.place(&handover).await?;
        if place.is_none() && self.name.is_none() {
            let entries = self.state.app.conversation(self.conversation).await?.entries;
            self.name = joined(&entries).map(|(name, _)| name.to_owned());
        }
        let entries = match place {
            Some(_) => Vec::new(),
            None => self.state.app.conversation(self.conversation).await?.entries,
        };
        let status = Status::of(t, &handover, place, &entries).render().unwrap_or_default();
        let told = json!({
            "html": status,
            "heading": heading(t, &handover, &entries),
            "waiting": handover.is_in_queue(),
            // What follows has another page: without a field to write in.
            "reload": is_over(&handover),
        });
        let told = told.to_string();
        if told != self.told {
            self.ready.push_back(Event::default().event("status").data(&told));
            self.told = told;
        }
        Ok(())
    }
}
