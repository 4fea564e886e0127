//! A message of a citizen and what comes back.

use crate::{
    conversation::{ConversationId, Entry},
    dialogue::{ChoiceId, Turn},
    language::Tag,
};

use super::{App, AppError, Secret};

/// What a citizen sends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Message {
    /// The words, or the title of the button pressed.
    pub text: String,
    /// The language the citizen reads in.
    pub lang: Tag,
    /// The button pressed.
    pub choice: Option<ChoiceId>,
    /// The sender's own id of the message: sent twice, it counts once.
    pub client_id: Option<String>,
    /// The citizen has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Said {
    /// The conversation; none when nothing is stored and there was none before.
    pub conversation: Option<ConversationId>,
    /// The token of a conversation that this message began.
    pub token: Option<Secret>,
    /// The turn. Of a repeated message only `reply` and `lang` are what they were; `why` is empty.
    pub turn: Turn,
    /// The stored entries of this turn, the citizen's and the service's; none when nothing is stored.
    pub entries: Vec<Entry>,
    /// The same `client_id` came before: this is what was stored then.
    pub repeated: bool,
}

impl App {
    /// Takes a message and replies. Without a conversation one begins, together with its first stored turn.
    ///
    /// # Errors
    /// When there is no such conversation, the `client_id` was used for another text, or nothing can be stored.
    pub async fn say(&self, _conversation: Option<ConversationId>, _message: Message) -> Result<Said, AppError> {
        Err(AppError::Unavailable(None))
    }
}
