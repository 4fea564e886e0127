//! SQLite: the one writer. Jobs that wait while a transaction is being synced to disk share the next one.
//!
//! Each job has a savepoint of its own, so that a failing job fails alone. Nobody is answered before COMMIT has
//! returned; when it fails, everybody who waited is told that nothing was stored. A connection that failed is thrown
//! away, since what state its transaction is in can't be known.

use std::{future::Future, pin::Pin, time::Instant};

use metrics::{counter, histogram};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::{mpsc, oneshot};

use super::Write;
use crate::{
    store::{
        StoreError,
        changes::{Change, Changes},
        db::Db,
        file::DatabaseFile,
        open::{OpenError, reopen},
        outbox::Told,
    },
    telemetry,
};

/// How many jobs one transaction takes at most.
const BATCH: usize = 256;
/// How many jobs may wait; further ones wait to be let in.
const QUEUE: usize = 1024;

/// The way to the writer. Cloning is shallow; when the last clone is gone the writer finishes and leaves.
#[derive(Debug, Clone)]
pub(in crate::store) struct Together {
    jobs: mpsc::Sender<Box<dyn Job>>,
}

impl Together {
    /// Sets a writer to work on a connection.
    pub(in crate::store) fn start(
        options: SqliteConnectOptions,
        file: DatabaseFile,
        connection: SqliteConnection,
        changes: Changes,
        told: Told,
    ) -> Self {
        let (jobs, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(work(options, file, connection, waiting, (changes, told)));
        Self { jobs }
    }

    pub(super) async fn commit<W: Write>(&self, job: W) -> Result<W::Done, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.jobs.send(Box::new(Waiting { job, answer })).await.map_err(|_| StoreError::NotCommitted)?;
        answered.await.map_err(|_| StoreError::NotCommitted)?
    }

    /// Whether it was taken on.
    pub(super) fn note<W: Write>(&self, job: W) -> bool {
        let (answer, _) = oneshot::channel();
        self.jobs.try_send(Box::new(Waiting { job, answer })).is_ok()
    }
}

/// A job and whoever waits for it.
struct Waiting<W: Write> {
    job: W,
    answer: oneshot::Sender<Result<W::Done, StoreError>>,
}

/// What became of a job, to be told after COMMIT.
struct Outcome {
    keep: bool,
    tell: Box<dyn FnOnce() + Send>,
}

/// A [`Waiting`] of any kind.
trait Job: Send {
    fn run<'c>(self: Box<Self>, db: &'c mut Db<'_>) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'c>>;
}

impl<W: Write> Job for Waiting<W> {
    fn run<'c>(self: Box<Self>, db: &'c mut Db<'_>) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'c>> {
        Box::pin(async move {
            let Self { job, answer } = *self;
            let done = job.run(db).await;
            // Whoever asked may have gone; what was asked for is written all the same.
            Outcome { keep: done.is_ok(), tell: Box::new(move || drop(answer.send(done))) }
        })
    }
}

async fn work(
    options: SqliteConnectOptions,
    file: DatabaseFile,
    connection: SqliteConnection,
    mut waiting: mpsc::Receiver<Box<dyn Job>>,
    (changes, told): (Changes, Told),
) {
    let mut connection = Some(connection);
    let mut batch = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut batch, BATCH).await > 0 {
        histogram!(telemetry::GROUP).record(u32::try_from(batch.len()).unwrap_or(u32::MAX));
        match write_together(&mut connection, &options, &file, &told, &mut batch).await {
            Ok((outcomes, written)) => {
                for outcome in outcomes {
                    (outcome.tell)();
                }
                for change in written {
                    changes.tell(change);
                }
            }
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a transaction was not committed");
                counter!(telemetry::NOT_COMMITTED).increment(1);
                connection = None;
                batch.clear();
            }
        }
    }
    if let Some(connection) = connection {
        drop(connection.close().await);
    }
}

/// One transaction for all of them. Dropping a job unanswered tells its waiter that nothing was committed.
async fn write_together(
    connection: &mut Option<SqliteConnection>,
    options: &SqliteConnectOptions,
    file: &DatabaseFile,
    told: &Told,
    batch: &mut Vec<Box<dyn Job>>,
) -> Result<(Vec<Outcome>, Vec<Change>), OpenError> {
    let db = match connection {
        Some(db) if !file.has_moved() => db,
        // Dropping the old connection first, so that its file is let go.
        other => {
            *other = None;
            other.insert(reopen(options, file).await?)
        }
    };
    let mut transaction = db.begin_with("BEGIN IMMEDIATE").await?;
    let (mut outcomes, mut changes) = (Vec::with_capacity(batch.len()), Vec::new());
    for job in batch.drain(..) {
        let mut savepoint = transaction.begin().await?;
        let mut db = Db::sqlite(&mut *savepoint).telling(told.clone());
        let outcome = job.run(&mut db).await;
        if outcome.keep {
            changes.extend(db.into_changes());
            savepoint.commit().await?;
        } else {
            drop(db);
            savepoint.rollback().await?;
        }
        outcomes.push(outcome);
    }
    let started = Instant::now();
    transaction.commit().await?;
    histogram!(telemetry::SYNC).record(started.elapsed());
    Ok((outcomes, changes))
}
