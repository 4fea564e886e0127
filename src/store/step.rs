//! A handover changes hands: claimed, put back, handed back, forwarded, opened again. One transaction asks
//! [`Standing::after`] and writes the answer, what the citizen is told and who did it, so that of two at once one wins.

use jiff::{Timestamp, civil::Date};

use crate::{
    conversation::{Body, ConversationId, Entry, Event},
    handover::{Action, Agent, Handover, HandoverId, Kind, Owner, Standing, announced},
    knowledge::BodyId,
};

use super::{
    StoreError, counters,
    db::{Db, query},
    entries, handovers,
    values::{millis, word},
    writer::Write,
};

const STAND: &str = "UPDATE handovers SET state = $2, owner = $3, held_by = $4, held_until = $5 WHERE id = $1";
const CLAIMED: &str = "UPDATE handovers SET claimed_at = COALESCE(claimed_at, $2), alarms = 0 WHERE id = $1";
const HANDLED: &str = "UPDATE handovers SET handled_at = COALESCE(handled_at, $2) WHERE id = $1";
const QUEUED: &str = "UPDATE handovers SET queued_at = $2, claimed_at = NULL, alarms = 0 WHERE id = $1";
const ERRAND: &str = "UPDATE handovers SET kind = 'errand', alarms = 0 WHERE id = $1";
// Nobody stands in a queue for somebody else: from here on it is an errand.
const FORWARDED: &str = "UPDATE handovers SET body = $2, kind = 'errand' WHERE id = $1";
const OPENED: &str =
    "UPDATE handovers SET kind = 'errand', closed_at = NULL, outcome = NULL, record = NULL WHERE id = $1";
const OPEN_OF: &str = "SELECT id FROM handovers WHERE conversation = $1 AND state <> 'closed'";

/// One action on one handover.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) handover: HandoverId,
    pub(crate) action: Action,
    /// The member of staff who does it; `None` for the citizen and for the clock.
    pub(crate) by: Option<Agent>,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    /// To which body it goes, with its name in the citizen's language.
    pub(crate) to: Option<(BodyId, String)>,
    /// Why, or more about it, for the log; never a person's words.
    pub(crate) why: Option<String>,
}

/// The citizen wants a person again in a conversation whose open handover the service has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Summon {
    pub(crate) conversation: ConversationId,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
}

impl Write for Step {
    type Done = Standing;

    async fn run(self, db: &mut Db<'_>) -> Result<Standing, StoreError> {
        let before = handovers::hold(&mut *db, self.handover).await?;
        if let Action::Claim(holder) = self.action
            && before.standing.is_held_by(holder.agent)
        {
            // Pressed twice: it is theirs already.
            let standing = before.standing.after(self.action)?;
            stand(db, before.id, standing).await?;
            return Ok(standing);
        }
        let standing = before.standing.after(self.action)?;
        if matches!(self.action, Action::Reopen(_))
            && let Some(reference) = handovers::open_reference(&mut *db, before.conversation).await?
        {
            return Err(StoreError::AlreadyOpen(reference));
        }
        if matches!(self.action, Action::Renew(_)) {
            stand(db, before.id, standing).await?;
            return Ok(standing);
        }
        let to = self.to.as_ref().map(|(_, name)| name.as_str());
        if let Some(event) = announced(&before, self.action, self.by.as_ref(), to) {
            say(&mut *db, before.conversation, self.at, event).await?;
        }
        stand(&mut *db, before.id, standing).await?;
        self.mark(&mut *db, &before, standing).await?;
        let agent = self.by.as_ref().map(|agent| agent.id);
        handovers::log(db, before.id, self.at, agent, (what(self.action), self.why.as_deref())).await?;
        Ok(standing)
    }
}

impl Step {
    /// What else an action changes.
    async fn mark(&self, db: &mut Db<'_>, before: &Handover, standing: Standing) -> Result<(), StoreError> {
        let id = before.id.to_string();
        if standing.holder().is_some() {
            query(CLAIMED).bind(&id).bind(millis(self.at)).execute(&mut *db).await?;
        }
        if standing.is_handled() && !before.standing.is_handled() {
            query(HANDLED).bind(&id).bind(millis(self.at)).execute(&mut *db).await?;
            counters::add(&mut *db, self.day, "handover:handled").await?;
        }
        match self.action {
            Action::Summon => query(QUEUED).bind(&id).bind(millis(self.at)).execute(&mut *db).await?,
            Action::BecomeErrand => query(ERRAND).bind(&id).execute(&mut *db).await?,
            Action::Reopen(_) => query(OPENED).bind(&id).execute(&mut *db).await?,
            Action::Forward(_) => match &self.to {
                Some((body, _)) => query(FORWARDED).bind(&id).bind(body.as_str()).execute(&mut *db).await?,
                None => 0,
            },
            _ => 0,
        };
        if matches!(self.action, Action::BecomeErrand) && before.kind == Kind::Live {
            counters::add(db, self.day, "handover:became_errand").await?;
        }
        Ok(())
    }
}

impl Write for Summon {
    /// The handover, when there was one to summon a person to.
    type Done = Option<HandoverId>;

    async fn run(self, db: &mut Db<'_>) -> Result<Option<HandoverId>, StoreError> {
        let open: Option<String> = query(OPEN_OF).bind(self.conversation.to_string()).scalar_optional(&mut *db).await?;
        let Some(open) = open else { return Ok(None) };
        let handover = HandoverId(super::values::id(&open)?);
        let found = handovers::find(&mut *db, handover).await?;
        if found.standing.owner() != Owner::Bot {
            return Ok(None);
        }
        let step = Step { handover, action: Action::Summon, by: None, at: self.at, day: self.day, to: None, why: None };
        step.run(db).await?;
        Ok(Some(handover))
    }
}

/// Writes where a handover stands.
pub(super) async fn stand(db: &mut Db<'_>, id: HandoverId, standing: Standing) -> Result<(), StoreError> {
    let owner = match standing.owner() {
        Owner::Bot => "bot",
        Owner::Queue => "queue",
        Owner::Agent(_) => "agent",
    };
    let holder = standing.holder();
    query(STAND)
        .bind(id.to_string())
        .bind(word(&standing.state(), "state of a handover")?)
        .bind(owner)
        .bind(holder.map(|holder| holder.agent.to_string()))
        .bind(holder.map(|holder| millis(holder.until)))
        .execute(db)
        .await?;
    Ok(())
}

/// Adds a line about what happened to a conversation.
pub(super) async fn say(
    db: &mut Db<'_>,
    conversation: ConversationId,
    at: Timestamp,
    event: Event,
) -> Result<(), StoreError> {
    let seq = entries::advance(&mut *db, conversation, 1, at).await?;
    entries::insert(db, conversation, &Entry { seq, at, body: Body::Event { event } }, None).await
}

/// The word of the log for an action.
fn what(action: Action) -> &'static str {
    match action {
        Action::Claim(_) => "claimed",
        Action::TakeOver(_) => "taken_over",
        Action::Renew(_) => "renewed",
        Action::Release(_) => "released",
        Action::Lapse(_) => "lapsed",
        Action::Reply(_) => "replied",
        Action::HandBack(_) => "handed_back",
        Action::Summon => "summoned",
        Action::Forward(_) => "forwarded",
        Action::BecomeErrand => "became_errand",
        Action::Close(_) => "closed",
        Action::Reopen(_) => "reopened",
    }
}
