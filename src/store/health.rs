//! What whoever watches over the service asks: can anything be written, and how much waits.

use jiff::Timestamp;

use super::{
    Store, StoreError,
    db::{Db, query},
    values::{column, millis},
    writer::Write,
};

const WAITING: &str = "SELECT count(*) AS open, coalesce(sum(CASE WHEN due_at < $1 THEN 1 ELSE 0 END), 0) AS late FROM handovers \
                       WHERE state <> 'closed'";

/// A write that is durable and says nothing.
struct Touch;

impl Write for Touch {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        db.touch().await
    }
}

impl Store {
    /// Whether something can be written and be on disk. What was noted before it is on disk then, too.
    ///
    /// # Errors
    /// When nothing can be.
    pub async fn touch(&self) -> Result<(), StoreError> {
        self.commit(Touch).await
    }

    /// How many handovers are open, and how many of them should have been answered by now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, now: Timestamp) -> Result<(i64, i64), StoreError> {
        let row = query(WAITING).bind(millis(now)).fetch_one(&mut self.readers.acquire().await?).await?;
        Ok((column(&row, "open")?, column(&row, "late")?))
    }
}
