//! The life of a handover: a conversation given to Medborgarservice, with a clock (R6-R8, R13, R25).
//!
//! Floor 5: an explicit state machine; knows nothing of HTML, SQL or mail. *Handled* means that somebody has taken a
//! stand (R8), which is not the same as answered.

mod agent;
mod announce;
mod block;
mod presence;
mod standing;
mod telling;
mod waiting;

pub use agent::{Agent, AgentId, Area, Role, UnknownRole};
pub use announce::announced;
pub use block::BlockReason;
pub use presence::{AtDesk, Presence};
pub use standing::{Action, Holder, Illegal, Kind, Owner, Standing, State};
pub use telling::{Audience, CITIZEN_WAITS, Letter, UnknownAudience};
pub use waiting::Wait;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    conversation::{ConversationId, Entry},
    knowledge::BodyId,
    language::Tag,
};

/// The identity of a handover (UUID v7, made by `App`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HandoverId(pub Uuid);

impl fmt::Display for HandoverId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How the citizen wants to get the answer. One way is asked for, no more (G-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", content = "value", rename_all = "snake_case")]
pub enum ContactWay {
    /// "Jag kommer tillbaka hit": by the personal link or the same browser.
    ComeBack,
    /// Call this number.
    Phone(String),
    /// Write to this address that there is an answer; never the answer itself (R15).
    Email(String),
}

/// The category of a handover that came from the page of a safety reply, when its text holds no danger any more.
pub const SAFETY_UNSPECIFIED: &str = "unspecified";

/// How a handover ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The citizen got an answer.
    Answered,
    /// It went to another body or function.
    Forwarded,
    /// It became a matter that is registered elsewhere.
    Registered,
    /// Nothing to do: test, duplicate, withdrawn.
    NoAction,
}

/// What becomes of the record (OSL 5 kap 1 §; `service-requirements` R-3). No handover is closed without a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordChoice {
    /// Registered: leads to a matter, or holds secrets.
    Register,
    /// Kept in order here: not secret, easily found.
    KeepInOrder,
    /// Obviously of minor importance.
    MinorImportance,
}

/// Which handovers a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandoverFilter {
    /// Waiting or handled: what there may be something to do about.
    #[default]
    Open,
    /// Closed.
    Closed,
    /// Every one.
    All,
}

/// A handover as the desk and the citizen's receipt show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Handover {
    /// Its identity.
    pub id: HandoverId,
    /// What people call it, for example `MS-26-0042`: given by the store, one series a year.
    pub reference: String,
    /// The conversation.
    pub conversation: ConversationId,
    /// The language the citizen used.
    pub lang: Tag,
    /// The body proposed for it from what was asked (R13); Medborgarservice when unclear (R25).
    pub body: BodyId,
    /// What it is about, in the citizen's words.
    pub about: String,
    /// The citizen's name, if given.
    pub name: Option<String>,
    /// How to answer.
    pub contact: ContactWay,
    /// Category of the safety screen when what was sent holds danger; the desk then shows the duty to report (S-10).
    pub safety: Option<String>,
    /// A request for a public record, to be dealt with at once (R26).
    pub urgent: bool,
    /// A written errand or a live chat.
    pub kind: Kind,
    /// Where it stands and whose it is.
    pub standing: Standing,
    /// The citizen has written since a member of staff last answered or looked; the state stays what it was.
    pub unread: bool,
    /// When it came in.
    pub created_at: Timestamp,
    /// By when somebody has taken a stand (R8).
    pub due_at: Timestamp,
    /// When it took its place in the queue; it keeps that when it comes back to it.
    pub queued_at: Timestamp,
    /// When a member of staff first had it since then.
    pub claimed_at: Option<Timestamp>,
    /// How many alarms were raised since nobody took it.
    pub alarms: u32,
    /// When somebody did.
    pub handled_at: Option<Timestamp>,
    /// How it ended.
    pub closed: Option<Closed>,
    /// The conversation exactly as it stood at the handover.
    pub snapshot: Vec<Entry>,
}

/// The end of a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub at: Timestamp,
    /// How.
    pub outcome: Outcome,
    /// What becomes of the record.
    pub record: RecordChoice,
}

impl Handover {
    /// Where it stands, in one word.
    #[must_use]
    pub const fn state(&self) -> State {
        self.standing.state()
    }

    /// Whether it is a live chat that waits for somebody.
    #[must_use]
    pub fn is_in_queue(&self) -> bool {
        self.kind == Kind::Live && self.standing.owner() == Owner::Queue
    }
}
