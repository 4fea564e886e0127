//! A conversation through the API: begin it, say something, read it, leave it.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    app::Message,
    conversation::{Conversation, ConversationId, Entry, Seq},
    dialogue::{self, ChoiceId, Reply},
    handover,
    language::{Tag, Texts},
    web::{chat::LONGEST_MESSAGE, security::ClientAddress, state::AppState},
};

use super::{
    caller::Caller,
    fields::Fields,
    handovers::HandoverJson,
    problem::{Problem, Wrong},
};

/// A conversation that has begun.
#[derive(Serialize)]
struct StartedJson {
    id: ConversationId,
    token: String,
    lang: Tag,
    /// Whether answers are examples that nobody has approved.
    samples: bool,
    /// What a client must tell before the first message: automatic, and a public record.
    notice: String,
}

/// `POST /conversations`
pub(super) async fn start(
    State(state): State<AppState>,
    client: ClientAddress,
    mut fields: Fields,
) -> Result<Response, Problem> {
    let preferred = fields.lang;
    let lang = fields.language("lang").unwrap_or(preferred);
    fields.finish()?;
    state.limits.check_address(client).map_err(|error| Problem::too_many(lang, &error))?;
    let started = state.app.start_conversation(lang).await.map_err(|error| Problem::of_app(lang, &error))?;
    let location = format!("/api/v1/conversations/{}", started.id);
    let body = StartedJson {
        id: started.id,
        token: started.token.expose().to_owned(),
        lang: started.lang,
        samples: state.app.knowledge().library.shows_samples(),
        notice: Texts::of(lang).api_notice(),
    };
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(body)).into_response())
}

/// A reply with its number in the conversation; without one when nothing was stored.
#[derive(Serialize)]
struct ReplyJson {
    #[serde(flatten)]
    reply: Reply,
    #[serde(skip_serializing_if = "Option::is_none")]
    seq: Option<Seq>,
}

/// `POST /conversations/{id}/messages`
pub(super) async fn say(
    State(state): State<AppState>,
    client: ClientAddress,
    caller: Caller,
    mut fields: Fields,
) -> Result<Response, Problem> {
    let conversation = caller.read(&state).await?;
    fields.lang = conversation.lang;
    let as_written = fields.as_written("text").to_owned();
    let mut message = read_message(&mut fields, conversation.lang);
    let lang = message.lang;
    if let Some(choice) = message.choice.as_ref().filter(|_| message.text.trim().is_empty()) {
        // The conversation shows what stood on the button, not an empty line.
        match dialogue::title_of(&state.app.knowledge(), choice, lang) {
            Some(title) => message.text = title,
            None if fields.has_fault("text") => {}
            None => fields.fault("text", Wrong::Missing),
        }
    }
    // Danger is answered however much was written, and however many messages came before.
    if let Some(turn) = state.app.danger(&as_written, lang) {
        return Ok(unstored(turn.reply));
    }
    fields.finish()?;
    let limited = state.limits.check_message(client, Some(caller.conversation));
    limited.map_err(|error| Problem::too_many(lang, &error))?;

    let said = state.app.say(Some(caller.conversation), message).await;
    let said = said.map_err(|error| Problem::of_app(lang, &error))?;
    let seq = said.entries.last().map(|entry| entry.seq);
    let status = if said.turn.reply.is_stored() { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(ReplyJson { reply: said.turn.reply, seq })).into_response())
}

/// A reply that nothing is stored of.
pub(super) fn unstored(reply: Reply) -> Response {
    Json(ReplyJson { reply, seq: None }).into_response()
}

fn read_message(fields: &mut Fields, lang: Tag) -> Message {
    let text = fields.text("text", LONGEST_MESSAGE);
    let choice = fields.text("choice", 200).map(ChoiceId::from);
    if text.as_deref().is_none_or(|text| text.trim().is_empty()) && choice.is_none() && !fields.has_fault("text") {
        fields.fault("text", Wrong::Missing);
    }
    Message {
        text: text.unwrap_or_default(),
        lang: fields.language("lang").unwrap_or(lang),
        choice,
        client_id: fields.client_id("client_id"),
        confirmed_not_personnummer: fields.flag("confirmed_not_personnummer").unwrap_or(false),
    }
}

/// A conversation with everything said in it.
#[derive(Serialize)]
struct ConversationJson {
    id: ConversationId,
    lang: Tag,
    started_at: jiff::Timestamp,
    /// The number to resume from.
    last_seq: Seq,
    entries: Vec<Entry>,
    handovers: Vec<HandoverJson>,
}

/// `GET /conversations/{id}`
pub(super) async fn read(State(state): State<AppState>, caller: Caller) -> Result<Response, Problem> {
    let conversation = caller.read(&state).await?;
    let lang = conversation.lang;
    let handovers = state.app.handovers_of(caller.conversation).await;
    let handovers = handovers.map_err(|error| Problem::of_app(lang, &error))?;
    let body = ConversationJson {
        id: conversation.id,
        lang,
        started_at: conversation.started_at,
        last_seq: conversation.last_seq(),
        entries: conversation.entries,
        handovers: handovers.iter().map(|handover: &handover::Handover| HandoverJson::of(handover, lang)).collect(),
    };
    Ok(Json(body).into_response())
}

/// `DELETE /conversations/{id}`: the token opens nothing from here on; what is stored goes by the weeding rule (R16).
pub(super) async fn detach(State(state): State<AppState>, caller: Caller) -> Result<StatusCode, Problem> {
    state.app.detach(&caller.token).await.map_err(|error| Problem::of_app(caller.lang, &error))?;
    Ok(StatusCode::NO_CONTENT)
}

impl Caller {
    /// The caller's conversation.
    pub(super) async fn read(&self, state: &AppState) -> Result<Conversation, Problem> {
        state.app.conversation(self.conversation).await.map_err(|error| Problem::of_app(self.lang, &error))
    }
}
