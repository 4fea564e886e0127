//! What staff do with whose a handover is: claim, take over, put back, hand back, forward, open again, note.

use jiff::SignedDuration;

use crate::{
    calendar::local_date,
    handover::{Action, Agent, AgentId, Handover, HandoverId, Holder, Kind},
    knowledge::BodyId,
    privacy,
    store::{AddNote, Leases, Note, Step},
};

use super::{App, AppError, ReplyFault, citizen::later, fault::FieldFaultKind, fields};

/// How long an errand stays with a member of staff who does nothing more about it: a long working day.
const ERRAND: SignedDuration = SignedDuration::from_hours(12);
/// How much room a note has.
const NOTE: usize = 2_000;

/// A note as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewNote {
    /// The words, at most 2 000 characters.
    pub text: String,
    /// The agent has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

impl App {
    /// Takes a handover from the queue. Of several who do so at once one gets it.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when somebody else has it or it is closed; when nothing can be stored.
    pub async fn claim(&self, agent: &Agent, id: HandoverId) -> Result<(), AppError> {
        self.lapse().await?;
        let holder = self.holder(agent.id, &self.store.handover(id).await?);
        self.step(agent, id, Action::Claim(holder), None).await
    }

    /// Takes a handover from a colleague, who sees that in the log.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when nobody has it; when nothing can be stored.
    pub async fn take_over(&self, agent: &Agent, id: HandoverId) -> Result<(), AppError> {
        let holder = self.holder(agent.id, &self.store.handover(id).await?);
        self.step(agent, id, Action::TakeOver(holder), None).await
    }

    /// Puts a handover back into the queue, at the place it had.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when the agent does not have it; when nothing can be stored.
    pub async fn release(&self, agent: &Agent, id: HandoverId) -> Result<(), AppError> {
        self.step(agent, id, Action::Release(agent.id), None).await
    }

    /// Lets the service answer again (T-3); the handover stays open until it is closed with a choice of record.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when the agent does not have it; when nothing can be stored.
    pub async fn hand_back(&self, agent: &Agent, id: HandoverId) -> Result<(), AppError> {
        self.step(agent, id, Action::HandBack(agent.id), None).await
    }

    /// Gives a handover to another body (R13): its official mailbox is told, never a person's (R27).
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the library has no such body; [`AppError::Conflict`] when somebody else has it or it
    /// is closed; when nothing can be stored.
    pub async fn forward(&self, agent: &Agent, id: HandoverId, body: &BodyId) -> Result<(), AppError> {
        let (knowledge, handover) = (self.knowledge(), self.store.handover(id).await?);
        let name = knowledge.library.bodies.get(body).map(|body| body.name.get(handover.lang).to_owned());
        let to = name.map(|name| (body.clone(), name)).ok_or(AppError::NotFound)?;
        self.step(agent, id, Action::Forward(agent.id), Some(to)).await
    }

    /// Opens a closed handover again: the number and the clock are what they were.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when it is open; [`AppError::AlreadyOpen`] when the conversation has another that is; when
    /// nothing can be stored.
    pub async fn reopen(&self, agent: &Agent, id: HandoverId) -> Result<(), AppError> {
        let holder = Holder { agent: agent.id, until: later(self.now(), ERRAND) };
        self.step(agent, id, Action::Reopen(holder), None).await
    }

    /// Writes a note that only staff see.
    ///
    /// # Errors
    /// When the text is to be mended, there is no such handover, or nothing can be stored.
    pub async fn add_note(&self, agent: &Agent, handover: HandoverId, note: NewNote) -> Result<(), ReplyFault> {
        let text = note.text.trim();
        if text.is_empty() {
            return Err(ReplyFault::Text(FieldFaultKind::Missing));
        }
        let confirmed = note.confirmed_not_personnummer;
        if let Some(fault) = fields::fault_of_text(text, NOTE, &privacy::find(text), confirmed) {
            return Err(ReplyFault::Text(fault));
        }
        let add = AddNote { handover, agent: agent.id, at: self.now(), text: text.to_owned() };
        Ok(self.store.commit(add).await.map_err(AppError::from)?)
    }

    /// The notes on a handover, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notes(&self, handover: HandoverId) -> Result<Vec<Note>, AppError> {
        Ok(self.store.notes(handover).await?)
    }

    /// Puts back what a member of staff has, because they leave.
    pub(super) async fn release_all(&self, agent: &Agent, why: &str) -> Result<(), AppError> {
        for id in self.store.held_by(agent.id).await? {
            let released = self.commit_step(id, Action::Release(agent.id), Some(agent), None, Some(why)).await;
            match released {
                // Somebody took it over meanwhile.
                Ok(()) | Err(AppError::Conflict(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Puts back what was held by somebody who has not been heard of in time (R11).
    pub(super) async fn lapse(&self) -> Result<(), AppError> {
        let now = self.now();
        for (id, agent) in self.store.lapsed(now).await? {
            match self.commit_step(id, Action::Lapse(now), None, None, Some(&agent.to_string())).await {
                // Renewed, answered or put back in the meantime.
                Ok(()) | Err(AppError::Conflict(_) | AppError::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Until when whoever takes a handover has it.
    pub(super) fn leases(&self) -> Leases {
        Leases { live: self.lease(), errand: later(self.now(), ERRAND) }
    }

    fn holder(&self, agent: AgentId, handover: &Handover) -> Holder {
        let kind: Kind = handover.kind;
        Holder { agent, until: self.leases().of(kind) }
    }

    async fn step(
        &self,
        agent: &Agent,
        id: HandoverId,
        action: Action,
        to: Option<(BodyId, String)>,
    ) -> Result<(), AppError> {
        let why = to.as_ref().map(|(body, _)| body.to_string());
        self.commit_step(id, action, Some(agent), to, why.as_deref()).await
    }

    async fn commit_step(
        &self,
        handover: HandoverId,
        action: Action,
        by: Option<&Agent>,
        to: Option<(BodyId, String)>,
        why: Option<&str>,
    ) -> Result<(), AppError> {
        let (at, by, why) = (self.now(), by.cloned(), why.map(str::to_owned));
        let standing = self.store.commit(Step { handover, action, by, at, day: local_date(at), to, why }).await?;
        tracing::info!(%handover, state = ?standing.state(), "a handover changed hands");
        Ok(())
    }
}
