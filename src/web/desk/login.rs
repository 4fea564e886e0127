//! Logging in and out. One message for every failure, so that nobody learns which names exist.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    handover::Presence,
    web::{
        error::Error,
        frame::{Frame, html},
        security::ClientAddress,
        state::AppState,
        visitor::{Form, Language, Query},
    },
};

use super::{
    access,
    session::{Staff, cookie, local, session_of, token_of},
    sign_on,
};

/// What leads to the page.
#[derive(Deserialize)]
pub(super) struct Way {
    #[serde(default)]
    pub(super) next: String,
    /// They have just logged out who are logged in at the provider.
    #[serde(default)]
    ut: String,
}

/// The form.
#[derive(Deserialize)]
pub(super) struct LogIn {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// A form of a session that holds nothing but its token.
#[derive(Deserialize)]
pub(super) struct LogOut {
    #[serde(default)]
    csrf: String,
}

#[derive(Template)]
#[template(path = "desk/login.html")]
struct LoginPage {
    page: Frame,
    name: String,
    next: String,
    fault: Option<String>,
    /// Where single sign-on begins, and what that is called.
    sign_on: Option<(String, String)>,
    /// Whether there is a form.
    is_local: bool,
    /// Where one logs out at the provider too.
    log_out: Option<String>,
}

/// `GET /desk/login`
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    headers: HeaderMap,
    Query(way): Query<Way>,
) -> Result<Response, Error> {
    let next = local(&way.next).to_owned();
    if let Some(session) = session_of(&state, &headers).await? {
        return Ok(Redirect::to(&access::way_in(&session, &next)).into_response());
    }
    let mut page = login_page(&state, language, String::new(), next, None);
    if !way.ut.is_empty() && sign_on::can_log_out(&state).await {
        page.log_out = Some(page.page.link(sign_on::LOG_OUT));
    }
    html(&page)
}

/// `POST /desk/login`
pub(super) async fn log_in(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    headers: HeaderMap,
    Form(form): Form<LogIn>,
) -> Result<Response, Error> {
    if !state.app.config().oidc.local_login {
        return Err(Error::NotFound);
    }
    let next = local(&form.next).to_owned();
    let name = form.name.trim().to_owned();
    if let Err(error) = state.limits.check_log_in(client, &name) {
        return refuse_for_now(&state, language, name, next, &error);
    }
    let Some(session) = state.app.log_in(&name, &form.password).await? else {
        let mut page = login_page(&state, language, name, next, None);
        page.fault = Some(page.page.t.desk_login_failed());
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response());
    };
    // A session is never carried over: what the browser held before opens nothing any more.
    if let Some(old) = token_of(&state, &headers) {
        state.app.log_out(&old).await?;
    }
    let mut response = Redirect::to(&access::way_in(&session, &next)).into_response();
    if let Some(cookie) = cookie(&state, session.token.expose()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `POST /desk/logout`
pub(super) async fn log_out(
    State(state): State<AppState>,
    staff: Staff,
    headers: HeaderMap,
    Form(form): Form<LogOut>,
) -> Result<Response, Error> {
    staff.check(&form.csrf)?;
    if state.app.presence(staff.agent()).await?.0 != Presence::Gone {
        state.app.set_presence(staff.agent(), Presence::Gone).await?;
    }
    if let Some(token) = token_of(&state, &headers) {
        state.app.log_out(&token).await?;
    }
    let way = if staff.session().by_provider { "/desk/login?ut=1" } else { "/desk/login" };
    let mut response = Redirect::to(way).into_response();
    if let Some(cookie) = cookie(&state, "") {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn login_page(state: &AppState, language: Language, name: String, next: String, fault: Option<String>) -> LoginPage {
    let mut page = Frame::new(&state.app.knowledge(), language.tag, "/desk/login", "").unlisted();
    page.title = page.t.desk_login_title();
    let sign_on = sign_on::button(state, &page, &next);
    LoginPage { page, name, next, fault, sign_on, is_local: state.app.config().oidc.local_login, log_out: None }
}

fn refuse_for_now(
    state: &AppState,
    language: Language,
    name: String,
    next: String,
    error: &Error,
) -> Result<Response, Error> {
    let seconds = error.retry_after().unwrap_or(60);
    let mut page = login_page(state, language, name, next, None);
    page.fault = Some(page.page.t.desk_login_throttled(seconds.div_ceil(60)));
    let wait = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
    Ok((StatusCode::TOO_MANY_REQUESTS, wait, html(&page)?).into_response())
}
