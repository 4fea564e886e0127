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
    /// The citizen stands in the queue for a live chat.
    Queued {
        /// The reference of the handover.
        reference: String,
    },
    /// A person answers from here on; the service is silent (T-3).
    Joined {
        /// The reference of the handover.
        reference: String,
        /// First name.
        name: String,
        /// Function, for example "Medborgarservice".
        function: String,
    },
    /// Whoever answered can't go on: the citizen is first in the queue again (R11).
    BackInQueue {
        /// The reference of the handover.
        reference: String,
    },
    /// The service answers again; the handover is still open (T-3).
    HandedBack {
        /// The reference of the handover.
        reference: String,
    },
    /// The handover was given to another body (R13).
    Forwarded {
        /// The reference of the handover.
        reference: String,
        /// The body's name, as the citizen was told.
        to: String,
    },
    /// The citizen no longer waits in the queue but gets the answer as an errand.
    BecameErrand {
        /// The reference of the handover.
        reference: String,
        /// By when a person will have dealt with it (R7, R8).
        due_at: Timestamp,
    },
    /// The handover is open again, with the number it had.
    Reopened {
        /// The reference of the handover.
        reference: String,
    },
    /// The handover was closed; the service answers again.
    Closed {
        /// The reference of the handover.
        reference: String,
    },
}

/// Who answers in a conversation once something has happened.
enum Answers<'a> {
    /// A person, by the handover with this reference.
    Person(&'a str),
    /// The service.
    Service,
    /// Whoever did before.
    AsBefore,
}

impl Event {
    fn answers(&self) -> Answers<'_> {
        match self {
            Self::HandedOver { reference, .. }
            | Self::Queued { reference }
            | Self::Joined { reference, .. }
            | Self::Reopened { reference } => Answers::Person(reference),
            Self::HandedBack { .. } | Self::Closed { .. } => Answers::Service,
            Self::BackInQueue { .. } | Self::Forwarded { .. } | Self::BecameErrand { .. } => Answers::AsBefore,
        }
    }
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
                    // Where only the last entries were read, the first reply may have lost its question.
                    let turn = said.take().map(|text| PastTurn { text: text.to_owned(), reply: reply.clone() });
                    turns.extend(turn);
                }
                Body::Agent { .. } => {}
                Body::Event { event } => match event.answers() {
                    Answers::Person(reference) => handed_over = Some(reference.to_owned()),
                    Answers::Service => handed_over = None,
                    Answers::AsBefore => {}
                },
            }
        }
        Context { lang: self.lang, turns, handed_over }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::SmallTalkReply;

    fn said(text: &str) -> Body {
        Body::Citizen { text: text.to_owned() }
    }

    fn replied(id: &str) -> Body {
        let (id, text) = (id.to_owned(), "Hej!".to_owned());
        Body::Service { reply: Reply::SmallTalk(SmallTalkReply { id, lang: Tag::Swedish, text }) }
    }

    fn handed_over() -> Body {
        let event = Event::HandedOver { reference: "MS-26-0001".to_owned(), due_at: Timestamp::UNIX_EPOCH };
        Body::Event { event }
    }

    fn closed() -> Body {
        Body::Event { event: Event::Closed { reference: "MS-26-0001".to_owned() } }
    }

    fn conversation(bodies: impl IntoIterator<Item = Body>) -> Conversation {
        let at = Timestamp::UNIX_EPOCH;
        let entries = (1..).zip(bodies).map(|(seq, body)| Entry { seq, at, body }).collect();
        Conversation { id: ConversationId(Uuid::nil()), lang: Tag::English, started_at: at, entries }
    }

    #[test]
    fn the_context_pairs_each_reply_with_its_question_and_drops_one_that_has_lost_it() {
        let context = conversation([replied("lost"), said("ett"), replied("a"), said("två"), replied("b")]).context();
        assert_eq!(context.turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>(), ["ett", "två"]);
        assert_eq!((context.lang, context.handed_over), (Tag::English, None));
    }

    #[test]
    fn a_person_has_the_conversation_from_the_handover_until_it_is_closed() {
        let open = conversation([said("ett"), replied("a"), handed_over()]);
        assert_eq!(open.context().handed_over.as_deref(), Some("MS-26-0001"));
        assert_eq!(open.last_seq(), 3);
        assert_eq!(conversation([handed_over(), closed()]).context().handed_over, None);
        assert!(conversation([handed_over(), closed(), handed_over()]).context().handed_over.is_some());
    }

    #[test]
    fn the_service_is_silent_from_the_queue_until_it_is_handed_back() {
        let event = |event| Body::Event { event };
        let reference = || "MS-26-0001".to_owned();
        let queued = || event(Event::Queued { reference: reference() });
        let back = || event(Event::HandedBack { reference: reference() });
        let lapsed = || event(Event::BackInQueue { reference: reference() });
        let of = |bodies: Vec<Body>| conversation(bodies).context().handed_over;
        assert_eq!(of(vec![queued(), lapsed()]), Some(reference()));
        assert_eq!(of(vec![queued(), back()]), None);
        let joined =
            event(Event::Joined { reference: reference(), name: "Anna".to_owned(), function: "MS".to_owned() });
        assert_eq!(of(vec![queued(), back(), joined]), Some(reference()));
        assert_eq!(of(vec![queued(), closed(), event(Event::Reopened { reference: reference() })]), Some(reference()));
    }

    #[test]
    fn an_entry_reads_back_from_json_as_it_was() {
        let agent = Body::Agent { name: "Anna".to_owned(), function: "MS".to_owned(), text: "Hej".to_owned() };
        for body in [said("ett"), replied("a"), agent, handed_over(), closed()] {
            let entry = Entry { seq: 1, at: Timestamp::UNIX_EPOCH, body };
            let json = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<Entry>(&json).unwrap(), entry, "{json}");
        }
    }
}
