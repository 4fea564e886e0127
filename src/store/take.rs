//! Staff take a stand on a handover: read, answer, close. [`crate::handover::Standing::after`] says what may be done.

use jiff::{Timestamp, civil::Date};

use crate::{
    conversation::{Body, Entry, Seq},
    handover::{Action, Agent, AgentId, HandoverId, Holder, Kind, Outcome, RecordChoice, announced},
};

use super::{
    StoreError, counters,
    db::{Db, query},
    entries, handovers,
    step::{say, stand},
    values::{millis, word},
    writer::Write,
};

// A stand that was taken stays taken: the first time is the one that counts (R8).
const HANDLE: &str = "UPDATE handovers SET unread = FALSE, handled_at = COALESCE(handled_at, $2), \
                      claimed_at = COALESCE(claimed_at, $2), alarms = 0 WHERE id = $1";
const CLOSE: &str = "UPDATE handovers SET unread = FALSE, handled_at = COALESCE(handled_at, $2), \
                     closed_at = $2, outcome = $3, record = $4 WHERE id = $1";
const READ: &str = "UPDATE handovers SET unread = FALSE WHERE id = $1 AND unread = TRUE \
                    AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.conversation = handovers.conversation \
                    AND author = 'citizen' AND seq > $2)";

/// A member of staff answers.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) handover: HandoverId,
    pub(crate) agent: Agent,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    pub(crate) text: String,
    pub(crate) client_id: String,
    pub(crate) leases: Leases,
}

/// Until when whoever takes a handover has it, if nothing more is heard of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leases {
    pub(crate) live: Timestamp,
    pub(crate) errand: Timestamp,
}

impl Leases {
    /// The lease for a kind of handover.
    pub(crate) const fn of(self, kind: Kind) -> Timestamp {
        match kind {
            Kind::Live => self.live,
            Kind::Errand => self.errand,
        }
    }
}

/// A member of staff closes.
#[derive(Debug, Clone)]
pub(crate) struct Close {
    pub(crate) handover: HandoverId,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    pub(crate) outcome: Outcome,
    pub(crate) record: RecordChoice,
}

/// A member of staff has looked at what the citizen wrote last.
#[derive(Debug, Clone)]
pub(crate) struct MarkRead {
    pub(crate) handover: HandoverId,
    pub(crate) agent: AgentId,
    /// The last entry that was on the page; what came later is unread still.
    pub(crate) seen: Seq,
    pub(crate) at: Timestamp,
}

impl Write for Reply {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let handover = handovers::hold(&mut *db, self.handover).await?;
        let conversation = handover.conversation;
        if let Some(before) = entries::of_client(&mut *db, conversation, "agent", &self.client_id).await? {
            let same = matches!(&before.body, Body::Agent { text, .. } if *text == self.text);
            return if same { Ok(()) } else { Err(StoreError::ClientIdReused) };
        }
        let action = Action::Reply(Holder { agent: self.agent.id, until: self.leases.of(handover.kind) });
        let standing = handover.standing.after(action)?;
        if let Some(event) = announced(&handover, action, Some(&self.agent), None) {
            say(&mut *db, conversation, self.at, event).await?;
        }
        let seq = entries::advance(&mut *db, conversation, 1, self.at).await?;
        let Agent { id, first_name: name, function, .. } = self.agent;
        let entry = Entry { seq, at: self.at, body: Body::Agent { name, function, text: self.text } };
        entries::insert(&mut *db, conversation, &entry, Some(&self.client_id)).await?;
        stand(&mut *db, self.handover, standing).await?;
        query(HANDLE).bind(self.handover.to_string()).bind(millis(self.at)).execute(&mut *db).await?;
        if !handover.standing.is_handled() {
            counters::add(&mut *db, self.day, "handover:handled").await?;
        }
        handovers::log(db, self.handover, self.at, Some(id), ("replied", None)).await
    }
}

impl Write for Close {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let handover = handovers::hold(&mut *db, self.handover).await?;
        let action = Action::Close(self.agent);
        let standing = handover.standing.after(action)?;
        let (outcome, record) = (word(&self.outcome, "outcome")?, word(&self.record, "choice of record")?);
        if let Some(event) = announced(&handover, action, None, None) {
            say(&mut *db, handover.conversation, self.at, event).await?;
        }
        stand(&mut *db, self.handover, standing).await?;
        query(CLOSE)
            .bind(self.handover.to_string())
            .bind(millis(self.at))
            .bind(&outcome)
            .bind(&record)
            .execute(&mut *db)
            .await?;
        counters::add(&mut *db, self.day, "handover:closed").await?;
        let detail = format!("{outcome}, {record}");
        handovers::log(db, self.handover, self.at, Some(self.agent), ("closed", Some(&detail))).await
    }
}

impl Write for MarkRead {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        handovers::hold(&mut *db, self.handover).await?;
        let done = query(READ).bind(self.handover.to_string()).bind(i64::from(self.seen)).execute(&mut *db).await?;
        if done == 0 {
            return Ok(());
        }
        handovers::log(db, self.handover, self.at, Some(self.agent), ("read", None)).await
    }
}
