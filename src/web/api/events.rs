//! A conversation as server-sent events: each entry with its number as the id of the event, for programs with the
//! token and for our own pages with their cookie.
//!
//! A reader that was cut off says in `Last-Event-ID` how far it came, and gets what follows, nothing twice. One that
//! read the conversation first says in `?after=` where it begins; a token never stands there.

use std::{collections::VecDeque, convert::Infallible, time::Duration};

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, HeaderValue},
    response::{IntoResponse, Response, Sse, sse::Event},
};
use futures_util::stream;
use serde::Deserialize;

use crate::{
    app::{Follower, News},
    conversation::{Entry, Seq},
    web::state::AppState,
};

use super::{
    caller::Caller,
    problem::{Fault, Problem},
};

/// How long a reader that was cut off waits before it comes again.
const RETRY: Duration = Duration::from_secs(3);
/// When to come again for one too many at the same conversation, in seconds.
const LATER: u64 = 30;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct From {
    after: Seq,
}

/// `GET /conversations/{id}/events`
pub(super) async fn follow(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    query: Result<Query<From>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(from) = query.map_err(|_| Problem::new(caller.lang, Fault::Query))?;
    let after = last_event_id(&headers).unwrap_or(from.after);
    let follower = state.app.follow(caller.conversation, &caller.token, after);
    let follower = follower.ok_or_else(|| Problem::new(caller.lang, Fault::TooMany(LATER)))?;
    let reading = Reading { follower, state, ready: VecDeque::from([Event::default().retry(RETRY)]) };
    let mut response = Sse::new(stream::unfold(reading, Reading::next)).into_response();
    // A proxy that collects a response before it passes it on would keep every event back (nginx).
    response.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// The number of the last entry that a reader has; what we never wrote counts as none.
fn last_event_id(headers: &HeaderMap) -> Option<Seq> {
    headers.get("last-event-id")?.to_str().ok()?.trim().parse().ok()
}

/// A reader, and the events that are ready for it.
struct Reading {
    follower: Follower,
    state: AppState,
    ready: VecDeque<Event>,
}

impl Reading {
    /// The next event; the end when the session is over or the service stops.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some((Ok(event), self));
            }
            let news = tokio::select! {
                () = self.state.stopped() => News::Over,
                news = self.follower.next() => news,
            };
            match news {
                News::Entries(entries) => self.ready.extend(entries.iter().filter_map(event)),
                News::Quiet => self.ready.push_back(Event::default().comment("")),
                News::Over => return None,
            }
        }
    }
}

/// An entry as `GET /conversations/{id}` shows it.
fn event(entry: &Entry) -> Option<Event> {
    match Event::default().id(entry.seq.to_string()).json_data(entry) {
        Ok(event) => Some(event),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, seq = entry.seq, "an entry is no JSON");
            None
        }
    }
}
