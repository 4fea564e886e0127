//! Leaving: `/rensa` empties the view and asks first, `/avsluta` is for shared computers and for leaving in a hurry.
//!
//! Both only detach the browser; what is stored goes by the weeding rule (R16), and the pages say so.

use askama::{Template, filters::Safe};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    language::Texts,
    web::{
        assets,
        error::Error,
        frame::{self, Frame, html, link},
        security::{LINK_COOKIE, SESSION_COOKIE},
        state::AppState,
        visitor::{Form, Language, Query, cookies},
    },
};

#[derive(Template)]
#[template(path = "chat/clear.html")]
struct ClearPage {
    page: Frame,
}

/// The page where nothing tells what was done before.
#[derive(Template)]
#[template(path = "chat/left.html")]
struct LeftPage {
    t: &'static Texts,
    lang: &'static str,
    style: &'static str,
    icon: &'static str,
    site: String,
    leaving: Safe<&'static str>,
}

/// How one leaves.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Leaving {
    quick: String,
}

/// Asks whether the view is to be emptied.
///
/// # Errors
/// When the page can't be rendered.
pub async fn ask_to_clear(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let title = Texts::of(language).clear_heading();
    html(&ClearPage { page: Frame::new(&state.app.knowledge(), language, "/rensa", title).unlisted() })
}

/// Empties the view.
///
/// # Errors
/// When the session can't be detached.
pub async fn clear(State(state): State<AppState>, language: Language, headers: HeaderMap) -> Result<Response, Error> {
    detach(&state, &headers).await?;
    Ok(without_cookies(&state, Redirect::to(&link("/", language)).into_response()))
}

/// Empties the view and leaves.
///
/// # Errors
/// When the session can't be detached.
pub async fn leave(
    State(state): State<AppState>,
    language: Language,
    headers: HeaderMap,
    Form(leaving): Form<Leaving>,
) -> Result<Response, Error> {
    detach(&state, &headers).await?;
    let page = if leaving.quick.is_empty() { "/avslutat" } else { "/avslutat?quick=1" };
    Ok(without_cookies(&state, Redirect::to(&link(page, language)).into_response()))
}

/// The neutral page; after leaving in a hurry it goes on to another site at once.
///
/// # Errors
/// When the page can't be rendered.
pub async fn left(language: Language, Query(leaving): Query<Leaving>) -> Result<Response, Error> {
    let t = Texts::of(language);
    let outward = Safe(frame::leaving(language.view.is_embedded));
    let (style, icon) = (assets::STYLE.path.as_str(), assets::ICON.path.as_str());
    let page = LeftPage { t, lang: language.interface.lang(), style, icon, site: t.exit_site(), leaving: outward };
    let mut response = html(&page)?;
    let refresh = HeaderValue::from_str(&format!("0; url={}", page.site)).ok();
    if let Some(refresh) = refresh.filter(|_| !leaving.quick.is_empty()) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    Ok(response)
}

async fn detach(state: &AppState, headers: &HeaderMap) -> Result<(), Error> {
    match cookies(state).read(headers, SESSION_COOKIE) {
        Some(token) => Ok(state.app.detach(&token).await?),
        None => Ok(()),
    }
}

fn without_cookies(state: &AppState, mut response: Response) -> Response {
    for name in [SESSION_COOKIE, LINK_COOKIE] {
        if let Some(cookie) = cookies(state).remove(name) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}
