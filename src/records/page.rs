//! A handover as a page that anyone can read without this program, today or in thirty years.
//!
//! It asks nothing of anybody: no script, no picture, no address but those of sources; one style sheet beside it.

use askama::{Template, filters::Safe};
use jiff::Timestamp;

use crate::{
    conversation::{Body, Entry, Event},
    dialogue::{AnswerReply, ContactCard, Reply},
    handover::{ContactWay, Outcome, RecordChoice, State},
    knowledge::Status,
    language::{Tag, Texts},
    when,
};

use super::{Made, Matter, PackageError, text};

/// The style sheet that lies beside the pages.
pub(super) const STYLE: &[u8] = include_bytes!("../../templates/records/style.css");
pub(super) const STYLE_NAME: &str = "style.css";

/// Records are read by staff and archivists: always in Swedish, whatever language the citizen used.
const LANG: Tag = Tag::Swedish;

#[derive(Template)]
#[template(path = "records/handover.html")]
struct Page<'a> {
    t: &'static Texts,
    matter: &'a Matter,
    made: &'a Made,
    state: String,
    contact: String,
    closed: Option<(String, String, String)>,
    happenings: Vec<(String, String)>,
    before: Vec<Line<'a>>,
    later: Vec<Line<'a>>,
}

/// An entry as the page shows it.
struct Line<'a> {
    seq: u32,
    at: String,
    who: String,
    lang: &'static str,
    part: Part<'a>,
}

enum Part<'a> {
    Text(String),
    Answer(&'a AnswerReply),
}

impl Page<'_> {
    /// Swedish local time, to the second.
    fn at(at: &Timestamp) -> String {
        when::stamp(*at)
    }

    fn contact(contact: &ContactCard) -> String {
        text::contact_line(contact).trim_start_matches("- ").to_owned()
    }

    fn owner(&self, answer: &AnswerReply) -> String {
        text::owner_line(self.t, answer)
    }

    fn is_sample(answer: &AnswerReply) -> bool {
        answer.status == Status::Sample
    }

    /// HTML that the library's sanitiser made; nothing that a person wrote.
    fn library_html(html: &str) -> Safe<&str> {
        Safe(html)
    }
}

/// The file.
pub(super) fn of(matter: &Matter, made: &Made) -> Result<Vec<u8>, PackageError> {
    let (t, handover) = (Texts::of(LANG), &matter.handover);
    let shown = handover.snapshot.last().map_or(0, |entry| entry.seq);
    let line = |entry| line(t, handover.lang, entry);
    let page = Page {
        t,
        matter,
        made,
        state: match handover.state() {
            State::Waiting => t.desk_state_waiting(),
            State::Active => t.desk_state_active(),
            State::Handled => t.desk_state_handled(),
            State::Closed => t.desk_state_closed(),
        },
        contact: match &handover.contact {
            ContactWay::ComeBack => t.desk_contact_come_back(),
            ContactWay::Phone(number) => t.desk_contact_phone(number),
            ContactWay::Email(address) => t.desk_contact_email(address),
        },
        closed: handover.closed.map(|end| (when::stamp(end.at), outcome(t, end.outcome), record(t, end.record))),
        happenings: matter.happenings.iter().map(|it| (when::stamp(it.at), happening(t, it))).collect(),
        before: handover.snapshot.iter().map(line).collect(),
        later: matter.conversation.entries.iter().filter(|entry| entry.seq > shown).map(line).collect(),
    };
    Ok(page.render()?.into_bytes())
}

fn line<'a>(t: &Texts, lang: Tag, entry: &'a Entry) -> Line<'a> {
    let lang = lang.base().as_str();
    let (who, lang, part) = match &entry.body {
        Body::Citizen { text } => (t.records_citizen(), lang, Part::Text(text.clone())),
        Body::Service { reply: Reply::Answer(answer) } => {
            (t.transcript_service(), answer.lang.base().as_str(), Part::Answer(answer))
        }
        Body::Service { reply } => (t.transcript_service(), lang, Part::Text(text::reply_text(t, reply))),
        Body::Agent { name, function, text } => (t.transcript_agent(name, function), lang, Part::Text(text.clone())),
        Body::Event { event } => (t.records_event(), LANG.as_str(), Part::Text(event_text(t, event))),
    };
    Line { seq: entry.seq, at: when::stamp(entry.at), who, lang, part }
}

/// What happened to a conversation, in words.
pub(super) fn event_text(t: &Texts, event: &Event) -> String {
    match event {
        Event::HandedOver { reference, due_at } => t.transcript_handed_over(reference, when::moment(t, *due_at)),
        Event::Queued { reference } => t.event_queued(reference),
        Event::Joined { name, function, .. } => t.event_joined(name, function),
        Event::BackInQueue { .. } => t.event_back_in_queue(),
        Event::HandedBack { reference } => t.event_handed_back(reference),
        Event::Forwarded { reference, to } => t.event_forwarded(reference, to),
        Event::BecameErrand { reference, due_at } => t.event_became_errand(reference, when::moment(t, *due_at)),
        Event::Reopened { reference } => t.event_reopened(reference),
        Event::Closed { reference } => t.transcript_closed(reference),
    }
}

fn outcome(t: &Texts, outcome: Outcome) -> String {
    match outcome {
        Outcome::Answered => t.desk_outcome_answered(),
        Outcome::Forwarded => t.desk_outcome_forwarded(),
        Outcome::Registered => t.desk_outcome_registered(),
        Outcome::NoAction => t.desk_outcome_no_action(),
    }
}

fn record(t: &Texts, record: RecordChoice) -> String {
    match record {
        RecordChoice::Register => t.desk_record_register(),
        RecordChoice::KeepInOrder => t.desk_record_keep(),
        RecordChoice::MinorImportance => t.desk_record_minor(),
    }
}

/// What was done, in words, and by whom; the log's own word and detail stand in the data file.
fn happening(t: &Texts, it: &super::Happening) -> String {
    let what = happening_name(t, &it.what);
    match &it.by {
        Some(by) => format!("{what} ({by})"),
        None => what,
    }
}

/// What the log's word for something that was done is called.
#[must_use]
pub fn happening_name(t: &Texts, what: &str) -> String {
    match what {
        "created" => t.desk_event_created(),
        "written" => t.desk_event_written(),
        "read" => t.desk_event_read(),
        "claimed" => t.desk_event_claimed(),
        "taken_over" => t.desk_event_taken_over(),
        "released" => t.desk_event_released(),
        "lapsed" => t.desk_event_lapsed(),
        "handed_back" => t.desk_event_handed_back(),
        "summoned" => t.desk_event_summoned(),
        "forwarded" => t.desk_event_forwarded(),
        "became_errand" => t.desk_event_became_errand(),
        "reopened" => t.desk_event_reopened(),
        "blocked" => t.staff_event_blocked(),
        "unblocked" => t.staff_event_unblocked(),
        "sent_again" => t.staff_event_sent_again(),
        "noted" => t.desk_event_noted(),
        "unclaimed" => t.desk_event_unclaimed(),
        "overdue" => t.desk_event_overdue(),
        "replied" => t.desk_event_replied(),
        "closed" => t.desk_event_closed(),
        "links_revoked" => t.desk_event_links(),
        "exported" => t.desk_event_exported(),
        "deletion_requested" => t.desk_event_deletion(),
        other => other.to_owned(),
    }
}
