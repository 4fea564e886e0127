//! The request log: method, pattern of the path, status and time, and nothing else.
//!
//! Never logged, nor in a span: the query (it holds questions), the path itself (it holds personal links), addresses, headers, bodies.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::StatusCode,
    middleware::Next,
    response::Response,
};

use tracing::Instrument;

use crate::telemetry::{self, spans};

/// Writes a line for every request.
pub async fn log_request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let path = path.as_ref().map_or("unknown", MatchedPath::as_str);
    let span = spans::request(method.as_str(), path);
    let response = next.run(request).instrument(span.clone()).await;
    spans::answered(&span, response.status().as_u16());
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    metrics::counter!(telemetry::REQUESTS, "class" => class(response.status())).increment(1);
    tracing::info!(target: "requests", %method, path, status = response.status().as_u16(), ms, "request");
    response
}

/// The first digit of a status, as figures have it.
fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500..600 => "5xx",
        _ => "1xx",
    }
}
