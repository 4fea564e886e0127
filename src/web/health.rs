//! For whoever watches over the service: is it alive, is it ready, and if not why.
//!
//! Nothing here is about a person, and nothing is secret: the faults name files and lines of the library.

use std::time::{Duration, Instant};

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::json;

use crate::{
    app::{App, LibraryState},
    calendar::local_date,
};

use super::{error::Error, state::AppState};

/// How long the database may take to write before the service says that it is not ready.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long an outcome counts: each try is a sync to disk, and whoever asks all the time must not wear it out.
const COUNTS: Duration = Duration::from_secs(1);

/// When the database was last tried, and whether it could be written.
pub type Tried = tokio::sync::Mutex<Option<(Instant, bool)>>;

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    /// What keeps it from being ready.
    not_ready: Vec<&'static str>,
    /// What somebody should look at, though it is ready.
    warnings: Vec<&'static str>,
    database: serde_json::Value,
    library: serde_json::Value,
    calendar: serde_json::Value,
}

/// Alive: the process answers.
pub async fn healthz() -> &'static str {
    "ok"
}

/// Ready: what is acknowledged can be written, and there are answers to give.
pub async fn readyz(State(state): State<AppState>) -> Response {
    let readiness = readiness(&state.app, &state.tried).await;
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness)).into_response()
}

/// Whether the database can be written; those who ask at once share a try.
async fn is_writable(app: &App, tried: &Tried) -> bool {
    let mut tried = tried.lock().await;
    if let Some((_, writable)) = tried.filter(|(at, _)| at.elapsed() < COUNTS) {
        return writable;
    }
    let writable = matches!(tokio::time::timeout(PATIENCE, app.store().touch()).await, Ok(Ok(())));
    *tried = Some((Instant::now(), writable));
    writable
}

async fn readiness(app: &App, tried: &Tried) -> Readiness {
    let writable = is_writable(app, tried).await;
    let library = app.library_state();
    let mut not_ready = Vec::new();
    if !writable {
        not_ready.push("database: nothing can be written; the log says why");
    }
    if library.answers == 0 {
        not_ready.push("library: no answer may be shown today");
    }
    Readiness {
        ready: not_ready.is_empty(),
        not_ready,
        warnings: warnings(&library),
        database: json!({ "writable": writable }),
        calendar: json!({ "valid_until": library.calendar_until, "renew": library.calendar_ends_soon }),
        library: told(library),
    }
}

fn told(library: LibraryState) -> serde_json::Value {
    let last_fault = library.last_fault.map(|fault| json!({ "at": fault.at, "faults": fault.faults }));
    let LibraryState { id, answers, loaded_at, .. } = library;
    json!({ "id": id, "answers": answers, "loaded_at": loaded_at, "last_fault": last_fault })
}

fn warnings(library: &LibraryState) -> Vec<&'static str> {
    let mut warnings = Vec::new();
    if library.last_fault.is_some() {
        warnings.push("library: the changed files have faults; the last good library is in use");
    }
    if library.calendar_ends_soon {
        warnings.push("calendar: renew calendar.toml; due times may be wrong after valid_until");
    }
    warnings
}

/// Whom to tell about a weakness (RFC 9116), while it is configured and has not expired.
///
/// # Errors
/// [`Error::NotFound`] otherwise.
pub async fn security_txt(State(state): State<AppState>) -> Result<Response, Error> {
    let (page, url) = (&state.app.config().security_txt, &state.app.config().public_url);
    let today = local_date(state.app.now());
    let expires = page.expires.filter(|expires| today < *expires && !page.contact.is_empty());
    let expires = expires.ok_or(Error::NotFound)?;
    let contact = page.contact.join("\nContact: ");
    let text = format!(
        "Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: sv, en\n\
         Canonical: {url}/.well-known/security.txt\n"
    );
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
