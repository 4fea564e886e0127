//! What goes wrong in the API, as RFC 9457 `application/problem+json` in the reader's language.
//!
//! [`Fault::status`] is the whole policy of statuses. What the client reads never holds what it sent, and the log
//! gets a line for our own failures only.

use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    app::AppError,
    dialogue::{Knowledge, cards},
    language::{Tag, Texts},
    web::error::Error,
};

/// The most that a request may weigh, in bytes.
pub(super) const MAX_BODY: usize = 64 * 1024;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The body is no JSON.
    Malformed,
    /// The query can't be read.
    Query,
    /// No token, or one that is not valid any more.
    Unauthorized,
    /// No such thing, or somebody else's.
    NotFound,
    /// The route takes other methods.
    Method,
    /// The `client_id` stands for another text already.
    ClientIdReused,
    /// The conversation is with a person already.
    AlreadyHandedOver(String),
    /// Staff have blocked the conversation.
    Blocked,
    /// The conversation moved while the turn was computed.
    Conflict,
    /// More than [`MAX_BODY`].
    TooLarge,
    /// Another content type than JSON.
    NotJson,
    /// Fields at fault, all of them at once.
    Fields(Vec<FieldFault>),
    /// A limit was reached; seconds until it is worth trying again.
    TooMany(u64),
    /// Nothing could be stored.
    Unavailable,
}

/// A field at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldFault {
    /// The field as the client wrote it: `text`, `contact.value`.
    pub(super) field: String,
    /// What is wrong with it.
    pub(super) wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    Unknown,
    Missing,
    NotText,
    NotBool,
    NotObject,
    TooLong(usize),
    Language,
    ClientId,
    ContactWay,
    Phone,
    Email,
    PersonalNumber { may_confirm: bool },
}

/// A fault and the language to tell it in.
#[derive(Debug)]
pub(super) struct Problem {
    /// The conversation's language, or the one the client prefers before a conversation is known.
    pub(super) lang: Tag,
    /// What went wrong.
    pub(super) fault: Fault,
}

impl Problem {
    /// A fault in a language.
    pub(super) const fn new(lang: Tag, fault: Fault) -> Self {
        Self { lang, fault }
    }

    /// What the app could not do.
    pub(super) fn of_app(lang: Tag, error: &AppError) -> Self {
        let fault = match error {
            AppError::NotFound | AppError::Gone => Fault::NotFound,
            AppError::ClientIdReused => Fault::ClientIdReused,
            AppError::AlreadyOpen(reference) => Fault::AlreadyHandedOver(reference.clone()),
            AppError::Blocked => Fault::Blocked,
            AppError::Conflict(_) | AppError::Moved => Fault::Conflict,
            AppError::Unavailable(_) => Fault::Unavailable,
        };
        Self::new(lang, fault)
    }

    /// A limit that was reached.
    pub(super) fn too_many(lang: Tag, error: &Error) -> Self {
        Self::new(lang, Fault::TooMany(error.retry_after().unwrap_or(1)))
    }
}

