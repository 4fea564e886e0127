//! Who has read what: whatever shows a member of staff a handover notes it first.

use jiff::{SignedDuration, Timestamp};

use crate::{
    conversation::Conversation,
    handover::{Agent, Handover, HandoverId},
    store::NoteReading,
};

use super::{App, AppError};

/// Opened again within this time, it is the same reading.
const SAME: SignedDuration = SignedDuration::from_mins(10);

impl App {
    /// A handover and its conversation for somebody who is about to read them. That they did is on disk before they do.
    ///
    /// # Errors
    /// When there is none, or nothing can be stored.
    pub async fn read_handover(
        &self,
        agent: &Agent,
        handover: HandoverId,
    ) -> Result<(Handover, Conversation), AppError> {
        let at = self.now();
        let same_since = at.saturating_sub(SAME).unwrap_or(Timestamp::UNIX_EPOCH);
        self.store.commit(NoteReading { handover, agent: agent.id, at, same_since }).await?;
        self.handover(handover).await
    }
}
