//! PostgreSQL: one transaction per job, as many at once as the pool has connections, in one process or several.
//!
//! What a job changed is told to those who wait in this process at once, and to the other processes by NOTIFY. That is
//! sent after COMMIT, many changes in one statement: a transaction that notifies commits behind a lock that the whole
//! server shares, and turns shall not queue there. If the process dies in between, the others find the entries when
//! they look by themselves.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use sqlx::{PgPool, postgres::PgListener};
use tokio::sync::{Semaphore, mpsc, watch};
use uuid::Uuid;

use super::Write;
use crate::{
    conversation::ConversationId,
    store::{
        StoreError,
        changes::{Change, Changes, Side, What},
        db::Db,
        outbox::Told,
    },
};

/// The channel of NOTIFY. Its payload is a conversation and the number of its last entry, 0 for something else that the
/// store knows, or a letter for what is stored nowhere: `w` writes, `r` has read up to a number; `c` citizen, `s` staff.
const CHANNEL: &str = "medborgarsvar";
const NOTIFY: &str = "SELECT pg_notify($1, payload) FROM unnest($2) AS payload";
/// How many changes one statement tells of, and how many may wait to be told.
const BATCH: usize = 256;
const QUEUE: usize = 4096;
/// How many notes may wait for a connection.
const NOTES: usize = 1024;
/// How many rows a counter is spread over: about twice the writers of a process, since a slow transaction still holds
/// its slot when the turn comes round to it.
const SLOTS: u32 = 32;
/// How long to wait before listening again when the database is away.
const AGAIN: Duration = Duration::from_secs(1);

/// The way to PostgreSQL. Cloning is shallow.
#[derive(Debug, Clone)]
pub(in crate::store) struct Alone {
    pool: PgPool,
    changes: Changes,
    told: Told,
    tell: mpsc::Sender<Change>,
    notes: Arc<Semaphore>,
    next: Arc<AtomicU32>,
    /// Gone when the last clone is.
    _alive: Arc<watch::Sender<()>>,
}

impl Alone {
    /// Writes through a pool, and listens to what other processes write.
    pub(in crate::store) async fn start(pool: PgPool, changes: Changes, told: Told) -> Result<Self, sqlx::Error> {
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.listen(CHANNEL).await?;
        let (tell, to_tell) = mpsc::channel(QUEUE);
        let (alive, gone) = watch::channel(());
        tokio::spawn(listen(listener, changes.clone(), gone));
        tokio::spawn(notify(pool.clone(), to_tell));
        Ok(Self {
            pool,
            changes,
            told,
            tell,
            notes: Arc::new(Semaphore::new(NOTES)),
            next: Arc::default(),
            _alive: Arc::new(alive),
        })
    }

    pub(super) async fn commit<W: Write>(&self, job: W) -> Result<W::Done, StoreError> {
        // In a task of its own: whoever asked may have gone; what was asked for is written all the same.
        let writer = self.clone();
        tokio::spawn(async move { writer.write(job).await }).await.map_err(|_| StoreError::NotCommitted)?
    }

    /// Tells the other processes of something that is stored nowhere; lost, it is not missed.
    pub(super) fn tell(&self, change: Change) {
        if self.tell.try_send(change).is_err() {
            tracing::debug!("notifications pile up: a sign is not passed on");
        }
    }

    /// Whether it was taken on.
    pub(super) fn note<W: Write>(&self, job: W) -> bool {
        let Ok(room) = Arc::clone(&self.notes).try_acquire_owned() else { return false };
        let writer = self.clone();
        tokio::spawn(async move {
            if let Err(error) = writer.write(job).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "a note was not written");
            }
            drop(room);
        });
        true
    }

    async fn write<W: Write>(&self, job: W) -> Result<W::Done, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let slot = self.next.fetch_add(1, Ordering::Relaxed) % SLOTS;
        let mut db = Db::postgres(&mut *transaction).counting_in(slot).telling(self.told.clone());
        // An error drops the transaction, which rolls it back.
        let done = job.run(&mut db).await.map_err(first_come)?;
        let changes = db.into_changes();
        transaction.commit().await.map_err(|error| first_come(error.into()))?;
        for change in changes {
            self.changes.tell(change);
            if self.tell.try_send(change).is_err() {
                tracing::warn!("notifications pile up: other processes will look by themselves");
            }
        }
        Ok(done)
    }
}

