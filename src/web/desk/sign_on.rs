//! Logging in with single sign-on: to the provider, back from it, and out there too.
//!
//! The way to the provider is a link and not a form, since our policy lets forms lead nowhere else (`form-action`). What
//! belongs to a sign-in is bound to the browser by a cookie that the way back needs and nothing else: with `__Host-` no
//! neighbour of the service can plant one, which a narrower path would not keep out. It is `Lax`, as whoever comes back
//! comes from another site. The desk's own cookie is `Strict` and would not go along there, so the way back ends on a
//! page of ours that leads on, with and without script.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::{Secret, SignOnAnswer, SignOnFault},
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, encode, html},
        mode::Mode,
        security::ClientAddress,
        state::AppState,
        visitor::{Language, Query, cookies, mode_of},
    },
};

use super::{
    access,
    login::Way,
    session::{cookie, local},
};

/// The cookie of a sign-in that has begun, before the prefix that https gives it.
const COOKIE: &str = "inloggning";
/// How long there is to log in at the provider, in seconds.
const AGE: u32 = 15 * 60;
/// The longest address that is remembered to go on to.
const LONGEST_WAY: usize = 1000;
/// Where a sign-in begins.
pub(super) const BEGIN: &str = "/desk/oidc/begin";
/// Where one logs out at the provider.
pub(super) const LOG_OUT: &str = "/desk/oidc/logout";
/// Where one comes to without being logged in.
const LOG_IN: &str = "/desk/login";

/// What the provider sends back with the browser; more may stand there and is not read.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// What is remembered while somebody is at the provider.
struct Begun {
    secret: String,
    mode: Mode,
    next: String,
}

/// What a page says, and where it leads.
#[derive(Template)]
#[template(path = "desk/sign_on.html")]
struct SignOnPage {
    page: Frame,
    text: String,
    /// Where the page leads by itself.
    onward: Option<String>,
    ways: Vec<(String, String)>,
}

/// `GET /desk/oidc/begin`
pub(super) async fn begin(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    Query(way): Query<Way>,
) -> Result<Response, Error> {
    if state.app.provider().is_none() {
        return Err(Error::NotFound);
    }
    state.limits.check_address(client)?;
    let (mode, next) = (Mode::from(language), local(&way.next));
    match state.app.begin_sign_on().await {
        Ok((url, secret)) => {
            let mut response = Redirect::to(&url).into_response();
            let cookie = cookies(&state).set(COOKIE, &remembered(&secret, mode, next), AGE);
            response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
            Ok(response)
        }
        Err(fault) => refusal(&state, mode, next, fault).await,
    }
}