impl Fault {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Malformed | Self::Query => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::ClientIdReused | Self::AlreadyHandedOver(_) | Self::Blocked | Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The name that programs tell faults apart by.
    const fn slug(&self) -> &'static str {
        match self {
            Self::Malformed => "malformed-json",
            Self::Query => "malformed-query",
            Self::Unauthorized => "unauthorized",
            Self::NotFound => "not-found",
            Self::Method => "method-not-allowed",
            Self::ClientIdReused => "client-id-reused",
            Self::AlreadyHandedOver(_) => "already-handed-over",
            Self::Blocked => "blocked",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::NotJson => "not-json",
            Self::Fields(_) => "invalid-fields",
            Self::TooMany(_) => "too-many-requests",
            Self::Unavailable => "unavailable",
        }
    }

    fn title(&self, t: &Texts) -> String {
        match self {
            Self::Malformed => t.api_title_malformed(),
            Self::Query => t.api_title_query(),
            Self::Unauthorized => t.api_title_unauthorized(),
            Self::NotFound => t.api_title_not_found(),
            Self::Method => t.api_title_method(),
            Self::ClientIdReused | Self::AlreadyHandedOver(_) | Self::Conflict => t.api_title_conflict(),
            Self::Blocked => t.error_blocked_title(),
            Self::TooLarge => t.api_title_too_large(),
            Self::NotJson => t.api_title_not_json(),
            Self::Fields(_) => t.api_title_fields(),
            Self::TooMany(_) => t.api_title_too_many(),
            Self::Unavailable => t.api_title_unavailable(),
        }
    }

    fn detail(&self, t: &Texts) -> String {
        match self {
            Self::Malformed => t.api_malformed(),
            Self::Query => t.api_query(),
            Self::Unauthorized => t.api_unauthorized(),
            Self::NotFound => t.api_not_found(),
            Self::Method => t.api_method(),
            Self::ClientIdReused => t.api_client_id_reused(),
            Self::AlreadyHandedOver(reference) => t.api_already_handed_over(reference),
            Self::Blocked => t.error_blocked_text(),
            Self::Conflict => t.api_conflict(),
            Self::TooLarge => t.api_too_large(MAX_BODY),
            Self::NotJson => t.api_not_json(),
            Self::Fields(faults) => t.api_fields(faults.len()),
            Self::TooMany(seconds) => t.api_too_many(*seconds),
            Self::Unavailable => t.api_unavailable(),
        }
    }

    /// The header that RFC 9110 wants beside the status.
    fn header(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::Unauthorized => {
                Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"medborgarsvar\"")))
            }
            Self::TooMany(seconds) => Some((header::RETRY_AFTER, HeaderValue::from(*seconds))),
            Self::Unavailable => Some((header::RETRY_AFTER, HeaderValue::from_static("5"))),
            _ => None,
        }
    }
}

impl Wrong {
    fn detail(self, t: &Texts) -> String {
        match self {
            Self::Unknown => t.api_field_unknown(),
            Self::Missing => t.api_field_missing(),
            Self::NotText => t.api_field_not_text(),
            Self::NotBool => t.api_field_not_bool(),
            Self::NotObject => t.api_field_not_object(),
            Self::TooLong(max) => t.api_field_too_long(max),
            Self::Language => t.api_field_language(),
            Self::ClientId => t.api_field_client_id(),
            Self::ContactWay => t.api_field_contact_way(),
            Self::Phone => t.api_field_phone(),
            Self::Email => t.api_field_email(),
            Self::PersonalNumber { may_confirm: false } => t.api_field_personal_number(),
            Self::PersonalNumber { may_confirm: true } => t.api_field_maybe_personal_number(),
        }
    }
}

/// Marks a response that says that nothing can be stored, for [`with_phone`], which knows the library.
#[derive(Debug, Clone, Copy)]
pub struct Unavailable(Tag);

/// The same response with the phone number: nobody is left without a way in.
#[must_use]
pub fn with_phone(Unavailable(lang): Unavailable, knowledge: &Knowledge) -> Response {
    let phone = cards::default_contact(&knowledge.library, lang).phone;
    Problem::new(lang, Fault::Unavailable).respond(phone)
}

/// RFC 9457.
#[derive(Serialize)]
struct ProblemJson<'a> {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldJson<'a>>,
    /// The other way in, while nothing can be stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    field: &'a str,
    detail: String,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let unavailable = (self.fault == Fault::Unavailable).then_some(Unavailable(self.lang));
        if unavailable.is_some() {
            tracing::error!(fault = self.fault.slug(), "the API could not serve a request");
        }
        let mut response = self.respond(None);
        if let Some(unavailable) = unavailable {
            response.extensions_mut().insert(unavailable);
        }
        response
    }
}

impl Problem {
    fn respond(self, phone: Option<String>) -> Response {
        let t = Texts::of(self.lang);
        let status = self.fault.status();
        let errors = match &self.fault {
            Fault::Fields(faults) => {
                faults.iter().map(|it| FieldJson { field: &it.field, detail: it.wrong.detail(t) }).collect()
            }
            _ => Vec::new(),
        };
        let body = ProblemJson {
            r#type: format!("urn:medborgarsvar:problem:{}", self.fault.slug()),
            title: self.fault.title(t),
            status: status.as_u16(),
            detail: match &phone {
                Some(phone) => format!("{} {}", self.fault.detail(t), t.api_call(phone)),
                None => self.fault.detail(t),
            },
            errors,
            phone,
        };
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Ok(lang) = HeaderValue::from_str(self.lang.as_str()) {
            headers.insert(header::CONTENT_LANGUAGE, lang);
        }
        if let Some((name, value)) = self.fault.header() {
            headers.insert(name, value);
        }
        response
    }
}
