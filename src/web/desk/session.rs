//! Who is at the desk: the session of a member of staff, its cookie and its form token.

use axum::{
    extract::{FromRequestParts, MatchedPath},
    http::{HeaderMap, HeaderValue, Method, Uri, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    app::{DeskSession, Secret, Stage},
    handover::{Agent, Area},
    web::{error::Error, frame::encode, state::AppState, visitor::cookies},
};

use super::access;

/// The cookie's name, before the prefix that https gives it.
const COOKIE: &str = "desk";

/// A member of staff who has logged in and may be where the request leads; whoever has not is sent to the log-in page.
pub(super) struct Staff {
    session: DeskSession,
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        match session_of(state, &parts.headers).await {
            Ok(Some(session)) => {
                // What the router matched, not what was sent: no spelling of an address gets around it.
                let path = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
                access::let_in(&session, path).map_err(IntoResponse::into_response)?;
                if session.stage == Stage::Open && session.agent.role.may(Area::Handovers) {
                    state.app.heard_of(&session.agent);
                }
                Ok(Self { session })
            }
            Ok(None) => Err(Redirect::to(&login_page(&parts.method, &parts.uri)).into_response()),
            Err(error) => Err(error.into_response()),
        }
    }
}

impl Staff {
    /// Who.
    pub(super) const fn agent(&self) -> &Agent {
        &self.session.agent
    }

    /// What opened the session.
    pub(super) const fn token(&self) -> &Secret {
        &self.session.token
    }

    /// The whole session.
    pub(super) const fn session(&self) -> &DeskSession {
        &self.session
    }

    /// What every form of this session carries.
    pub(super) fn csrf(&self) -> &str {
        &self.session.csrf
    }

    /// Lets a form of this session through, and no other.
    pub(super) fn check(&self, csrf: &str) -> Result<(), Error> {
        if self.session.is_own_form(csrf) { Ok(()) } else { Err(Error::Forbidden) }
    }
}

/// The session that a browser's cookie opens.
pub(super) async fn session_of(state: &AppState, headers: &HeaderMap) -> Result<Option<DeskSession>, Error> {
    match token_of(state, headers) {
        Some(token) => Ok(state.app.desk_session(&token).await?),
        None => Ok(None),
    }
}

/// What the browser presents as a session.
pub(super) fn token_of(state: &AppState, headers: &HeaderMap) -> Option<String> {
    cookies(state).read(headers, COOKIE)
}

/// The header that gives the browser a session, until it is closed; an empty token takes the session away.
///
/// Strict, unlike the citizens': nothing outside the desk needs to lead into it logged in.
pub(super) fn cookie(state: &AppState, token: &str) -> Option<HeaderValue> {
    let name = cookies(state).name(COOKIE);
    let secure = if state.app.config().is_https() { "; Secure" } else { "" };
    let ending = if token.is_empty() { "; Max-Age=0" } else { "" };
    HeaderValue::from_str(&format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{ending}{secure}")).ok()
}

/// The log-in page that leads back to where somebody was going.
fn login_page(method: &Method, uri: &Uri) -> String {
    let asked = uri.path_and_query().map_or("/desk", |it| it.as_str());
    // A form can't be come back to; the page it stands on can.
    let page =
        if method == Method::GET { asked } else { uri.path().rsplit_once('/').map_or("/desk", |(page, _)| page) };
    format!("/desk/login?next={}", encode(page))
}

/// Where to go after logging in: a page of the desk, nowhere else.
pub(super) fn local(next: &str) -> &str {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let inside = path == "/desk" || path.starts_with("/desk/");
    let plain = next.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    let loops = ["/desk/login", "/desk/logout", "/desk/oidc"].iter().any(|way| path.starts_with(way))
        || path.contains("/..")
        || path.contains("//");
    if inside && plain && !loops { next } else { "/desk" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logging_in_leads_to_the_desk_and_nowhere_else() {
        for next in ["/desk", "/desk?visa=avslutade", "/desk/arenden/0192", "/desk/arenden/0192?lang=en"] {
            assert_eq!(local(next), next);
        }
        for next in [
            "",
            "/",
            "/om",
            "//evil.example",
            "https://evil.example/desk",
            "/desk.evil.example",
            "/desk/../om",
            "/desk//evil.example",
            "/\\evil.example",
            "/desk/\\evil.example",
            "/desk/\r\nSet-Cookie: a=b",
            "/desk/login?next=/desk/login",
            "/desk/oidc/begin",
        ] {
            assert_eq!(local(next), "/desk", "{next}");
        }
    }

    #[test]
    fn the_log_in_page_leads_back_to_the_page_and_not_to_its_form() {
        let uri = Uri::from_static("/desk?visa=avslutade");
        assert_eq!(login_page(&Method::GET, &uri), "/desk/login?next=%2Fdesk%3Fvisa%3Davslutade");
        let uri = Uri::from_static("/desk/arenden/0192/svara");
        assert_eq!(login_page(&Method::POST, &uri), "/desk/login?next=%2Fdesk%2Farenden%2F0192");
        let uri = Uri::from_static("/desk/logout");
        assert_eq!(login_page(&Method::POST, &uri), "/desk/login?next=%2Fdesk");
    }
}
