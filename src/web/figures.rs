//! The page with figures for Prometheus, on a listener of its own that nobody outside can reach.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use metrics::gauge;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::{app::App, telemetry};

#[derive(Clone)]
struct Figures {
    app: Arc<App>,
    handle: PrometheusHandle,
}

/// The private pages.
pub fn private_router(app: Arc<App>, handle: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(show)).with_state(Figures { app, handle })
}

async fn show(State(figures): State<Figures>) -> Response {
    measure(&figures.app).await;
    // What has been recorded since the last time is folded into what is shown.
    figures.handle.run_upkeep();
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, figures.handle.render()).into_response()
}

/// What is asked for when somebody looks, rather than counted as it happens.
#[expect(clippy::cast_precision_loss, reason = "far fewer handovers and answers than a float counts exactly")]
async fn measure(app: &App) {
    // Without the database the last known figures stand.
    if let Ok((open, overdue)) = app.store().waiting(app.now()).await {
        gauge!(telemetry::OPEN_HANDOVERS).set(open as f64);
        gauge!(telemetry::OVERDUE_HANDOVERS).set(overdue as f64);
    }
    for audience in app.config().audiences() {
        let Ok(figures) = app.store().outbox_figures(audience).await else { continue };
        let age = figures.oldest.map_or(0.0, |oldest| app.now().duration_since(oldest).as_secs_f64());
        gauge!(telemetry::LETTERS_WAITING, "audience" => audience.as_str()).set(figures.waiting as f64);
        gauge!(telemetry::LETTERS_DEAD, "audience" => audience.as_str()).set(figures.dead as f64);
        gauge!(telemetry::OLDEST_LETTER, "audience" => audience.as_str()).set(age.max(0.0));
    }
    let library = app.library_state();
    gauge!(telemetry::ANSWERS).set(library.answers as f64);
    gauge!(telemetry::LIBRARY_FAULT).set(if library.last_fault.is_some() { 1.0 } else { 0.0 });
}
