//! The life of a conversation: the messages between a citizen and the service, as an append-only list of entries.
//!
//! Floor 4: knows nothing of HTML, SQL or mail. It decides what an entry is and how the context of the next turn is
//! read from the entries; `app` runs the turns and `store` keeps them.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    dialogue::{Context, PastTurn, Reply},
    language::Tag,
};

/// The identity of a conversation (UUID v7, made by `App`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConversationId(pub Uuid);

impl fmt::Display for ConversationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The number of an entry: 1, 2, 3 … within its conversation.
pub type Seq = u32;

/// A conversation with everything said in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    /// Its identity.
    pub id: ConversationId,
    /// The language of its latest turn.
    pub lang: Tag,
    /// When it began.
    pub started_at: Timestamp,
    /// What was said, oldest first, numbered without gaps.
    pub entries: Vec<Entry>,
}

/// One entry: said once, never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number within the conversation.
    pub seq: Seq,
    /// When it was said.
    pub at: Timestamp,
    /// What was said, and by whom.
    #[serde(flatten)]
    pub body: Body,
}

/// What was said, and by whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "author", rename_all = "snake_case")]
pub enum Body {
    /// The citizen's own words.
    Citizen {
        /// The words, or the title of the button pressed.
        text: String,
    },
    /// The automatic service.
    Service {
        /// Exactly what was shown.
        reply: Reply,
    },
    /// A member of staff, by first name and function only (R24).
    Agent {
        /// First name.
        name: String,
        /// Function, for example "Medborgarservice".
        function: String,
        /// The words.
        text: String,
    },
    /// Something happened to the conversation.
    Event {
        /// What.
        event: Event,
    },
}

/// A change of state that the citizen sees in the conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The conversation was handed over.
    HandedOver {
        /// The reference of the handover.
        reference: String,
        /// By when a person will have dealt with it (R7, R8).
        due_at: Timestamp,
    },
    /// The handover was closed; the service answers again.
    Closed {
        /// The reference of the handover.
        reference: String,
    },
}

impl Conversation {
    /// The number of the last entry, 0 when nothing has been said.
    #[must_use]
    pub fn last_seq(&self) -> Seq {
        self.entries.last().map_or(0, |entry| entry.seq)
    }

    /// The context of the next turn.
    #[must_use]
    pub fn context(&self) -> Context {
        let mut turns = Vec::new();
        let mut handed_over = None;
        let mut said: Option<&str> = None;
        for entry in &self.entries {
            match &entry.body {
                Body::Citizen { text } => said = Some(text),
                Body::Service { reply } => {
                    let text = said.take().unwrap_or_default().to_owned();
                    turns.push(PastTurn { text, reply: reply.clone() });
                }
                Body::Agent { .. } => {}
                Body::Event { event: Event::HandedOver { reference, .. } } => handed_over = Some(reference.clone()),
                Body::Event { event: Event::Closed { .. } } => handed_over = None,
            }
        }
        Context { lang: self.lang, turns, handed_over }
    }
}
