//! Who is at the desk: the form where staff say so, and the line that tells about colleagues (R11).

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::DateTime};
use serde::Deserialize;

use crate::{
    app::LiveChat,
    calendar::stockholm,
    handover::{AgentId, AtDesk, Presence},
    language::{Tag, Texts},
    web::{
        error::Error,
        frame::link,
        state::AppState,
        visitor::{Form, Language},
        when,
    },
};

use super::{queue, session::Staff};

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PresenceForm {
    csrf: String,
    state: String,
    until: String,
    instead: String,
}

/// What the desk shows about who is there.
pub(super) struct Roster {
    /// What the reader has said, in words.
    pub(super) mine: String,
    /// The reader is at work.
    pub(super) is_at_work: bool,
    /// The others who have said something, a line each.
    pub(super) colleagues: Vec<String>,
    /// Whom one can name as substitute.
    pub(super) substitutes: Vec<(String, String)>,
    /// Whether citizens can join the queue.
    pub(super) chat: String,
    /// What was wrong with the form.
    pub(super) fault: Option<String>,
    /// What stood in the field for the time.
    pub(super) until: String,
}

impl Roster {
    /// Who is there now.
    pub(super) async fn read(state: &AppState, tag: Tag, staff: &Staff) -> Result<Self, Error> {
        let (t, all, me) = (Texts::of(tag), state.app.at_desk().await?, staff.agent().id);
        let (mine, _) = state.app.presence(staff.agent()).await?;
        let others = || all.iter().filter(|somebody| somebody.agent != me);
        Ok(Self {
            mine: name(t, mine),
            is_at_work: mine == Presence::AtWork,
            colleagues: others().map(|somebody| line(state, t, &all, somebody)).collect(),
            substitutes: others().map(|other| (other.agent.to_string(), other.first_name.clone())).collect(),
            chat: match state.app.live_chat().await? {
                LiveChat::Open { until } => t.desk_open_now(when::hour(t, until)),
                LiveChat::NobodyThere { .. } | LiveChat::Closed { .. } => t.desk_closed_now(),
                LiveChat::Off => String::new(),
            },
            fault: None,
            until: String::new(),
        })
    }
}

/// `POST /desk/narvaro`
pub(super) async fn set(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Form(form): Form<PresenceForm>,
) -> Result<Response, Error> {
    staff.check(&form.csrf)?;
    let Some(presence) = form.presence(state.app.now()) else {
        let fault = Texts::of(language.tag).desk_presence_fault();
        let page = queue::open(&state, language.tag, &staff, Some((fault, form.until))).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    state.app.set_presence(staff.agent(), presence).await?;
    Ok(Redirect::to(&link("/desk", language.tag)).into_response())
}

impl PresenceForm {
    /// What was said; `None` when the time can't be read or has passed.
    fn presence(&self, now: Timestamp) -> Option<Presence> {
        match self.state.as_str() {
            "at_work" => Some(Presence::AtWork),
            "away" => {
                let until = match self.until.trim() {
                    "" => None,
                    text => Some(moment(text).filter(|until| *until > now)?),
                };
                let instead = self.instead.parse().ok().map(AgentId);
                Some(Presence::Away { until, instead })
            }
            _ => Some(Presence::Gone),
        }
    }
}

/// Swedish local time as a browser's field or a person writes it.
fn moment(text: &str) -> Option<Timestamp> {
    let local: DateTime = text.replace('.', ":").parse().ok()?;
    stockholm().to_timestamp(local).ok()
}

fn name(t: &Texts, presence: Presence) -> String {
    match presence {
        Presence::AtWork => t.desk_presence_at_work(),
        Presence::Away { .. } => t.desk_presence_away(),
        Presence::Gone => t.desk_presence_gone(),
    }
}

fn line(state: &AppState, t: &Texts, all: &[AtDesk], somebody: &AtDesk) -> String {
    // Nobody who was not heard of lately is said to be there.
    let believed = match somebody.presence {
        Presence::AtWork if !state.app.is_at_work(somebody) => Presence::Gone,
        presence => presence,
    };
    let said = name(t, believed);
    let Presence::Away { until, instead } = believed else { return t.desk_colleague(&somebody.first_name, said) };
    let line = match until {
        Some(until) => t.desk_colleague_until(&somebody.first_name, said, when::moment(t, until)),
        None => t.desk_colleague(&somebody.first_name, said),
    };
    match instead.and_then(|instead| all.iter().find(|other| other.agent == instead)) {
        Some(instead) => t.desk_colleague_instead(line, &instead.first_name),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn away_may_say_until_when_and_a_time_that_has_passed_is_refused() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().expect("a time");
        let away = |until: &str| {
            let form = PresenceForm { state: "away".to_owned(), until: until.to_owned(), ..PresenceForm::default() };
            form.presence(now)
        };
        assert_eq!(away(" "), Some(Presence::Away { until: None, instead: None }));
        let half_past_two = "2026-11-23T13:30:00Z".parse().ok();
        for written in ["2026-11-23T14:30", "2026-11-23 14:30", "2026-11-23 14.30"] {
            assert_eq!(away(written), Some(Presence::Away { until: half_past_two, instead: None }), "{written}");
        }
        assert_eq!(away("2026-11-23T12:59"), None);
        assert_eq!(away("snart"), None);
    }
}
