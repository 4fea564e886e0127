//! Handovers as rows: read, listed, and the log of what was done to each.

use jiff::Timestamp;

use crate::{
    conversation::ConversationId,
    handover::{
        AgentId, Closed, ContactWay, Handover, HandoverFilter, HandoverId, Holder, Kind, Owner, Standing, State,
    },
    knowledge::BodyId,
};

use super::{
    Store, StoreError,
    changes::Change,
    db::{Db, Row, query},
    outbox,
    values::{column, from_json, from_word, id, millis, parsed, seq, time},
};

const OPEN: &str = "SELECT * FROM handovers WHERE state <> 'closed' ORDER BY due_at, id";
const CLOSED: &str = "SELECT * FROM handovers WHERE state = 'closed' ORDER BY closed_at DESC, id DESC LIMIT 500";
const ALL: &str = "SELECT * FROM handovers ORDER BY due_at, id";
const FIND: &str = "SELECT * FROM handovers WHERE id = $1";
const HOLD: &str = "SELECT 1 FROM conversations JOIN handovers ON handovers.conversation = conversations.id \
                    WHERE handovers.id = $1 FOR NO KEY UPDATE OF conversations";
const OF_CONVERSATION: &str = "SELECT * FROM handovers WHERE conversation = $1 ORDER BY created_at, id";
const OPEN_REFERENCE: &str = "SELECT reference FROM handovers WHERE conversation = $1 AND state <> 'closed'";
const PERSONS_REFERENCE: &str = "SELECT reference FROM handovers WHERE conversation = $1 AND owner <> 'bot'";
const WRITTEN_TO: &str = "UPDATE handovers SET unread = TRUE, safety = COALESCE($2, safety) \
                          WHERE conversation = $1 AND owner <> 'bot' RETURNING id, kind";
const LOG: &str = "INSERT INTO handover_events (handover, seq, at, agent, what, detail) \
                   SELECT $1, count(*) + 1, $2, $3, $4, $5 FROM handover_events WHERE handover = $1 RETURNING seq";
const LOG_OF: &str = "SELECT at, agent, what, detail, first_name FROM handover_events \
                      LEFT JOIN users ON users.id = handover_events.agent WHERE handover = $1 ORDER BY seq";

/// What somebody did to a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When.
    pub at: Timestamp,
    /// Who of the staff; `None` when the citizen did it.
    pub agent: Option<AgentId>,
    /// Their first name, as long as there is an account.
    pub first_name: Option<String>,
    /// What: `created`, `written`, `read`, `claimed`, `replied`, `closed`, `unclaimed` … (`ARCHITECTURE.md` has them all).
    pub what: String,
    /// More about it: the reason of `created`, outcome and record choice of `closed`, whom `unclaimed` alarms.
    pub detail: Option<String>,
}

impl Store {
    /// Handovers, those due first on top; of the closed ones the latest 500, the last on top.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handovers(&self, filter: HandoverFilter) -> Result<Vec<Handover>, StoreError> {
        let sql = match filter {
            HandoverFilter::Open => OPEN,
            HandoverFilter::Closed => CLOSED,
            HandoverFilter::All => ALL,
        };
        query(sql).fetch_all(&mut self.readers.acquire().await?).await?.iter().map(handover).collect()
    }

    /// A handover.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn handover(&self, id: HandoverId) -> Result<Handover, StoreError> {
        find(&mut self.readers.acquire().await?, id).await
    }

    /// The handovers of a conversation, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handovers_of(&self, conversation: ConversationId) -> Result<Vec<Handover>, StoreError> {
        let rows =
            query(OF_CONVERSATION).bind(conversation.to_string()).fetch_all(&mut self.readers.acquire().await?).await?;
        rows.iter().map(handover).collect()
    }

    /// What was done to a handover, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handover_log(&self, handover: HandoverId) -> Result<Vec<LogLine>, StoreError> {
        let rows = query(LOG_OF).bind(handover.to_string()).fetch_all(&mut self.readers.acquire().await?).await?;
        rows.iter().map(log_line).collect()
    }
}

/// A handover, inside a transaction.
pub(super) async fn find(db: &mut Db<'_>, id: HandoverId) -> Result<Handover, StoreError> {
    let row = query(FIND).bind(id.to_string()).fetch_optional(db).await?;
    handover(&row.ok_or(StoreError::NotFound)?)
}

/// A handover; from here until COMMIT nobody else writes to its conversation.
pub(super) async fn hold(db: &mut Db<'_>, id: HandoverId) -> Result<Handover, StoreError> {
    db.lock(HOLD, id.to_string()).await?;
    find(db, id).await
}

/// The reference of a conversation's open handover.
pub(super) async fn open_reference(
    db: &mut Db<'_>,
    conversation: ConversationId,
) -> Result<Option<String>, StoreError> {
    Ok(query(OPEN_REFERENCE).bind(conversation.to_string()).scalar_optional(db).await?)
}

/// The reference of the handover by which a person has a conversation; none while the service has it.
pub(super) async fn persons_reference(
    db: &mut Db<'_>,
    conversation: ConversationId,
) -> Result<Option<String>, StoreError> {
    Ok(query(PERSONS_REFERENCE).bind(conversation.to_string()).scalar_optional(db).await?)
}

