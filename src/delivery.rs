//! The ways out: what is told of a handover by e-mail and by webhook, and the words in which it is told.
//!
//! Floor 7, beside `store`: knows nothing of HTML or SQL. It sends one letter and says what came of it. That no letter is
//! lost, and when it is tried again, is the outbox's (`app::outbox`, `store::outbox`). E-mail carries reference, area,
//! times and a link, never a word of a conversation and nobody's name (R15, G-6); a webhook carries everything.

mod mail;
mod pause;
mod signature;
mod webhook;
mod wording;

pub use mail::Mailer;
pub use pause::{PATIENCE, pause};
pub use webhook::{Hook, Snapshot, Webhook};
pub use wording::{Notice, Words};

/// A letter that did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The other side took a look and said no; without that it could not be reached or asked for time.
    pub refused: bool,
    /// What happened, for staff and log: a status or a kind of fault. Never an address and never what was sent.
    pub fault: String,
}

impl Failure {
    fn unreachable(fault: impl Into<String>) -> Self {
        Self { refused: false, fault: fault.into() }
    }

    fn refused(fault: impl Into<String>) -> Self {
        Self { refused: true, fault: fault.into() }
    }
}

/// A way out that can't be opened as it is configured.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The mail server.
    #[error("e-mail can't be sent as configured")]
    Mail(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The webhook.
    #[error("webhooks can't be sent as configured")]
    Webhook(#[from] reqwest::Error),
}
