//! What staff do with handovers: list, read, answer, close.

use crate::{
    conversation::Conversation,
    handover::{Agent, Handover, HandoverFilter, HandoverId, Outcome, RecordChoice},
};

use super::{App, AppError, ReplyFault};

/// An answer of staff.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffReply {
    /// The words, at most 4 000 characters.
    pub text: String,
    /// The form's own id: sent twice, it counts once.
    pub client_id: String,
    /// The agent has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

impl App {
    /// Handovers, those due first on top; closed ones with the latest on top.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handovers(&self, _filter: HandoverFilter) -> Result<Vec<Handover>, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// A handover and its conversation as it stands now.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn handover(&self, _id: HandoverId) -> Result<(Handover, Conversation), AppError> {
        Err(AppError::Unavailable(None))
    }

    /// A member of staff has looked at what the citizen wrote last.
    ///
    /// # Errors
    /// When there is none, or nothing can be stored.
    pub async fn mark_read(&self, _agent: &Agent, _id: HandoverId) -> Result<(), AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Answers the citizen: the entry, the state and the stopped clock are one write.
    ///
    /// # Errors
    /// When the text is to be mended, the handover is closed, or nothing can be stored.
    pub async fn reply(&self, _agent: &Agent, _id: HandoverId, _reply: StaffReply) -> Result<(), ReplyFault> {
        Err(AppError::Unavailable(None).into())
    }

    /// Closes a handover; from here on the service answers again.
    ///
    /// # Errors
    /// When it is closed already, or nothing can be stored.
    pub async fn close(
        &self,
        _agent: &Agent,
        _id: HandoverId,
        _outcome: Outcome,
        _record: RecordChoice,
    ) -> Result<(), AppError> {
        Err(AppError::Unavailable(None))
    }
}
