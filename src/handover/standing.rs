//! Where a handover stands and whose turn it is: the state machine.
//!
//! A [`Standing`] says both at once, so that what can't be can't be written down either: a waiting handover has no
//! holder, an active one always has one, and a closed one belongs to the service. Every change is an [`Action`] that
//! [`Standing::after`] allows or refuses; the store asks it inside the transaction, so that of two who claim one wins.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::AgentId;

/// How a citizen talks with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A written errand with a due time.
    #[default]
    Errand,
    /// A live chat: the citizen waits in the queue (R9). Its due time holds too, should nobody come.
    Live,
}

/// Where a handover stands, in one word: for lists, programs and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has it: the clock runs.
    Waiting,
    /// A member of staff has it and has not taken a stand yet: the clock runs.
    Active,
    /// A member of staff has answered or otherwise taken a stand: the clock has stopped (R8).
    Handled,
    /// Done. Messages go to the service again.
    Closed,
}

/// A member of staff who has a handover, and until when if nothing more is heard of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub agent: AgentId,
    /// The end of the lease: from then on it goes back to the queue (R11).
    pub until: Timestamp,
}

/// Who answers in a conversation. Always one, never none (R25).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The automatic service.
    Bot,
    /// Medborgarservice, nobody in particular.
    Queue,
    /// A member of staff.
    Agent(Holder),
}

/// Where a handover stands and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In the queue, no stand taken.
    Waiting,
    /// With a member of staff, no stand taken.
    Active(Holder),
    /// A stand has been taken, by whomever it is with now.
    Handled(Owner),
    /// Done.
    Closed,
}

/// What is done to a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A member of staff takes it from the queue or back from the service.
    Claim(Holder),
    /// A member of staff takes it from a colleague.
    TakeOver(Holder),
    /// Whoever has it is still there.
    Renew(Holder),
    /// Whoever has it puts it back into the queue.
    Release(AgentId),
    /// The lease is over at this time.
    Lapse(Timestamp),
    /// A member of staff answers, and has it from then on.
    Reply(Holder),
    /// Whoever has it lets the service answer again.
    HandBack(AgentId),
    /// The citizen wants a person again.
    Summon,
    /// A member of staff gives it to another body (R13): a stand is taken.
    Forward(AgentId),
    /// The citizen waits no longer but wants the answer as an errand.
    BecomeErrand,
    /// A member of staff closes it.
    Close(AgentId),
    /// A member of staff opens it again: same number, same clock.
    Reopen(Holder),
}

/// An action that does not go with where a handover stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a handover that is {standing:?} can't take {action:?}")]
pub struct Illegal {
    /// Where it stands.
    pub standing: Standing,
    /// What was tried.
    pub action: Action,
}

