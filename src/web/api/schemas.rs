//! The shapes of the API in JSON Schema. A test holds what the running service answers to them.

use serde_json::{Map, Value, json};

use crate::web::chat::LONGEST_MESSAGE;

/// Every schema by its name.
pub(super) fn all() -> Map<String, Value> {
    [requests(), conversation(), replies(), cards(), registers()].into_iter().flatten().collect()
}

fn named<const N: usize>(schemas: [(&str, Value); N]) -> Vec<(String, Value)> {
    schemas.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}

/// An object with fields that must be there, and fields that may.
fn object(required: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = required.iter().map(|(name, _)| *name).collect();
    let all = required.iter().chain(optional).map(|(name, schema)| ((*name).to_owned(), schema.clone()));
    let mut schema =
        json!({ "type": "object", "properties": all.collect::<Map<_, _>>(), "additionalProperties": false });
    if !names.is_empty() {
        schema["required"] = json!(names);
    }
    schema
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn maybe_text() -> Value {
    json!({ "type": ["string", "null"] })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn at_most(length: usize) -> Value {
    json!({ "type": "string", "maxLength": length })
}

fn moment() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn number() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn of(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list(name: &str) -> Value {
    json!({ "type": "array", "items": of(name) })
}

fn one_of(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

/// A field of a request: null is as good as leaving it out.
fn or_null(mut schema: Value) -> Value {
    let Some(kind) = schema["type"].as_str().map(str::to_owned) else {
        return json!({ "anyOf": [schema, { "type": "null" }] });
    };
    schema["type"] = json!([kind, "null"]);
    schema
}

fn requests() -> Vec<(String, Value)> {
    let client_id = json!({ "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$" });
    let contact = object(&[("way", one_of(&["come_back", "phone", "email"]))], &[("value", or_null(at_most(254)))]);
    let mut message = object(
        &[],
        &[
            ("text", or_null(at_most(LONGEST_MESSAGE))),
            ("choice", or_null(at_most(200))),
            ("lang", or_null(of("Lang"))),
            ("client_id", or_null(client_id.clone())),
            ("confirmed_not_personnummer", or_null(flag())),
        ],
    );
    // A choice alone says what stands on its button; neither says nothing. A blank text is none.
    message["anyOf"] = json!([
        { "required": ["text"], "properties": { "text": { "type": "string", "pattern": "\\S" } } },
        { "required": ["choice"], "properties": { "choice": { "type": "string" } } },
    ]);
    let handover = object(
        &[],
        &[
            ("about", or_null(at_most(2_000))),
            ("name", or_null(at_most(254))),
            ("contact", or_null(contact)),
            ("reason", or_null(at_most(254))),
            ("client_id", or_null(client_id)),
            ("confirmed_not_personnummer", or_null(flag())),
        ],
    );
    let feedback = object(
        &[],
        &[
            ("helped", or_null(flag())),
            ("comment", or_null(at_most(1_000))),
            ("confirmed_not_personnummer", or_null(flag())),
        ],
    );
    let fault = object(&[("field", text()), ("detail", text())], &[]);
    let problem = object(
        &[("type", text()), ("title", text()), ("status", number()), ("detail", text())],
        &[("errors", json!({ "type": "array", "items": fault })), ("phone", text())],
    );
    named([
        ("Lang", one_of(&["sv", "sv-simple", "en"])),
        ("Text", text()),
        ("Description", json!({ "type": "object" })),
        ("Start", object(&[], &[("lang", or_null(of("Lang")))])),
        ("Message", message),
        ("HandoverRequest", handover),
        ("Feedback", feedback),
        ("Problem", problem),
    ])
}

fn conversation() -> Vec<(String, Value)> {
    let started = object(
        &[("id", text()), ("token", text()), ("lang", of("Lang")), ("samples", flag()), ("notice", text())],
        &[],
    );
    let whole = object(
        &[
            ("id", text()),
            ("lang", of("Lang")),
            ("started_at", moment()),
            ("last_seq", number()),
            ("entries", list("Entry")),
            ("handovers", list("Handover")),
        ],
        &[],
    );
    let transcript = object(
        &[
            ("id", text()),
            ("lang", of("Lang")),
            ("started_at", moment()),
            ("samples", flag()),
            ("entries", list("Entry")),
        ],
        &[],
    );
    let entry = object(
        &[("seq", number()), ("at", moment()), ("author", one_of(&["citizen", "service", "agent", "event"]))],
        &[("text", text()), ("reply", of("Reply")), ("name", text()), ("function", text()), ("event", of("Event"))],
    );
    let event = object(
        &[
            (
                "event",
                one_of(&[
                    "handed_over",
                    "queued",
                    "joined",
                    "back_in_queue",
                    "handed_back",
                    "forwarded",
                    "became_errand",
                    "reopened",
                    "closed",
                ]),
            ),
            ("reference", text()),
        ],
        &[("due_at", moment()), ("name", text()), ("function", text()), ("to", text())],
    );
    let handover = [
        ("reference", text()),
        ("kind", one_of(&["errand", "live"])),
        ("state", one_of(&["waiting", "active", "handled", "closed"])),
        ("due_at", moment()),
        ("due_text", text()),
    ];
    let mut handed_over = handover.to_vec();
    handed_over.push(("link", text()));
    named([
        ("Started", started),
        ("Conversation", whole),
        ("Transcript", transcript),
        ("Entry", entry),
        ("Event", event),
        ("Handover", object(&handover, &[])),
        ("HandedOver", object(&handed_over, &[])),
    ])
}

/// A reply of a kind; its number is there when the turn was stored.
fn reply(kind: &str, fields: &[(&str, Value)]) -> Value {
    reply_with(kind, fields, &[])
}

/// The same, with fields that are left out when there is nothing in them.
fn reply_with(kind: &str, fields: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let mut required = vec![("kind", json!({ "type": "string", "const": kind })), ("lang", of("Lang"))];
    required.extend_from_slice(fields);
    object(&required, &[&[("seq", number())], optional].concat())
}

fn replies() -> Vec<(String, Value)> {
    let status = || of("Status");
    let answer = [
        ("id", text()),
        ("version", text()),
        ("status", status()),
        ("title", text()),
        ("html", text()),
        ("text", text()),
        ("owner", object(&[("id", text()), ("name", text())], &[])),
        ("reviewed", maybe_text()),
        ("sources", list("Source")),
        ("services", list("ServiceCard")),
        ("contacts", list("ContactCard")),
        ("places", list("PlaceCard")),
        ("related", list("Choice")),
    ];
    let referral = [
        ("id", text()),
        ("name", text()),
        ("text", text()),
        ("handles", text()),
        ("phone", maybe_text()),
        ("phone_note", maybe_text()),
        ("url", maybe_text()),
        ("source", of("Source")),
        ("status", status()),
    ];
    let safety = [
        ("category", text()),
        ("title", text()),
        ("html", text()),
        ("text", text()),
        ("numbers", list("Number")),
        ("status", status()),
    ];
    let refused = [("found", text()), ("may_confirm", flag()), ("text", text()), ("contacts", list("ContactCard"))];
    let own_words = object(&[("lang", text()), ("dir", one_of(&["ltr", "rtl"])), ("text", text())], &[]);
    let kinds = [
        reply_with(
            "answer",
            &answer,
            &[("words", list("HardWord")), ("also", list("Choice")), ("needs_adult", flag())],
        ),
        reply("clarify", &[("text", text()), ("options", list("Choice"))]),
        reply("referral", &referral),
        reply("safety", &safety),
        reply("small_talk", &[("id", text()), ("text", text())]),
        reply("refused", &refused),
        reply_with(
            "none",
            &[("reason", text()), ("text", text()), ("contacts", list("ContactCard"))],
            &[("other_language", own_words)],
        ),
        reply("delivered", &[("reference", text()), ("text", text())]),
        reply("blocked", &[("text", text()), ("contacts", list("ContactCard"))]),
    ];
    named([("Reply", json!({ "oneOf": kinds })), ("Status", one_of(&["draft", "sample", "approved", "withdrawn"]))])
}

fn service_fields() -> [(&'static str, Value); 6] {
    [
        ("id", text()),
        ("name", text()),
        ("what_for", text()),
        ("url", text()),
        ("address_known", flag()),
        ("e_id", one_of(&["required", "not_required", "unknown"])),
    ]
}

fn place_fields() -> [(&'static str, Value); 6] {
    [
        ("name", text()),
        ("address", maybe_text()),
        ("open_now", text()),
        ("hours", maybe_text()),
        ("special", json!({ "type": "array", "items": text() })),
        ("accessibility", maybe_text()),
    ]
}

fn cards() -> Vec<(String, Value)> {
    let contact = [
        ("name", text()),
        ("phone", maybe_text()),
        ("hours", maybe_text()),
        ("address", maybe_text()),
        ("email", maybe_text()),
    ];
    named([
        ("HardWord", object(&[("word", text()), ("meaning", text())], &[])),
        ("Choice", object(&[("id", text()), ("title", text())], &[("picture", text())])),
        ("Source", object(&[("url", maybe_text()), ("title", text()), ("seen", text())], &[])),
        ("Number", object(&[("name", text()), ("phone", text()), ("about", maybe_text())], &[])),
        ("ContactCard", object(&contact, &[])),
        ("ServiceCard", object(&service_fields(), &[])),
        ("PlaceCard", object(&place_fields(), &[])),
    ])
}

fn registers() -> Vec<(String, Value)> {
    let mut service = service_fields().to_vec();
    service.push(("area", text()));
    let mut place = place_fields().to_vec();
    place.push(("id", text()));
    let all = |name: &'static str, item: &[(&str, Value)]| {
        let items = json!({ "type": "array", "items": object(item, &[]) });
        object(&[("lang", of("Lang")), ("samples", flag()), (name, items)], &[])
    };
    named([("Services", all("services", &service)), ("Places", all("places", &place))])
}