/// The citizen wrote to a conversation that a person has: it shows at the desk, and so does danger in it.
pub(super) async fn citizen_wrote(
    db: &mut Db<'_>,
    conversation: ConversationId,
    at: Timestamp,
    safety: Option<&str>,
) -> Result<Kind, StoreError> {
    let found = query(WRITTEN_TO)
        .bind(conversation.to_string())
        .bind(safety.map(ToOwned::to_owned))
        .fetch_optional(&mut *db)
        .await?;
    // Closed between the reply and this write: the reply "delivered" would not be true.
    let row = found.ok_or(StoreError::Moved)?;
    let handover = HandoverId(id(column(&row, "id")?)?);
    log(db, handover, at, None, ("written", None)).await?;
    from_word(column(&row, "kind")?, "kind of handover")
}

/// Notes what was done, by whom and when, and tells those who are to know.
pub(super) async fn log(
    db: &mut Db<'_>,
    handover: HandoverId,
    at: Timestamp,
    agent: Option<AgentId>,
    (what, detail): (&str, Option<&str>),
) -> Result<(), StoreError> {
    let number = query(LOG)
        .bind(handover.to_string())
        .bind(millis(at))
        .bind(agent.map(|agent| agent.to_string()))
        .bind(what)
        .bind(detail)
        .scalar::<i64>(&mut *db)
        .await?;
    db.note_change(Change::DESK);
    outbox::tell_of(db, handover, number, at, (what, detail)).await
}

/// A row as a handover.
pub(super) fn handover(row: &Row) -> Result<Handover, StoreError> {
    Ok(Handover {
        id: HandoverId(id(column(row, "id")?)?),
        reference: column(row, "reference")?,
        conversation: ConversationId(id(column(row, "conversation")?)?),
        lang: parsed(column(row, "lang")?, "language")?,
        body: BodyId::from(column::<String>(row, "body")?),
        about: column(row, "about")?,
        name: column(row, "name")?,
        contact: contact(row)?,
        safety: column(row, "safety")?,
        urgent: column(row, "urgent")?,
        kind: from_word(column(row, "kind")?, "kind of handover")?,
        standing: standing(row)?,
        unread: column(row, "unread")?,
        created_at: time(column(row, "created_at")?)?,
        due_at: time(column(row, "due_at")?)?,
        queued_at: time(column(row, "queued_at")?)?,
        claimed_at: column::<Option<i64>>(row, "claimed_at")?.map(time).transpose()?,
        alarms: seq(column(row, "alarms")?)?,
        handled_at: column::<Option<i64>>(row, "handled_at")?.map(time).transpose()?,
        closed: closed(row)?,
        snapshot: from_json(column(row, "snapshot")?, "snapshot")?,
    })
}

fn standing(row: &Row) -> Result<Standing, StoreError> {
    let damaged = StoreError::Damaged("owner of a handover");
    let holder = || {
        let agent: Option<&str> = column(row, "held_by")?;
        let until: Option<i64> = column(row, "held_until")?;
        match (agent, until) {
            (Some(agent), Some(until)) => Ok(Holder { agent: AgentId(id(agent)?), until: time(until)? }),
            _ => Err(StoreError::Damaged("holder of a handover")),
        }
    };
    let owner = match column::<&str>(row, "owner")? {
        "bot" => Owner::Bot,
        "queue" => Owner::Queue,
        "agent" => Owner::Agent(holder()?),
        _ => return Err(damaged),
    };
    match (from_word(column(row, "state")?, "state of a handover")?, owner) {
        (State::Waiting, Owner::Queue) => Ok(Standing::Waiting),
        (State::Active, Owner::Agent(holder)) => Ok(Standing::Active(holder)),
        (State::Handled, owner) => Ok(Standing::Handled(owner)),
        (State::Closed, Owner::Bot) => Ok(Standing::Closed),
        _ => Err(damaged),
    }
}

fn contact(row: &Row) -> Result<ContactWay, StoreError> {
    let value = || Ok(column::<Option<String>>(row, "contact_value")?.unwrap_or_default());
    match column::<&str>(row, "contact_way")? {
        "come_back" => Ok(ContactWay::ComeBack),
        "phone" => value().map(ContactWay::Phone),
        "email" => value().map(ContactWay::Email),
        _ => Err(StoreError::Damaged("way of contact")),
    }
}

fn closed(row: &Row) -> Result<Option<Closed>, StoreError> {
    let Some(at) = column::<Option<i64>>(row, "closed_at")? else { return Ok(None) };
    Ok(Some(Closed {
        at: time(at)?,
        outcome: from_word(column(row, "outcome")?, "outcome")?,
        record: from_word(column(row, "record")?, "choice of record")?,
    }))
}

fn log_line(row: &Row) -> Result<LogLine, StoreError> {
    let agent: Option<&str> = column(row, "agent")?;
    Ok(LogLine {
        at: time(column(row, "at")?)?,
        agent: agent.map(id).transpose()?.map(AgentId),
        first_name: column(row, "first_name")?,
        what: column(row, "what")?,
        detail: column(row, "detail")?,
    })
}
