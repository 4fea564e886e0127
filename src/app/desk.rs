//! What staff do with handovers: list, read, answer, close.

use crate::{
    calendar::local_date,
    conversation::{Conversation, Seq},
    handover::{Agent, Handover, HandoverFilter, HandoverId, Kind, Outcome, RecordChoice, Standing},
    privacy,
    store::{Close, LogLine, MarkRead, Reply, RevokeLinks, StoreError},
};

use super::{App, AppError, FieldFaultKind, HandoverFault, HandoverRequest, ReplyFault, fields};

/// How much room an answer of staff has.
const TEXT: usize = 4_000;

/// The reason of a handover that came by phone.
const CALL: &str = "phone_call";

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
        self.lapse().await?;
        Ok(self.store.handovers(filter).await?)
    }

    /// A handover and its conversation as it stands now.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn handover(&self, id: HandoverId) -> Result<(Handover, Conversation), AppError> {
        self.lapse().await?;
        let handover = self.store.handover(id).await?;
        let conversation = self.store.conversation(handover.conversation).await?;
        Ok((handover, conversation))
    }

    /// The handover with a reference, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_handover(&self, reference: &str) -> Result<Option<HandoverId>, AppError> {
        match self.store.handover_of_reference(reference).await {
            Ok(handover) => Ok(Some(handover.id)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes in what somebody said on the phone, as a matter that the agent has from the beginning.
    ///
    /// # Errors
    /// When fields are to be mended, or nothing can be stored.
    pub async fn log_call(&self, agent: &Agent, request: HandoverRequest) -> Result<HandoverId, HandoverFault> {
        let reason = Some(CALL.to_owned());
        let made = self.hand_over(None, HandoverRequest { reason, kind: Kind::Errand, ..request }).await?;
        let id = made.handover.id;
        // Sent twice, somebody else may have it by now.
        match self.claim(agent, id).await {
            Ok(()) | Err(AppError::Conflict(_)) => Ok(id),
            Err(error) => Err(error.into()),
        }
    }

    /// An id for a form that is sent once, however often the button is pressed.
    ///
    /// # Errors
    /// When there is no randomness to be had.
    pub fn form_id(&self) -> Result<String, AppError> {
        Ok(self.new_id()?.simple().to_string())
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
    /// When the text is to be mended, somebody else has the handover, it is closed, or nothing can be stored.
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
        let job = Reply { handover: id, agent, at, day: local_date(at), text, client_id, leases: self.leases() };
        match self.store.commit(job).await {
            Ok(()) => {
                tracing::info!(handover = %id, "answered");
                Ok(())
            }
            Err(StoreError::Illegal(illegal)) if illegal.standing == Standing::Closed => Err(ReplyFault::Closed),
            Err(StoreError::Illegal(_)) => Err(ReplyFault::Held),
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
