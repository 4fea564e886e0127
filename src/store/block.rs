//! A conversation is blocked, because somebody threatens or abuses in it, or let go on again.

use jiff::Timestamp;

use crate::{
    conversation::ConversationId,
    handover::{AgentId, BlockReason, HandoverId},
};

use super::{
    Store, StoreError,
    db::{Db, query},
    handovers,
    values::{millis, word},
    writer::Write,
};

const BLOCK: &str = "UPDATE conversations SET blocked_at = $2 WHERE id = $1 AND blocked_at IS NULL";
const LIFT: &str = "UPDATE conversations SET blocked_at = NULL WHERE id = $1 AND blocked_at IS NOT NULL";
const IS_BLOCKED: &str = "SELECT count(*) FROM conversations WHERE id = $1 AND blocked_at IS NOT NULL";

/// A member of staff blocks the conversation of a handover, or lifts that. The log of the handover has who, when and why.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) handover: HandoverId,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
    /// Why; none lifts the block.
    pub(crate) reason: Option<BlockReason>,
}

impl Write for Block {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let conversation = handovers::hold(&mut *db, self.handover).await?.conversation.to_string();
        let (done, what, detail) = match self.reason {
            Some(reason) => {
                let done = query(BLOCK).bind(conversation).bind(millis(self.at)).execute(&mut *db).await?;
                (done, "blocked", Some(word(&reason, "reason of a block")?))
            }
            None => (query(LIFT).bind(conversation).execute(&mut *db).await?, "unblocked", None),
        };
        // Pressed twice, or by two at once: the first counts.
        if done == 0 {
            return Ok(());
        }
        handovers::log(db, self.handover, self.at, Some(self.agent), (what, detail.as_deref())).await
    }
}

impl Store {
    /// Whether a conversation is blocked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_blocked(&self, conversation: ConversationId) -> Result<bool, StoreError> {
        let asked = query(IS_BLOCKED).bind(conversation.to_string());
        Ok(asked.scalar::<i64>(&mut self.readers.acquire().await?).await? > 0)
    }
}
