//! What a citizen can do besides writing: begin, come back, read, leave, and say what it was like.

use crate::{
    conversation::{Conversation, ConversationId},
    handover::Handover,
    language::Tag,
};

use super::{App, AppError, FeedbackFault, Secret};

/// A conversation that has begun.
#[derive(Debug)]
pub struct Started {
    /// Its identity.
    pub id: ConversationId,
    /// What opens it.
    pub token: Secret,
    /// Its language.
    pub lang: Tag,
}

/// What a citizen thought of it (R14).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it helped.
    pub helped: Option<bool>,
    /// In words, at most 1 000 characters; may be empty.
    pub comment: String,
    /// The citizen has said that the number in the comment is no personnummer.
    pub confirmed_not_personnummer: bool,
}

impl App {
    /// Begins a conversation before anything is said.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn start_conversation(&self, _lang: Tag) -> Result<Started, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// The conversation that a token opens; `None` when it is unknown, expired or detached.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, _token: &str) -> Result<Option<ConversationId>, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// A conversation with everything said in it.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn conversation(&self, _id: ConversationId) -> Result<Conversation, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Takes the conversation out of the citizen's view: the token opens nothing from here on. What is stored goes by
    /// the weeding rule (R16).
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn detach(&self, _token: &str) -> Result<(), AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Exchanges the secret of a personal link for a session; `None` when it is unknown, expired or revoked.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn open_link(&self, _secret: &str) -> Result<Option<(ConversationId, Secret)>, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Takes in what a citizen thought of it.
    ///
    /// # Errors
    /// When the comment is to be mended, there is no such conversation, or nothing can be stored.
    pub async fn feedback(&self, _conversation: ConversationId, _feedback: Feedback) -> Result<(), FeedbackFault> {
        Err(AppError::Unavailable(None).into())
    }

    /// The handovers of a conversation, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handovers_of(&self, _conversation: ConversationId) -> Result<Vec<Handover>, AppError> {
        Err(AppError::Unavailable(None))
    }
}
