//! What browsers are told about every response.

use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

use crate::web::{embed, state::AppState};

/// No inline script or style, nothing from other hosts. Who may frame the page is said after it.
const POLICY: &str = "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors";

/// Set unless the handler chose its own.
const HEADERS: [(HeaderName, &str); 6] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Not `no-referrer`: forms would then send `Origin: null`, which older browsers are checked by.
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    // Pages hold what people wrote: nothing of it stays in a shared computer's cache. Assets choose their own.
    (CACHE_CONTROL, "no-store"),
];

/// Adds the headers to every response.
pub async fn set(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let ancestors = embed::ancestors(request.uri().path(), &state.app.config().embed.allowed_hosts);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // The configuration was checked: every host can stand in a header.
    if let Ok(policy) = HeaderValue::from_str(&format!("{POLICY} {ancestors}")) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    if state.app.config().is_https() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    response
}
