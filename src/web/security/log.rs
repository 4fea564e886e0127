//! The request log: method, pattern of the path, status and time, and nothing else.
//!
//! Never logged: the query (it holds questions), the path itself (it holds personal links), addresses, headers, bodies.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Writes a line for every request.
pub async fn log_request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let path = path.as_ref().map_or("unknown", MatchedPath::as_str);
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(target: "requests", %method, path, status = response.status().as_u16(), ms, "request");
    response
}
