//! What can go wrong on the way to an answer, and what it means in HTTP: [`Error::status`] is the whole policy.
//!
//! What the client reads and what the log keeps are two texts. A handler returns an [`Error`]; the layer [`show`]
//! logs it once and turns it into a page in the person's language, or into `application/problem+json` below `/api`.

use std::time::Duration;

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{
    app::AppError,
    dialogue::cards,
    language::{Tag, Texts},
};

use super::{api, pages::error_page, state::AppState, visitor::mode_of};

/// Everything that ends a request early.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no such page, conversation or handover, or it is not this person's.
    #[error("not found")]
    NotFound,
    /// It was here and has been taken away.
    #[error("gone")]
    Gone,
    /// The page is there but not for this method.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// The request can't be read.
    #[error("unreadable request: {0}")]
    Unreadable(String),
    /// More was sent than anyone needs to send.
    #[error("too large")]
    TooLarge,
    /// A form from another site.
    #[error("the form came from another site")]
    CrossSite,
    /// The person may not do this.
    #[error("forbidden")]
    Forbidden,
    /// The person has logged in, and their role does not reach so far.
    #[error("not for this role")]
    Role,
    /// Staff have blocked the conversation.
    #[error("the conversation is blocked")]
    Blocked,
    /// It contradicts what has happened already.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Too many requests; the wait says when to try again.
    #[error("too many requests")]
    TooMany {
        /// How long to wait.
        wait: Duration,
    },
    /// Nothing can be written down right now, so nothing was acknowledged.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// What the error is in HTTP.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::CrossSite | Self::Forbidden | Self::Role | Self::Blocked => StatusCode::FORBIDDEN,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Seconds after which it may go better, for `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { wait } => Some(wait.as_secs() + 1),
            Self::Unavailable(_) => Some(30),
            _ => None,
        }
    }

    /// The heading and the advice that a person reads.
    #[must_use]
    pub fn words(&self, t: &Texts) -> (String, String) {
        match self {
            Self::NotFound => (t.error_not_found_title(), t.error_not_found_text()),
            Self::Gone => (t.error_gone_title(), t.error_gone_text()),
            Self::MethodNotAllowed => (t.error_method_title(), t.error_method_text()),
            Self::Unreadable(_) => (t.error_unreadable_title(), t.error_unreadable_text()),
            Self::TooLarge => (t.error_too_large_title(), t.error_too_large_text()),
            Self::CrossSite => (t.error_cross_site_title(), t.error_cross_site_text()),
            Self::Forbidden => (t.error_forbidden_title(), t.error_forbidden_text()),
            Self::Blocked => (t.error_blocked_title(), t.error_blocked_text()),
            Self::Role => (t.error_role_title(), t.error_role_text()),
            Self::Conflict(_) => (t.error_conflict_title(), t.error_conflict_text()),
            Self::TooMany { .. } => {
                (t.error_too_many_title(), t.error_too_many_text(self.retry_after().unwrap_or_default()))
            }
            Self::Unavailable(_) => (t.error_unavailable_title(), t.error_unavailable_text()),
            Self::Internal(_) => (t.error_internal_title(), t.error_internal_text()),
        }
    }

    /// The error together with what the person had written, so that the page can give it back.
    #[must_use]
    pub fn keeping(self, text: impl Into<String>) -> Kept {
        Kept { error: self, text: Some(text.into()) }
    }
}

impl From<AppError> for Error {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Unavailable(cause) => {
                Self::Unavailable(cause.map_or_else(|| "no cause given".to_owned(), |cause| cause.to_string()))
            }
            AppError::NotFound => Self::NotFound,
            AppError::Conflict(what) => Self::Conflict(what),
            AppError::Moved => Self::Conflict("the conversation moved on again and again"),
            AppError::AlreadyOpen(_) => Self::Conflict("the conversation is handed over already"),
            AppError::ClientIdReused => Self::Conflict("the same client_id came with another text"),
            AppError::Gone => Self::Gone,
            AppError::Blocked => Self::Blocked,
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("template: {error}"))
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        Kept { error: self, text: None }.into_response()
    }
}

/// An error, and what the person had written.
#[derive(Debug, Clone)]
pub struct Kept {
    error: Error,
    text: Option<String>,
}

impl<E: Into<Error>> From<E> for Kept {
    fn from(error: E) -> Self {
        Self { error: error.into(), text: None }
    }
}

impl IntoResponse for Kept {
    fn into_response(self) -> Response {
        let mut response = self.error.status().into_response();
        if let Some(seconds) = self.error.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Logs an error once and gives it its form.
pub async fn show(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mode = mode_of(request.uri(), request.headers());
    let mut response = next.run(request).await;
    if let Some(unavailable) = response.extensions_mut().remove::<api::Unavailable>() {
        return api::with_phone(unavailable, &state.app.knowledge());
    }
    let Some(Kept { error, text }) = response.extensions_mut().remove::<Kept>() else {
        return response;
    };
    if error.status().is_server_error() {
        tracing::error!(%error, "request failed");
    } else {
        tracing::debug!(%error, "request refused");
    }
    let body =
        if is_api { problem(&state, &error, mode.tag) } else { error_page(&state, mode, &error, text.as_deref()) };
    let (mut parts, _) = response.into_parts();
    let (of_body, body) = body.into_parts();
    parts.headers.extend(of_body.headers);
    Response::from_parts(parts, body)
}

/// RFC 9457.
fn problem(state: &AppState, error: &Error, tag: Tag) -> Response {
    let (title, detail) = error.words(Texts::of(tag));
    let mut body =
        json!({ "type": "about:blank", "title": title, "status": error.status().as_u16(), "detail": detail });
    if error.status().is_server_error() {
        body["phone"] = json!(cards::default_contact(&state.app.knowledge().library, tag).phone);
    }
    let mut response = Json(body).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_about_a_fault_of_ours_never_shows_what_the_log_keeps() {
        let error = Error::Internal("secret detail".to_owned());
        for tag in Tag::ALL {
            let (title, text) = error.words(Texts::of(tag));
            assert!(!title.is_empty() && !text.is_empty());
            assert!(!format!("{title} {text}").contains("secret detail"));
        }
    }

    #[test]
    fn who_must_wait_is_told_how_long() {
        let response = Error::TooMany { wait: Duration::from_millis(3500) }.into_response();
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(response.headers()[header::RETRY_AFTER], "4");
    }
}
