//! Why the service said what it said, told afterwards: the turns of a conversation, computed again.
//!
//! A turn is a function of the library, the conversation before it and the message, so that it can be replayed. The
//! library is today's: what was in force then is in the conversation itself.

use crate::{
    conversation::{Body, Conversation},
    dialogue::{self, Utterance},
    language::Tag,
};

use super::App;

/// A message of the citizen, and why it gets the reply it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The message.
    pub said: String,
    /// Why, a sentence or two a line.
    pub why: Vec<String>,
}

impl App {
    /// Explains every message that the service replied to, in a language.
    #[must_use]
    pub fn why(&self, conversation: &Conversation, lang: Tag) -> Vec<Explained> {
        let knowledge = self.knowledge();
        let entries = &conversation.entries;
        let replied = entries.windows(2).enumerate().filter_map(|(at, pair)| match (&pair[0].body, &pair[1].body) {
            (Body::Citizen { text }, Body::Service { .. }) => Some((at, text)),
            _ => None,
        });
        replied
            .map(|(at, said)| {
                let before = Conversation { entries: entries[..at].to_vec(), ..conversation.clone() };
                let turn = (self.respond)(&knowledge, &before.context(), &Utterance::words(said), self.now());
                Explained { said: said.clone(), why: dialogue::explain(&knowledge, &turn, lang) }
            })
            .collect()
    }
}
