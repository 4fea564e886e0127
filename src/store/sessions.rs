//! The sessions of citizens: which token opens which conversation, and until when.

use jiff::Timestamp;

use crate::conversation::ConversationId;

use super::{
    Store, StoreError, TokenHash,
    changes::{Change, What},
    db::{Db, query},
    values::{id, millis, time},
    writer::Write,
};

const INSERT: &str = "INSERT INTO sessions (token_hash, conversation, expires_at) VALUES ($1, $2, $3)";
const FIND: &str = "SELECT conversation, expires_at, \
                    (SELECT count(*) FROM handovers WHERE handovers.conversation = sessions.conversation) \
                    FROM sessions WHERE token_hash = $1 AND expires_at > $2";
const EXTEND: &str = "UPDATE sessions SET expires_at = $2 WHERE token_hash = $1 AND expires_at < $2";
const EXTEND_ALL: &str = "UPDATE sessions SET expires_at = $2 WHERE conversation = $1 AND expires_at < $2";
const DELETE: &str = "DELETE FROM sessions WHERE token_hash = $1 RETURNING conversation";

/// A session that is open.
#[derive(Debug)]
pub(crate) struct FoundSession {
    pub(crate) conversation: ConversationId,
    pub(crate) expires_at: Timestamp,
    pub(crate) handed_over: bool,
}

/// A session that was used is open for longer.
#[derive(Debug)]
pub(crate) struct Extend {
    pub(crate) token: TokenHash,
    pub(crate) until: Timestamp,
}

/// A token opens nothing any more.
#[derive(Debug)]
pub(crate) struct Detach {
    pub(crate) token: TokenHash,
}

impl Write for Extend {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(EXTEND).bind(self.token.as_str()).bind(millis(self.until)).execute(db).await?;
        Ok(())
    }
}

impl Write for Detach {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let closed: Option<String> = query(DELETE).bind(self.token.as_str()).scalar_optional(&mut *db).await?;
        if let Some(conversation) = closed {
            db.note_change(Change { conversation: ConversationId(id(&conversation)?), what: What::Other });
        }
        Ok(())
    }
}

impl Store {
    /// The session that a token opens at a time.
    pub(crate) async fn session(&self, token: &TokenHash, now: Timestamp) -> Result<Option<FoundSession>, StoreError> {
        let found = query(FIND)
            .bind(token.as_str())
            .bind(millis(now))
            .fetch_optional(&mut self.readers.acquire().await?)
            .await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(FoundSession {
            conversation: ConversationId(id(row.try_get(0)?)?),
            expires_at: time(row.try_get(1)?)?,
            handed_over: row.try_get::<i64>(2)? > 0,
        }))
    }
}

/// Writes a session.
pub(super) async fn insert(
    db: &mut Db<'_>,
    token: &TokenHash,
    conversation: ConversationId,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    query(INSERT).bind(token.as_str()).bind(conversation.to_string()).bind(millis(expires_at)).execute(db).await?;
    Ok(())
}

/// Keeps every session of a conversation open until a time.
pub(super) async fn extend_all(
    db: &mut Db<'_>,
    conversation: ConversationId,
    until: Timestamp,
) -> Result<(), StoreError> {
    query(EXTEND_ALL).bind(conversation.to_string()).bind(millis(until)).execute(db).await?;
    Ok(())
}
