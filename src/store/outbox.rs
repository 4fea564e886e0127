//! The outbox: what is to be told of handovers, written in the transaction of the event, taken out by one sender at a
//! time, and kept until it has arrived or a person must see to it.
//!
//! Letters of one handover to one audience leave in the order of their events. One that waits for its next try holds
//! back those behind it; a dead one does not, and when it is sent again its number says that it is old. A letter may
//! leave twice (the sender died before it could note that it had arrived), never not at all.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use jiff::Timestamp;

use crate::handover::{AgentId, Audience, CITIZEN_WAITS, HandoverId, Letter};

use super::{
    Store, StoreError,
    db::{Db, Readers, Row, query},
    handovers,
    values::{column, id, millis, parsed, seq, time},
    writer::Write,
};

const INSERT: &str = "INSERT INTO outbox (handover, seq, audience, what, at, state, tries, refusals, next_at) \
                      VALUES ($1, $2, $3, $4, $5, 'waiting', 0, 0, $6)";
// The citizen is told only when they gave an address; a letter that is still to leave tells of this answer too.
const CITIZEN_HEARS: &str = "SELECT count(*) FROM handovers WHERE id = $1 AND contact_way = 'email' \
                             AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.handover = handovers.id \
                             AND audience = 'citizen' AND outbox.state = 'waiting' AND next_at > $2)";
// A live chat rings at the desk; the function hears of it when it becomes an errand, or when nobody comes.
const IS_LIVE: &str = "SELECT count(*) FROM handovers WHERE id = $1 AND kind = 'live'";
const LEASE: &str = "INSERT INTO senders (audience, holder, until) VALUES ($1, $2, $3) \
                     ON CONFLICT (audience) DO UPDATE SET holder = $2, until = $3 \
                     WHERE senders.holder = $2 OR senders.until <= $4";
const RELEASE: &str = "DELETE FROM senders WHERE holder = $1";
const DUE: &str = "SELECT handover, seq, audience, what, at, tries, refusals FROM outbox WHERE audience = $1 \
                   AND state = 'waiting' AND next_at <= $2 AND NOT EXISTS (SELECT 1 FROM outbox AS earlier \
                   WHERE earlier.handover = outbox.handover AND earlier.audience = outbox.audience \
                   AND earlier.state = 'waiting' AND earlier.seq < outbox.seq) ORDER BY next_at, handover LIMIT $3";
const ANY_DUE: &str = "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE audience = $1 AND state = 'waiting' AND next_at <= $2 LIMIT 1) AS due";
const SENT: &str = "UPDATE outbox SET state = 'sent', done_at = $4, fault = NULL \
                    WHERE handover = $1 AND seq = $2 AND audience = $3 AND state = 'waiting'";
const FAILED: &str = "UPDATE outbox SET tries = $4, refusals = $5, next_at = $6, fault = $7 \
                      WHERE handover = $1 AND seq = $2 AND audience = $3 AND state = 'waiting'";
const DEAD: &str = "UPDATE outbox SET state = 'dead', done_at = $4, tries = $5, refusals = $6, fault = $7 \
                    WHERE handover = $1 AND seq = $2 AND audience = $3 AND state = 'waiting'";
const AGAIN: &str = "UPDATE outbox SET state = 'waiting', tries = 0, refusals = 0, next_at = $4, done_at = NULL \
                     WHERE handover = $1 AND seq = $2 AND audience = $3 AND state = 'dead'";
const OPEN_WAY: &str = "UPDATE outbox SET next_at = $2 WHERE audience = $1 AND state = 'waiting' AND tries > 0 \
                        AND refusals = 0 AND next_at > $2";
const CLOSE_WAY: &str =
    "UPDATE outbox SET state = 'dead', done_at = $2, fault = $3 WHERE audience = $1 AND state = 'waiting'";
const DEAD_LETTERS: &str = "SELECT outbox.handover, outbox.seq, audience, what, at, tries, refusals, fault, done_at, \
                            reference FROM outbox JOIN handovers ON handovers.id = outbox.handover \
                            WHERE outbox.state = 'dead' ORDER BY done_at, outbox.handover, outbox.seq LIMIT 500";
const FIGURES: &str = "SELECT coalesce(sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS waiting, \
                       coalesce(sum(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0) AS dead, \
                       min(CASE WHEN state = 'waiting' THEN at END) AS oldest FROM outbox \
                       WHERE audience = $1 AND state <> 'sent'";

