//! A conversation is given to Medborgarservice (R6-R8, R13, R25, R26).

use crate::{conversation::ConversationId, handover::Handover, language::Tag};

use super::{App, AppError, HandoverFault, Secret};

/// The form that a citizen sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandoverRequest {
    /// The language the citizen reads in.
    pub lang: Tag,
    /// What it is about, at most 2 000 characters.
    pub about: String,
    /// The citizen's name; may be empty.
    pub name: String,
    /// How to answer: `come_back`, `phone` or `email`.
    pub contact: String,
    /// The number, when `contact` is `phone`.
    pub phone: String,
    /// The address, when `contact` is `email`.
    pub email: String,
    /// Why a person is wanted, as the API names it; kept in the log of the handover.
    pub reason: Option<String>,
    /// The sender's own id of the form: sent twice, it counts once.
    pub client_id: Option<String>,
    /// The form stood on the page of a safety reply.
    pub from_safety: bool,
    /// The citizen has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

/// A handover that was made, or that the same form made before.
#[derive(Debug)]
pub struct HandedOver {
    /// It.
    pub handover: Handover,
    /// Its conversation.
    pub conversation: ConversationId,
    /// The token of a conversation that the handover began.
    pub token: Option<Secret>,
    /// The secret of the personal link.
    pub link: Secret,
}

impl App {
    /// Hands a conversation over; without one, one begins.
    ///
    /// # Errors
    /// When fields are to be mended, the conversation is handed over already, or nothing can be stored.
    pub async fn hand_over(
        &self,
        _conversation: Option<ConversationId>,
        _request: HandoverRequest,
    ) -> Result<HandedOver, HandoverFault> {
        Err(AppError::Unavailable(None).into())
    }
}
