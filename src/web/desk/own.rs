//! One's own account: the code that a session lacks, a second factor to set up, another password.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use qrcode::{Color, QrCode};
use serde::Deserialize;

use crate::{
    app::{DeskSession, Offer, Stage, UserFault},
    handover::Agent,
    language::{Tag, Texts},
    web::{
        error::Error,
        frame::{Frame, html, link},
        security::ClientAddress,
        state::AppState,
        visitor::{Form, Language, Query},
    },
};

use super::{
    access,
    accounts::role_name,
    login::Way,
    session::{Staff, cookie, local, session_of},
};

/// A code.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Given {
    csrf: String,
    code: String,
    next: String,
}

/// Another password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Passwords {
    csrf: String,
    current: String,
    new: String,
}

#[derive(Template)]
#[template(path = "desk/code.html")]
struct CodePage {
    page: Frame,
    csrf: String,
    next: String,
    fault: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/own.html")]
struct OwnPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    role: String,
    /// It must be set up before anything else.
    required: bool,
    /// Password and second factor are kept at the provider.
    by_provider: bool,
    offer: Option<Offer>,
    /// The same as a picture.
    picture: Option<Picture>,
    recovery: Vec<String>,
    fault: Option<(&'static str, String)>,
    done: Option<String>,
}

/// A QR code: its dark squares as a path, and how many squares a side has with the margin that readers need.
struct Picture {
    side: usize,
    path: String,
}

impl Picture {
    /// The margin of ISO/IEC 18004.
    const MARGIN: usize = 4;

    fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let square = |(at, _)| format!("M{} {}h1v1h-1z", at % width + Self::MARGIN, at / width + Self::MARGIN);
        Some(Self { side: width + 2 * Self::MARGIN, path: dark.map(square).collect() })
    }
}

/// What the page says of what was just done.
#[derive(Default)]
struct Told {
    recovery: Vec<String>,
    fault: Option<(&'static str, String)>,
    done: Option<String>,
}

/// `GET /desk/login/kod`: after the password, before anything else.
pub(super) async fn show_code(
    State(state): State<AppState>,
    language: Language,
    headers: HeaderMap,
    Query(way): Query<Way>,
) -> Result<Response, Error> {
    let next = local(&way.next);
    match session_of(&state, &headers).await? {
        Some(session) if session.stage == Stage::Code => code_page(&state, language, &session, next, None),
        Some(session) => Ok(Redirect::to(&access::way_in(&session, next)).into_response()),
        None => Ok(Redirect::to("/desk/login").into_response()),
    }
}

/// `POST /desk/login/kod`
pub(super) async fn enter_code(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    headers: HeaderMap,
    Form(given): Form<Given>,
) -> Result<Response, Error> {
    let Some(session) = session_of(&state, &headers).await? else {
        return Ok(Redirect::to("/desk/login").into_response());
    };
    if !session.is_own_form(&given.csrf) {
        return Err(Error::Forbidden);
    }
    let (t, next) = (Texts::of(language.tag), local(&given.next));
    // A million codes, and ten tries in a quarter of an hour.
    if let Err(error) = state.limits.check_code(client, &session.agent.name) {
        let seconds = error.retry_after().unwrap_or(60);
        let minutes = seconds.div_ceil(60);
        let page = code_page(&state, language, &session, next, Some(t.desk_login_throttled(minutes)))?;
        let wait = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
        return Ok((StatusCode::TOO_MANY_REQUESTS, wait, page).into_response());
    }
    if let Some(opened) = state.app.enter_code(&session, &given.code).await? {
        let way = Redirect::to(&access::way_in(&opened, next)).into_response();
        return Ok(with_cookie(&state, way, &opened));
    }
    let page = code_page(&state, language, &session, next, Some(t.staff_code_wrong()))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `GET /desk/konto`
pub(super) async fn show(State(state): State<AppState>, language: Language, staff: Staff) -> Result<Response, Error> {
    own_page(&state, language.tag, staff.session(), Told::default()).await
}

/// `POST /desk/konto/kod`: the app shows the right code, so that the second factor counts from now on.
pub(super) async fn enrol(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    staff: Staff,
    Form(given): Form<Given>,
) -> Result<Response, Error> {
    staff.check(&given.csrf)?;
    let t = Texts::of(language.tag);
    state.limits.check_code(client, &staff.agent().name)?;
    let Some(enrolled) = state.app.enrol(staff.session(), &given.code).await? else {
        let told = Told { fault: Some(("code", t.staff_code_wrong())), ..Told::default() };
        return own_page(&state, language.tag, staff.session(), told).await;
    };
    let told = Told { recovery: enrolled.recovery.clone(), done: Some(t.staff_factor_done()), ..Told::default() };
    let page = own_page(&state, language.tag, &enrolled.session, told).await?;
    Ok(with_cookie(&state, page, &enrolled.session))
}

/// `POST /desk/konto/losenord`
pub(super) async fn set_password(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    staff: Staff,
    Form(form): Form<Passwords>,
) -> Result<Response, Error> {
    staff.check(&form.csrf)?;
    let t = Texts::of(language.tag);
    state.limits.check_log_in(client, &staff.agent().name)?;
    let fault = match state.app.change_password(staff.session(), &form.current, form.new).await {
        Ok(true) => None,
        Ok(false) => Some(("current", t.staff_password_wrong())),
        Err(UserFault::Password) => Some(("new", t.staff_password_fault())),
        Err(UserFault::App(error)) => return Err(error.into()),
        Err(_) => return Err(Error::NotFound),
    };
    if fault.is_none() {
        // Every session has ended, this one too: whoever knew the old password has none left.
        return Ok(Redirect::to(&link("/desk/login", language.tag)).into_response());
    }
    own_page(&state, language.tag, staff.session(), Told { fault, ..Told::default() }).await
}

fn code_page(
    state: &AppState,
    language: Language,
    session: &DeskSession,
    next: &str,
    fault: Option<String>,
) -> Result<Response, Error> {
    let mut page = Frame::new(&state.app.knowledge(), language.tag, "/desk/login/kod", "").unlisted();
    page.title = page.t.staff_code_title();
    if fault.is_some() {
        page.title = format!("{} {}", page.t.desk_error_prefix(), page.title);
    }
    html(&CodePage { page, csrf: session.csrf.clone(), next: next.to_owned(), fault }).map(IntoResponse::into_response)
}

async fn own_page(state: &AppState, tag: Tag, session: &DeskSession, told: Told) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, tag, "/desk/konto", "").unlisted();
    let t = page.t;
    page.title = t.staff_own_title();
    let Told { recovery, fault, done } = told;
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    if fault.is_some() {
        page.title = format!("{} {}", t.desk_error_prefix(), page.title);
    }
    let issuer = format!("{} {}", t.desk_name(), knowledge.library.municipality(tag));
    let offer = if session.by_provider { None } else { state.app.offer_factor(session, &issuer).await? };
    let own = OwnPage {
        page,
        agent: &session.agent,
        csrf: &session.csrf,
        role: role_name(t, session.agent.role),
        required: session.stage == Stage::Enrol,
        by_provider: session.by_provider,
        picture: offer.as_ref().and_then(|offer| Picture::of(&offer.uri)),
        offer,
        recovery,
        fault,
        done,
    };
    Ok((status, html(&own)?).into_response())
}

fn with_cookie(state: &AppState, mut response: Response, session: &DeskSession) -> Response {
    if let Some(cookie) = cookie(state, session.token.expose()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
