//! Handovers for a package: found by reference or interval, with who did what, and the note that they were exported.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::handover::{AgentId, Handover, HandoverId, RecordChoice};

use super::{
    Store, StoreError,
    db::{Db, query},
    handovers,
    values::{column, id, millis, word},
    writer::Write,
};

const OF_REFERENCE: &str = "SELECT * FROM handovers WHERE reference = $1";
const OF_INTERVAL: &str = "SELECT * FROM handovers WHERE created_at >= $1 AND created_at < $2 \
                           AND (CAST($3 AS TEXT) IS NULL OR body = $3) AND (CAST($4 AS TEXT) IS NULL OR record = $4) \
                           ORDER BY created_at, id";
const STAFF: &str = "SELECT id, first_name, function FROM users";

/// Handovers that came in from a moment on and before another.
#[derive(Debug, Clone)]
pub(crate) struct ReceivedIn<'a> {
    pub(crate) from: Timestamp,
    pub(crate) before: Timestamp,
    pub(crate) body: Option<&'a str>,
    pub(crate) record: Option<RecordChoice>,
}

/// Notes that handovers were exported, by whom and when.
#[derive(Debug, Clone)]
pub(crate) struct NoteExport {
    pub(crate) handovers: Vec<HandoverId>,
    pub(crate) at: Timestamp,
    pub(crate) agent: Option<AgentId>,
    pub(crate) by: String,
}

impl Write for NoteExport {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        for handover in self.handovers {
            handovers::log(&mut *db, handover, self.at, self.agent, ("exported", Some(&self.by))).await?;
        }
        Ok(())
    }
}

impl Store {
    /// The handover with a reference.
    pub(crate) async fn handover_of_reference(&self, reference: &str) -> Result<Handover, StoreError> {
        let row = query(OF_REFERENCE).bind(reference).fetch_optional(&mut self.readers.acquire().await?).await?;
        handovers::handover(&row.ok_or(StoreError::NotFound)?)
    }

    /// The handovers that came in within an interval, oldest first.
    pub(crate) async fn handovers_received(&self, asked: &ReceivedIn<'_>) -> Result<Vec<Handover>, StoreError> {
        let record = asked.record.map(|record| word(&record, "choice of record")).transpose()?;
        let rows = query(OF_INTERVAL)
            .bind(millis(asked.from))
            .bind(millis(asked.before))
            .bind(asked.body)
            .bind(record)
            .fetch_all(&mut self.readers.acquire().await?)
            .await?;
        rows.iter().map(handovers::handover).collect()
    }

    /// The first name of everyone who has or had an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn staff_names(&self) -> Result<BTreeMap<AgentId, String>, StoreError> {
        let rows = query(STAFF).fetch_all(&mut self.readers.acquire().await?).await?;
        let name = |row| Ok((AgentId(id(column(row, "id")?)?), column(row, "first_name")?));
        rows.iter().map(name).collect()
    }

    /// First name and function of everyone who has or had an account.
    pub(crate) async fn staff(&self) -> Result<BTreeMap<AgentId, String>, StoreError> {
        let rows = query(STAFF).fetch_all(&mut self.readers.acquire().await?).await?;
        let name = |row| {
            let (first, function): (&str, &str) = (column(row, "first_name")?, column(row, "function")?);
            Ok((AgentId(id(column(row, "id")?)?), format!("{first}, {function}")))
        };
        rows.iter().map(name).collect()
    }
}