/// `GET /desk/oidc/callback`
pub(super) async fn come_back(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Result<Response, Error> {
    if state.app.provider().is_none() {
        return Err(Error::NotFound);
    }
    state.limits.check_address(client)?;
    let begun = cookies(&state).read(&headers, COOKIE).and_then(|value| begun(&value, &headers));
    let begun =
        begun.unwrap_or_else(|| Begun { secret: String::new(), mode: language.into(), next: local("").to_owned() });
    let Back { code, state: token, error, iss } = back;
    let answer = SignOnAnswer { code, state: token, error, issuer: iss };
    let mut response = match state.app.finish_sign_on(&begun.secret, answer).await {
        Ok(session) => {
            let onward = access::way_in(&session, &begun.next);
            let page = frame(&state, begun.mode, Texts::staff_sso_in_title);
            let (text, ways) = (page.t.staff_sso_in_text(), vec![(onward.clone(), page.t.staff_sso_in_link())]);
            let mut response = html(&SignOnPage { page, text, onward: Some(onward), ways })?;
            let cookie = cookie(&state, session.token.expose());
            response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
            response
        }
        Err(fault) => refusal(&state, begun.mode, &begun.next, fault).await?,
    };
    // Good for one answer, whatever it was.
    if let Some(over) = cookies(&state).remove(COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, over);
    }
    // The address holds a code, which is used by now; it is told on nowhere all the same.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// `GET /desk/oidc/logout`: whoever has logged out here logs out at the provider too, and comes back.
pub(super) async fn log_out(State(state): State<AppState>, client: ClientAddress) -> Result<Response, Error> {
    let provider = state.app.provider().ok_or(Error::NotFound)?;
    state.limits.check_address(client)?;
    let url = provider.log_out(LOG_IN, state.app.now()).await;
    Ok(Redirect::to(url.as_deref().unwrap_or(LOG_IN)).into_response())
}

/// The link that logs in and its words, where there is single sign-on.
pub(super) fn button(state: &AppState, page: &Frame, next: &str) -> Option<(String, String)> {
    let label = state.app.provider()?.label().map(str::to_owned);
    Some((page.link(&with_next(BEGIN, next)), label.unwrap_or_else(|| page.t.staff_sso_button())))
}

/// The page about a sign-in that came to nothing.
async fn refusal(state: &AppState, mode: Mode, next: &str, fault: SignOnFault) -> Result<Response, Error> {
    type Say = fn(&Texts) -> String;
    let (status, title, text): (_, Say, Say) = match fault {
        SignOnFault::NotOffered => return Err(Error::NotFound),
        SignOnFault::App(error) => return Err(error.into()),
        SignOnFault::Over => (StatusCode::BAD_REQUEST, Texts::staff_sso_over_title, Texts::staff_sso_over_text),
        SignOnFault::NoRole => (StatusCode::FORBIDDEN, Texts::staff_sso_role_title, Texts::staff_sso_role_text),
        SignOnFault::Ended => (StatusCode::FORBIDDEN, Texts::staff_sso_ended_title, Texts::staff_sso_ended_text),
        SignOnFault::Down => (StatusCode::SERVICE_UNAVAILABLE, Texts::staff_sso_down_title, Texts::staff_sso_down_text),
    };
    let (page, is_down) = (frame(state, mode, title), matches!(fault, SignOnFault::Down));
    let t = page.t;
    let mut ways = Vec::new();
    if !matches!(fault, SignOnFault::Ended) {
        ways.push((page.link(&with_next(BEGIN, next)), t.staff_sso_again()));
    }
    if state.app.config().oidc.local_login {
        ways.push((page.link(&with_next(LOG_IN, next)), t.staff_sso_local()));
    }
    // Whoever came with another account than the one meant for here.
    if matches!(fault, SignOnFault::NoRole | SignOnFault::Ended) && can_log_out(state).await {
        ways.push((page.link(LOG_OUT), t.staff_sso_log_out()));
    }
    let mut response = (status, html(&SignOnPage { text: text(t), page, onward: None, ways })?).into_response();
    if is_down {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    }
    Ok(response)
}

/// Whether one can log out at the provider.
pub(super) async fn can_log_out(state: &AppState) -> bool {
    match state.app.provider() {
        Some(provider) => provider.log_out(LOG_IN, state.app.now()).await.is_some(),
        None => false,
    }
}

fn frame(state: &AppState, mode: Mode, title: fn(&Texts) -> String) -> Frame {
    let mut page = Frame::new(&state.app.knowledge(), mode, LOG_IN, "").unlisted();
    page.title = title(page.t);
    page
}

fn with_next(path: &str, next: &str) -> String {
    if next == local("") { path.to_owned() } else { format!("{path}?next={}", encode(next)) }
}

/// What a cookie remembers: nothing in it needs to be kept from whoever holds it, and nothing is believed but by its own
/// check: the secret by the provider's answer, the way by [`local`].
fn remembered(secret: &Secret, mode: Mode, next: &str) -> String {
    let fits = next.len() <= LONGEST_WAY && !next.contains(['"', ',', ';', '%']);
    format!("{}!{}!{}", secret.expose(), mode.query(), if fits { next } else { local("") })
}

fn begun(value: &str, headers: &HeaderMap) -> Option<Begun> {
    let mut parts = value.splitn(3, '!');
    let (secret, mode, next) = (parts.next()?, parts.next()?, parts.next()?);
    let mode = mode_of(&link_of(mode)?, headers);
    Some(Begun { secret: secret.to_owned(), mode, next: local(next).to_owned() })
}

/// An address with what a mode says of itself.
fn link_of(query: &str) -> Option<axum::http::Uri> {
    format!("{LOG_IN}?{query}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Tag, web::mode::View};

    #[test]
    fn language_size_and_way_are_remembered_and_no_way_leads_elsewhere() {
        let secret = Secret::new().unwrap();
        let view = View::of_query("storlek=150");
        let mode = Mode { view, ..Mode::from(Tag::English) };
        let back = |value: &str| begun(value, &HeaderMap::new()).unwrap();
        let kept = back(&remembered(&secret, mode, "/desk?visa=avslutade!"));
        assert_eq!((kept.secret.as_str(), kept.mode), (secret.expose(), mode));
        assert_eq!(kept.next, "/desk?visa=avslutade!");
        for odd in ["/desk/\";", "/desk/%00", &format!("/desk/{}", "x".repeat(LONGEST_WAY))] {
            assert_eq!(back(&remembered(&secret, mode, odd)).next, "/desk");
        }
        assert_eq!(back("x!lang=sv!https://evil.example").next, "/desk");
        assert!(begun("x!lang=sv", &HeaderMap::new()).is_none() && begun("", &HeaderMap::new()).is_none());
    }
}
