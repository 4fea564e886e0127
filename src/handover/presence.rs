//! Who is at the desk: at work, away until a time with somebody instead, or gone (R11).

use jiff::{SignedDuration, Timestamp};

use super::AgentId;

/// What a member of staff has said of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Takes live chats.
    AtWork,
    /// Takes none for a while.
    Away {
        /// Until when, if they know.
        until: Option<Timestamp>,
        /// Who is alarmed instead.
        instead: Option<AgentId>,
    },
    /// Not at work.
    Gone,
}

/// Presence as it is kept, and when the desk last heard of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtDesk {
    /// Who.
    pub agent: AgentId,
    /// Their first name, for colleagues.
    pub first_name: String,
    /// What they have said.
    pub presence: Presence,
    /// When the desk last heard of them.
    pub seen_at: Timestamp,
}

impl AtDesk {
    /// Whether they take chats now: they have said so, and the desk has heard of them lately. A browser that was closed
    /// or a computer that sleeps says nothing, and is believed to be gone.
    #[must_use]
    pub fn is_at_work(&self, now: Timestamp, heard_within: SignedDuration) -> bool {
        self.presence == Presence::AtWork && now.duration_since(self.seen_at) <= heard_within
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn somebody_is_at_work_who_said_so_and_was_heard_of_lately() {
        let lately = SignedDuration::from_mins(10);
        let after = |minutes: i64| Timestamp::from_second(minutes * 60).unwrap();
        let at_desk = |presence| AtDesk {
            agent: AgentId(Uuid::nil()),
            first_name: "Anna".to_owned(),
            presence,
            seen_at: Timestamp::UNIX_EPOCH,
        };
        assert!(at_desk(Presence::AtWork).is_at_work(after(10), lately));
        assert!(!at_desk(Presence::AtWork).is_at_work(after(11), lately));
        for other in [Presence::Gone, Presence::Away { until: None, instead: None }] {
            assert!(!at_desk(other).is_at_work(after(0), lately));
        }
    }
}
