//! Weeding: what is older than its rule says goes, in transactions that also write the protocol of it.
//!
//! Each transaction takes a handful, so that nobody who writes has to wait for a long one. What may go is decided by the
//! queries below, asked again for every row once it is locked: never an open handover or what hangs on it, never a
//! record to be registered that was not exported after it was closed.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::config::{Decided, Kind};

use super::{
    Store, StoreError,
    db::{Db, query},
    values::{column, millis, parsed, time, word},
    writer::Write,
};

/// How many records one transaction takes.
const BATCH: i64 = 100;

// Each takes: before when, which record alone (or NULL), how many at most, and for handovers which choice.
const CONVERSATIONS: &str = "SELECT id, last_at AS at FROM conversations WHERE last_at < $1 \
    AND (CAST($2 AS TEXT) IS NULL OR id = $2) \
    AND NOT EXISTS (SELECT 1 FROM handovers WHERE handovers.conversation = conversations.id) \
    AND NOT EXISTS (SELECT 1 FROM feedback WHERE feedback.conversation = conversations.id) \
    ORDER BY last_at, id LIMIT $3";
const REQUESTED: &str = "SELECT id, last_at AS at FROM conversations WHERE last_at < $1 \
    AND (CAST($2 AS TEXT) IS NULL OR id = $2) \
    AND EXISTS (SELECT 1 FROM deletion_requests WHERE deletion_requests.conversation = conversations.id \
                AND deletion_requests.at < $1) \
    AND NOT EXISTS (SELECT 1 FROM handovers WHERE handovers.conversation = conversations.id) \
    AND NOT EXISTS (SELECT 1 FROM feedback WHERE feedback.conversation = conversations.id) \
    ORDER BY last_at, id LIMIT $3";
const HANDOVERS: &str = "SELECT id, closed_at AS at FROM handovers WHERE closed_at < $1 AND state = 'closed' \
    AND (CAST($2 AS TEXT) IS NULL OR id = $2) AND record = $4 \
    AND NOT EXISTS (SELECT 1 FROM handovers AS other WHERE other.conversation = handovers.conversation \
                    AND other.state <> 'closed') \
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.handover = handovers.id AND outbox.state = 'waiting') \
    AND (record <> 'register' OR EXISTS (SELECT 1 FROM handover_events WHERE handover_events.handover = handovers.id \
         AND handover_events.what = 'exported' AND handover_events.at >= handovers.closed_at)) \
    ORDER BY closed_at, id LIMIT $3";
const FEEDBACK: &str = "SELECT id, at FROM feedback WHERE at < $1 AND (CAST($2 AS TEXT) IS NULL OR id = $2) \
    AND NOT EXISTS (SELECT 1 FROM handovers WHERE handovers.conversation = feedback.conversation \
                    AND handovers.state <> 'closed') \
    ORDER BY at, id LIMIT $3";
const COUNTERS: &str = "SELECT DISTINCT day AS id FROM counters WHERE day < $1 \
    AND (CAST($2 AS TEXT) IS NULL OR day = $2) ORDER BY day LIMIT $3";

const LOCK_CONVERSATION: &str = "SELECT 1 FROM conversations WHERE id = $1 FOR UPDATE";
const LOCK_HANDOVER: &str = "SELECT 1 FROM handovers WHERE id = $1 FOR UPDATE";
const LOCK_FEEDBACK: &str = "SELECT 1 FROM feedback WHERE id = $1 FOR UPDATE";
const CONVERSATION_OF: &str = "SELECT conversation FROM handovers WHERE id = $1";

const DELETE_CONVERSATION: [&str; 4] = [
    "DELETE FROM deletion_requests WHERE conversation = $1",
    "DELETE FROM sessions WHERE conversation = $1",
    "DELETE FROM entries WHERE conversation = $1",
    "DELETE FROM conversations WHERE id = $1",
];
const DELETE_HANDOVER: [&str; 6] = [
    "DELETE FROM readings WHERE handover = $1",
    "DELETE FROM outbox WHERE handover = $1",
    "DELETE FROM links WHERE handover = $1",
    "DELETE FROM notes WHERE handover = $1",
    "DELETE FROM handover_events WHERE handover = $1",
    "DELETE FROM handovers WHERE id = $1",
];
const DELETE_FEEDBACK: [&str; 1] = ["DELETE FROM feedback WHERE id = $1"];
const COUNTERS_OF: &str = "SELECT count(DISTINCT name) FROM counters WHERE day = $1";
const DELETE_COUNTERS: [&str; 1] = ["DELETE FROM counters WHERE day = $1"];