/// Somebody else's transaction took what this one wanted to write (23505), or the two waited for each other (40P01,
/// 40001). Nothing is wrong: computed again, the job finds what the other one wrote.
fn first_come(error: StoreError) -> StoreError {
    match &error {
        StoreError::Database(sqlx::Error::Database(database))
            if matches!(database.code().as_deref(), Some("23505" | "40P01" | "40001")) =>
        {
            StoreError::Moved
        }
        _ => error,
    }
}

/// Tells the other processes, until the last writer is gone.
async fn notify(pool: PgPool, mut told: mpsc::Receiver<Change>) {
    let mut batch = Vec::with_capacity(BATCH);
    while told.recv_many(&mut batch, BATCH).await > 0 {
        let payloads: Vec<String> = batch.drain(..).map(payload).collect();
        if let Err(error) = sqlx::query(NOTIFY).bind(CHANNEL).bind(payloads).execute(&pool).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "other processes were not notified");
        }
    }
}

/// Hears the other processes, until the last writer is gone.
async fn listen(mut listener: PgListener, changes: Changes, mut gone: watch::Receiver<()>) {
    loop {
        let heard = tokio::select! {
            _ = gone.changed() => return,
            heard = listener.try_recv() => heard,
        };
        match heard {
            Ok(Some(told)) => {
                if let Some(change) = change(told.payload()) {
                    changes.tell(change);
                } else {
                    tracing::warn!("a notification that can't be read");
                }
            }
            // The connection was lost and is there again; what was told in between is lost.
            Ok(None) => changes.tell_all(),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "not listening to other processes");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }
}

fn payload(change: Change) -> String {
    let side = |side| match side {
        Side::Citizen => 'c',
        Side::Staff => 's',
    };
    let what = match change.what {
        What::Entry(last) => last.to_string(),
        What::Other => "0".to_owned(),
        What::Writes(by) => format!("w{}", side(by)),
        What::Read(by, seq) => format!("r{}{seq}", side(by)),
    };
    format!("{} {what}", change.conversation)
}

fn change(payload: &str) -> Option<Change> {
    let (conversation, what) = payload.split_once(' ')?;
    let conversation = ConversationId(Uuid::parse_str(conversation).ok()?);
    let side = |rest: &'_ str| match rest.get(..1)? {
        "c" => Some(Side::Citizen),
        "s" => Some(Side::Staff),
        _ => None,
    };
    let what = if let Some(rest) = what.strip_prefix('w') {
        What::Writes(side(rest)?)
    } else if let Some(rest) = what.strip_prefix('r') {
        What::Read(side(rest)?, rest.get(1..)?.parse().ok()?)
    } else {
        match what.parse().ok()? {
            0 => What::Other,
            last => What::Entry(last),
        }
    };
    Some(Change { conversation, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notification_says_which_conversation_and_how_far_and_nothing_more() {
        let conversation = ConversationId(Uuid::from_u128(7));
        let all = [What::Other, What::Entry(3), What::Writes(Side::Citizen), What::Read(Side::Staff, 12)];
        for what in all {
            let told = Change { conversation, what };
            assert_eq!(change(&payload(told)), Some(told));
        }
        let third = Change { conversation, what: What::Entry(3) };
        assert_eq!(payload(third), "00000000-0000-0000-0000-000000000007 3");
        for unreadable in
            ["", "7 3", "00000000-0000-0000-0000-000000000007 x", "00000000-0000-0000-0000-000000000007 wx"]
        {
            assert_eq!(change(unreadable), None);
        }
    }
}
