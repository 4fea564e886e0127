//! Personal links on receipts: each a capability for one conversation, expiring and revocable.

use jiff::Timestamp;

use crate::{
    conversation::ConversationId,
    handover::{AgentId, HandoverId},
};

use super::{
    Store, StoreError, TokenHash,
    db::{Db, query},
    handovers, sessions,
    values::{id, millis},
    writer::Write,
};

const INSERT: &str = "INSERT INTO links (token_hash, handover, expires_at) VALUES ($1, $2, $3)";
const FIND: &str = "SELECT handovers.conversation FROM links JOIN handovers ON handovers.id = links.handover \
                    WHERE links.token_hash = $1 AND links.expires_at > $2 AND links.revoked_at IS NULL";
const HANDOVER: &str = "SELECT handover FROM links WHERE token_hash = $1 AND expires_at > $2 AND revoked_at IS NULL";
const DROP: &str = "DELETE FROM links WHERE token_hash = $1";
const REVOKE: &str = "UPDATE links SET revoked_at = $2 WHERE handover = $1 AND revoked_at IS NULL";

/// Exchanges a link for a session.
#[derive(Debug)]
pub(crate) struct OpenLink {
    pub(crate) link: TokenHash,
    pub(crate) now: Timestamp,
    pub(crate) token: TokenHash,
    pub(crate) expires_at: Timestamp,
}

/// A link that goes out by e-mail. It is made before the e-mail leaves, so that it opens when it arrives.
#[derive(Debug)]
pub(crate) struct AddLink {
    pub(crate) link: TokenHash,
    pub(crate) handover: HandoverId,
    pub(crate) expires_at: Timestamp,
}

/// A link whose e-mail did not leave: nobody holds it.
#[derive(Debug)]
pub(crate) struct DropLink {
    pub(crate) link: TokenHash,
}

/// Takes back every link of a handover.
#[derive(Debug)]
pub(crate) struct RevokeLinks {
    pub(crate) handover: HandoverId,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
}

impl Write for OpenLink {
    type Done = Option<ConversationId>;

    async fn run(self, db: &mut Db<'_>) -> Result<Option<ConversationId>, StoreError> {
        let found: Option<String> =
            query(FIND).bind(self.link.as_str()).bind(millis(self.now)).scalar_optional(&mut *db).await?;
        let Some(conversation) = found else { return Ok(None) };
        let conversation = ConversationId(id(&conversation)?);
        sessions::insert(db, &self.token, conversation, self.expires_at).await?;
        Ok(Some(conversation))
    }
}

impl Write for AddLink {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        insert(db, &self.link, self.handover, self.expires_at).await
    }
}

impl Write for DropLink {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(DROP).bind(self.link.as_str()).execute(db).await?;
        Ok(())
    }
}

impl Write for RevokeLinks {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        handovers::hold(&mut *db, self.handover).await?;
        query(REVOKE).bind(self.handover.to_string()).bind(millis(self.at)).execute(&mut *db).await?;
        handovers::log(db, self.handover, self.at, Some(self.agent), ("links_revoked", None)).await
    }
}

impl Store {
    /// The handover that a link belongs to at a time; `None` when it opens nothing.
    pub(crate) async fn link(&self, link: &TokenHash, now: Timestamp) -> Result<Option<HandoverId>, StoreError> {
        let db = &mut self.readers.acquire().await?;
        let found: Option<String> =
            query(HANDOVER).bind(link.as_str().to_owned()).bind(millis(now)).scalar_optional(db).await?;
        found.map(|handover| Ok(HandoverId(id(&handover)?))).transpose()
    }
}

/// Writes a link.
pub(super) async fn insert(
    db: &mut Db<'_>,
    link: &TokenHash,
    handover: HandoverId,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    query(INSERT).bind(link.as_str()).bind(handover.to_string()).bind(millis(expires_at)).execute(db).await?;
    Ok(())
}
