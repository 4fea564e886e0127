//! Who is at the desk, as rows. What counts as being at work is `handover`'s to say.

use jiff::Timestamp;

use crate::handover::{AgentId, AtDesk, Presence};

use super::{
    Store, StoreError,
    changes::Change,
    db::{Db, Row, query},
    values::{column, id, millis, time},
    writer::Write,
};

const SET: &str = "INSERT INTO presence (agent, state, until, instead, seen_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (agent) DO UPDATE SET state = excluded.state, until = excluded.until, \
                   instead = excluded.instead, seen_at = excluded.seen_at";
const SEEN: &str = "UPDATE presence SET seen_at = $2 WHERE agent = $1 AND seen_at < $2";
const ALL: &str = "SELECT agent, first_name, state, until, instead, seen_at FROM presence \
                   JOIN users ON users.id = presence.agent WHERE disabled_at IS NULL ORDER BY first_name, agent";
const RENEW: &str = "UPDATE handovers SET held_until = $2 WHERE held_by = $1 AND kind = 'live' AND held_until < $2 \
                     AND held_until > $3";

/// A member of staff says whether they are at work.
#[derive(Debug)]
pub(crate) struct SetPresence {
    pub(crate) agent: AgentId,
    pub(crate) presence: Presence,
    pub(crate) at: Timestamp,
}

/// The desk has heard of a member of staff: the chats they have stay theirs.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
    /// Until when the chats they have stay theirs.
    pub(crate) until: Timestamp,
}

impl Write for SetPresence {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let (state, until, instead) = match self.presence {
            Presence::AtWork => ("at_work", None, None),
            Presence::Away { until, instead } => ("away", until, instead),
            Presence::Gone => ("gone", None, None),
        };
        query(SET)
            .bind(self.agent.to_string())
            .bind(state)
            .bind(until.map(millis))
            .bind(instead.map(|agent| agent.to_string()))
            .bind(millis(self.at))
            .execute(&mut *db)
            .await?;
        db.note_change(Change::DESK);
        Ok(())
    }
}

impl Write for Seen {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(SEEN).bind(self.agent.to_string()).bind(millis(self.at)).execute(&mut *db).await?;
        // A lease that is over is over: what lapsed may have been told to the citizen.
        query(RENEW).bind(self.agent.to_string()).bind(millis(self.until)).bind(millis(self.at)).execute(db).await?;
        Ok(())
    }
}

impl Store {
    /// Everybody who has said whether they are at work, by first name; accounts that have ended are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn at_desk(&self) -> Result<Vec<AtDesk>, StoreError> {
        query(ALL).fetch_all(&mut self.readers.acquire().await?).await?.iter().map(at_desk).collect()
    }
}

fn at_desk(row: &Row) -> Result<AtDesk, StoreError> {
    let instead: Option<&str> = column(row, "instead")?;
    let presence = match column::<&str>(row, "state")? {
        "at_work" => Presence::AtWork,
        "away" => Presence::Away {
            until: column::<Option<i64>>(row, "until")?.map(time).transpose()?,
            instead: instead.map(id).transpose()?.map(AgentId),
        },
        "gone" => Presence::Gone,
        _ => return Err(StoreError::Damaged("presence")),
    };
    Ok(AtDesk {
        agent: AgentId(id(column(row, "agent")?)?),
        first_name: column(row, "first_name")?,
        presence,
        seen_at: time(column(row, "seen_at")?)?,
    })
}
