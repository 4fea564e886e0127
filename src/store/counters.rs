//! What is counted, and what people thought of it. A counter has a day and a name, never a text or a person.
//!
//! A turn is counted in its own transaction, so that the count is what is stored. Were a counter one row, all turns of
//! a kind would wait for each other on PostgreSQL, each for the sync of the one before; so it is several, the slots,
//! and its value is their sum.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::conversation::ConversationId;

use super::{
    Store, StoreError,
    db::{Db, query},
    values::{column, millis},
    writer::Write,
};

const ADD: &str = "INSERT INTO counters (day, name, slot, n) VALUES ($1, $2, $3, 1) \
                   ON CONFLICT (day, name, slot) DO UPDATE SET n = counters.n + 1";
const COUNTED: &str = "SELECT name, CAST(sum(n) AS BIGINT) AS n FROM counters WHERE day = $1 \
                       GROUP BY name ORDER BY name";
const INSERT_FEEDBACK: &str = "INSERT INTO feedback (id, conversation, at, helped, comment) \
                               SELECT $1, id, $3, $4, $5 FROM conversations WHERE id = $2";

/// Something that happened and is not stored: `safety:…`, `turn:refused`.
#[derive(Debug)]
pub(crate) struct Count {
    pub(crate) day: Date,
    pub(crate) name: String,
}

/// What a citizen thought of a conversation.
#[derive(Debug)]
pub(crate) struct GiveFeedback {
    pub(crate) id: Uuid,
    pub(crate) conversation: ConversationId,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    pub(crate) helped: Option<bool>,
    pub(crate) comment: String,
}

impl Write for Count {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        add(db, self.day, &self.name).await
    }
}

impl Write for GiveFeedback {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let done = query(INSERT_FEEDBACK)
            .bind(self.id.to_string())
            .bind(self.conversation.to_string())
            .bind(millis(self.at))
            .bind(self.helped)
            .bind(self.comment)
            .execute(&mut *db)
            .await?;
        if done == 0 {
            return Err(StoreError::NotFound);
        }
        let name = match self.helped {
            Some(true) => "feedback:helped",
            Some(false) => "feedback:did_not_help",
            None => "feedback:comment",
        };
        add(db, self.day, name).await
    }
}

impl Store {
    /// What was counted on a day, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counted(&self, day: Date) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = query(COUNTED).bind(day.to_string()).fetch_all(&mut self.readers.acquire().await?).await?;
        rows.iter().map(|row| Ok((column(row, "name")?, column(row, "n")?))).collect()
    }
}

/// One more of something on a day. Best late in a transaction: others may wait for its slot from here on.
pub(super) async fn add(db: &mut Db<'_>, day: Date, name: &str) -> Result<(), StoreError> {
    let slot = i64::from(db.slot());
    query(ADD).bind(day.to_string()).bind(name).bind(slot).execute(db).await?;
    Ok(())
}