/// Who is told of events at all, as configured: set once at start, shared by everything that writes.
#[derive(Debug, Clone, Default)]
pub(super) struct Told(Arc<AtomicU8>);

impl Told {
    fn set(&self, audiences: &[Audience]) {
        self.0.store(audiences.iter().fold(0, |bits, audience| bits | bit(*audience)), Ordering::Relaxed);
    }

    /// Whether an audience is told.
    pub(super) fn has(&self, audience: Audience) -> bool {
        self.0.load(Ordering::Relaxed) & bit(audience) != 0
    }
}

const fn bit(audience: Audience) -> u8 {
    match audience {
        Audience::Function => 1,
        Audience::Citizen => 2,
        Audience::System => 4,
    }
}

/// Takes the letters that are due, for as long as the lease lasts. Another process that holds it leaves none.
#[derive(Debug, Clone)]
pub(crate) struct TakeLetters {
    pub(crate) audience: Audience,
    /// The sender, a name of its own for each process.
    pub(crate) holder: String,
    pub(crate) at: Timestamp,
    /// Until when no other process sends.
    pub(crate) until: Timestamp,
    pub(crate) most: u32,
}

/// What became of a letter.
#[derive(Debug, Clone)]
pub(crate) struct Settle {
    pub(crate) letter: Letter,
    pub(crate) at: Timestamp,
    pub(crate) outcome: Settled,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Settled {
    /// The other side has it.
    Sent,
    /// It is tried again.
    Again { next_at: Timestamp, refused: bool, fault: String },
    /// A person must see to it.
    Dead { refused: bool, fault: String },
}

/// The other side can be reached again: what waits for its next try need not wait longer.
#[derive(Debug)]
pub(crate) struct OpenWay {
    pub(crate) audience: Audience,
    pub(crate) at: Timestamp,
}

/// Nobody is told any more: what still waits for a way that is no longer configured is given up, where staff see it.
#[derive(Debug)]
pub(crate) struct CloseWay {
    pub(crate) audience: Audience,
    pub(crate) at: Timestamp,
    pub(crate) fault: &'static str,
}

/// A process sends no more: another may at once.
#[derive(Debug)]
pub(crate) struct LeaveLetters {
    pub(crate) holder: String,
}

/// A member of staff has a dead letter sent again.
#[derive(Debug)]
pub(crate) struct SendAgain {
    pub(crate) handover: HandoverId,
    pub(crate) seq: u32,
    pub(crate) audience: Audience,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
}

/// A letter that was given up, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    /// It.
    pub letter: Letter,
    /// What people call its handover.
    pub reference: String,
    /// Why, in words for staff who know the other side: never an address, never a word of anybody's.
    pub fault: String,
    /// When it was given up.
    pub died_at: Timestamp,
}

/// How much waits for an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxFigures {
    /// How many letters wait.
    pub waiting: i64,
    /// How many were given up.
    pub dead: i64,
    /// When what the oldest waiting letter tells of happened.
    pub oldest: Option<Timestamp>,
}

impl Write for TakeLetters {
    type Done = Vec<Letter>;

    async fn run(self, db: &mut Db<'_>) -> Result<Vec<Letter>, StoreError> {
        let leased = query(LEASE)
            .bind(self.audience.as_str())
            .bind(self.holder)
            .bind(millis(self.until))
            .bind(millis(self.at))
            .execute(&mut *db)
            .await?;
        if leased == 0 {
            return Ok(Vec::new());
        }
        let due = query(DUE).bind(self.audience.as_str()).bind(millis(self.at)).bind(self.most);
        due.fetch_all(db).await?.iter().map(letter).collect()
    }
}

impl Write for Settle {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let Self { letter, at, outcome } = self;
        let of_letter =
            |sql| query(sql).bind(letter.handover.to_string()).bind(letter.seq).bind(letter.audience.as_str());
        let refusals = |refused: bool| letter.refusals.saturating_add(u32::from(refused));
        let tries = letter.tries.saturating_add(1);
        let statement = match outcome {
            Settled::Sent => of_letter(SENT).bind(millis(at)),
            Settled::Again { next_at, refused, fault } => {
                of_letter(FAILED).bind(tries).bind(refusals(refused)).bind(millis(next_at)).bind(fault)
            }
            Settled::Dead { refused, fault } => {
                of_letter(DEAD).bind(millis(at)).bind(tries).bind(refusals(refused)).bind(fault)
            }
        };
        statement.execute(db).await?;
        Ok(())
    }
}

impl Write for OpenWay {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(OPEN_WAY).bind(self.audience.as_str()).bind(millis(self.at)).execute(db).await?;
        Ok(())
    }
}

