//! Keeps the library fresh: its files are watched, SIGHUP reads it again, and it is built anew when the day turns.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::Context as _;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

use crate::app::App;

/// How long the files must be quiet: an editor or `git pull` writes many.
const QUIET: Duration = Duration::from_millis(300);
/// How long changes may go on before the library is read all the same.
const AT_MOST: Duration = Duration::from_secs(5);
/// How often the date is looked at. A timer to midnight would be wrong after a suspended machine or a set clock.
const DAY_CHECK: Duration = Duration::from_secs(20);

/// Something was changed or asked for.
struct Changed;

/// Starts to watch; ends when the watcher is dropped. Where files can't be watched (some network file systems), SIGHUP
/// and the turn of the day still work.
pub(super) fn start(app: &Arc<App>) -> anyhow::Result<Option<RecommendedWatcher>> {
    let (tell, told) = mpsc::unbounded_channel();
    let watcher = match watch(&app.config().knowledge, tell.clone()) {
        Ok(watcher) => Some(watcher),
        Err(error) => {
            tracing::warn!(%error, "the library's folder can't be watched: send SIGHUP after a change");
            None
        }
    };
    on_hangup(tell)?;
    tokio::spawn(reload_when_told(Arc::clone(app), told));
    tokio::spawn(turn_the_days(Arc::clone(app)));
    Ok(watcher)
}

fn watch(folder: &Path, tell: mpsc::UnboundedSender<Changed>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading the files is itself an event; an error may hide a change.
        if event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
            return;
        }
        // Nobody listens any more when the service stops.
        drop(tell.send(Changed));
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(watcher)
}

#[cfg(unix)]
fn on_hangup(tell: mpsc::UnboundedSender<Changed>) -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut hangup = signal(SignalKind::hangup()).context("SIGHUP can't be heard")?;
    tokio::spawn(async move {
        while hangup.recv().await.is_some() && tell.send(Changed).is_ok() {
            tracing::info!("asked to read the library again");
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn on_hangup(_: mpsc::UnboundedSender<Changed>) -> anyhow::Result<()> {
    Ok(())
}

async fn reload_when_told(app: Arc<App>, mut told: mpsc::UnboundedReceiver<Changed>) {
    while told.recv().await.is_some() {
        let until_quiet = async { while let Ok(Some(Changed)) = tokio::time::timeout(QUIET, told.recv()).await {} };
        // Out of time is as good as quiet.
        drop(tokio::time::timeout(AT_MOST, until_quiet).await);
        let app = Arc::clone(&app);
        if tokio::task::spawn_blocking(move || app.reload_library()).await.is_err() {
            tracing::error!("reading the library panicked: the last good one stays in use");
        }
    }
}

async fn turn_the_days(app: Arc<App>) {
    loop {
        tokio::time::sleep(DAY_CHECK).await;
        let app = Arc::clone(&app);
        if tokio::task::spawn_blocking(move || app.turn_the_day()).await.is_err() {
            tracing::error!("building the library for a new day panicked");
        }
    }
}
