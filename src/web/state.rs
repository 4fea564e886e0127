//! What every handler can reach: the running service and the limits against floods.

use std::sync::Arc;

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
}

impl AppState {
    /// The state of a service.
    #[must_use]
    pub fn new(app: Arc<App>) -> Self {
        let limits = Arc::new(Limiters::new(&app.config().limits));
        Self { app, limits, tried: Arc::default() }
    }
}
