//! The one place with SQL: conversations, handovers, sessions, accounts and counters, in SQLite or PostgreSQL.
//!
//! Floor 7: knows nothing of HTML. It decides in which order writes happen and that each is on disk before it is
//! answered (`writer`); it does not decide what is written, which is `app`'s. One file per concern holds its SQL, in a
//! form that both databases take (`db`); what differs between them is how it is opened, migrated and written to.

mod backup;
mod block;
mod changes;
mod conversations;
mod counters;
mod db;
mod deletion;
mod entries;
mod file;
mod handovers;
mod health;
mod links;
mod notes;
mod open;
mod outbox;
mod presence;
mod private;
mod queue;
mod readings;
mod receive;
mod records;
mod second_factor;
mod sessions;
mod sign_on;
mod staff;
mod step;
mod take;
mod users;
mod values;
mod weeding;
mod writer;

#[cfg(test)]
mod tests;

pub use backup::{CopyError, back_up, restore};
pub(crate) use block::Block;
pub(crate) use changes::{Change, Following, Side, What};
pub(crate) use conversations::{Begin, CommitTurn, Committed, Recent, Start};
pub(crate) use counters::{Count, GiveFeedback};
pub(crate) use deletion::RequestDeletion;
pub use handovers::LogLine;
pub(crate) use links::{AddLink, DropLink, OpenLink, RevokeLinks};
pub(crate) use notes::AddNote;
pub use notes::Note;
pub use open::OpenError;
pub(crate) use outbox::{CloseWay, LeaveLetters, OpenWay, SendAgain, Settle, Settled, TakeLetters};
pub use outbox::{DeadLetter, OutboxFigures};
pub(crate) use presence::{Seen, SetPresence};
pub(crate) use queue::Alarm;
pub(crate) use readings::NoteReading;
pub use readings::Reading;
pub(crate) use receive::{HandOver, Received};
pub(crate) use records::{NoteExport, ReceivedIn};
pub(crate) use second_factor::{Code, Enrol, OfferFactor, OpenSession, ResetFactor};
pub(crate) use sessions::{Detach, Extend};
pub(crate) use sign_on::{SignOn, SignedOn};
pub(crate) use staff::{EndUser, Kept, SetPassword, SetRole};
pub(crate) use step::{Step, Summon};
pub(crate) use take::{Close, Leases, MarkRead, Reply};
pub use users::Stage;
pub(crate) use users::{AddUser, Credentials, DeskLogIn, DeskLogOut, DeskSeen, FoundDeskSession};
pub use weeding::Protocol;
pub(crate) use weeding::{Tidy, Weed};

use crate::{conversation::ConversationId, handover};
use changes::Changes;
use db::{Readers, query};
use outbox::Told;
use writer::{Write, Writer};

/// What is stored of a token: its SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenHash(String);

impl TokenHash {
    fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for TokenHash {
    fn from(hex: String) -> Self {
        Self(hex)
    }
}

/// The database: a way to be written, and several readers. Cloning is shallow.
#[derive(Debug, Clone)]
pub struct Store {
    writer: Writer,
    readers: Readers,
    changes: Changes,
    told: Told,
}

/// Something that the store could not do. Nothing of the job was stored.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed on this job.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// The transaction that held this job and others could not be committed; the log has the reason once.
    #[error("the transaction was not committed")]
    NotCommitted,
    /// A row holds what no version of this program writes.
    #[error("a stored {0} can't be read")]
    Damaged(&'static str),
    /// No such row.
    #[error("not found")]
    NotFound,
    /// The conversation has an entry that the job was not computed from.
    #[error("the conversation has moved on")]
    Moved,
    /// The same `client_id` came before with another text.
    #[error("the same client_id came before with another text")]
    ClientIdReused,
    /// The state of the handover does not allow it.
    #[error(transparent)]
    Illegal(#[from] handover::Illegal),
    /// The conversation has an open handover with this reference.
    #[error("the conversation is handed over already")]
    AlreadyOpen(String),
    /// There is a user with that name.
    #[error("the name is taken")]
    NameTaken,
    /// Without this account there would be no admin any more.
    #[error("there is no other admin")]
    LastAdmin,
    /// The provider of single sign-on decides it.
    #[error("the provider decides it")]
    ByProvider,
}

impl Store {
    /// Does a job and answers when it is on disk.
    pub(crate) async fn commit<W: Write>(&self, job: W) -> Result<W::Done, StoreError> {
        self.writer.commit(job).await
    }

    /// Has a job done without waiting for it: for counters, which no reply may wait for.
    pub(crate) fn note<W: Write>(&self, job: W) {
        self.writer.note(job);
    }

    /// Waits for a conversation to change, in this process or in another. Begin here, then read, then wait: nothing
    /// falls in between. `None` when too many do.
    pub(crate) fn follow(&self, conversation: ConversationId) -> Option<Following> {
        self.changes.follow(conversation)
    }

    /// Tells those who wait for a conversation of something that is stored nowhere.
    pub(crate) fn tell(&self, change: Change) {
        self.changes.tell(change);
        self.writer.tell(change);
    }

    /// Waits for something that the desk shows to change; `None` when too many do.
    pub(crate) fn follow_desk(&self) -> Option<Following> {
        self.changes.follow_desk()
    }

    /// Whether the database can be read.
    ///
    /// # Errors
    /// When it can't.
    pub async fn ping(&self) -> Result<(), StoreError> {
        query("SELECT 1").execute(&mut self.readers.acquire().await?).await?;
        Ok(())
    }
}
