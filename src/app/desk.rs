//! What staff do with handovers: list, read, answer, close.

use crate::{
    calendar::local_date,
    conversation::{Conversation, Seq},
    handover::{Agent, Handover, HandoverFilter, HandoverId, Outcome, RecordChoice},
    privacy,
    store::{Close, LogLine, MarkRead, Reply, RevokeLinks, StoreError},
};

use super::{App, AppError, FieldFaultKind, ReplyFault, fields};

/// How much room an answer of staff has.
const TEXT: usize = 4_000;

/// An answer of staff.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffReply {
    /// The words, at most 4 000 characters.
    pub text: String,
    /// The form's own id: sent twice, it counts once.
    pub client_id: String,
    /// The agent has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

impl App {
    /// Handovers, those due first on top; of the closed ones the latest 500, the last on top.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handovers(&self, filter: HandoverFilter) -> Result<Vec<Handover>, AppError> {
        Ok(self.store.handovers(filter).await?)
    }

    /// A handover and its conversation as it stands now.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn handover(&self, id: HandoverId) -> Result<(Handover, Conversation), AppError> {
        let handover = self.store.handover(id).await?;
        let conversation = self.store.conversation(handover.conversation).await?;
        Ok((handover, conversation))
    }

    /// What was done to a handover, by whom and when, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn handover_log(&self, id: HandoverId) -> Result<Vec<LogLine>, AppError> {
        Ok(self.store.handover_log(id).await?)
    }

    /// A member of staff has looked at what was said, up to an entry.
    ///
    /// # Errors
    /// When there is none, or nothing can be stored.
    pub async fn mark_read(&self, agent: &Agent, id: HandoverId, seen: Seq) -> Result<(), AppError> {
        Ok(self.store.commit(MarkRead { handover: id, agent: agent.id, seen, at: self.now() }).await?)
    }

    /// Answers the citizen: the entry, the state and the stopped clock are one write.
    ///
    /// # Errors
    /// When the text is to be mended, the handover is closed, or nothing can be stored.
    pub async fn reply(&self, agent: &Agent, id: HandoverId, reply: StaffReply) -> Result<(), ReplyFault> {
        let text = reply.text.trim();
        let confirmed = reply.confirmed_not_personnummer;
        if text.is_empty() {
            return Err(ReplyFault::Text(FieldFaultKind::Missing));
        }
        if let Some(fault) = fields::fault_of_text(text, TEXT, &privacy::find(text), confirmed) {
            return Err(ReplyFault::Text(fault));
        }
        let at = self.now();
        let (text, client_id, agent) = (text.to_owned(), reply.client_id, agent.clone());
        let job = Reply { handover: id, agent, at, day: local_date(at), text, client_id };
        match self.store.commit(job).await {
            Ok(()) => {
                tracing::info!(handover = %id, "answered");
                Ok(())
            }
            Err(StoreError::Illegal(_)) => Err(ReplyFault::Closed),
            Err(error) => Err(AppError::from(error).into()),
        }
    }

    /// Closes a handover; from here on the service answers again.
    ///
    /// # Errors
    /// When it is closed already, or nothing can be stored.
    pub async fn close(
        &self,
        agent: &Agent,
        id: HandoverId,
        outcome: Outcome,
        record: RecordChoice,
    ) -> Result<(), AppError> {
        let at = self.now();
        let job = Close { handover: id, agent: agent.id, at, day: local_date(at), outcome, record };
        self.store.commit(job).await?;
        tracing::info!(handover = %id, ?outcome, ?record, "closed");
        Ok(())
    }

    /// Takes back every personal link of a handover, for example when one has gone astray.
    ///
    /// # Errors
    /// When there is no such handover, or nothing can be stored.
    pub async fn revoke_links(&self, agent: &Agent, id: HandoverId) -> Result<(), AppError> {
        Ok(self.store.commit(RevokeLinks { handover: id, agent: agent.id, at: self.now() }).await?)
    }
}
