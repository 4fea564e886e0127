//! The table of contents: which address leads to which handler, one group per audience.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::app::App;

use super::{api, assets, chat, desk, embed, error, error::Error, health, pages, security, state::AppState, theme};

/// The largest form: the handover's 2 000 characters, percent-encoded, with room to spare.
const LARGEST_FORM: usize = 32 * 1024;

/// Everything that is served, with what every request meets on its way in and out (outermost first).
pub fn router(app: Arc<App>) -> Router {
    routes(AppState::new(app))
}

fn routes(state: AppState) -> Router {
    let trusted = security::trusted_origins(&state.app.config().public_url);
    let every_request = ServiceBuilder::new()
        .layer(from_fn(security::log_request))
        .layer(from_fn_with_state(state.clone(), security::set_headers))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), error::show))
        .layer(from_fn_with_state(state.clone(), security::limit_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(trusted, security::check_origin))
        .layer(DefaultBodyLimit::max(LARGEST_FORM));
    Router::new()
        .merge(citizens())
        .merge(desk::router())
        .nest("/api/v1", api::router())
        .merge(machines())
        .method_not_allowed_fallback(pages::method_not_allowed)
        .fallback(pages::not_found)
        .layer(every_request)
        .with_state(state)
}

/// Serves until `shutdown` ends; then takes nobody new in, and gives running requests the configured time to finish.
/// Streams of events end then: their readers come again and find whoever serves next.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    app: Arc<App>,
    listener: tokio::net::TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let drain = app.config().drain_time();
    let state = AppState::new(app);
    let service = routes(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let shutdown = async move {
        shutdown.await;
        state.stop();
        drop(stopping);
    };
    let out_of_time = async {
        drop(stopped.await);
        tokio::time::sleep(drain).await;
    };
    tokio::select! {
        served = axum::serve(listener, service).with_graceful_shutdown(shutdown) => served,
        () = out_of_time => {
            tracing::warn!("some requests were cut off: they took longer than drain_seconds");
            Ok(())
        }
    }
}

/// For people: each step is a page or a plain form. The same steps lie in the panel on other pages.
fn citizens() -> Router<AppState> {
    steps("")
        .merge(steps(embed::PANEL))
        .route("/a/{secret}", get(chat::open_link).post(chat::take_link))
        .route("/svar/{slug}", get(pages::answer))
}

/// The steps below a prefix.
fn steps(prefix: &str) -> Router<AppState> {
    let at = |path: &str| format!("{prefix}{path}");
    let start = if prefix.is_empty() { "/" } else { prefix };
    Router::new()
        .route(start, get(chat::show).post(chat::ask))
        .route(&at("/fraga"), post(chat::ask))
        .route(&at("/rensa"), get(chat::ask_to_clear).post(chat::clear))
        .route(&at("/ta-ut"), get(chat::take_out))
        .route(&at("/ta-ut/{file}"), get(chat::download))
        .route(&at("/radera"), get(chat::ask_to_delete).post(chat::request_deletion))
        .route(&at("/avsluta"), post(chat::leave))
        .route(&at("/avslutat"), get(chat::left))
        .route(&at("/fick-du-svar"), get(chat::rate_form).post(chat::rate))
        .route(&at("/prata-med-oss"), get(chat::handover_form).post(chat::hand_over))
        .route(&at("/tyck-till"), get(chat::views))
        .route(&at("/arende"), get(chat::receipt))
        .route(&at("/samtal"), get(chat::live))
        .route(&at("/samtal/strom"), get(chat::follow))
        .route(&at("/samtal/tecken"), post(chat::show_sign))
        .route(&at("/samtal/arende"), post(chat::become_errand))
        .route(&at("/tjanster"), get(pages::services))
        .route(&at("/om"), get(pages::about))
        .route(&at("/om/design"), get(chat::design))
        .route(&at("/integritet"), get(pages::privacy))
        .route(&at("/tillganglighet"), get(pages::accessibility))
}

/// For browsers and for whoever watches over the service.
fn machines() -> Router<AppState> {
    Router::new()
        .route("/assets/{file}", get(assets::serve))
        .route(embed::PANEL_SCRIPT, get(embed::panel_script))
        .route("/sitemap.xml", get(pages::site_map))
        .route("/robots.txt", get(pages::robots))
        .route("/embed.js", get(embed::script))
        .route("/demo", get(embed::demo))
        .route(theme::PATH, get(theme::serve))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/.well-known/security.txt", get(health::security_txt))
}

fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Error::Internal("a handler panicked".to_owned()).into_response()
}
