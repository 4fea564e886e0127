//! The JSON body of a request, read field by field so that every fault is told at once and none is guessed away.
//!
//! Not serde's derive: it stops at the first fault, in English, and can repeat what a citizen wrote.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde_json::{Map, Value};

use crate::{
    language::{Tag, negotiate},
    web::state::AppState,
};

use super::problem::{Fault, FieldFault, MAX_BODY, Problem, Wrong};

/// The fields of a body, taken out one by one; what remains at [`Fields::finish`] is unknown.
pub(super) struct Fields {
    /// The language to tell faults in.
    pub(super) lang: Tag,
    values: Map<String, Value>,
    prefix: &'static str,
    faults: Vec<FieldFault>,
}

/// The language that the client prefers.
pub(super) fn preferred(headers: &HeaderMap) -> Tag {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or_else(Tag::default, negotiate)
}

impl FromRequest<AppState> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, _state: &AppState) -> Result<Self, Problem> {
        let lang = preferred(request.headers());
        let is_json = is_json(request.headers());
        let named = request.headers().contains_key(header::CONTENT_TYPE);
        let body = Bytes::from_request(request, &()).await.map_err(|rejection| {
            let too_large = rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE;
            Problem::new(lang, if too_large { Fault::TooLarge } else { Fault::Malformed })
        })?;
        // No body and no type is the shortest way to say "nothing in particular".
        if body.is_empty() && !named {
            return Ok(Self::of(lang, Map::new()));
        }
        if !is_json {
            return Err(Problem::new(lang, Fault::NotJson));
        }
        if body.len() > MAX_BODY {
            return Err(Problem::new(lang, Fault::TooLarge));
        }
        match serde_json::from_slice(&body) {
            Ok(Value::Object(values)) => Ok(Self::of(lang, values)),
            _ => Err(Problem::new(lang, Fault::Malformed)),
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    value.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

impl Fields {
    fn of(lang: Tag, values: Map<String, Value>) -> Self {
        Self { lang, values, prefix: "", faults: Vec::new() }
    }

    /// Marks a field as wrong.
    pub(super) fn fault(&mut self, field: &str, wrong: Wrong) {
        self.faults.push(FieldFault { field: format!("{}{field}", self.prefix), wrong });
    }

    /// Whether a field has been found wrong.
    pub(super) fn has_fault(&self, field: &str) -> bool {
        self.faults.iter().any(|fault| fault.field == field)
    }

    /// A text of at most `max` characters; `None` when left out or null.
    pub(super) fn text(&mut self, field: &str, max: usize) -> Option<String> {
        match self.values.remove(field)? {
            Value::Null => None,
            // U+0000 is in no text that a person wrote, and PostgreSQL stores none that has it.
            Value::String(text) if text.contains('\0') => self.wrong(field, Wrong::NotText),
            Value::String(text) if text.chars().count() <= max => Some(text),
            Value::String(_) => self.wrong(field, Wrong::TooLong(max)),
            _ => self.wrong(field, Wrong::NotText),
        }
    }

    /// What stands in a field, however long: danger is looked for before anything is found wrong.
    pub(super) fn as_written(&self, field: &str) -> &str {
        self.values.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// A query, whose fields are texts by nature.
    pub(super) fn of_query(lang: Tag, pairs: Vec<(String, String)>) -> Self {
        Self::of(lang, pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect())
    }

    /// A yes or no; `None` when left out or null.
    pub(super) fn flag(&mut self, field: &str) -> Option<bool> {
        match self.values.remove(field)? {
            Value::Null => None,
            Value::Bool(flag) => Some(flag),
            _ => self.wrong(field, Wrong::NotBool),
        }
    }

    /// A language of the service; `None` when left out or null.
    pub(super) fn language(&mut self, field: &str) -> Option<Tag> {
        let tag = self.text(field, 40)?;
        tag.parse().ok().or_else(|| self.wrong(field, Wrong::Language))
    }

    /// The name that the client gives a message so that sending it twice is harmless.
    pub(super) fn client_id(&mut self, field: &str) -> Option<String> {
        let id = self.text(field, 100)?;
        let is_name = !id.is_empty() && id.chars().all(|c| c.is_ascii_graphic());
        if is_name { Some(id) } else { self.wrong(field, Wrong::ClientId) }
    }

    /// The fields of an object within the body, read by `read`; nothing happens when it is left out or null.
    pub(super) fn object(&mut self, field: &'static str, prefix: &'static str, read: impl FnOnce(&mut Self)) {
        match self.values.remove(field) {
            None | Some(Value::Null) => {}
            Some(Value::Object(values)) => {
                let mut inner = Self { lang: self.lang, values, prefix, faults: Vec::new() };
                read(&mut inner);
                inner.refuse_unknown();
                self.faults.append(&mut inner.faults);
            }
            Some(_) => self.fault(field, Wrong::NotObject),
        }
    }

    /// # Errors
    /// 422 with every fault found, unknown fields among them.
    pub(super) fn finish(mut self) -> Result<(), Problem> {
        self.refuse_unknown();
        if self.faults.is_empty() { Ok(()) } else { Err(Problem::new(self.lang, Fault::Fields(self.faults))) }
    }

    fn refuse_unknown(&mut self) {
        // A handful is enough to see the mistake; the reply must not grow with what was sent.
        let unknown: Vec<String> = self.values.keys().take(10).map(|key| key.chars().take(40).collect()).collect();
        for field in unknown {
            self.fault(&field, Wrong::Unknown);
        }
    }

    fn wrong<T>(&mut self, field: &str, wrong: Wrong) -> Option<T> {
        self.fault(field, wrong);
        None
    }
}
