//! How jobs are written, on either database: each whole or not at all, and nobody is answered before COMMIT.
//!
//! SQLite has one writer, whose jobs share a transaction ([`together`]); PostgreSQL has as many as there are turns at
//! once, each in a transaction of its own ([`alone`]). A job does not know which: what it must hold against others, it
//! locks ([`Db::lock`]), and when others came first, it says [`StoreError::Moved`] and is computed again.

mod alone;
mod together;

use std::future::Future;

pub(super) use alone::Alone;
pub(super) use together::Together;

use super::{StoreError, changes::Change, db::Db};

/// Something to be written.
pub(crate) trait Write: Send + 'static {
    /// What the one who asked is told.
    type Done: Send + 'static;

    /// Writes it. An error undoes everything that this job wrote.
    fn run(self, db: &mut Db<'_>) -> impl Future<Output = Result<Self::Done, StoreError>> + Send;
}

/// The way to be written. Cloning is shallow.
#[derive(Debug, Clone)]
pub(super) enum Writer {
    Together(Together),
    Alone(Alone),
}

impl Writer {
    pub(super) async fn commit<W: Write>(&self, job: W) -> Result<W::Done, StoreError> {
        match self {
            Self::Together(writer) => writer.commit(job).await,
            Self::Alone(writer) => writer.commit(job).await,
        }
    }

    /// Tells the other processes, where there are any.
    pub(super) fn tell(&self, change: Change) {
        match self {
            Self::Together(_) => {}
            Self::Alone(writer) => writer.tell(change),
        }
    }

    pub(super) fn note<W: Write>(&self, job: W) {
        let taken = match self {
            Self::Together(writer) => writer.note(job),
            Self::Alone(writer) => writer.note(job),
        };
        if !taken {
            tracing::warn!("the writer is busy or gone: a counter was not written");
        }
    }
}