impl Standing {
    /// The state in one word.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Waiting => State::Waiting,
            Self::Active(_) => State::Active,
            Self::Handled(_) => State::Handled,
            Self::Closed => State::Closed,
        }
    }

    /// Who answers in the conversation.
    #[must_use]
    pub const fn owner(self) -> Owner {
        match self {
            Self::Waiting => Owner::Queue,
            Self::Active(holder) => Owner::Agent(holder),
            Self::Handled(owner) => owner,
            Self::Closed => Owner::Bot,
        }
    }

    /// The member of staff who has it.
    #[must_use]
    pub const fn holder(self) -> Option<Holder> {
        match self.owner() {
            Owner::Agent(holder) => Some(holder),
            Owner::Bot | Owner::Queue => None,
        }
    }

    /// Whether this member of staff has it.
    #[must_use]
    pub fn is_held_by(self, agent: AgentId) -> bool {
        self.holder().is_some_and(|holder| holder.agent == agent)
    }

    /// Whether a stand has been taken: the clock of R8 has stopped.
    #[must_use]
    pub const fn is_handled(self) -> bool {
        matches!(self, Self::Handled(_) | Self::Closed)
    }

    /// Where it stands after an action.
    ///
    /// # Errors
    /// [`Illegal`] when the action does not go with where it stands. The table is in `ARCHITECTURE.md`.
    pub fn after(self, action: Action) -> Result<Self, Illegal> {
        let illegal = || Illegal { standing: self, action };
        // Closed stays closed until it is opened again, and nothing else is opened.
        match (self, action) {
            (Self::Closed, Action::Reopen(holder)) => return Ok(Self::Handled(Owner::Agent(holder))),
            (Self::Closed, _) | (_, Action::Reopen(_)) => return Err(illegal()),
            _ => {}
        }
        match action {
            Action::Claim(new) => match self.owner() {
                Owner::Agent(old) if old.agent != new.agent => Err(illegal()),
                _ => Ok(self.with(Owner::Agent(new))),
            },
            Action::TakeOver(new) => match self.owner() {
                Owner::Agent(_) => Ok(self.with(Owner::Agent(new))),
                Owner::Bot | Owner::Queue => Err(illegal()),
            },
            Action::Renew(new) if self.is_held_by(new.agent) => Ok(self.with(Owner::Agent(new))),
            Action::Release(agent) if self.is_held_by(agent) => Ok(self.with(Owner::Queue)),
            Action::Lapse(now) => match self.holder() {
                Some(holder) if holder.until <= now => Ok(self.with(Owner::Queue)),
                _ => Err(illegal()),
            },
            Action::Reply(new) if self.is_open_to(new.agent) => Ok(Self::Handled(Owner::Agent(new))),
            Action::HandBack(agent) if self.is_held_by(agent) => Ok(Self::Handled(Owner::Bot)),
            Action::Summon if self.owner() == Owner::Bot => Ok(self.with(Owner::Queue)),
            Action::Forward(agent) if self.is_open_to(agent) => Ok(Self::Handled(Owner::Queue)),
            Action::BecomeErrand if self.owner() == Owner::Queue => Ok(self),
            Action::Close(agent) if self.is_open_to(agent) => Ok(Self::Closed),
            _ => Err(illegal()),
        }
    }

    /// Whether a member of staff may act on it: nobody else has it.
    fn is_open_to(self, agent: AgentId) -> bool {
        self.holder().is_none_or(|holder| holder.agent == agent)
    }

    /// The same stand, taken or not, with another owner.
    const fn with(self, owner: Owner) -> Self {
        match (self, owner) {
            (Self::Waiting | Self::Active(_), Owner::Queue) => Self::Waiting,
            (Self::Waiting | Self::Active(_), Owner::Agent(holder)) => Self::Active(holder),
            // Only somebody who takes a stand gives a conversation to the service.
            (_, owner) => Self::Handled(owner),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ANNA: AgentId = AgentId(Uuid::from_u128(1));
    const BERIT: AgentId = AgentId(Uuid::from_u128(2));

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn held(agent: AgentId) -> Holder {
        Holder { agent, until: at(10) }
    }

    fn longer(agent: AgentId) -> Holder {
        Holder { agent, until: at(20) }
    }

    /// Everywhere a handover can stand, Anna being the one who has it.
    fn everywhere() -> [(&'static str, Standing); 6] {
        [
            ("waiting", Standing::Waiting),
            ("active", Standing::Active(held(ANNA))),
            ("handled, queue", Standing::Handled(Owner::Queue)),
            ("handled, agent", Standing::Handled(Owner::Agent(held(ANNA)))),
            ("handled, bot", Standing::Handled(Owner::Bot)),
            ("closed", Standing::Closed),
        ]
    }

    /// Everything that can be done, by Anna, who may have it, and by Berit, who has not.
    fn everything() -> [(&'static str, Action); 20] {
        [
            ("Anna claims", Action::Claim(longer(ANNA))),
            ("Berit claims", Action::Claim(longer(BERIT))),
            ("Anna takes over", Action::TakeOver(longer(ANNA))),
            ("Berit takes over", Action::TakeOver(longer(BERIT))),
            ("Anna is still there", Action::Renew(longer(ANNA))),
            ("Berit is still there", Action::Renew(longer(BERIT))),
            ("Anna puts it back", Action::Release(ANNA)),
            ("Berit puts it back", Action::Release(BERIT)),
            ("before the lease is over", Action::Lapse(at(9))),
            ("when the lease is over", Action::Lapse(at(10))),
            ("Anna answers", Action::Reply(longer(ANNA))),
            ("Berit answers", Action::Reply(longer(BERIT))),
            ("Anna hands back", Action::HandBack(ANNA)),
            ("Berit hands back", Action::HandBack(BERIT)),
            ("the citizen wants a person", Action::Summon),
            ("Berit forwards", Action::Forward(BERIT)),
            ("the citizen makes it an errand", Action::BecomeErrand),
            ("Anna closes", Action::Close(ANNA)),
            ("Berit closes", Action::Close(BERIT)),
            ("Berit opens it again", Action::Reopen(longer(BERIT))),
        ]
    }

    /// The table in short: `.` is illegal, `w` waiting, `A` and `B` active with Anna or Berit, `q`, `a`, `b`, `s` handled
    /// with the queue, Anna, Berit or the service, `c` closed. A row per action, a column per standing.
    const TABLE: [&str; 20] = [
        "AAaaa.", // Anna claims
        "B.b.b.", // Berit claims
        ".A.a..", // Anna takes over
        ".B.b..", // Berit takes over
        ".A.a..", // Anna is still there
        "......", // Berit is still there
        ".w.q..", // Anna puts it back
        "......", // Berit puts it back
        "......", // before the lease is over
        ".w.q..", // when the lease is over
        "aaaaa.", // Anna answers
        "b.b.b.", // Berit answers
        ".s.s..", // Anna hands back
        "......", // Berit hands back
        "....q.", // the citizen wants a person
        "q.q.q.", // Berit forwards
        "w.q...", // the citizen makes it an errand
        "ccccc.", // Anna closes
        "c.c.c.", // Berit closes
        ".....b", // Berit opens it again
    ];

    fn short(after: Result<Standing, Illegal>) -> char {
        let who = |holder: Holder, anna, berit| if holder.agent == ANNA { anna } else { berit };
        match after {
            Err(_) => '.',
            Ok(Standing::Waiting) => 'w',
            Ok(Standing::Active(holder)) => who(holder, 'A', 'B'),
            Ok(Standing::Handled(Owner::Queue)) => 'q',
            Ok(Standing::Handled(Owner::Bot)) => 's',
            Ok(Standing::Handled(Owner::Agent(holder))) => who(holder, 'a', 'b'),
            Ok(Standing::Closed) => 'c',
        }
    }

    #[test]
    fn every_action_from_everywhere_leads_where_the_table_says() {
        for ((what, action), row) in everything().into_iter().zip(TABLE) {
            let found: String = everywhere().iter().map(|(_, standing)| short(standing.after(action))).collect();
            assert_eq!(found, row, "{what}");
        }
    }

    #[test]
    fn what_is_refused_says_where_it_stood_and_what_was_tried() {
        let (standing, action) = (Standing::Active(held(ANNA)), Action::Claim(longer(BERIT)));
        assert_eq!(standing.after(action), Err(Illegal { standing, action }));
    }

    #[test]
    fn a_stand_that_was_taken_stays_taken_whoever_has_it() {
        for (from, standing) in everywhere().into_iter().filter(|(_, standing)| standing.is_handled()) {
            for (what, action) in everything() {
                assert!(standing.after(action).map_or(true, Standing::is_handled), "{from}, {what}");
            }
        }
    }

    #[test]
    fn one_has_it_and_only_a_lease_that_is_renewed_lasts() {
        let (anna, longer) = (Standing::Active(held(ANNA)), longer(ANNA));
        let renewed = anna.after(Action::Renew(longer)).unwrap();
        assert_eq!(renewed.holder(), Some(longer));
        assert!(renewed.after(Action::Lapse(at(10))).is_err());
        assert_eq!(anna.after(Action::Lapse(at(10))).unwrap().owner(), Owner::Queue);
        assert_eq!(Standing::Closed.owner(), Owner::Bot);
    }
}
