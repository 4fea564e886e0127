//! The conversation to keep: plain text for people, JSON for programs, HTML for print. What is in it, `records` says.

use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    conversation::{Conversation, ConversationId, Entry},
    dialogue::Knowledge,
    language::{Tag, Texts},
    records,
};

use super::{
    error::Error,
    frame::{Frame, html},
    said::Said,
    when,
};

/// How a conversation is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Json,
    Html,
}

#[derive(Serialize)]
struct TranscriptJson {
    id: ConversationId,
    lang: Tag,
    started_at: jiff::Timestamp,
    /// Whether answers are examples that nobody has approved.
    samples: bool,
    entries: Vec<Entry>,
}

/// The conversation as a page of its own, for print, with the templates of the chat.
#[derive(askama::Template)]
#[template(path = "api/transcript.html")]
struct TranscriptPage {
    page: Frame,
    started: String,
    said: Said,
}

/// The conversation written out.
///
/// # Errors
/// When the page can't be rendered.
pub(super) fn write(knowledge: &Knowledge, conversation: Conversation, form: Form) -> Result<Response, Error> {
    let samples = knowledge.library.shows_samples();
    let lang = conversation.lang;
    let mut response = match form {
        Form::Text => records::as_text(&conversation, samples).into_response(),
        Form::Json => {
            let Conversation { id, lang, started_at, entries } = conversation;
            Json(TranscriptJson { id, lang, started_at, samples, entries }).into_response()
        }
        Form::Html => html(&page(knowledge, conversation))?,
    };
    if let Ok(lang) = HeaderValue::from_str(lang.as_str()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
    }
    Ok(response)
}

fn page(knowledge: &Knowledge, conversation: Conversation) -> TranscriptPage {
    let (tag, t) = (conversation.lang, Texts::of(conversation.lang));
    TranscriptPage {
        page: Frame::new(knowledge, tag, "/", t.transcript_title()).unlisted(),
        started: t.transcript_started(when::moment(t, conversation.started_at)),
        said: Said::new(knowledge, tag, conversation.entries).with_versions(),
    }
}
