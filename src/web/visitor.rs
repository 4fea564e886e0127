//! Who is asking, as far as a page needs to know: the language, and the conversation if there is one.

use std::convert::Infallible;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, Uri, header::ACCEPT_LANGUAGE, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::{
    conversation::ConversationId,
    language::{Interface, Tag},
};

use super::{
    embed,
    error::Error,
    mode::{Mode, View},
    security::{Cookies, SESSION_COOKIE},
    state::AppState,
};

/// The language of a request: `?lang=`, else what the browser asks for.
#[must_use]
pub fn language_of(uri: &Uri, headers: &HeaderMap) -> Interface {
    chosen_language(uri).unwrap_or_else(|| {
        let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Interface::negotiate(wanted.unwrap_or_default())
    })
}

/// The language of a request, and how its page is to be written.
#[must_use]
pub fn mode_of(uri: &Uri, headers: &HeaderMap) -> Mode {
    let view = View { is_embedded: embed::holds(uri.path()), ..View::of_query(uri.query().unwrap_or_default()) };
    let interface = language_of(uri, headers);
    Mode { tag: interface.answers(), interface, view }
}

fn chosen_language(uri: &Uri) -> Option<Interface> {
    let query = uri.query().unwrap_or_default();
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")?.parse().ok())
}

/// The language of a request.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The language of answers.
    pub tag: Tag,
    /// The language of everything around them.
    pub interface: Interface,
    /// Whether the person chose it with `?lang=`.
    pub chosen: bool,
    /// How large the text is and how far apart its lines stand.
    pub view: View,
}

impl Language {
    /// The language that the person chose; else the one that the conversation is in.
    #[must_use]
    pub fn or_of(self, conversation: Tag) -> Mode {
        if self.chosen { self.into() } else { self.of_form(conversation) }
    }

    /// The same view in the language that a form was written in.
    #[must_use]
    pub fn of_form(self, tag: Tag) -> Mode {
        Mode::from(self).in_language(tag)
    }
}

impl From<Language> for Mode {
    fn from(language: Language) -> Self {
        Self { tag: language.tag, interface: language.interface, view: language.view }
    }
}

impl From<Language> for Interface {
    fn from(language: Language) -> Self {
        language.interface
    }
}

impl FromRequestParts<AppState> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let chosen = chosen_language(&parts.uri).is_some();
        let Mode { tag, interface, view } = mode_of(&parts.uri, &parts.headers);
        Ok(Self { tag, interface, chosen, view })
    }
}

/// The conversation that the browser's cookie opens.
#[derive(Debug, Clone)]
pub struct Session {
    /// The cookie's value.
    pub token: String,
    /// The conversation.
    pub conversation: ConversationId,
}

/// The session of a request, if it has a valid one.
#[derive(Debug, Clone)]
pub struct MaybeSession(pub Option<Session>);

impl MaybeSession {
    /// The conversation.
    #[must_use]
    pub fn conversation(&self) -> Option<ConversationId> {
        self.0.as_ref().map(|session| session.conversation)
    }
}

impl FromRequestParts<AppState> for MaybeSession {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        session_of(state, &parts.headers).await.map(Self)
    }
}

/// The session that a request's cookie opens; for handlers that must have read the form before anything can fail.
///
/// # Errors
/// When the database fails.
pub async fn session_of(state: &AppState, headers: &HeaderMap) -> Result<Option<Session>, Error> {
    let Some(token) = cookies(state).read(headers, SESSION_COOKIE) else {
        return Ok(None);
    };
    let conversation = state.app.session(&token).await?;
    Ok(conversation.map(|conversation| Session { token, conversation }))
}

/// A form, with our own error for one that can't be read.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        let (parts, body) = request.into_parts();
        let sent = Bytes::from_request(Request::from_parts(parts.clone(), body), state).await;
        let sent = sent.map_err(|rejection| unreadable(rejection.status()))?;
        // U+0000 is in no text that a browser sends, and PostgreSQL stores none that has it.
        if sent.contains(&0) || sent.windows(3).any(|three| three == b"%00") {
            return Err(unreadable(StatusCode::BAD_REQUEST));
        }
        match axum::Form::<T>::from_request(Request::from_parts(parts, Body::from(sent)), state).await {
            Ok(axum::Form(form)) => Ok(Self(form)),
            Err(rejection) => Err(unreadable(rejection.status())),
        }
    }
}

/// The rejection's text can hold what was sent; the log gets its kind alone.
fn unreadable(status: StatusCode) -> Error {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::Unreadable(format!("form, {status}")) }
}

/// What stands after `?`, with our own error for what can't be read.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Error> {
        let query = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        query.map(|axum::extract::Query(value)| Self(value)).map_err(|_| Error::Unreadable("query".to_owned()))
    }
}

/// The cookies of this service.
#[must_use]
pub fn cookies(state: &AppState) -> Cookies {
    Cookies::new(state.app.config().is_https())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_language_beats_the_browsers() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, "en".parse().expect("a header"));
        assert_eq!(language_of(&Uri::from_static("/om"), &headers), Interface::Own(Tag::English));
        assert_eq!(
            language_of(&Uri::from_static("/om?q=x&lang=sv-simple"), &headers),
            Interface::Own(Tag::SimpleSwedish)
        );
        assert_eq!(language_of(&Uri::from_static("/om?lang=%3Cscript%3E"), &headers), Interface::Own(Tag::English));
    }
}
