//! A conversation as plain text: exactly what was said, with which answer in which version; a sample says of itself that
//! nobody has approved it.

use std::fmt::Write as _;

use crate::{
    conversation::{Body, Conversation},
    dialogue::{AnswerReply, ContactCard, Reply, ServiceCard},
    knowledge::Status,
    language::Texts,
    when,
};

use super::page::event_text;

/// The conversation as plain text in its own language.
#[must_use]
pub fn as_text(conversation: &Conversation, samples: bool) -> String {
    let t = Texts::of(conversation.lang);
    let mut text =
        format!("{}\n{}\n", t.transcript_title(), t.transcript_started(when::moment(t, conversation.started_at)));
    if samples {
        text.push_str(&t.transcript_samples());
        text.push('\n');
    }
    for entry in &conversation.entries {
        let (who, words) = said(t, &entry.body);
        let who = if who.is_empty() { String::new() } else { format!("{who}\n") };
        // Writing to a String can't fail.
        let _ = write!(text, "\n[{}] {}\n{who}{}\n", entry.seq, when::moment(t, entry.at), words.trim_end());
    }
    text
}

/// Who said what.
fn said(t: &Texts, body: &Body) -> (String, String) {
    match body {
        Body::Citizen { text } => (t.transcript_you(), text.clone()),
        Body::Service { reply } => (t.transcript_service(), reply_text(t, reply)),
        Body::Agent { name, function, text } => (t.transcript_agent(name, function), text.clone()),
        Body::Event { event } => (String::new(), event_text(t, event)),
    }
}

/// What a reply says, line by line.
pub(super) fn reply_text(t: &Texts, reply: &Reply) -> String {
    let mut lines = Vec::new();
    match reply {
        Reply::Answer(answer) => answer_lines(t, answer, &mut lines),
        Reply::Clarify(clarify) => {
            lines.push(clarify.text.clone());
            lines.extend(clarify.options.iter().map(|option| format!("- {}", option.title)));
        }
        Reply::Referral(referral) => {
            lines.extend([referral.name.clone(), referral.text.clone(), referral.handles.clone()]);
            lines.extend(referral.phone.iter().chain(&referral.url).cloned());
            sample_line(t, referral.status, &mut lines);
            lines.push(t.transcript_source(&referral.source.title));
        }
        Reply::Safety(safety) => {
            lines.extend([safety.title.clone(), safety.text.clone()]);
            lines.extend(safety.numbers.iter().map(|number| format!("- {}: {}", number.name, number.phone)));
            sample_line(t, safety.status, &mut lines);
        }
        Reply::SmallTalk(talk) => lines.push(talk.text.clone()),
        Reply::Refused(refused) => {
            lines.push(refused.text.clone());
            lines.extend(refused.contacts.iter().map(contact_line));
        }
        Reply::Blocked(blocked) => {
            lines.push(blocked.text.clone());
            lines.extend(blocked.contacts.iter().map(contact_line));
        }
        Reply::None(none) => {
            lines.extend(none.other_language.iter().map(|own| own.text.clone()));
            lines.push(none.text.clone());
            lines.extend(none.contacts.iter().map(contact_line));
        }
        Reply::Delivered(delivered) => lines.push(delivered.text.clone()),
    }
    lines.join("\n")
}

fn answer_lines(t: &Texts, answer: &AnswerReply, lines: &mut Vec<String>) {
    lines.extend([answer.title.clone(), answer.text.trim_end().to_owned()]);
    lines.extend(answer.services.iter().map(service_line));
    lines.extend(answer.contacts.iter().map(contact_line));
    lines.extend(answer.places.iter().map(|place| format!("- {}: {}", place.name, place.open_now)));
    sample_line(t, answer.status, lines);
    lines.push(owner_line(t, answer));
    for source in &answer.sources {
        let url = source.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
        lines.push(format!("{}{url}", t.transcript_source(&source.title)));
    }
    lines.push(t.transcript_version(answer.id.as_str(), answer.version.as_str()));
}

/// Who stands behind an answer, and when it was last checked.
pub(super) fn owner_line(t: &Texts, answer: &AnswerReply) -> String {
    match answer.reviewed {
        Some(date) if answer.status == Status::Sample => {
            t.transcript_answer_read(&answer.owner.name, when::date(t, date))
        }
        Some(date) => t.transcript_answer_of(&answer.owner.name, when::date(t, date)),
        None => t.transcript_answer_by(&answer.owner.name),
    }
}

fn service_line(service: &ServiceCard) -> String {
    format!("- {}: {}", service.name, service.url)
}

/// A contact with the ways it has.
pub(super) fn contact_line(contact: &ContactCard) -> String {
    let ways = [&contact.phone, &contact.hours, &contact.email, &contact.address];
    let ways: Vec<&str> = ways.into_iter().flatten().map(String::as_str).collect();
    format!("- {}: {}", contact.name, ways.join(", "))
}

fn sample_line(t: &Texts, status: Status, lines: &mut Vec<String>) {
    if status == Status::Sample {
        lines.push(t.transcript_sample());
    }
}
