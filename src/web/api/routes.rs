//! Every route of the API beside its description: the router and the OpenAPI document are both made from this table, so
//! that neither knows a route that the other does not.

use axum::routing::{MethodRouter, get, post};

use crate::web::state::AppState;

use super::{catalogue, conversations, events, handovers, openapi, transcript};

/// An address, what answers there, and what is said of it.
pub(super) struct Route {
    pub(super) path: &'static str,
    pub(super) handler: MethodRouter<AppState>,
    pub(super) operations: &'static [Operation],
}

/// One method of an address.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) id: &'static str,
    pub(super) summary: &'static str,
    /// Only for the one who holds the conversation's token.
    pub(super) bearer: bool,
    /// Parameters in the query.
    pub(super) query: &'static [&'static str],
    /// The schema of the body, if it takes one.
    pub(super) body: Option<&'static str>,
    /// What comes back when it went well: status, and media types with their schemas.
    pub(super) answers: &'static [Answer],
}

/// A status, and media types with their schemas.
pub(super) type Answer = (u16, &'static [(&'static str, &'static str)]);

const PLAIN: Operation =
    Operation { method: "get", id: "", summary: "", bearer: false, query: &[], body: None, answers: &[] };
const JSON: &str = "application/json";

/// The table.
pub(super) fn all() -> [Route; 10] {
    [
        route("/conversations", post(conversations::start), &[START]),
        route("/conversations/{id}", get(conversations::read).delete(conversations::detach), &[READ, DETACH]),
        route("/conversations/{id}/messages", post(conversations::say), &[SAY]),
        route("/conversations/{id}/events", get(events::follow), &[EVENTS]),
        route("/conversations/{id}/transcript", get(transcript::read), &[TRANSCRIPT]),
        route("/conversations/{id}/handover", post(handovers::hand_over), &[HAND_OVER]),
        route("/conversations/{id}/feedback", post(handovers::feed_back), &[FEED_BACK]),
        route("/services", get(catalogue::services), &[SERVICES]),
        route("/places", get(catalogue::places), &[PLACES]),
        route("/openapi.json", get(openapi::show), &[DESCRIPTION]),
    ]
}

const fn route(path: &'static str, handler: MethodRouter<AppState>, operations: &'static [Operation]) -> Route {
    Route { path, handler, operations }
}

const START: Operation = Operation {
    method: "post",
    id: "start",
    summary: "Begin a conversation. Show the notice before the first message.",
    body: Some("Start"),
    answers: &[(201, &[(JSON, "Started")])],
    ..PLAIN
};
const READ: Operation = Operation {
    id: "read",
    summary: "The conversation with everything said in it.",
    bearer: true,
    answers: &[(200, &[(JSON, "Conversation")])],
    ..PLAIN
};
const DETACH: Operation = Operation {
    method: "delete",
    id: "detach",
    summary: "Leave: the token opens nothing from here on. What is stored goes by the weeding rule.",
    bearer: true,
    answers: &[(204, &[])],
    ..PLAIN
};
const SAY: Operation = Operation {
    method: "post",
    id: "say",
    summary: "Say something. 201 when the turn is stored, 200 for danger, refused personal numbers and a blocked conversation, which are not.",
    bearer: true,
    body: Some("Message"),
    answers: &[(201, &[(JSON, "Reply")]), (200, &[(JSON, "Reply")])],
    ..PLAIN
};
const EVENTS: Operation = Operation {
    id: "events",
    summary: "Every entry from here on, as server-sent events. Resumes from the header Last-Event-ID.",
    bearer: true,
    query: &["after"],
    answers: &[(200, &[("text/event-stream", "Text")])],
    ..PLAIN
};
const TRANSCRIPT: Operation = Operation {
    id: "transcript",
    summary: "The conversation to keep: text, data or a page to print, by Accept.",
    bearer: true,
    answers: &[(200, &[("text/plain", "Text"), (JSON, "Transcript"), ("text/html", "Text")])],
    ..PLAIN
};
const HAND_OVER: Operation = Operation {
    method: "post",
    id: "hand_over",
    summary: "Give the conversation to Medborgarservice. 201 with the personal link; 200 when it is with them already, \
              and what the body says is added to that handover.",
    bearer: true,
    body: Some("HandoverRequest"),
    answers: &[(201, &[(JSON, "HandedOver")]), (200, &[(JSON, "Handover")])],
    ..PLAIN
};
const FEED_BACK: Operation = Operation {
    method: "post",
    id: "feed_back",
    summary: "Say whether it helped. 200 with the reply when the comment tells of danger; nothing is stored then.",
    bearer: true,
    body: Some("Feedback"),
    answers: &[(204, &[]), (200, &[(JSON, "Reply")])],
    ..PLAIN
};
const SERVICES: Operation = Operation {
    id: "services",
    summary: "The e-services that hold every word of q; without q all.",
    query: &["q", "lang"],
    answers: &[(200, &[(JSON, "Services")])],
    ..PLAIN
};
const PLACES: Operation = Operation {
    id: "places",
    summary: "Every place to visit, as it is now.",
    query: &["lang"],
    answers: &[(200, &[(JSON, "Places")])],
    ..PLAIN
};
const DESCRIPTION: Operation =
    Operation { id: "description", summary: "This description.", answers: &[(200, &[(JSON, "Description")])], ..PLAIN };
