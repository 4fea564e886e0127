//! Live chat as a citizen meets it: whether there is any now, the place in the queue, and the ways out of it (R9, R10).

use jiff::{SignedDuration, Timestamp};

use crate::{
    calendar::{Opening, local_date},
    conversation::ConversationId,
    handover::{Action, Handover, HandoverId, Wait},
    store::{Step, Summon},
};

use super::{App, AppError, citizen::later};

/// From how far back others' waits tell how long one may wait.
const LATELY: SignedDuration = SignedDuration::from_hours(2);

/// Whether a citizen can take a place in the queue now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveChat {
    /// Somebody is at work, in staffed hours.
    Open {
        /// When the hours end; who stands in the queue then is served all the same (R10).
        until: Timestamp,
    },
    /// Staffed hours, but nobody is at work this moment.
    NobodyThere {
        /// When the hours end.
        until: Timestamp,
    },
    /// Outside staffed hours (R30).
    Closed {
        /// When they begin next, if that is known.
        next: Option<Timestamp>,
    },
    /// This service has no live chat.
    Off,
}

impl LiveChat {
    /// Whether a citizen can take a place in the queue.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// How many stand before this one.
    pub ahead: u32,
    /// How long others waited lately, when enough did to tell.
    pub wait: Option<Wait>,
    /// Whether anybody is at work.
    pub is_staffed: bool,
}

impl App {
    /// Whether a citizen can take a place in the queue now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn live_chat(&self) -> Result<LiveChat, AppError> {
        if !self.config().desk.live_chat {
            return Ok(LiveChat::Off);
        }
        match self.knowledge().library.calendar.schedule().opening_at(self.now()) {
            Opening::Closed { next } => Ok(LiveChat::Closed { next }),
            Opening::Open { until } if self.is_staffed().await? => Ok(LiveChat::Open { until }),
            Opening::Open { until } => Ok(LiveChat::NobodyThere { until }),
        }
    }

    /// The place of a live chat in the queue; none when it is not in it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn place(&self, handover: &Handover) -> Result<Option<Place>, AppError> {
        if !handover.is_in_queue() {
            return Ok(None);
        }
        let now = self.now();
        let from = now.saturating_sub(LATELY).unwrap_or(now);
        Ok(Some(Place {
            ahead: self.store.ahead(handover).await?,
            wait: Wait::of(&self.store.waits(from, now).await?),
            is_staffed: self.is_staffed().await?,
        }))
    }

    /// The latest handover of a conversation, once whatever has run out is put right.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn latest_handover(&self, conversation: ConversationId) -> Result<Option<Handover>, AppError> {
        self.lapse().await?;
        Ok(self.store.handovers_of(conversation).await?.pop())
    }

    /// The citizen waits no longer but gets the answer as an errand, with the due time it had from the beginning.
    ///
    /// # Errors
    /// When somebody has it by now, it is closed, or nothing can be stored.
    pub async fn become_errand(&self, handover: HandoverId) -> Result<(), AppError> {
        let at = self.now();
        let (action, day) = (Action::BecomeErrand, local_date(at));
        let step = Step { handover, action, by: None, at, day, to: None, why: None };
        self.store.commit(step).await?;
        tracing::info!(%handover, "a live chat became an errand");
        Ok(())
    }

    /// The citizen wants a person again, where the service has an open handover.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub(super) async fn summon(&self, conversation: ConversationId) -> Result<(), AppError> {
        let at = self.now();
        self.store.commit(Summon { conversation, at, day: local_date(at) }).await?;
        Ok(())
    }

    /// Until when a live chat stays with a member of staff whom nothing more is heard of.
    pub(super) fn lease(&self) -> Timestamp {
        later(self.now(), self.config().desk.lease())
    }
}
