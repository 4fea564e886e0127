//! Whether a form comes from our own pages: `Sec-Fetch-Site`, and for older browsers `Origin`.

use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::web::error::Error;

/// The check as a layer. Forms need no token, so there is no cookie before the first message.
///
/// `public_url` is trusted beside the `Host` header, for proxies that rewrite it.
pub fn origin_check(public_url: &str) -> CsrfLayer<impl FnMut(ProtectionError) -> Response + Clone + use<>> {
    let layer = CsrfLayer::new();
    let layer = match layer.clone().add_trusted_origin(public_url) {
        Ok(trusting) => trusting,
        Err(error) => {
            tracing::warn!(%error, "public_url is no origin: only the Host header is compared with");
            layer
        }
    };
    layer.with_rejection_response(|_: ProtectionError| Error::CrossSite.into_response())
}
