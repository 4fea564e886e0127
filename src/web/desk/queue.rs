//! The lists: what waits for somebody by due time, what has been dealt with, what is closed.

use askama::Template;
use axum::{extract::State, response::Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::{
    handover::{Agent, Handover, HandoverFilter, State as HandoverState},
    knowledge::{BodyId, Library},
    language::{Tag, Texts},
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::{Language, Query},
        when,
    },
};

use super::session::Staff;

/// How long before the due time a handover is marked: half a working day.
const SOON: SignedDuration = SignedDuration::from_hours(4);

/// What of an about fits a row.
const ABOUT: usize = 160;

/// Which list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    visa: String,
}

/// A handover in a list.
pub(super) struct Row {
    href: String,
    reference: String,
    about: String,
    lang: &'static str,
    body: String,
    due: String,
    due_machine: String,
    closed: Option<String>,
    pub(super) marks: Vec<Mark>,
    state: String,
}

/// What is said of a handover at a glance: the word carries it, the colour only helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The class that colours it.
    pub(super) class: &'static str,
    /// The word.
    pub(super) text: String,
}

#[derive(Template)]
#[template(path = "desk/open.html")]
struct OpenPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    waiting: Vec<Row>,
    handled: Vec<Row>,
}

#[derive(Template)]
#[template(path = "desk/closed.html")]
struct ClosedPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    closed: Vec<Row>,
}

/// `GET /desk`, and with `?visa=avslutade` what is closed.
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Query(which): Query<Which>,
) -> Result<Response, Error> {
    let closed = which.visa == "avslutade";
    let filter = if closed { HandoverFilter::Closed } else { HandoverFilter::Open };
    let mut handovers = state.app.handovers(filter).await?;
    let (knowledge, now) = (state.app.knowledge(), state.app.now());
    let mut page = Frame::new(&knowledge, language.tag, "/desk", "").unlisted();
    let row = |handover: &Handover| row(handover, &knowledge.library, language.tag, now);
    let (agent, csrf) = (staff.agent(), staff.csrf());
    if closed {
        page.title = page.t.desk_closed_title();
        page = page.with_query("visa", "avslutade");
        return html(&ClosedPage { page, agent, csrf, closed: handovers.iter().map(row).collect() });
    }
    page.title = page.t.desk_open_title();
    handovers.sort_by_key(order);
    let (waiting, handled): (Vec<_>, Vec<_>) = handovers.iter().partition(|it| it.state == HandoverState::Waiting);
    let (waiting, handled) = (waiting.into_iter().map(row).collect(), handled.into_iter().map(row).collect());
    html(&OpenPage { page, agent, csrf, waiting, handled })
}

/// Due first; among equals danger and requests for public records, then who came first.
fn order(handover: &Handover) -> (Timestamp, bool, bool, Timestamp) {
    (handover.due_at, handover.safety.is_none(), !handover.urgent, handover.created_at)
}

fn row(handover: &Handover, library: &Library, tag: Tag, now: Timestamp) -> Row {
    let t = Texts::of(tag);
    Row {
        href: crate::web::frame::link(&format!("/desk/arenden/{}", handover.id), tag),
        reference: handover.reference.clone(),
        about: shortened(&handover.about),
        lang: handover.lang.base().as_str(),
        body: body_name(library, &handover.body, tag),
        due: when::moment(t, handover.due_at),
        due_machine: when::machine(handover.due_at),
        closed: handover.closed.map(|closed| when::moment(t, closed.at)),
        marks: marks(handover, t, now),
        state: state_name(t, handover.state),
    }
}

/// What must not be overlooked, most pressing first.
pub(super) fn marks(handover: &Handover, t: &Texts, now: Timestamp) -> Vec<Mark> {
    let mark = |class, text| Mark { class, text };
    let mut marks = Vec::new();
    if handover.safety.is_some() {
        marks.push(mark("mark-danger", t.desk_danger()));
    }
    if handover.urgent {
        marks.push(mark("mark-urgent", t.desk_record_request()));
    }
    if handover.state == HandoverState::Waiting {
        if handover.due_at <= now {
            marks.push(mark("mark-overdue", t.desk_overdue()));
        } else if handover.due_at.duration_since(now) < SOON {
            marks.push(mark("mark-soon", t.desk_soon()));
        }
    }
    if handover.unread && handover.state != HandoverState::Closed {
        marks.push(mark("mark-new", t.desk_unread()));
    }
    marks
}

/// The name of the state.
pub(super) fn state_name(t: &Texts, state: HandoverState) -> String {
    match state {
        HandoverState::Waiting => t.desk_state_waiting(),
        HandoverState::Handled => t.desk_state_handled(),
        HandoverState::Closed => t.desk_state_closed(),
    }
}

/// The name of a body; its id when the library does not have it any more.
pub(super) fn body_name(library: &Library, id: &BodyId, tag: Tag) -> String {
    library.bodies.get(id).map_or_else(|| id.to_string(), |body| body.name.get(tag).to_owned())
}

/// The first words, cut between two; line for line, so that a question and the answer it got are told apart.
fn shortened(about: &str) -> String {
    let lines = about.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let flat = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    if flat.chars().count() <= ABOUT {
        return flat;
    }
    let cut: String = flat.chars().take(ABOUT).collect();
    format!("{} …", cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_about_is_cut_between_words() {
        assert_eq!(shortened(" En  fråga \r\n\r\nSvaret jag fick: Altan\n"), "En fråga\nSvaret jag fick: Altan");
        let long = "ett ord ".repeat(60);
        let short = shortened(&long);
        assert!(short.ends_with(" …") && short.chars().count() <= ABOUT + 2, "{short}");
        assert_eq!(shortened(&"å".repeat(300)).chars().count(), ABOUT + 2);
    }
}
