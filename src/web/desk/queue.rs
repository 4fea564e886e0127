//! The lists: what waits for somebody by due time, what has been dealt with, what is closed.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::{
    handover::{Agent, AgentId, Handover, HandoverFilter, Kind, Owner, Standing, State as HandoverState},
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

use super::{presence::Roster, session::Staff};

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
    kind: String,
    /// Who has it.
    who: String,
    /// Where its button to take it leads, when it can be taken.
    claim: Option<String>,
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
    roster: Roster,
    live: Vec<Row>,
    mine: Vec<Row>,
    waiting: Vec<Row>,
    handled: Vec<Row>,
    /// How many wait for somebody, for the title.
    count: usize,
    /// How many alarms were raised about what nobody has taken.
    alarms: u32,
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
    if which.visa != "avslutade" {
        return open(&state, language.tag, &staff, None).await;
    }
    let handovers = state.app.handovers(HandoverFilter::Closed).await?;
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, language.tag, "/desk", "").unlisted().with_query("visa", "avslutade");
    page.title = page.t.desk_closed_title();
    let list = List {
        library: &knowledge.library,
        tag: language.tag,
        now: state.app.now(),
        names: BTreeMap::new(),
        me: staff.agent().id,
    };
    let closed = handovers.iter().map(|handover| list.row(handover)).collect();
    html(&ClosedPage { page, agent: staff.agent(), csrf: staff.csrf(), closed })
}

/// The lists of what is open, perhaps with what was wrong about the form on presence and what stood in it.
pub(super) async fn open(
    state: &AppState,
    tag: Tag,
    staff: &Staff,
    fault: Option<(String, String)>,
) -> Result<Response, Error> {
    let mut handovers = state.app.handovers(HandoverFilter::Open).await?;
    let (knowledge, now, me) = (state.app.knowledge(), state.app.now(), staff.agent().id);
    let mut page = Frame::new(&knowledge, tag, "/desk", "").unlisted();
    let mut roster = Roster::read(state, tag, staff).await?;
    if let Some((fault, until)) = fault {
        page.title = format!("{} ", page.t.desk_error_prefix());
        (roster.fault, roster.until) = (Some(fault), until);
    }
    handovers.sort_by_key(order);
    let list = List { library: &knowledge.library, tag, now, names: names(state).await?, me };
    let rows = |of: &dyn Fn(&&Handover) -> bool| handovers.iter().filter(of).map(|it| list.row(it)).collect::<Vec<_>>();
    let is_mine = |it: &&Handover| it.standing.is_held_by(me);
    let mut queue: Vec<&Handover> = handovers.iter().filter(|it| it.is_in_queue()).collect();
    queue.sort_by_key(|it| (it.queued_at, it.id));
    let live: Vec<Row> = queue.into_iter().map(|it| list.row(it)).collect();
    let waiting = rows(&|it| !is_mine(it) && !it.is_in_queue() && !it.standing.is_handled());
    let handled = rows(&|it| !is_mine(it) && !it.is_in_queue() && it.standing.is_handled());
    let free = handovers.iter().filter(|it| it.standing == Standing::Waiting || it.is_in_queue()).count();
    let alarms: u32 = handovers.iter().filter(|it| it.standing == Standing::Waiting).map(|it| it.alarms).sum();
    page.title = format!("{}({free}) {}", page.title, page.t.desk_open_title());
    let mine = rows(&is_mine);
    let (agent, csrf) = (staff.agent(), staff.csrf());
    html(&OpenPage { page, agent, csrf, roster, live, mine, waiting, handled, count: free, alarms })
}

/// The first names of those at the desk.
pub(super) async fn names(state: &AppState) -> Result<BTreeMap<AgentId, String>, Error> {
    Ok(state.app.store().staff_names().await.map_err(crate::app::AppError::from)?)
}

/// Due first; among equals danger and requests for public records, then who came first.
fn order(handover: &Handover) -> (Timestamp, bool, bool, Timestamp) {
    (handover.due_at, handover.safety.is_none(), !handover.urgent, handover.created_at)
}

/// What the rows of a list need to know.
struct List<'a> {
    library: &'a Library,
    tag: Tag,
    now: Timestamp,
    names: BTreeMap<AgentId, String>,
    me: AgentId,
}

impl List<'_> {
    fn row(&self, handover: &Handover) -> Row {
        let t = Texts::of(self.tag);
        let is_free = matches!(handover.standing.owner(), Owner::Queue) && handover.closed.is_none();
        let claim = crate::web::frame::link(&format!("/desk/arenden/{}/ta", handover.id), self.tag);
        Row {
            href: crate::web::frame::link(&format!("/desk/arenden/{}", handover.id), self.tag),
            reference: handover.reference.clone(),
            about: shortened(&handover.about),
            lang: handover.lang.base().as_str(),
            body: body_name(self.library, &handover.body, self.tag),
            due: when::moment(t, handover.due_at),
            due_machine: when::machine(handover.due_at),
            closed: handover.closed.map(|closed| when::moment(t, closed.at)),
            marks: marks(handover, t, self.now),
            state: state_name(t, handover.state()),
            kind: kind_name(t, handover.kind),
            who: holder_name(t, &self.names, handover.standing, self.me),
            claim: is_free.then_some(claim),
        }
    }
}

/// Who has a handover, in words.
pub(super) fn holder_name(t: &Texts, names: &BTreeMap<AgentId, String>, standing: Standing, me: AgentId) -> String {
    match standing.owner() {
        Owner::Queue => t.desk_held_by_queue(),
        Owner::Bot => t.desk_held_by_bot(),
        Owner::Agent(holder) if holder.agent == me => t.desk_held_by_you(),
        Owner::Agent(holder) => t.desk_held_by(names.get(&holder.agent).map_or("–", String::as_str)),
    }
}

/// The name of a kind of handover.
pub(super) fn kind_name(t: &Texts, kind: Kind) -> String {
    match kind {
        Kind::Live => t.desk_kind_live(),
        Kind::Errand => t.desk_kind_errand(),
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
    if !handover.standing.is_handled() {
        if handover.due_at <= now {
            marks.push(mark("mark-overdue", t.desk_overdue()));
        } else if handover.due_at.duration_since(now) < SOON {
            let left = handover.due_at.duration_since(now);
            let words = match left.as_hours() {
                0 => t.desk_soon_minutes(left.as_mins()),
                hours => t.desk_soon_hours(hours),
            };
            marks.push(mark("mark-soon", words));
        }
    }
    if handover.alarms > 0 && handover.standing == Standing::Waiting {
        marks.push(mark("mark-overdue", t.desk_unclaimed()));
    }
    if handover.is_in_queue() {
        marks.push(mark("mark-live", t.desk_waited(now.duration_since(handover.queued_at).as_mins())));
    }
    if handover.unread && handover.state() != HandoverState::Closed {
        marks.push(mark("mark-new", t.desk_unread()));
    }
    marks
}

/// The name of the state.
pub(super) fn state_name(t: &Texts, state: HandoverState) -> String {
    match state {
        HandoverState::Waiting => t.desk_state_waiting(),
        HandoverState::Active => t.desk_state_active(),
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
