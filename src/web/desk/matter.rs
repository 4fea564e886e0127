//! One handover: who, what about, the conversation exactly as the citizen saw it, and the forms to answer and close.

use askama::Template;
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};

use crate::{
    conversation::{Body, Entry},
    handover::{Agent, ContactWay, Handover, HandoverId, Outcome, RecordChoice},
    language::{Tag, Texts},
    store::LogLine,
    web::{
        error::Error,
        frame::{Frame, html},
        said::Said,
        state::AppState,
        visitor::Language,
        when,
    },
};

use super::{
    queue::{Mark, body_name, marks, state_name},
    session::Staff,
};

/// What stands in the forms when the page is shown again, and what was wrong with them.
#[derive(Default)]
pub(super) struct Draft {
    /// The answer as written.
    pub(super) text: String,
    /// What is wrong with the answer.
    pub(super) text_fault: Option<String>,
    /// The number in it may be said to be no personnummer.
    pub(super) may_confirm: bool,
    /// The outcome as chosen.
    pub(super) outcome: String,
    /// It is missing.
    pub(super) outcome_fault: Option<String>,
    /// The record choice as chosen.
    pub(super) record: String,
    /// It is missing.
    pub(super) record_fault: Option<String>,
    /// Something about the matter as a whole.
    pub(super) fault: Option<String>,
}

impl Draft {
    /// Whether anything is to be mended.
    fn has_fault(&self) -> bool {
        [&self.fault, &self.text_fault, &self.outcome_fault, &self.record_fault].into_iter().any(Option::is_some)
    }
}

/// Something that was done to the handover.
struct Happening {
    when: String,
    machine: String,
    what: String,
}

/// A choice in a form.
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) label: String,
}

#[derive(Template)]
#[template(path = "desk/matter.html")]
struct MatterPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    handover: Handover,
    contact: String,
    body: String,
    state: String,
    marks: Vec<Mark>,
    lang: &'static str,
    language: String,
    events: Vec<Happening>,
    before: Said,
    later: Said,
    reply_path: String,
    close_path: String,
    export_path: String,
    revoke_path: String,
    client_id: String,
    draft: Draft,
    outcomes: Vec<Choice>,
    records: Vec<Choice>,
    closed_as: Option<(String, String, String)>,
}

/// The path of a handover; anything else is a page that does not exist.
pub(super) type Id = Result<Path<HandoverId>, PathRejection>;

/// The id in a path.
pub(super) fn id_of(path: Id) -> Result<HandoverId, Error> {
    path.map(|Path(id)| id).map_err(|_| Error::NotFound)
}

/// `GET /desk/arenden/{id}`
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    method: Method,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    // Read before the page is made: what comes in meanwhile counts as unread rather than as read by nobody.
    let seen = state.app.handover(id).await?.1.last_seq();
    let response = render(&state, language.tag, &staff, id, StatusCode::OK, Draft::default()).await?;
    if method != Method::HEAD {
        state.app.mark_read(staff.agent(), id, seen).await?;
    }
    Ok(response)
}

/// The page, with what was written and what was wrong with it.
pub(super) async fn render(
    state: &AppState,
    tag: Tag,
    staff: &Staff,
    id: HandoverId,
    status: StatusCode,
    draft: Draft,
) -> Result<Response, Error> {
    let (handover, conversation) = state.app.handover(id).await?;
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, tag, &format!("/desk/arenden/{id}"), "").unlisted();
    let t = page.t;
    page.title = t.desk_matter_title(&handover.reference);
    if status != StatusCode::OK {
        page.title = format!("{} {}", t.desk_error_prefix(), page.title);
    }
    // One answer per state of the conversation: sent twice it counts once, and two agents can't answer past each other.
    let client_id = format!("desk-{id}-{}", last_answer(&conversation.entries));
    let shown = handover.snapshot.last().map_or(0, |entry| entry.seq);
    let later = conversation.entries.into_iter().filter(|entry| entry.seq > shown);
    let matter = MatterPage {
        agent: staff.agent(),
        csrf: staff.csrf(),
        contact: contact(t, &handover.contact),
        body: body_name(&knowledge.library, &handover.body, tag),
        state: state_name(t, handover.state),
        marks: marks(&handover, t, state.app.now()),
        lang: handover.lang.base().as_str(),
        language: Texts::of(handover.lang).language_name(),
        events: state.app.handover_log(id).await?.into_iter().map(|line| happening(t, line)).collect(),
        before: Said::new(&knowledge, handover.lang, handover.snapshot.iter().cloned()).with_versions(),
        later: Said::new(&knowledge, handover.lang, later).with_versions(),
        reply_path: format!("/desk/arenden/{id}/svara"),
        close_path: format!("/desk/arenden/{id}/avsluta"),
        export_path: format!("/desk/arenden/{id}/utdrag"),
        revoke_path: format!("/desk/arenden/{id}/lank"),
        client_id,
        draft,
        outcomes: outcomes(t),
        records: records(t),
        closed_as: closed_as(t, &handover),
        handover,
        page,
    };
    Ok((status, html(&matter)?).into_response())
}

