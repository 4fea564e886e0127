//! What the citizen is told when a handover changes hands (T-3): a line of the conversation, or nothing.

use crate::conversation::Event;

use super::{Action, Agent, Handover, Kind, Owner};

/// The line that an action adds to the conversation, given the handover as it stood before. `to` is the name of the
/// body that it goes to.
#[must_use]
pub fn announced(before: &Handover, action: Action, by: Option<&Agent>, to: Option<&str>) -> Option<Event> {
    let reference = before.reference.clone();
    let is_live = before.kind == Kind::Live;
    match action {
        Action::Claim(holder) | Action::TakeOver(holder) | Action::Reply(holder) => {
            // Who writes in an errand is said with each answer; a chat, and a conversation that the service has, change
            // hands.
            let changes = is_live && !before.standing.is_held_by(holder.agent);
            let agent = by.filter(|_| changes || before.standing.owner() == Owner::Bot)?;
            Some(Event::Joined { reference, name: agent.first_name.clone(), function: agent.function.clone() })
        }
        Action::Release(_) | Action::Lapse(_) => is_live.then_some(Event::BackInQueue { reference }),
        Action::Summon => Some(Event::Queued { reference }),
        Action::HandBack(_) => Some(Event::HandedBack { reference }),
        Action::Forward(_) => to.map(|to| Event::Forwarded { reference, to: to.to_owned() }),
        Action::BecomeErrand => is_live.then_some(Event::BecameErrand { reference, due_at: before.due_at }),
        Action::Reopen(_) => Some(Event::Reopened { reference }),
        Action::Close(_) => Some(Event::Closed { reference }),
        Action::Renew(_) => None,
    }
}
