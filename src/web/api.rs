//! The API under `/api/v1`: the chat for other programs, in JSON.
//!
//! It speaks the same [`crate::dialogue::Reply`] as the pages. Who holds a conversation's token may use it, nobody
//! else; the token never stands in an address. Everything that goes wrong is RFC 9457. There is no CORS: a page of
//! another site has no business here.

mod accept;
mod caller;
mod catalogue;
mod conversations;
mod events;
mod fields;
mod handovers;
mod openapi;
mod problem;
mod routes;
mod schemas;
mod transcript;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderMap, HeaderValue, header},
};
use tower_http::set_header::SetResponseHeaderLayer;

use super::state::AppState;

use problem::{Fault, MAX_BODY, Problem};
pub use problem::{Unavailable, with_phone};

/// Everything below `/api/v1`; to be nested there.
pub fn router() -> Router<AppState> {
    let router = routes::all().into_iter().fold(Router::new(), |all, route| all.route(route.path, route.handler));
    router
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(SetResponseHeaderLayer::if_not_present(header::VARY, HeaderValue::from_static("Accept-Language")))
}

async fn not_found(headers: HeaderMap) -> Problem {
    Problem::new(fields::preferred(&headers), Fault::NotFound)
}

async fn method_not_allowed(headers: HeaderMap) -> Problem {
    Problem::new(fields::preferred(&headers), Fault::Method)
}