const NOTE: &str = "INSERT INTO weeding_protocol (id, at, kind, oldest, newest, n, decision, decided_on, days) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET n = weeding_protocol.n + excluded.n, \
    oldest = CASE WHEN excluded.oldest < weeding_protocol.oldest THEN excluded.oldest ELSE weeding_protocol.oldest END, \
    newest = CASE WHEN excluded.newest > weeding_protocol.newest THEN excluded.newest ELSE weeding_protocol.newest END";
const PROTOCOL: &str = "SELECT id, at, kind, oldest, newest, n, decision, decided_on, days FROM weeding_protocol \
                        ORDER BY at, id";

const EXPIRED: [&str; 3] = [
    "DELETE FROM sessions WHERE expires_at <= $1",
    "DELETE FROM links WHERE expires_at <= $1",
    "DELETE FROM desk_sessions WHERE ends_at <= $1",
];

/// A handful of records of a kind to be weeded.
#[derive(Debug, Clone)]
pub(crate) struct Weed {
    /// The protocol that this belongs to.
    pub(crate) protocol: Uuid,
    pub(crate) kind: Kind,
    pub(crate) at: Timestamp,
    /// Records from before this moment go.
    pub(crate) before: Timestamp,
    /// The same as a local date, for what is kept by day.
    pub(crate) before_day: Date,
    pub(crate) decided: Decided,
}

/// What became of a handful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Handful {
    /// How many records went.
    pub(crate) weeded: i64,
    /// There may be more.
    pub(crate) more: bool,
}

/// What has expired: sessions of citizens and staff, and personal links. They are keys and no records.
#[derive(Debug)]
pub(crate) struct Tidy {
    pub(crate) now: Timestamp,
}

/// What was weeded at one time, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// Its identity.
    pub id: Uuid,
    /// When it was weeded.
    pub at: Timestamp,
    /// The kind, as the configuration names it.
    pub kind: String,
    /// From when the oldest record was.
    pub oldest: Timestamp,
    /// From when the newest record was.
    pub newest: Timestamp,
    /// How many records.
    pub n: i64,
    /// The number of the decision.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: Date,
    /// How many days such a record is kept.
    pub days: i64,
}

impl Write for Weed {
    type Done = Handful;

    async fn run(self, db: &mut Db<'_>) -> Result<Handful, StoreError> {
        let found = self.candidates(&mut *db, None, BATCH).await?;
        let (mut weeded, mut times) = (0, Vec::new());
        for (id, at) in &found {
            let n = self.take(&mut *db, id).await?;
            if n > 0 {
                weeded += n;
                times.push(*at);
            }
        }
        if let (Some(oldest), Some(newest)) = (times.iter().min(), times.iter().max()) {
            self.note(db, (*oldest, *newest), weeded).await?;
        }
        Ok(Handful { weeded, more: weeded > 0 && i64::try_from(found.len()).is_ok_and(|found| found == BATCH) })
    }
}

impl Weed {
    /// What may go, oldest first, with when it is from.
    async fn candidates(&self, db: &mut Db<'_>, id: Option<&str>, most: i64) -> Result<Vec<(String, i64)>, StoreError> {
        let by_time = |sql| query(sql).bind(millis(self.before)).bind(id).bind(most);
        let rows = match self.kind {
            Kind::Conversations => by_time(CONVERSATIONS),
            Kind::Requested => by_time(REQUESTED),
            Kind::Feedback => by_time(FEEDBACK),
            Kind::Handovers(choice) => by_time(HANDOVERS).bind(word(&choice, "choice of record")?),
            Kind::Counters => query(COUNTERS).bind(self.before_day.to_string()).bind(id).bind(most),
        };
        let rows = rows.fetch_all(db).await?;
        let by_day = self.kind == Kind::Counters;
        let read = |row| {
            let id: String = column(row, "id")?;
            let at = if by_day { noon(&id)? } else { column(row, "at")? };
            Ok((id, at))
        };
        rows.iter().map(read).collect()
    }

