//! What every handler can reach: the running service, the limits against floods, and whether it is being stopped.

use std::sync::Arc;

use tokio::sync::watch;

use crate::app::App;

use super::{health::Tried, security::Limiters};

/// Shared by all handlers; cloning is shallow.
#[derive(Clone)]
pub struct AppState {
    /// The service.
    pub app: Arc<App>,
    /// Who has asked how much lately. Lives in memory: a restart forgives.
    pub limits: Arc<Limiters>,
    /// Whether the database could be written when it was last tried.
    pub(super) tried: Arc<Tried>,
    stop: Arc<watch::Sender<bool>>,
}

impl AppState {
    /// The state of a service.
    #[must_use]
    pub fn new(app: Arc<App>) -> Self {
        let limits = Arc::new(Limiters::new(&app.config().limits));
        Self { app, limits, tried: Arc::default(), stop: Arc::default() }
    }

    /// Ends what would go on for as long as somebody listens.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Returns when the service is being stopped.
    pub async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        // Can't fail: this state holds the sender.
        drop(stop.wait_for(|stopped| *stopped).await);
    }
}
