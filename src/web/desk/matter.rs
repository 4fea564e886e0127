//! One handover: who, what about, the conversation exactly as the citizen saw it, and the forms to answer and close.

use askama::Template;
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{Method, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    conversation::{Body, Entry},
    handover::{Agent, ContactWay, Handover, HandoverId, Kind, Outcome, Owner, RecordChoice},
    knowledge::{BodyId, Library},
    language::{Tag, Texts},
    records::happening_name,
    store::{LogLine, Note},
    web::{
        error::Error,
        frame::{Frame, html, link},
        said::Said,
        state::AppState,
        visitor::{Language, Query},
        when,
    },
};

use super::{
    block,
    find::{self, Offered},
    queue::{Mark, body_name, holder_name, kind_name, marks, names, state_name},
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
    /// What is looked for among the approved answers.
    pub(super) wanted: String,
    /// No body was chosen to forward to.
    pub(super) body_fault: Option<String>,
    /// The note as written.
    pub(super) note: String,
    /// What is wrong with the note.
    pub(super) note_fault: Option<String>,
    /// The number in it may be said to be no personnummer.
    pub(super) may_confirm_note: bool,
    /// No reason to block was chosen.
    pub(super) block_fault: Option<String>,
}

impl Draft {
    /// Whether anything is to be mended.
    fn has_fault(&self) -> bool {
        let faults = [&self.fault, &self.text_fault, &self.outcome_fault, &self.record_fault];
        faults.into_iter().chain([&self.body_fault, &self.note_fault, &self.block_fault]).any(Option::is_some)
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
#[expect(clippy::struct_excessive_bools, reason = "a page is drawn by what is so and what is not")]
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
    why_path: String,
    client_id: String,
    draft: Draft,
    outcomes: Vec<Choice>,
    records: Vec<Choice>,
    closed_as: Option<(String, String, String)>,
    own_path: String,
    /// What was looked for among the approved answers, and what was found.
    wanted: String,
    offered: Vec<Offered>,
    /// The number of the last line on the page.
    after: u32,
    kind: String,
    /// Who has it, in words.
    who: String,
    /// The colleague who has it.
    held_by_other: Option<String>,
    is_mine: bool,
    /// It can be taken.
    is_free: bool,
    /// An answer can be written: it is ours, or nobody's and no chat that must be taken first.
    may_reply: bool,
    bodies: Vec<(String, String)>,
    notes: Vec<NoteLine>,
    /// The citizen may not write on.
    blocked: bool,
    block_reasons: Vec<(&'static str, String)>,
}

/// A note as the page shows it.
struct NoteLine {
    when: String,
    machine: String,
    by: String,
    text: String,
}

impl MatterPage<'_> {
    /// Where a button of this matter leads.
    fn path(&self, what: &str) -> String {
        self.page.link(&format!("/desk/arenden/{}/{what}", self.handover.id))
    }
}

/// What is looked for among the approved answers, and which is to stand in the reply.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    sok: String,
    svar: String,
}

/// The path of a handover; anything else is a page that does not exist.
pub(super) type Id = Result<Path<HandoverId>, PathRejection>;

/// The id in a path.
pub(super) fn id_of(path: Id) -> Result<HandoverId, Error> {
    path.map(|Path(id)| id).map_err(|_| Error::NotFound)
}

/// Back to the page of a handover, at a place on it.
pub(super) fn back(id: HandoverId, tag: Tag, fragment: &str) -> Response {
    Redirect::to(&link(&format!("/desk/arenden/{id}{fragment}"), tag)).into_response()
}

