//! A handover and a view through the API.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    app::{AppError, Feedback, FeedbackFault, FieldFaultKind, HandoverFault, HandoverRequest},
    calendar::stockholm,
    conversation::{Body, Conversation},
    handover::{self, Handover},
    language::{Tag, Texts},
    web::{security::ClientAddress, state::AppState, when},
};

use super::{
    caller::Caller,
    conversations::unstored,
    fields::Fields,
    problem::{Fault, FieldFault, Problem, Wrong},
};

/// The most characters of what it is about.
const MAX_ABOUT: usize = 2_000;
/// The most characters of a comment.
const MAX_COMMENT: usize = 1_000;
/// The most characters of a name, a number or an address; `app` has the exact rules.
const MAX_LINE: usize = 254;

/// A handover as its citizen sees it.
#[derive(Serialize)]
pub(super) struct HandoverJson {
    reference: String,
    /// A written errand or a live chat.
    kind: handover::Kind,
    state: handover::State,
    /// By when somebody has taken a stand, RFC 3339 with the offset of Stockholm.
    due_at: String,
    /// The same in words, in the language of the conversation.
    due_text: String,
}

impl HandoverJson {
    /// A handover, told in a language.
    pub(super) fn of(handover: &Handover, lang: Tag) -> Self {
        Self {
            reference: handover.reference.clone(),
            kind: handover.kind,
            state: handover.state(),
            due_at: handover.due_at.display_with_offset(stockholm().to_offset(handover.due_at)).to_string(),
            due_text: when::moment(Texts::of(lang), handover.due_at),
        }
    }
}

/// A handover that was just made.
#[derive(Serialize)]
struct HandedOverJson {
    #[serde(flatten)]
    handover: HandoverJson,
    /// The personal link: opens this conversation in any browser until it expires.
    link: String,
}