impl Write for CloseWay {
    /// How many letters were given up.
    type Done = u64;

    async fn run(self, db: &mut Db<'_>) -> Result<u64, StoreError> {
        let close = query(CLOSE_WAY).bind(self.audience.as_str()).bind(millis(self.at)).bind(self.fault);
        Ok(close.execute(db).await?)
    }
}

impl Write for LeaveLetters {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(RELEASE).bind(self.holder).execute(db).await?;
        Ok(())
    }
}

impl Write for SendAgain {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        handovers::hold(&mut *db, self.handover).await?;
        let done = query(AGAIN)
            .bind(self.handover.to_string())
            .bind(self.seq)
            .bind(self.audience.as_str())
            .bind(millis(self.at))
            .execute(&mut *db)
            .await?;
        if done == 0 {
            return Err(StoreError::NotFound);
        }
        let detail = self.audience.as_str();
        handovers::log(db, self.handover, self.at, Some(self.agent), ("sent_again", Some(detail))).await
    }
}

impl Store {
    /// Says who is told of events from now on.
    pub(crate) fn tell_of_events_to(&self, audiences: &[Audience]) {
        self.told.set(audiences);
    }

    /// Whether any letter is due. Without a write, so that asking every second costs little.
    pub(crate) async fn has_letters(&self, audience: Audience, now: Timestamp) -> Result<bool, StoreError> {
        let asked = query(ANY_DUE).bind(audience.as_str()).bind(millis(now));
        Ok(asked.scalar::<i64>(&mut self.readers.acquire().await?).await? > 0)
    }

    /// The letters that were given up, the first to be so on top; at most 500.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dead_letters(&self) -> Result<Vec<DeadLetter>, StoreError> {
        let rows = query(DEAD_LETTERS).fetch_all(&mut self.readers.acquire().await?).await?;
        let dead = |row| {
            Ok(DeadLetter {
                letter: letter(row)?,
                reference: column(row, "reference")?,
                fault: column::<Option<String>>(row, "fault")?.unwrap_or_default(),
                died_at: time(column(row, "done_at")?)?,
            })
        };
        rows.iter().map(dead).collect()
    }

    /// Whether other processes may share the database.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self.readers, Readers::Postgres(_))
    }

    /// How much waits for an audience.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_figures(&self, audience: Audience) -> Result<OutboxFigures, StoreError> {
        let row = query(FIGURES).bind(audience.as_str()).fetch_one(&mut self.readers.acquire().await?).await?;
        let oldest: Option<i64> = column(&row, "oldest")?;
        Ok(OutboxFigures {
            waiting: column(&row, "waiting")?,
            dead: column(&row, "dead")?,
            oldest: oldest.map(time).transpose()?,
        })
    }
}

/// Puts the letters about an event into the outbox, in its transaction.
pub(super) async fn tell_of(
    db: &mut Db<'_>,
    handover: HandoverId,
    number: i64,
    at: Timestamp,
    (what, detail): (&str, Option<&str>),
) -> Result<(), StoreError> {
    for audience in Audience::ALL {
        if !audience.hears_of(what, detail) || !db.tells(audience) {
            continue;
        }
        let mut next_at = at;
        if audience == Audience::Function && what == "created" {
            let live: i64 = query(IS_LIVE).bind(handover.to_string()).scalar(&mut *db).await?;
            if live > 0 {
                continue;
            }
        }
        if audience == Audience::Citizen {
            let hears = query(CITIZEN_HEARS).bind(handover.to_string()).bind(millis(at));
            if hears.scalar::<i64>(&mut *db).await? == 0 {
                continue;
            }
            next_at = at.saturating_add(CITIZEN_WAITS).unwrap_or(at);
        }
        query(INSERT)
            .bind(handover.to_string())
            .bind(number)
            .bind(audience.as_str())
            .bind(what)
            .bind(millis(at))
            .bind(millis(next_at))
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

fn letter(row: &Row) -> Result<Letter, StoreError> {
    let small = |number: i64| u32::try_from(number).map_err(|_| StoreError::Damaged("number of a letter"));
    Ok(Letter {
        handover: HandoverId(id(column(row, "handover")?)?),
        seq: seq(column(row, "seq")?)?,
        audience: parsed(column(row, "audience")?, "audience")?,
        what: column(row, "what")?,
        at: time(column(row, "at")?)?,
        tries: small(column(row, "tries")?)?,
        refusals: small(column(row, "refusals")?)?,
    })
}
