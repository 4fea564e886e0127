//! What can go wrong in a use case. Each says what the caller may do next; none carries what a person wrote.

use crate::store::StoreError;

/// A use case that could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing can be committed right now; nothing was (503).
    #[error("nothing can be stored right now")]
    Unavailable(#[source] Option<StoreError>),
    /// No such conversation, handover or user (404).
    #[error("not found")]
    NotFound,
    /// The state does not allow it, in words for the log (409).
    #[error("{0}")]
    Conflict(&'static str),
    /// The same `client_id` came before with another text (409).
    #[error("the same client_id came before with another text")]
    ClientIdReused,
    /// Others wrote to the conversation again and again (409); sent once more it goes through.
    #[error("the conversation moved on again and again")]
    Moved,
    /// The conversation has an open handover with this reference (409).
    #[error("the conversation is handed over already")]
    AlreadyOpen(String),
    /// Staff have blocked the conversation because of threats or abuse (403, in the API 409).
    #[error("the conversation is blocked")]
    Blocked,
    /// It has been taken out (410).
    #[error("it has been taken out")]
    Gone,
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::ClientIdReused => Self::ClientIdReused,
            StoreError::Moved => Self::Moved,
            StoreError::Illegal(_) => Self::Conflict("the state of the handover does not allow it"),
            StoreError::AlreadyOpen(reference) => Self::AlreadyOpen(reference),
            StoreError::NameTaken => Self::Conflict("the name is taken"),
            StoreError::LastAdmin => Self::Conflict("there is no other admin"),
            StoreError::ByProvider => Self::Conflict("the provider decides it"),
            StoreError::Database(cause) => {
                // The cause is for the log; who asked is told only that nothing can be stored.
                tracing::error!(%cause, "the database failed");
                Self::Unavailable(Some(StoreError::Database(cause)))
            }
            StoreError::NotCommitted | StoreError::Damaged(_) => Self::Unavailable(Some(error)),
        }
    }
}

/// What is wrong with a field that a person filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldFaultKind {
    /// It must be filled in.
    Missing,
    /// It is longer than there is room for.
    TooLong,
    /// It holds a personal number or the like (R15).
    PersonalNumber {
        /// It only may be one: the person can say that it is not.
        may_confirm: bool,
    },
    /// It is no phone number.
    NotAPhone,
    /// It is no e-mail address.
    NotAnEmail,
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldFault {
    /// Its name in the form: `about`, `name`, `contact`, `phone`, `email`.
    pub field: &'static str,
    /// What is wrong.
    pub kind: FieldFaultKind,
}

impl FieldFault {
    /// Whether the person can say that a number in the field is no personnummer.
    #[must_use]
    pub fn may_confirm(&self) -> bool {
        self.kind == FieldFaultKind::PersonalNumber { may_confirm: true }
    }
}

/// A handover that was not made; nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum HandoverFault {
    /// Fields to mend.
    #[error("{} fields to mend", .0.len())]
    Fields(Vec<FieldFault>),
    /// Live chat was asked for, and there is none now.
    #[error("there is no live chat now")]
    NoLiveChat,
    /// The conversation has an open handover with this reference; further messages go to it.
    #[error("the conversation is handed over already")]
    AlreadyOpen(String),
    /// Something else.
    #[error(transparent)]
    App(#[from] AppError),
}

/// A view that was not taken in; nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum FeedbackFault {
    /// The comment is to be mended.
    #[error("the comment is to be mended")]
    Comment(FieldFaultKind),
    /// Something else.
    #[error(transparent)]
    App(#[from] AppError),
}

/// A reply of staff that was not sent; nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum ReplyFault {
    /// The text is to be mended.
    #[error("the text is to be mended")]
    Text(FieldFaultKind),
    /// The handover is closed.
    #[error("the handover is closed")]
    Closed,
    /// A colleague has the handover.
    #[error("a colleague has the handover")]
    Held,
    /// Something else.
    #[error(transparent)]
    App(#[from] AppError),
}

/// A user that was not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum UserFault {
    /// Somebody has that name.
    #[error("there is a user with that name")]
    NameTaken,
    /// The log-in name is empty, too long or holds other than letters, digits, `.`, `-` and `_`.
    #[error("a log-in name has 1 to 60 letters, digits, dots, dashes and underscores")]
    Name,
    /// First name or function is empty or too long; citizens see them (R24).
    #[error("first name and function have 1 to 80 characters")]
    Shown,
    /// Nobody who may log in has that name.
    #[error("there is no open account with that name")]
    NoSuchUser,
    /// Without this account there would be no admin any more.
    #[error("it is the last admin: make another one first")]
    LastAdmin,
    /// The account is of the provider of single sign-on.
    #[error("role, password and second factor of this account are kept at the provider of single sign-on")]
    ByProvider,
    /// The password is too short or too long.
    #[error("a password has 12 to 200 characters")]
    Password,
    /// Something else.
    #[error(transparent)]
    App(#[from] AppError),
}