/// `POST /conversations/{id}/handover`. While one is open there is no second: what is new goes to the open one.
pub(super) async fn hand_over(
    State(state): State<AppState>,
    client: ClientAddress,
    caller: Caller,
    mut fields: Fields,
) -> Result<Response, Problem> {
    let conversation = caller.read(&state).await?;
    let lang = conversation.lang;
    fields.lang = lang;
    let mut request = read_request(&mut fields, lang);
    fields.finish()?;
    let says_something = says_something(&request);
    if request.about.trim().is_empty() {
        request.about = about(&conversation, request.reason.as_deref());
    }
    state.limits.check_handover(client).map_err(|error| Problem::too_many(lang, &error))?;

    let made = match state.app.hand_over(Some(caller.conversation), request.clone()).await {
        Err(HandoverFault::AlreadyOpen(reference)) => {
            if says_something {
                let added = state.app.add_to_handover(caller.conversation, &request).await;
                added.map_err(|fault| handover_problem(lang, fault))?;
            }
            return open(&state, &caller, lang, reference).await;
        }
        made => made.map_err(|fault| handover_problem(lang, fault))?,
    };
    let link = format!("{}/a/{}", state.app.config().public_url, made.link.expose());
    let body = HandedOverJson { handover: HandoverJson::of(&made.handover, lang), link };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Whether a form holds anything that the open handover may not have.
fn says_something(request: &HandoverRequest) -> bool {
    let is_blank = [&request.about, &request.name].into_iter().all(|text| text.trim().is_empty());
    !is_blank || request.contact != "come_back" || request.reason.is_some()
}

/// The handover that is open. Its personal link is not told again: it was given to whoever made it.
async fn open(state: &AppState, caller: &Caller, lang: Tag, reference: String) -> Result<Response, Problem> {
    let handovers = state.app.handovers_of(caller.conversation).await;
    let handovers = handovers.map_err(|error| Problem::of_app(lang, &error))?;
    let open = handovers.iter().find(|handover| handover.reference == reference);
    let open = open.ok_or_else(|| Problem::new(lang, Fault::AlreadyHandedOver(reference)))?;
    Ok(Json(HandoverJson::of(open, lang)).into_response())
}

fn read_request(fields: &mut Fields, lang: Tag) -> HandoverRequest {
    let mut request = HandoverRequest {
        lang,
        about: fields.text("about", MAX_ABOUT).unwrap_or_default(),
        name: fields.text("name", MAX_LINE).unwrap_or_default(),
        contact: "come_back".to_owned(),
        reason: fields.text("reason", MAX_LINE),
        client_id: fields.client_id("client_id"),
        confirmed_not_personnummer: fields.flag("confirmed_not_personnummer").unwrap_or(false),
        ..HandoverRequest::default()
    };
    fields.object("contact", "contact.", |contact| read_contact(contact, &mut request));
    request
}

/// What it is about when the client does not say: the reason in words, or what was asked last (A-CHAT-22).
fn about(conversation: &Conversation, reason: Option<&str>) -> String {
    let in_words = reason.filter(|reason| reason.trim().contains(' '));
    let asked = conversation.entries.iter().rev().find_map(|entry| match &entry.body {
        Body::Citizen { text } => Some(text.as_str()),
        _ => None,
    });
    let t = Texts::of(conversation.lang);
    in_words.or(asked).map_or_else(|| t.api_wants_person(), str::to_owned)
}

fn read_contact(fields: &mut Fields, request: &mut HandoverRequest) {
    let value = fields.text("value", MAX_LINE).unwrap_or_default();
    let Some(way) = fields.text("way", MAX_LINE) else {
        fields.fault("way", Wrong::Missing);
        return;
    };
    match way.as_str() {
        "come_back" => {}
        "phone" => request.phone = value,
        "email" => request.email = value,
        _ => fields.fault("way", Wrong::ContactWay),
    }
    request.contact = way;
}

fn handover_problem(lang: Tag, fault: HandoverFault) -> Problem {
    match fault {
        HandoverFault::Fields(faults) => {
            let faults = faults.iter().map(|fault| FieldFault {
                field: name_in_json(fault.field).to_owned(),
                wrong: wrong(fault.kind, MAX_ABOUT),
            });
            Problem::new(lang, Fault::Fields(faults.collect()))
        }
        HandoverFault::AlreadyOpen(reference) => Problem::new(lang, Fault::AlreadyHandedOver(reference)),
        // The API asks for errands only; a chat of its own it does not have.
        HandoverFault::NoLiveChat => Problem::of_app(lang, &AppError::Conflict("there is no live chat now")),
        HandoverFault::App(error) => Problem::of_app(lang, &error),
    }
}

/// The form's fields for the contact are one object here.
const fn name_in_json(field: &'static str) -> &'static str {
    match field.as_bytes() {
        b"contact" => "contact.way",
        b"phone" | b"email" => "contact.value",
        _ => field,
    }
}

const fn wrong(kind: FieldFaultKind, max: usize) -> Wrong {
    match kind {
        FieldFaultKind::Missing => Wrong::Missing,
        FieldFaultKind::TooLong => Wrong::TooLong(max),
        FieldFaultKind::PersonalNumber { may_confirm } => Wrong::PersonalNumber { may_confirm },
        FieldFaultKind::NotAPhone => Wrong::Phone,
        FieldFaultKind::NotAnEmail => Wrong::Email,
    }
}

/// `POST /conversations/{id}/feedback`
pub(super) async fn feed_back(
    State(state): State<AppState>,
    client: ClientAddress,
    caller: Caller,
    mut fields: Fields,
) -> Result<Response, Problem> {
    let lang = caller.read(&state).await?.lang;
    fields.lang = lang;
    if let Some(turn) = state.app.danger(fields.as_written("comment"), lang) {
        return Ok(unstored(turn.reply));
    }
    let feedback = Feedback {
        helped: fields.flag("helped"),
        comment: fields.text("comment", MAX_COMMENT).unwrap_or_default(),
        confirmed_not_personnummer: fields.flag("confirmed_not_personnummer").unwrap_or(false),
    };
    fields.finish()?;
    let limited = state.limits.check_message(client, Some(caller.conversation));
    limited.map_err(|error| Problem::too_many(lang, &error))?;
    match state.app.feedback(caller.conversation, feedback).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(FeedbackFault::Comment(kind)) => {
            let fault = FieldFault { field: "comment".to_owned(), wrong: wrong(kind, MAX_COMMENT) };
            Err(Problem::new(lang, Fault::Fields(vec![fault])))
        }
        Err(FeedbackFault::App(error)) => Err(Problem::of_app(lang, &error)),
    }
}
