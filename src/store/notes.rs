//! What staff write to each other about a handover. The citizen never sees it; it goes along in the records.

use jiff::Timestamp;

use crate::handover::{AgentId, HandoverId};

use super::{
    Store, StoreError,
    db::{Db, Row, query},
    handovers,
    values::{column, id, millis, time},
    writer::Write,
};

const INSERT: &str = "INSERT INTO notes (handover, seq, at, agent, note) \
                      SELECT $1, count(*) + 1, $2, $3, $4 FROM notes WHERE handover = $1";
const LAST: &str = "SELECT note FROM notes WHERE handover = $1 AND agent = $2 ORDER BY seq DESC LIMIT 1";
const OF: &str = "SELECT at, agent, note, first_name FROM notes LEFT JOIN users ON users.id = notes.agent \
                  WHERE handover = $1 ORDER BY seq";

/// A note of a member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub agent: AgentId,
    /// Their first name, as long as there is an account.
    pub first_name: Option<String>,
    /// The words.
    pub text: String,
}

/// A note to be written. Written twice in a row by the same person it counts once.
#[derive(Debug)]
pub(crate) struct AddNote {
    pub(crate) handover: HandoverId,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
    pub(crate) text: String,
}

impl Write for AddNote {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        handovers::hold(&mut *db, self.handover).await?;
        let (handover, agent) = (self.handover.to_string(), self.agent.to_string());
        let last: Option<String> = query(LAST).bind(&handover).bind(&agent).scalar_optional(&mut *db).await?;
        if last.as_ref() == Some(&self.text) {
            return Ok(());
        }
        query(INSERT).bind(&handover).bind(millis(self.at)).bind(&agent).bind(self.text).execute(&mut *db).await?;
        handovers::log(db, self.handover, self.at, Some(self.agent), ("noted", None)).await
    }
}

impl Store {
    /// The notes on a handover, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notes(&self, handover: HandoverId) -> Result<Vec<Note>, StoreError> {
        let rows = query(OF).bind(handover.to_string()).fetch_all(&mut self.readers.acquire().await?).await?;
        let note = |row: &Row| {
            Ok(Note {
                at: time(column(row, "at")?)?,
                agent: AgentId(id(column(row, "agent")?)?),
                first_name: column(row, "first_name")?,
                text: column(row, "note")?,
            })
        };
        rows.iter().map(note).collect()
    }
}
