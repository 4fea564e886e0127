//! The queue as rows: a place in it, how long others waited, and what nobody has taken.

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::handover::{AgentId, Handover, HandoverId};

use super::{
    Store, StoreError, counters,
    db::{Db, Row, query},
    handovers,
    values::{column, id, millis},
    writer::Write,
};

const AHEAD: &str = "SELECT count(*) FROM handovers WHERE kind = 'live' AND owner = 'queue' \
                     AND (queued_at < $1 OR (queued_at = $1 AND id < $2))";
const WAITS: &str = "SELECT claimed_at - queued_at AS waited FROM handovers \
                     WHERE kind = 'live' AND claimed_at > $1 AND claimed_at <= $2";
const LAPSED: &str = "SELECT id, held_by FROM handovers WHERE held_until <= $1";
const HELD: &str = "SELECT id FROM handovers WHERE held_by = $1";
const ALARMING: &str = "SELECT * FROM handovers WHERE owner = 'queue' AND state = 'waiting' \
                        AND ((kind = 'live' AND queued_at <= $1) OR due_at <= $2) ORDER BY queued_at, id";
const ALARM: &str = "UPDATE handovers SET alarms = alarms + 1 WHERE id = $1 AND alarms = $2 AND owner = 'queue' \
                     AND state = 'waiting'";

/// Nobody has taken a handover: the next ones are alarmed.
#[derive(Debug, Clone)]
pub(crate) struct Alarm {
    pub(crate) handover: HandoverId,
    /// How many alarms there were: of two processes that see it, one raises it.
    pub(crate) before: u32,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    /// `unclaimed` or `overdue`.
    pub(crate) what: &'static str,
    /// Who is alarmed: `agents`, `substitute` or `mailbox`.
    pub(crate) whom: &'static str,
}

impl Write for Alarm {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let raised =
            query(ALARM).bind(self.handover.to_string()).bind(i64::from(self.before)).execute(&mut *db).await?;
        if raised == 0 {
            return Ok(());
        }
        counters::add(&mut *db, self.day, &format!("handover:{}", self.what)).await?;
        handovers::log(db, self.handover, self.at, None, (self.what, Some(self.whom))).await
    }
}

impl Store {
    /// How many live chats stand before this one in the queue.
    pub(crate) async fn ahead(&self, handover: &Handover) -> Result<u32, StoreError> {
        let n: i64 = query(AHEAD)
            .bind(millis(handover.queued_at))
            .bind(handover.id.to_string())
            .scalar(&mut self.readers.acquire().await?)
            .await?;
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    /// How long those waited who were taken between two moments.
    pub(crate) async fn waits(&self, from: Timestamp, to: Timestamp) -> Result<Vec<SignedDuration>, StoreError> {
        let rows =
            query(WAITS).bind(millis(from)).bind(millis(to)).fetch_all(&mut self.readers.acquire().await?).await?;
        rows.iter().map(|row| Ok(SignedDuration::from_millis(column(row, "waited")?))).collect()
    }

    /// The handovers whose holder has not been heard of in time, with the holder.
    pub(crate) async fn lapsed(&self, now: Timestamp) -> Result<Vec<(HandoverId, AgentId)>, StoreError> {
        let rows = query(LAPSED).bind(millis(now)).fetch_all(&mut self.readers.acquire().await?).await?;
        let read = |row: &Row| Ok((HandoverId(id(column(row, "id")?)?), AgentId(id(column(row, "held_by")?)?)));
        rows.iter().map(read).collect()
    }

    /// What a member of staff has.
    pub(crate) async fn held_by(&self, agent: AgentId) -> Result<Vec<HandoverId>, StoreError> {
        let rows = query(HELD).bind(agent.to_string()).fetch_all(&mut self.readers.acquire().await?).await?;
        rows.iter().map(|row| Ok(HandoverId(id(column(row, "id")?)?))).collect()
    }

    /// What nobody has taken: live chats that wait since before a moment, and whatever is due.
    pub(crate) async fn alarming(&self, queued: Timestamp, now: Timestamp) -> Result<Vec<Handover>, StoreError> {
        let rows = query(ALARMING)
            .bind(millis(queued))
            .bind(millis(now))
            .fetch_all(&mut self.readers.acquire().await?)
            .await?;
        rows.iter().map(handovers::handover).collect()
    }
}