/// `GET /desk/arenden/{id}`
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Query(search): Query<Search>,
    method: Method,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    // Read before the page is made: what comes in meanwhile counts as unread rather than as read by nobody.
    let (handover, conversation) = state.app.handover(id).await?;
    let seen = conversation.last_seq();
    let text = find::chosen(&state, &search.sok, &search.svar, handover.lang).unwrap_or_default();
    let draft = Draft { text, wanted: search.sok, ..Draft::default() };
    let response = render(&state, language.tag, &staff, id, StatusCode::OK, draft).await?;
    // A colleague who has it is told of what is new until they have seen it themselves.
    let is_others = handover.standing.holder().is_some_and(|holder| holder.agent != staff.agent().id);
    if method != Method::HEAD && !is_others {
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
    let (handover, conversation) = state.app.read_handover(staff.agent(), id).await?;
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, tag, &format!("/desk/arenden/{id}"), "").unlisted();
    let t = page.t;
    page.title = t.desk_matter_title(&handover.reference);
    if status != StatusCode::OK {
        page.title = format!("{} {}", t.desk_error_prefix(), page.title);
    }
    // One answer per state of the conversation: sent twice it counts once, and two agents can't answer past each other.
    let client_id = format!("desk-{id}-{}", last_answer(&conversation.entries));
    let after = conversation.last_seq();
    let shown = handover.snapshot.last().map_or(0, |entry| entry.seq);
    let later = conversation.entries.into_iter().filter(|entry| entry.seq > shown);
    let (me, owner, is_open) = (staff.agent().id, handover.standing.owner(), handover.closed.is_none());
    let names = names(state).await?;
    let is_mine = handover.standing.is_held_by(me);
    let held_by_other = match owner {
        Owner::Agent(holder) if !is_mine => Some(names.get(&holder.agent).map_or("–", String::as_str).to_owned()),
        _ => None,
    };
    let is_free = is_open && matches!(owner, Owner::Queue | Owner::Bot);
    let matter = MatterPage {
        offered: find::offered(state, &format!("/desk/arenden/{id}"), &draft.wanted, handover.lang, tag),
        wanted: draft.wanted.clone(),
        own_path: format!("/desk/arenden/{id}"),
        after,
        kind: kind_name(t, handover.kind),
        who: holder_name(t, &names, handover.standing, me),
        may_reply: is_open && (is_mine || is_free && handover.kind == Kind::Errand) && held_by_other.is_none(),
        held_by_other,
        is_mine,
        is_free,
        bodies: bodies(&knowledge.library, &handover.body, tag),
        notes: state.app.notes(id).await?.into_iter().map(|note| note_line(t, note)).collect(),
        blocked: state.app.is_blocked(handover.conversation).await?,
        block_reasons: block::reasons(t),
        agent: staff.agent(),
        csrf: staff.csrf(),
        contact: contact(t, &handover.contact),
        body: body_name(&knowledge.library, &handover.body, tag),
        state: state_name(t, handover.state()),
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
        why_path: format!("/desk/arenden/{id}/varfor"),
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

/// The bodies that a matter can be forwarded to, those without a known mailbox said so.
fn bodies(library: &Library, own: &BodyId, tag: Tag) -> Vec<(String, String)> {
    let t = Texts::of(tag);
    let others = library.bodies.iter().filter(|(id, _)| *id != own);
    let name = |body: &crate::knowledge::Body| match &body.mailbox {
        Some(_) => body.name.get(tag).to_owned(),
        None => format!("{} ({})", body.name.get(tag), t.desk_forward_no_mailbox()),
    };
    others.map(|(id, body)| (id.to_string(), name(body))).collect()
}

fn note_line(t: &Texts, note: Note) -> NoteLine {
    NoteLine {
        when: when::moment(t, note.at),
        machine: when::machine(note.at),
        by: note.first_name.unwrap_or_else(|| "–".to_owned()),
        text: note.text,
    }
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
    let why = block::reason_of(t, &line.what, line.detail.as_deref());
    let what = happening_name(t, &line.what);
    let what = line.first_name.map_or(what.clone(), |name| t.desk_event_by(what, name));
    let what = why.map_or(what.clone(), |why| format!("{what}: {why}"));
    Happening { when: when::moment(t, line.at), machine: when::machine(line.at), what }
}

/// When, how, and what became of the record.
fn closed_as(t: &Texts, handover: &Handover) -> Option<(String, String, String)> {
    handover
        .closed
        .map(|closed| (when::moment(t, closed.at), outcome_name(t, closed.outcome), record_name(t, closed.record)))
}
