//! Conversations: begun, read whole or in part, and one turn added.

use jiff::{Timestamp, civil::Date};

use crate::{
    conversation::{Body, Conversation, ConversationId, Entry, Seq},
    dialogue::Reply,
    handover::Kind,
    language::Tag,
};

use super::{
    Store, StoreError, TokenHash, counters,
    db::{Db, query},
    entries, handovers, sessions,
    values::{millis, parsed, seq, time},
    writer::Write,
};

const INSERT: &str = "INSERT INTO conversations (id, lang, started_at, last_at, last_seq) VALUES ($1, $2, $3, $3, 0)";
// Not FOR UPDATE: sessions and feedback, whose rows refer to this one, need not wait for a turn.
const HOLD: &str = "SELECT 1 FROM conversations WHERE id = $1 FOR NO KEY UPDATE";
const FIND: &str = "SELECT lang, started_at, last_seq, blocked_at FROM conversations WHERE id = $1";

/// A conversation to begin, with the session that opens it.
#[derive(Debug, Clone)]
pub(crate) struct Begin {
    pub(crate) lang: Tag,
    pub(crate) token: TokenHash,
    pub(crate) expires_at: Timestamp,
}

/// A conversation in which nothing is said yet.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) conversation: ConversationId,
    pub(crate) begin: Begin,
    pub(crate) at: Timestamp,
}

/// A question and its reply, in one durable write.
#[derive(Debug, Clone)]
pub(crate) struct CommitTurn {
    pub(crate) conversation: ConversationId,
    /// The conversation begins with this turn.
    pub(crate) begin: Option<Begin>,
    /// The last entry that the reply was computed from.
    pub(crate) after: Seq,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    pub(crate) lang: Tag,
    pub(crate) text: String,
    pub(crate) reply: Reply,
    pub(crate) client_id: Option<String>,
    /// Category of danger in a text for an open handover: the desk is to see it (S-10).
    pub(crate) safety: Option<String>,
}

/// What became of a turn.
#[derive(Debug)]
pub(crate) enum Committed {
    /// It is stored.
    Stored(Vec<Entry>),
    /// It was stored before, with the reply of then.
    Repeated(Vec<Entry>),
}

/// A conversation as far as a turn needs it.
pub(crate) struct Recent {
    /// It, with its last entries.
    pub(crate) conversation: Conversation,
    /// The number of the last.
    pub(crate) last: Seq,
    /// The reference of the handover by which a person has it, which may have been made earlier.
    pub(crate) handed_over: Option<String>,
    /// The citizen may not write on in it.
    pub(crate) is_blocked: bool,
}

struct Head {
    conversation: Conversation,
    last: Seq,
    is_blocked: bool,
}

impl Write for Start {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        begin(db, self.conversation, &self.begin, self.at).await
    }
}

impl Write for CommitTurn {
    type Done = Committed;

    async fn run(self, db: &mut Db<'_>) -> Result<Committed, StoreError> {
        let id = self.conversation;
        match &self.begin {
            Some(first) => begin(&mut *db, id, first, self.at).await?,
            None => hold(&mut *db, id).await?,
        }
        if let Some(client_id) = &self.client_id
            && let Some(before) = entries::turn_of_client(&mut *db, id, client_id, &self.text).await?
        {
            return Ok(Committed::Repeated(before));
        }
        let counter = format!("turn:{}", self.reply.kind());
        // In a live chat the service is silent (T-3): that a message arrived is seen in the conversation.
        let is_silent = matches!(self.reply, Reply::Delivered(_))
            && handovers::citizen_wrote(&mut *db, id, self.at, self.safety.as_deref()).await? == Kind::Live;
        entries::advance_from(&mut *db, id, self.after, if is_silent { 1 } else { 2 }, (self.at, self.lang)).await?;
        let said = Entry { seq: self.after + 1, at: self.at, body: Body::Citizen { text: self.text } };
        let reply = Entry { seq: self.after + 2, at: self.at, body: Body::Service { reply: self.reply } };
        entries::insert(&mut *db, id, &said, self.client_id.as_deref()).await?;
        if !is_silent {
            entries::insert(&mut *db, id, &reply, None).await?;
        }
        counters::add(db, self.day, &counter).await?;
        Ok(Committed::Stored(if is_silent { vec![said] } else { vec![said, reply] }))
    }
}

impl Store {
    /// A conversation with everything said in it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn conversation(&self, id: ConversationId) -> Result<Conversation, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        let Head { mut conversation, .. } = head(&mut snapshot, id).await?;
        conversation.entries = entries::after(&mut snapshot, id, 0).await?;
        Ok(conversation)
    }

    /// A conversation with its last `n` entries.
    pub(crate) async fn recent(&self, id: ConversationId, n: Seq) -> Result<Recent, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        let Head { mut conversation, last, is_blocked } = head(&mut snapshot, id).await?;
        conversation.entries = entries::after(&mut snapshot, id, last.saturating_sub(n)).await?;
        let handed_over = handovers::persons_reference(&mut snapshot, id).await?;
        Ok(Recent { conversation, last, handed_over, is_blocked })
    }

    /// The entries after a number, oldest first: what a reader of server-sent events has not seen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn entries_after(&self, id: ConversationId, seq: Seq) -> Result<Vec<Entry>, StoreError> {
        entries::after(&mut self.readers.acquire().await?, id, seq).await
    }

    /// The turn that was stored before under a sender's own id.
    pub(crate) async fn said_before(
        &self,
        id: ConversationId,
        client_id: &str,
        text: &str,
    ) -> Result<Option<Vec<Entry>>, StoreError> {
        entries::turn_of_client(&mut self.readers.acquire().await?, id, client_id, text).await
    }
}

/// Writes a conversation in which nothing is said, and its session.
pub(super) async fn begin(db: &mut Db<'_>, id: ConversationId, begin: &Begin, at: Timestamp) -> Result<(), StoreError> {
    query(INSERT).bind(id.to_string()).bind(begin.lang.as_str()).bind(millis(at)).execute(&mut *db).await?;
    sessions::insert(db, &begin.token, id, begin.expires_at).await
}

/// From here until COMMIT nobody else writes to a conversation: its row stands for everything in it, and whoever writes
/// takes it first, so that two never wait for each other.
pub(super) async fn hold(db: &mut Db<'_>, id: ConversationId) -> Result<(), StoreError> {
    db.lock(HOLD, id.to_string()).await
}

/// A conversation without its entries.
async fn head(db: &mut Db<'_>, id: ConversationId) -> Result<Head, StoreError> {
    let row = query(FIND).bind(id.to_string()).fetch_optional(db).await?.ok_or(StoreError::NotFound)?;
    let conversation = Conversation {
        id,
        lang: parsed(row.try_get(0)?, "language")?,
        started_at: time(row.try_get(1)?)?,
        entries: Vec::new(),
    };
    let is_blocked = row.try_get::<Option<i64>>(3)?.is_some();
    Ok(Head { conversation, last: seq(row.try_get(2)?)?, is_blocked })
}
