//! Who calls: the one who holds the token of the conversation in the path.
//!
//! The token stands in `Authorization` and nowhere else. Our own pages read with their cookie instead, since an
//! event stream and a link can't send a header; a cookie alone never changes anything here.

use axum::{
    extract::{FromRequestParts, Path},
    http::{HeaderMap, Method, header, request::Parts},
};

use crate::{
    conversation::ConversationId,
    language::Tag,
    web::{
        security::{Cookies, SESSION_COOKIE},
        state::AppState,
    },
};

use super::{
    fields::preferred,
    problem::{Fault, Problem},
};

/// A caller who may use the conversation in the path.
pub(super) struct Caller {
    /// The conversation.
    pub(super) conversation: ConversationId,
    /// What opened it.
    pub(super) token: String,
    /// The language the client prefers, until the conversation's own is known.
    pub(super) lang: Tag,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let lang = preferred(&parts.headers);
        let problem = |fault| Problem::new(lang, fault);
        let token = match bearer(&parts.headers) {
            Some(token) => token.to_owned(),
            None => cookie(parts, state).ok_or_else(|| problem(Fault::Unauthorized))?,
        };
        let opened = state.app.session(&token).await.map_err(|error| Problem::of_app(lang, &error))?;
        let conversation = opened.ok_or_else(|| problem(Fault::Unauthorized))?;
        // Somebody else's conversation looks exactly like one that does not exist.
        let Ok(Path(asked)) = Path::<String>::from_request_parts(parts, state).await else {
            return Err(problem(Fault::NotFound));
        };
        if asked != conversation.to_string() {
            return Err(problem(Fault::NotFound));
        }
        Ok(Self { conversation, token, lang })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// The cookie of our own pages: for reading, and only where the browser vouches for where the request comes from.
fn cookie(parts: &Parts, state: &AppState) -> Option<String> {
    let same_origin = parts.headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    let reads = parts.method == Method::GET || parts.method == Method::HEAD;
    let presented = parts.headers.contains_key(header::AUTHORIZATION);
    if !(same_origin && reads) || presented {
        return None;
    }
    Cookies::new(state.app.config().is_https()).read(&parts.headers, SESSION_COOKIE)
}
