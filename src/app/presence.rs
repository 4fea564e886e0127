//! Who is at the desk, and what becomes of what they have when they leave it (R11).

use jiff::Timestamp;

use crate::{
    handover::{Agent, AtDesk, Presence},
    store::{Seen, SetPresence},
};

use super::{App, AppError};

impl App {
    /// A member of staff says whether they are at work. Whoever leaves puts back what they have.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn set_presence(&self, agent: &Agent, presence: Presence) -> Result<(), AppError> {
        self.store.commit(SetPresence { agent: agent.id, presence, at: self.now() }).await?;
        let why = match presence {
            Presence::AtWork => return Ok(()),
            Presence::Away { .. } => "away",
            Presence::Gone => "gone",
        };
        self.release_all(agent, why).await
    }

    /// The desk has heard of a member of staff: the live chats they have stay theirs. Nobody waits for it.
    pub fn heard_of(&self, agent: &Agent) {
        self.store.note(Seen { agent: agent.id, at: self.now(), until: self.lease() });
    }

    /// Everybody who has said whether they are at work.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn at_desk(&self) -> Result<Vec<AtDesk>, AppError> {
        Ok(self.store.at_desk().await?)
    }

    /// Whether somebody counts as being at work now.
    #[must_use]
    pub fn is_at_work(&self, somebody: &AtDesk) -> bool {
        somebody.is_at_work(self.now(), self.config().desk.present())
    }

    /// Whether anybody is at work.
    pub(super) async fn is_staffed(&self) -> Result<bool, AppError> {
        Ok(self.store.at_desk().await?.iter().any(|somebody| self.is_at_work(somebody)))
    }

    /// What a member of staff has said of themselves, and until when they are away; `Gone` when they have said nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn presence(&self, agent: &Agent) -> Result<(Presence, Option<Timestamp>), AppError> {
        let all = self.store.at_desk().await?;
        let mine = all.into_iter().find(|somebody| somebody.agent == agent.id);
        let presence = mine.map_or(Presence::Gone, |mine| {
            if mine.presence == Presence::AtWork && !self.is_at_work(&mine) { Presence::Gone } else { mine.presence }
        });
        let until = match presence {
            Presence::Away { until, .. } => until,
            Presence::AtWork | Presence::Gone => None,
        };
        Ok((presence, until))
    }
}
