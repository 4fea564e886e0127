//! Whether a form comes from our own pages: `Sec-Fetch-Site`, and for older browsers `Origin`.

use std::convert::Infallible;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower::{Layer, ServiceExt, service_fn};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::web::error::Error;

/// Who may send forms: made once, asked by every request.
pub(in crate::web) type Trusted = CsrfLayer<fn(ProtectionError) -> Response>;

/// `public_url` is trusted beside the `Host` header, for proxies that rewrite it. When it is no origin, `Host` is what
/// there is to compare with.
pub(in crate::web) fn trusted_origins(public_url: &str) -> Trusted {
    let layer = CsrfLayer::new();
    layer.clone().add_trusted_origin(public_url).unwrap_or(layer).with_rejection_response(refuse)
}

/// Lets a request pass that only reads, or that comes from our own pages. Forms need no token, so there is no cookie
/// before the first message.
pub(in crate::web) async fn check_origin(State(trusted): State<Trusted>, request: Request, next: Next) -> Response {
    // Reading is never refused; asked about it, the layer would trace the path, which may hold a personal link.
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let handler = service_fn(move |request| {
        let next = next.clone();
        async move { Ok::<_, Infallible>(next.run(request).await) }
    });
    match trusted.layer(handler).oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

fn refuse(_: ProtectionError) -> Response {
    Error::CrossSite.into_response()
}
