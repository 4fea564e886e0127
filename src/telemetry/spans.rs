//! Spans: which request and which part of a turn took how long, for a collector of traces (feature `otel`).
//!
//! What a span holds is fixed here: the request's method, pattern and status, the turn's kind and step, a stage's name.
//! Never a text, an address, a query, an id of a conversation or anything else about a person. Without the feature
//! there are none, so that the log is the same with and without.

use tracing::{Span, field::Empty, info_span};

/// The target that all spans have, by which log and collector tell them from events.
pub const TARGET: &str = "spans";

/// Whether there are any.
const ARE_MADE: bool = cfg!(feature = "otel");

/// The methods that are named.
const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// A request, by its method and the pattern of its path.
pub fn request(method: &str, path: &str) -> Span {
    if !ARE_MADE {
        return Span::none();
    }
    // A client can send any word as a method; OpenTelemetry's conventions have a word for those.
    let method = KNOWN.into_iter().find(|known| *known == method).unwrap_or("_OTHER");
    info_span!(
        target: TARGET,
        "request",
        otel.name = format!("{method} {path}"),
        otel.kind = "server",
        http.request.method = method,
        http.route = path,
        http.response.status_code = Empty,
    )
}

/// The status of a request has become known.
pub fn answered(span: &Span, status: u16) {
    span.record("http.response.status_code", status);
}

/// A message and its reply.
pub fn turn() -> Span {
    if ARE_MADE { info_span!(target: TARGET, "turn", kind = Empty, step = Empty) } else { Span::none() }
}

/// What a turn became.
pub fn became(span: &Span, kind: &'static str, step: &str) {
    span.record("kind", kind).record("step", step);
}

/// A part of a turn: `respond`, `commit`.
pub fn stage(name: &'static str) -> Span {
    if ARE_MADE { info_span!(target: TARGET, "stage", otel.name = name) } else { Span::none() }
}
