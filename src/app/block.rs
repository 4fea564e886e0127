//! Threats and abuse: a conversation is blocked, and let go on again. Who writes on in it gets a fixed text and the phone
//! number; danger is answered all the same, since that is looked for before everything else.

use crate::{
    conversation::ConversationId,
    handover::{Agent, BlockReason, HandoverId},
    store::Block,
};

use super::{App, AppError};

impl App {
    /// Blocks the conversation of a handover for a reason; without one, lifts the block.
    ///
    /// # Errors
    /// When there is no such handover, or nothing can be stored.
    pub async fn block(
        &self,
        agent: &Agent,
        handover: HandoverId,
        reason: Option<BlockReason>,
    ) -> Result<(), AppError> {
        self.store.commit(Block { handover, agent: agent.id, at: self.now(), reason }).await?;
        tracing::info!(%handover, reason = reason.map_or("lifted", BlockReason::as_str), "conversation blocked or let go on");
        Ok(())
    }

    /// Whether a conversation is blocked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_blocked(&self, conversation: ConversationId) -> Result<bool, AppError> {
        Ok(self.store.is_blocked(conversation).await?)
    }

    /// Refuses what a citizen sends into a blocked conversation.
    pub(super) async fn check_block(&self, conversation: Option<ConversationId>) -> Result<(), AppError> {
        match conversation {
            Some(id) if self.store.is_blocked(id).await? => Err(AppError::Blocked),
            _ => Ok(()),
        }
    }
}
