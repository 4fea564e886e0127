//! A handover as data: everything that is stored of it, for programs and for the years to come.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    conversation::{ConversationId, Entry},
    handover::{ContactWay, HandoverId, Kind, Outcome, RecordChoice, State},
    language::Tag,
};

use super::{Happening, Matter, Note};

/// The version of the form below: raised when a key changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct MatterJson<'a> {
    format: &'static str,
    version: u32,
    reference: &'a str,
    id: HandoverId,
    received_at: Timestamp,
    due_at: Timestamp,
    handled_at: Option<Timestamp>,
    kind: Kind,
    state: State,
    closed: Option<ClosedJson>,
    body: BodyJson<'a>,
    lang: Tag,
    about: &'a str,
    name: Option<&'a str>,
    contact: &'a ContactWay,
    safety: Option<&'a str>,
    urgent: bool,
    /// What was done, oldest first.
    events: &'a [Happening],
    /// What staff wrote to each other, oldest first. The citizen has not seen it.
    notes: &'a [Note],
    /// The conversation exactly as it stood when it was handed over.
    handed_over: &'a [Entry],
    /// The conversation as it stood when the package was made.
    conversation: ConversationJson<'a>,
}

#[derive(Serialize)]
struct ClosedJson {
    at: Timestamp,
    outcome: Outcome,
    record: RecordChoice,
}

#[derive(Serialize)]
struct BodyJson<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct ConversationJson<'a> {
    id: ConversationId,
    started_at: Timestamp,
    entries: &'a [Entry],
}

/// The file.
pub(super) fn of(matter: &Matter) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(&as_data(matter))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A handover as a value that can be written as JSON: what the file of a package holds.
#[must_use]
pub fn as_data(matter: &Matter) -> impl Serialize + Sync + '_ {
    let Matter { handover, body, conversation, happenings, notes } = matter;
    MatterJson {
        format: "medborgarsvar-handover",
        version: VERSION,
        reference: &handover.reference,
        id: handover.id,
        received_at: handover.created_at,
        due_at: handover.due_at,
        handled_at: handover.handled_at,
        kind: handover.kind,
        state: handover.state(),
        closed: handover.closed.map(|end| ClosedJson { at: end.at, outcome: end.outcome, record: end.record }),
        body: BodyJson { id: handover.body.as_str(), name: body },
        lang: handover.lang,
        about: &handover.about,
        name: handover.name.as_deref(),
        contact: &handover.contact,
        safety: handover.safety.as_deref(),
        urgent: handover.urgent,
        events: happenings,
        notes,
        handed_over: &handover.snapshot,
        conversation: ConversationJson {
            id: conversation.id,
            started_at: conversation.started_at,
            entries: &conversation.entries,
        },
    }
}
