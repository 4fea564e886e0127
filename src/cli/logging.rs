//! Logs: to standard error, as lines for people on a terminal and as JSON elsewhere. `RUST_LOG` chooses what.
//!
//! What a panic says is not logged: its text may hold what somebody wrote, as in `byte index 3 is not a char boundary;
//! it is inside 'å' of …`. Where it happened is.

use std::{io::IsTerminal, panic};

use tracing_subscriber::{
    EnvFilter, Layer,
    filter::{FilterExt, LevelFilter, filter_fn},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::telemetry::spans;

/// What ends with the logging: spans that still wait to be sent.
#[must_use]
pub(super) struct Started {
    #[cfg(feature = "otel")]
    _sending: Option<crate::telemetry::otlp::Sending>,
}

/// Starts logging, and in a program made with the feature `otel` the sending of spans. A second start changes nothing.
pub(super) fn start() -> Started {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,tantivy=warn,sqlx=warn"));
    // When the log itself can't be written (a full disk), telling standard error about it would panic.
    let lines = fmt::layer().with_writer(std::io::stderr).log_internal_errors(false);
    let lines = if std::io::stderr().is_terminal() { lines.boxed() } else { lines.json().boxed() };
    // Spans are for the collector alone, and the collector gets nothing else: lines may name a conversation.
    // Without a hint of the highest level wanted, every crate would put its finest lines together for nobody.
    let no_spans = filter_fn(|it| it.target() != spans::TARGET).with_max_level_hint(LevelFilter::TRACE);
    let lines = lines.with_filter(filter.and(no_spans));
    #[cfg(feature = "otel")]
    let (collector, started) = collector();
    #[cfg(not(feature = "otel"))]
    let (collector, started) = (None::<tracing_subscriber::layer::Identity>, Started {});
    // Fails only when logging runs already.
    drop(tracing_subscriber::registry().with(lines).with(collector).try_init());
    hook_panics();
    started
}

/// The layer that sends spans, when the environment says where.
#[cfg(feature = "otel")]
fn collector<S>() -> (Option<impl Layer<S>>, Started)
where
    S: tracing::Subscriber + for<'a> tracing_subscriber::registry::LookupSpan<'a>,
{
    let started = crate::telemetry::otlp::start(|name| std::env::var(name).ok()).unwrap_or_else(|error| {
        super::output::complain(&format!("spans are not sent: {error}"));
        None
    });
    let Some((tracer, sending)) = started else { return (None, Started { _sending: None }) };
    // The lines of the source and the threads say nothing to whoever reads traces.
    let layer = tracing_opentelemetry::layer().with_tracer(tracer).with_location(false).with_threads(false);
    let spans = filter_fn(|it| it.target() == spans::TARGET).with_max_level_hint(LevelFilter::INFO);
    (Some(layer.with_filter(spans)), Started { _sending: Some(sending) })
}

fn hook_panics() {
    panic::set_hook(Box::new(|panic| {
        let (file, line) = panic.location().map_or(("unknown", 0), |at| (at.file(), at.line()));
        tracing::error!(file, line, "panicked");
    }));
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    const CANARY: &str = "kanariefagel";
    const PANICS: &str = "MEDBORGARSVAR_TEST_PANICS";
    const LEVEL: &str = "MEDBORGARSVAR_TEST_LEVEL";

    #[test]
    fn a_panic_is_logged_by_its_place_and_never_by_its_text() {
        if std::env::var_os(PANICS).is_some() {
            let _started = super::start();
            let written = format!("{CANARY}å");
            // As a cut at the wrong place would: the text of this panic quotes what was cut.
            drop(written[..=CANARY.len()].to_owned());
        }
        let me = std::env::current_exe().unwrap();
        let name = "cli::logging::tests::a_panic_is_logged_by_its_place_and_never_by_its_text";
        let told = Command::new(me).args(["--exact", name, "--nocapture"]).env(PANICS, "1").output().unwrap();
        let (said, logged) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
        assert!(!told.status.success(), "it panicked");
        assert!(logged.contains("panicked") && logged.contains("logging.rs"), "{logged}");
        assert!(!logged.contains(CANARY) && !said.contains(CANARY), "{said}{logged}");
    }

    #[test]
    fn lines_that_nobody_reads_are_not_put_together() {
        if std::env::var_os(LEVEL).is_some() {
            let _started = super::start();
            assert_eq!(super::LevelFilter::current(), super::LevelFilter::INFO);
            return;
        }
        let me = std::env::current_exe().unwrap();
        let name = "cli::logging::tests::lines_that_nobody_reads_are_not_put_together";
        let told = Command::new(me).args(["--exact", name]).env(LEVEL, "1").env_remove("RUST_LOG").output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
    }
}
