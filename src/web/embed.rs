//! The chat on the municipality's own pages: the launcher `/embed.js`, the panel `/widget`, and a sample page.
//!
//! Below `/widget` lie the same steps as for everybody, and only they may be framed: by the hosts of the configuration.
//! Which of the two a request is in is decided by its path alone, here; the links of a page keep to it (see `mode`).

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    calendar::Opening,
    knowledge::{Library, wording},
    language::{Interface, Texts},
};

use super::{assets, error::Error, frame::html, state::AppState, visitor::Language};

/// Where the panel's pages lie.
pub const PANEL: &str = "/widget";

/// Where the script of the panel's pages is served.
pub const PANEL_SCRIPT: &str = "/assets/panel.js";

/// The launcher without what it is told by the service.
const SCRIPT: &str = include_str!("../../templates/embed.js");

/// The script of the panel's pages, without the hosts it talks with.
const SCRIPT_OF_PANEL: &str = include_str!("../../templates/panel.js");

/// How long a browser keeps the launcher, in seconds: a change of its texts is then everywhere.
const KEPT: &str = "public, max-age=300";

/// The sample page is as strict as a municipality's can be: `'self'`, and the two directives that docs/embedding.md names.
const DEMO_POLICY: &str = "default-src 'self'; script-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; \
                           form-action 'self'; frame-ancestors 'none'";

/// Whether a path lies in the panel.
#[must_use]
pub fn holds(path: &str) -> bool {
    path.strip_prefix(PANEL).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Who may frame the page at a path: `'none'`, but for the panel.
#[must_use]
pub fn ancestors(path: &str, allowed_hosts: &[String]) -> String {
    if holds(path) {
        allowed_hosts.iter().fold("'self'".to_owned(), |all, host| all + " " + host)
    } else {
        "'none'".to_owned()
    }
}

/// The launcher.
pub async fn script(State(state): State<AppState>) -> Response {
    let service = told(&state.app.knowledge().library, state.app.now());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
        // It is made for pages of other origins.
        (header::HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    (headers, SCRIPT.replace("SERVICE", &service.to_string())).into_response()
}

/// The script of the panel's pages: told which hosts may hold the panel, since it talks with no other.
pub async fn panel_script(State(state): State<AppState>) -> Response {
    let hosts = json!(state.app.config().embed.allowed_hosts);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
    ];
    (headers, SCRIPT_OF_PANEL.replace("HOSTS", &hosts.to_string())).into_response()
}

/// What the launcher must know without asking: its words, and whether people answer now and until when.
fn told(library: &Library, now: Timestamp) -> Value {
    let calendar = &library.calendar;
    let (open, changes) = match calendar.schedule().opening_at(now) {
        Opening::Open { until } => (true, Some(until.as_second())),
        Opening::Closed { next } => (false, next.map(Timestamp::as_second)),
    };
    let texts_in = |interface: Interface| {
        let (t, tag) = (Texts::of(interface), interface.answers());
        let hours = wording::hours(calendar.hours(), calendar.hours_as_of(), tag);
        let title = t.embed_title(library.manifest.municipality.get(tag));
        (interface.to_string(), json!({ "title": title, "close": t.embed_close(), "closed": t.embed_closed(hours) }))
    };
    let texts: serde_json::Map<String, Value> = Interface::OFFERED.into_iter().map(texts_in).collect();
    json!({ "texts": texts, "open": open, "changes": changes })
}

#[derive(Template)]
#[template(path = "pages/demo.html")]
struct DemoPage {
    t: &'static Texts,
    interface: Interface,
    municipality: String,
    style: &'static str,
    icon: &'static str,
}

/// A made-up page of a municipality with the chat in it.
///
/// # Errors
/// [`Error::NotFound`] where no samples are shown: an official host has no made-up pages.
pub async fn demo(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    if !knowledge.library.shows_samples() {
        return Err(Error::NotFound);
    }
    let interface = language.interface;
    let municipality = knowledge.library.manifest.municipality.get(language.tag).to_owned();
    let (style, icon) = (assets::DEMO_STYLE.path.as_str(), assets::ICON.path.as_str());
    let mut page = html(&DemoPage { t: Texts::of(interface), interface, municipality, style, icon })?;
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DEMO_POLICY));
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_panel_may_be_framed() {
        let hosts = ["https://www.example.se".to_owned(), "https://*.example.se".to_owned()];
        for path in ["/widget", "/widget/", "/widget/prata-med-oss"] {
            assert_eq!(ancestors(path, &hosts), "'self' https://www.example.se https://*.example.se", "{path}");
            assert_eq!(ancestors(path, &[]), "'self'", "{path}");
        }
        for path in ["/", "/widgets", "/prata-med-oss", "/desk", "/a/widget", "/demo"] {
            assert_eq!(ancestors(path, &hosts), "'none'", "{path}");
        }
    }

    #[test]
    fn a_script_takes_what_it_is_told_in_one_place() {
        assert_eq!(SCRIPT.matches("SERVICE").count(), 1);
        assert_eq!(SCRIPT_OF_PANEL.matches("HOSTS").count(), 1);
    }
}
