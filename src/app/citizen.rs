//! What a citizen can do besides writing: begin, come back, read, leave, and say what it was like.

use jiff::{SignedDuration, Timestamp};

use crate::{
    calendar::local_date,
    conversation::{Conversation, ConversationId},
    handover::{Handover, HandoverId},
    language::Tag,
    privacy,
    store::{Detach, Extend, GiveFeedback, OpenLink, RequestDeletion, Start},
};

use super::{
    App, AppError, FeedbackFault, Secret,
    chat::{self, IDLE},
    fields,
};

/// How long a citizen's session and personal link last once the conversation is handed over.
pub(super) const HANDED_OVER: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How much of a session must have passed before it is written that it was used.
const REFRESH: SignedDuration = SignedDuration::from_hours(1);
/// How much room a comment has.
const COMMENT: usize = 1_000;

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
    pub async fn start_conversation(&self, lang: Tag) -> Result<Started, AppError> {
        let (id, token, at) = (ConversationId(self.new_id()?), Self::new_secret()?, self.now());
        let begin = chat::begin(&token, lang, at);
        self.store.commit(Start { conversation: id, begin, at }).await?;
        tracing::info!(conversation = %id, "conversation begun");
        Ok(Started { id, token, lang })
    }

    /// The conversation that a token opens; `None` when it is unknown, expired or detached. A session that is used
    /// lasts longer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, token: &str) -> Result<Option<ConversationId>, AppError> {
        let (token, now) = (Secret::presented(token).hash(), self.now());
        let Some(found) = self.store.session(&token, now).await? else { return Ok(None) };
        let until = later(now, if found.handed_over { HANDED_OVER } else { IDLE });
        if until.duration_since(found.expires_at) > REFRESH {
            self.store.note(Extend { token, until });
        }
        Ok(Some(found.conversation))
    }

    /// A conversation with everything said in it.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn conversation(&self, id: ConversationId) -> Result<Conversation, AppError> {
        Ok(self.store.conversation(id).await?)
    }

    /// Takes the conversation out of the citizen's view: the token opens nothing from here on. What is stored goes by
    /// the weeding rule (R16).
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn detach(&self, token: &str) -> Result<(), AppError> {
        Ok(self.store.commit(Detach { token: Secret::presented(token).hash() }).await?)
    }

    /// Exchanges the secret of a personal link for a session; `None` when it is unknown, expired or revoked.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn open_link(&self, secret: &str) -> Result<Option<(ConversationId, Secret)>, AppError> {
        let (token, now) = (Self::new_secret()?, self.now());
        let link = Secret::presented(secret).hash();
        let open = OpenLink { link, now, token: token.hash(), expires_at: later(now, HANDED_OVER) };
        let opened = self.store.commit(open).await?;
        Ok(opened.map(|conversation| (conversation, token)))
    }

    /// The handover that the secret of a personal link belongs to; `None` when it is unknown, expired or revoked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handover_of_link(&self, secret: &str) -> Result<Option<HandoverId>, AppError> {
        Ok(self.store.link(&Secret::presented(secret).hash(), self.now()).await?)
    }

    /// Takes in what a citizen thought of it.
    ///
    /// # Errors
    /// When the comment is to be mended, there is no such conversation, or nothing can be stored.
    pub async fn feedback(&self, conversation: ConversationId, feedback: Feedback) -> Result<(), FeedbackFault> {
        let comment = feedback.comment.trim();
        let confirmed = feedback.confirmed_not_personnummer;
        if let Some(fault) = fields::fault_of_text(comment, COMMENT, &privacy::find(comment), confirmed) {
            return Err(FeedbackFault::Comment(fault));
        }
        let (id, at) = (self.new_id()?, self.now());
        let (day, helped, comment) = (local_date(at), feedback.helped, comment.to_owned());
        let give = GiveFeedback { id, conversation, at, day, helped, comment };
        Ok(self.store.commit(give).await.map_err(AppError::from)?)
    }

    /// Takes in that the citizen wants the conversation deleted. The weeding rule decides when and whether it is; staff
    /// who have it see the wish (R-8, G-7).
    ///
    /// # Errors
    /// When there is no such conversation, or nothing can be stored.
    pub async fn request_deletion(&self, conversation: ConversationId) -> Result<(), AppError> {
        self.store.commit(RequestDeletion { conversation, at: self.now() }).await?;
        tracing::info!(%conversation, "deletion asked for");
        Ok(())
    }

    /// When the citizen asked to have the conversation deleted, if so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn deletion_requested(&self, conversation: ConversationId) -> Result<Option<Timestamp>, AppError> {
        Ok(self.store.deletion_requested(conversation).await?)
    }

    /// The handovers of a conversation, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handovers_of(&self, conversation: ConversationId) -> Result<Vec<Handover>, AppError> {
        Ok(self.store.handovers_of(conversation).await?)
    }
}

/// A time later than now.
pub(super) fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(now)
}