/// The number of the last answer of staff, 0 when there is none.
fn last_answer(entries: &[Entry]) -> u32 {
    let is_answer = |entry: &&Entry| matches!(entry.body, Body::Agent { .. });
    entries.iter().rev().find(is_answer).map_or(0, |entry| entry.seq)
}

fn contact(t: &Texts, way: &ContactWay) -> String {
    match way {
        ContactWay::ComeBack => t.desk_contact_come_back(),
        ContactWay::Phone(number) => t.desk_contact_phone(number),
        ContactWay::Email(address) => t.desk_contact_email(address),
    }
}

/// How a handover can end, by the word in the form.
pub(super) const OUTCOMES: [(&str, Outcome); 4] = [
    ("answered", Outcome::Answered),
    ("forwarded", Outcome::Forwarded),
    ("registered", Outcome::Registered),
    ("no_action", Outcome::NoAction),
];

/// What can become of the record, by the word in the form.
pub(super) const RECORDS: [(&str, RecordChoice); 3] = [
    ("register", RecordChoice::Register),
    ("keep_in_order", RecordChoice::KeepInOrder),
    ("minor_importance", RecordChoice::MinorImportance),
];

fn outcomes(t: &Texts) -> Vec<Choice> {
    OUTCOMES.iter().map(|(value, outcome)| Choice { value, label: outcome_name(t, *outcome) }).collect()
}

/// The choices of a record, in words.
pub(super) fn records(t: &Texts) -> Vec<Choice> {
    RECORDS.iter().map(|(value, record)| Choice { value, label: record_name(t, *record) }).collect()
}

fn outcome_name(t: &Texts, outcome: Outcome) -> String {
    match outcome {
        Outcome::Answered => t.desk_outcome_answered(),
        Outcome::Forwarded => t.desk_outcome_forwarded(),
        Outcome::Registered => t.desk_outcome_registered(),
        Outcome::NoAction => t.desk_outcome_no_action(),
    }
}

fn record_name(t: &Texts, record: RecordChoice) -> String {
    match record {
        RecordChoice::Register => t.desk_record_register(),
        RecordChoice::KeepInOrder => t.desk_record_keep(),
        RecordChoice::MinorImportance => t.desk_record_minor(),
    }
}

fn happening(t: &Texts, line: LogLine) -> Happening {
    let what = match line.what.as_str() {
        "created" => t.desk_event_created(),
        "written" => t.desk_event_written(),
        "read" => t.desk_event_read(),
        "replied" => t.desk_event_replied(),
        "closed" => t.desk_event_closed(),
        "links_revoked" => t.desk_event_links(),
        "exported" => t.desk_event_exported(),
        "deletion_requested" => t.desk_event_deletion(),
        _ => line.what,
    };
    let what = line.first_name.map_or(what.clone(), |name| t.desk_event_by(what, name));
    Happening { when: when::moment(t, line.at), machine: when::machine(line.at), what }
}

/// When, how, and what became of the record.
fn closed_as(t: &Texts, handover: &Handover) -> Option<(String, String, String)> {
    handover
        .closed
        .map(|closed| (when::moment(t, closed.at), outcome_name(t, closed.outcome), record_name(t, closed.record)))
}
