//! Who is told of what happens to a handover: the function that deals with it, the citizen, the municipality's case
//! system. How they are told is `delivery`'s to know, and that nothing is lost on the way the outbox's in `store`.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};

use super::HandoverId;

/// How long the citizen's letter waits after an answer: answers given meanwhile are told by the same letter, so that
/// a member of staff who writes five lines sends one.
pub const CITIZEN_WAITS: SignedDuration = SignedDuration::from_secs(60);

/// Somebody who is told of what happens to handovers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// The official mailbox of the body that a handover is proposed for, or of Medborgarservice (R27).
    Function,
    /// The citizen, who has left an address and asked to be told when there is an answer.
    Citizen,
    /// The municipality's own system for cases.
    System,
}

/// A letter that is to be sent: what happened, to which handover, and to whom it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The handover.
    pub handover: HandoverId,
    /// The number of the event in the handover's log, from 1.
    pub seq: u32,
    /// Who is told.
    pub audience: Audience,
    /// What happened, as the log names it: `created`, `replied` …
    pub what: String,
    /// When it happened.
    pub at: Timestamp,
    /// How often it has been tried in vain.
    pub tries: u32,
    /// How often the other side has refused it.
    pub refusals: u32,
}

impl Audience {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Function, Self::Citizen, Self::System];

    /// The word that it is stored and counted under.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Citizen => "citizen",
            Self::System => "system",
        }
    }

    /// Whether this audience is told of an event, given as the log names it. What only concerns the desk's own work is
    /// told to nobody; of what nobody has taken the function hears when those at the desk have been alarmed in vain (R11).
    #[must_use]
    pub fn hears_of(self, what: &str, detail: Option<&str>) -> bool {
        match (self, what) {
            (Self::Function, "unclaimed" | "overdue") => detail == Some("mailbox"),
            (Self::Function, "created" | "became_errand" | "forwarded" | "deletion_requested")
            | (Self::Citizen, "replied")
            | (
                Self::System,
                "created" | "became_errand" | "written" | "replied" | "forwarded" | "closed" | "reopened"
                | "deletion_requested",
            ) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is no audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such audience")]
pub struct UnknownAudience;

impl FromStr for Audience {
    type Err = UnknownAudience;

    fn from_str(text: &str) -> Result<Self, UnknownAudience> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == text).ok_or(UnknownAudience)
    }
}

impl Letter {
    /// The key by which whoever gets the letter twice knows that it is the same: made of what it tells about, so that
    /// it is the same after any restart and in any process.
    #[must_use]
    pub fn key(&self) -> String {
        format!("msg_{}_{}_{}", self.handover.0.simple(), self.seq, self.audience)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_citizen_is_told_of_answers_and_the_function_of_what_it_must_act_on() {
        let hear =
            |what| Audience::ALL.into_iter().filter(|audience| audience.hears_of(what, None)).collect::<Vec<_>>();
        assert_eq!(hear("created"), [Audience::Function, Audience::System]);
        assert_eq!(hear("replied"), [Audience::Citizen, Audience::System]);
        assert!(Audience::Function.hears_of("unclaimed", Some("mailbox")));
        for internal in ["unclaimed", "read", "exported", "links_revoked", "anything else"] {
            assert_eq!(hear(internal), [], "{internal}");
        }
    }

    #[test]
    fn a_letter_has_the_same_key_every_time_and_another_for_each_audience() {
        let letter = |audience| Letter {
            handover: HandoverId(Uuid::from_u128(7)),
            seq: 3,
            audience,
            what: "replied".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            tries: 0,
            refusals: 0,
        };
        assert_eq!(letter(Audience::System).key(), "msg_00000000000000000000000000000007_3_system");
        assert_eq!(Letter { tries: 9, ..letter(Audience::System) }.key(), letter(Audience::System).key());
        assert_ne!(letter(Audience::Citizen).key(), letter(Audience::System).key());
        assert_eq!("citizen".parse(), Ok(Audience::Citizen));
        assert_eq!("post".parse::<Audience>(), Err(UnknownAudience));
    }
}
