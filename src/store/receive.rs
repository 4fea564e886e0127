//! A handover is taken in: reference, row, snapshot, entry, log, personal link and longer sessions in one transaction.

use jiff::{Timestamp, civil::Date};

use crate::{
    conversation::{Body, ConversationId, Entry, Event, Seq},
    handover::{ContactWay, Handover, HandoverId, Kind, State},
    knowledge::BodyId,
    language::Tag,
};

use super::{
    StoreError, TokenHash, conversations,
    conversations::Begin,
    counters,
    db::{Db, query},
    entries, handovers, links, sessions,
    values::{millis, to_json, word},
    writer::Write,
};

const NEXT_NUMBER: &str = "INSERT INTO handover_series (year, last) VALUES ($1, 1) \
                           ON CONFLICT (year) DO UPDATE SET last = handover_series.last + 1 RETURNING last";
const OF_CLIENT: &str = "SELECT * FROM handovers WHERE client_key = $1";
const INSERT: &str = "INSERT INTO handovers (id, reference, conversation, lang, body, about, name, contact_way, \
                      contact_value, safety, urgent, state, unread, created_at, due_at, snapshot, client_key, kind, \
                      queued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
                      $18, $14)";

/// A conversation to be handed over.
#[derive(Debug, Clone)]
pub(crate) struct HandOver {
    pub(crate) id: HandoverId,
    pub(crate) conversation: ConversationId,
    /// The conversation begins with this handover.
    pub(crate) begin: Option<Begin>,
    /// The last entry that body and urgency were read from.
    pub(crate) after: Seq,
    pub(crate) at: Timestamp,
    /// The local date: the series of references is per year.
    pub(crate) day: Date,
    pub(crate) due_at: Timestamp,
    pub(crate) lang: Tag,
    pub(crate) body: BodyId,
    pub(crate) about: String,
    pub(crate) name: Option<String>,
    pub(crate) contact: ContactWay,
    pub(crate) safety: Option<String>,
    pub(crate) urgent: bool,
    pub(crate) kind: Kind,
    pub(crate) reason: Option<String>,
    /// The same key again is the same form again; tried in turn, and the first is stored.
    pub(crate) client_keys: Vec<String>,
    pub(crate) link: TokenHash,
    /// How long link and sessions are open.
    pub(crate) until: Timestamp,
}

/// A handover that was taken in, now or when the same form came before.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) handover: Handover,
    pub(crate) repeated: bool,
}

impl Write for HandOver {
    type Done = Received;

    async fn run(self, db: &mut Db<'_>) -> Result<Received, StoreError> {
        if self.begin.is_none() {
            conversations::hold(&mut *db, self.conversation).await?;
        }
        if let Some(handover) = self.before(&mut *db).await? {
            if let Some(begin) = &self.begin {
                sessions::insert(&mut *db, &begin.token, handover.conversation, self.until).await?;
            }
            links::insert(db, &self.link, handover.id, self.until).await?;
            return Ok(Received { handover, repeated: true });
        }
        if let Some(reference) = handovers::open_reference(&mut *db, self.conversation).await? {
            return Err(StoreError::AlreadyOpen(reference));
        }
        let handover = self.receive(db).await?;
        Ok(Received { handover, repeated: false })
    }
}

impl HandOver {
    /// The handover that the same form made before.
    async fn before(&self, db: &mut Db<'_>) -> Result<Option<Handover>, StoreError> {
        for key in &self.client_keys {
            if let Some(row) = query(OF_CLIENT).bind(key).fetch_optional(&mut *db).await? {
                let handover = handovers::handover(&row)?;
                if self.begin.is_some() || handover.conversation == self.conversation {
                    return Ok(Some(handover));
                }
            }
        }
        Ok(None)
    }

    async fn receive(self, db: &mut Db<'_>) -> Result<Handover, StoreError> {
        if let Some(begin) = &self.begin {
            conversations::begin(&mut *db, self.conversation, begin, self.at).await?;
        }
        let snapshot = entries::after(&mut *db, self.conversation, 0).await?;
        entries::advance_from(&mut *db, self.conversation, self.after, 1, (self.at, self.lang)).await?;
        let reference = next_reference(&mut *db, self.day).await?;
        let event = match self.kind {
            Kind::Errand => Event::HandedOver { reference: reference.clone(), due_at: self.due_at },
            Kind::Live => Event::Queued { reference: reference.clone() },
        };
        let entry = Entry { seq: self.after + 1, at: self.at, body: Body::Event { event } };
        entries::insert(&mut *db, self.conversation, &entry, None).await?;
        self.insert(&mut *db, &reference, &to_json(&snapshot, "snapshot")?).await?;
        handovers::log(&mut *db, self.id, self.at, None, ("created", self.reason.as_deref())).await?;
        counters::add(&mut *db, self.day, "handover").await?;
        if self.kind == Kind::Live {
            counters::add(&mut *db, self.day, "handover:live").await?;
        }
        links::insert(&mut *db, &self.link, self.id, self.until).await?;
        sessions::extend_all(&mut *db, self.conversation, self.until).await?;
        handovers::find(db, self.id).await
    }

    async fn insert(&self, db: &mut Db<'_>, reference: &str, snapshot: &str) -> Result<(), StoreError> {
        let (way, value) = match &self.contact {
            ContactWay::ComeBack => ("come_back", None),
            ContactWay::Phone(number) => ("phone", Some(number)),
            ContactWay::Email(address) => ("email", Some(address)),
        };
        query(INSERT)
            .bind(self.id.to_string())
            .bind(reference)
            .bind(self.conversation.to_string())
            .bind(self.lang.as_str())
            .bind(self.body.as_str())
            .bind(&self.about)
            .bind(self.name.as_deref())
            .bind(way)
            .bind(value)
            .bind(self.safety.as_deref())
            .bind(self.urgent)
            .bind(word(&State::Waiting, "state of a handover")?)
            .bind(false)
            .bind(millis(self.at))
            .bind(millis(self.due_at))
            .bind(snapshot)
            .bind(self.client_keys.first())
            .bind(word(&self.kind, "kind of handover")?)
            .execute(db)
            .await?;
        Ok(())
    }
}

/// `MS-26-0042`: the transaction gives the number and holds the series until COMMIT, so that it has neither gaps nor
/// repeats.
async fn next_reference(db: &mut Db<'_>, day: Date) -> Result<String, StoreError> {
    let row = query(NEXT_NUMBER).bind(i64::from(day.year())).fetch_one(db).await?;
    let number: i64 = row.try_get(0)?;
    Ok(format!("MS-{:02}-{number:04}", day.year().rem_euclid(100)))
}
