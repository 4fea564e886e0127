//! The desk as server-sent events: that a list has changed, and a matter line by line. Pages that hear nothing are whole
//! all the same: what changed is on them when they are read again.

use std::{collections::VecDeque, convert::Infallible, time::Duration};

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{Response, sse::Event},
};
use futures_util::stream;
use serde::Deserialize;

use crate::{
    app::{AppError, DeskFollower, Follower, Heard},
    handover::{HandoverId, Standing},
    language::{Tag, Texts},
    web::{
        chat::{After, last_event_id, line_event, opening, sse},
        error::Error,
        frame::Frame,
        state::AppState,
        visitor::{Form, Query},
    },
};

use super::{
    matter::{Id, id_of},
    session::Staff,
};

/// When to come again for one too many.
const LATER: Duration = Duration::from_secs(30);

/// What a member of staff shows of themselves.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    csrf: String,
    writes: String,
    read: String,
}

/// `GET /desk/strom`: that something on the desk has changed.
pub(super) async fn desk(State(state): State<AppState>, staff: Staff) -> Result<Response, Error> {
    let follower = state.app.follow_desk(staff.token()).ok_or(Error::TooMany { wait: LATER })?;
    let watching = Watching { follower, state, ready: opening() };
    Ok(sse(stream::unfold(watching, Watching::next)))
}

/// `GET /desk/arenden/{id}/strom`: the conversation as it goes on.
pub(super) async fn matter(
    State(state): State<AppState>,
    staff: Staff,
    path: Id,
    headers: HeaderMap,
    Query(from): Query<After>,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    let (handover, _) = state.app.read_handover(staff.agent(), id).await?;
    let after = last_event_id(&headers).unwrap_or(from.after);
    let follower = state.app.follow_matter(handover.conversation, (staff.token(), staff.agent()), after);
    let follower = follower.ok_or(Error::TooMany { wait: LATER })?;
    let standing = handover.standing;
    let reading = Reading { follower, state, id, tag: handover.lang, standing, ready: opening() };
    Ok(sse(stream::unfold(reading, Reading::next)))
}

/// `POST /desk/arenden/{id}/tecken`: whoever answers writes at this moment, or has seen what was said.
pub(super) async fn show_sign(
    State(state): State<AppState>,
    staff: Staff,
    path: Id,
    Form(shown): Form<Shown>,
) -> Result<StatusCode, Error> {
    let id = id_of(path)?;
    staff.check(&shown.csrf)?;
    let (handover, _) = state.app.handover(id).await?;
    // The citizen sees one person: the one who has it.
    if !handover.standing.is_held_by(staff.agent().id) {
        return Ok(StatusCode::NO_CONTENT);
    }
    let read = shown.read.parse().ok();
    state.app.staff_show(handover.conversation, !shown.writes.is_empty(), read);
    if let Some(seen) = read {
        state.app.mark_read(staff.agent(), id, seen).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody who watches the lists.
struct Watching {
    follower: DeskFollower,
    state: AppState,
    ready: VecDeque<Event>,
}

impl Watching {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if let Some(event) = self.ready.pop_front() {
            return Some((Ok(event), self));
        }
        let changed = tokio::select! {
            () = self.state.stopped() => None,
            changed = self.follower.next() => changed,
        }?;
        let event = if changed { Event::default().event("changed").data("1") } else { Event::default().comment("") };
        Some((Ok(event), self))
    }
}

/// Somebody who has a matter open.
struct Reading {
    follower: Follower,
    state: AppState,
    id: HandoverId,
    tag: Tag,
    /// Where the matter stood when the page was made, but for its lease.
    standing: Standing,
    ready: VecDeque<Event>,
}

impl Reading {
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
                tracing::warn!(%error, "a matter could not be told what is new");
            }
            if self.ready.is_empty() {
                self.ready.push_back(Event::default().comment(""));
            }
        }
    }

    async fn tell(&mut self, heard: Heard) -> Result<(), AppError> {
        let t = Texts::of(self.tag);
        let knowledge = self.state.app.knowledge();
        for entry in heard.entries {
            self.ready.extend(line_event(Frame::new(&knowledge, self.tag, "/", ""), entry));
        }
        let now = self.state.app.store().handover(self.id).await?.standing;
        let holder = |standing: Standing| standing.holder().map(|holder| holder.agent);
        if (now.state(), holder(now)) != (self.standing.state(), holder(self.standing)) {
            self.standing = now;
            self.ready.push_back(Event::default().event("moved").data("1"));
        }
        if heard.other_writes {
            self.ready.push_back(Event::default().event("writes").data(t.desk_citizen_writes()));
        }
        self.ready.extend(heard.other_read.map(|seq| Event::default().event("read").data(seq.to_string())));
        Ok(())
    }
}
