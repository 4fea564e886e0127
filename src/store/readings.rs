//! Who has read what: a line each time a member of staff opens a handover, for those who follow it up.

use jiff::Timestamp;

use crate::handover::{AgentId, HandoverId};

use super::{
    Store, StoreError,
    db::{Db, query},
    values::{column, id, millis, time},
    writer::Write,
};

// Opened again within some minutes it is the same reading.
const NOTE: &str = "INSERT INTO readings (handover, agent, at) SELECT id, $2, $3 FROM handovers WHERE id = $1 \
                    AND NOT EXISTS (SELECT 1 FROM readings WHERE readings.handover = $1 AND readings.agent = $2 \
                    AND readings.at > $4)";
const LATEST: &str = "SELECT handover, reference, agent, first_name, users.name AS login, at FROM readings \
                      JOIN handovers ON handovers.id = readings.handover LEFT JOIN users ON users.id = readings.agent \
                      WHERE (CAST($1 AS TEXT) IS NULL OR reference = $1) \
                      AND (CAST($2 AS TEXT) IS NULL OR users.name = $2) ORDER BY at DESC LIMIT 500";

/// A member of staff opens a handover.
#[derive(Debug)]
pub(crate) struct NoteReading {
    pub(crate) handover: HandoverId,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
    /// A reading after this moment is the same one.
    pub(crate) same_since: Timestamp,
}

/// Somebody has read a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What.
    pub handover: HandoverId,
    /// What people call it.
    pub reference: String,
    /// Who.
    pub agent: AgentId,
    /// Their first name and the name they log in with, as long as there is an account.
    pub name: Option<(String, String)>,
    /// When.
    pub at: Timestamp,
}

impl Write for NoteReading {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(NOTE)
            .bind(self.handover.to_string())
            .bind(self.agent.to_string())
            .bind(millis(self.at))
            .bind(millis(self.same_since))
            .execute(db)
            .await?;
        Ok(())
    }
}

impl Store {
    /// The latest 500 readings, the last on top; of one handover or one account when asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn readings(&self, reference: Option<&str>, login: Option<&str>) -> Result<Vec<Reading>, StoreError> {
        let asked = query(LATEST).bind(reference).bind(login);
        let rows = asked.fetch_all(&mut self.readers.acquire().await?).await?;
        let read = |row| {
            let name: Option<String> = column(row, "first_name")?;
            let login: Option<String> = column(row, "login")?;
            Ok(Reading {
                handover: HandoverId(id(column(row, "handover")?)?),
                reference: column(row, "reference")?,
                agent: AgentId(id(column(row, "agent")?)?),
                name: name.zip(login),
                at: time(column(row, "at")?)?,
            })
        };
        rows.iter().map(read).collect()
    }
}