    /// Takes one record away, if it still may go once nobody else can change it; how many of its kind went.
    async fn take(&self, db: &mut Db<'_>, id: &str) -> Result<i64, StoreError> {
        match self.kind {
            Kind::Conversations | Kind::Requested => db.lock(LOCK_CONVERSATION, id.to_owned()).await?,
            Kind::Handovers(_) => db.lock(LOCK_HANDOVER, id.to_owned()).await?,
            Kind::Feedback => db.lock(LOCK_FEEDBACK, id.to_owned()).await?,
            Kind::Counters => {}
        }
        if self.candidates(&mut *db, Some(id), 1).await?.is_empty() {
            return Ok(0);
        }
        match self.kind {
            Kind::Conversations | Kind::Requested => delete(db, &DELETE_CONVERSATION, id).await,
            Kind::Handovers(_) => self.take_handover(db, id).await,
            Kind::Feedback => delete(db, &DELETE_FEEDBACK, id).await,
            Kind::Counters => {
                // A counter may be several rows.
                let n = query(COUNTERS_OF).bind(id).scalar(&mut *db).await?;
                delete(db, &DELETE_COUNTERS, id).await?;
                Ok(n)
            }
        }
    }

    /// A handover, and its conversation unless something else hangs on that.
    async fn take_handover(&self, db: &mut Db<'_>, id: &str) -> Result<i64, StoreError> {
        let conversation: String = query(CONVERSATION_OF).bind(id).scalar(&mut *db).await?;
        let n = delete(&mut *db, &DELETE_HANDOVER, id).await?;
        db.lock(LOCK_CONVERSATION, conversation.clone()).await?;
        let alone = Self { kind: Kind::Conversations, ..self.clone() };
        if !alone.candidates(&mut *db, Some(&conversation), 1).await?.is_empty() {
            delete(db, &DELETE_CONVERSATION, &conversation).await?;
        }
        Ok(n)
    }

    async fn note(&self, db: &mut Db<'_>, (oldest, newest): (i64, i64), n: i64) -> Result<(), StoreError> {
        query(NOTE)
            .bind(self.protocol.to_string())
            .bind(millis(self.at))
            .bind(self.kind.as_str())
            .bind(oldest)
            .bind(newest)
            .bind(n)
            .bind(&self.decided.decision)
            .bind(self.decided.decided_on.to_string())
            .bind(i64::from(self.decided.days))
            .execute(db)
            .await?;
        Ok(())
    }
}

impl Write for Tidy {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        for sql in EXPIRED {
            query(sql).bind(millis(self.now)).execute(&mut *db).await?;
        }
        Ok(())
    }
}

impl Store {
    /// How many records a rule would weed now. Counts counters by day.
    pub(crate) async fn would_weed(&self, weed: &Weed) -> Result<usize, StoreError> {
        Ok(weed.candidates(&mut self.readers.acquire().await?, None, i64::MAX).await?.len())
    }

    /// What was weeded, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn weeding_protocol(&self) -> Result<Vec<Protocol>, StoreError> {
        let rows = query(PROTOCOL).fetch_all(&mut self.readers.acquire().await?).await?;
        let read = |row| {
            Ok(Protocol {
                id: super::values::id(column(row, "id")?)?,
                at: time(column(row, "at")?)?,
                kind: column(row, "kind")?,
                oldest: time(column(row, "oldest")?)?,
                newest: time(column(row, "newest")?)?,
                n: column(row, "n")?,
                decision: column(row, "decision")?,
                decided_on: parsed(column(row, "decided_on")?, "date of a decision")?,
                days: column(row, "days")?,
            })
        };
        rows.iter().map(read).collect()
    }
}

/// Runs statements on one id; how many rows the last one changed.
async fn delete(db: &mut Db<'_>, statements: &[&'static str], id: &str) -> Result<i64, StoreError> {
    let mut changed = 0;
    for sql in statements {
        changed = query(sql).bind(id).execute(&mut *db).await?;
    }
    Ok(i64::try_from(changed).unwrap_or(i64::MAX))
}

/// A day as a moment within it, whichever the time zone of the reader.
fn noon(day: &str) -> Result<i64, StoreError> {
    let day: Date = parsed(day, "day of a counter")?;
    let noon = jiff::tz::TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0));
    noon.map(millis).map_err(|_| StoreError::Damaged("day of a counter"))
}
