//! `weed`: deletes what the decisions in the configuration say, and leaves a protocol beside the database.

use std::{
    fs::{DirBuilder, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, bail};
use jiff::{Timestamp, ToSpan};

use crate::{
    app::{self, App, SystemClock, Weeded},
    calendar::{local_date, stockholm},
    config::{Config, Kind, Weeding},
    store::Store,
};

use super::{
    arguments::{Common, ServeCall, WeedCall},
    configuration, output, serve,
};

/// The folder of the protocols, in the data folder.
const FOLDER: &str = "gallringsprotokoll";

pub(super) fn run(call: &WeedCall, common: &Common) -> anyhow::Result<ExitCode> {
    let config = configuration::read(common, &ServeCall::default())?;
    check(&config.weeding)?;
    if config.weeding.decided().is_empty() {
        bail!(
            "nothing is decided, so nothing is weeded: give `decision`, `decided_on` and `days` \
             under [weeding.<kind>] in the configuration; the kinds are {}",
            Kind::ALL.map(Kind::as_str).join(", ")
        );
    }
    tokio::runtime::Runtime::new()?.block_on(weed(call, &config))?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses rules that are not whole.
pub(super) fn check(rules: &Weeding) -> anyhow::Result<()> {
    let faults = rules.faults();
    if faults.is_empty() { Ok(()) } else { bail!("the rules for weeding have faults:\n{}", faults.join("\n")) }
}

async fn weed(call: &WeedCall, config: &Config) -> anyhow::Result<()> {
    let store = serve::open(config).await?;
    let rules = &config.weeding;
    let done = if call.dry_run {
        app::would_weed(&store, &SystemClock, rules).await?
    } else {
        let done = app::weed(&store, &SystemClock, rules).await?;
        keep_protocols(&store, &config.data).await?;
        done
    };
    for weeded in &done {
        output::say(&line(weeded, call.dry_run));
    }
    let undecided: Vec<_> =
        Kind::ALL.into_iter().filter(|kind| rules.rule(*kind).is_empty()).map(Kind::as_str).collect();
    if !undecided.is_empty() {
        output::say(&format!("not weeded, since nothing is decided: {}", undecided.join(", ")));
    }
    Ok(())
}

fn line(weeded: &Weeded, dry: bool) -> String {
    let Weeded { kind, n, before, decided } = weeded;
    let verb = if dry { "would be weeded" } else { "weeded" };
    format!("{}: {n} {verb}, from before {before} ({}, {} days)", kind.as_str(), decided.decision, decided.days)
}

/// Writes the protocols that have no file yet; the table is the truth, so that a crash in between loses none.
pub(super) async fn keep_protocols(store: &Store, data: &Path) -> anyhow::Result<()> {
    let folder = data.join(FOLDER);
    let protocols = store.weeding_protocol().await?;
    if protocols.is_empty() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
    for protocol in &protocols {
        let (name, text) = app::protocol_file(protocol);
        let path = folder.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => file.write_all(text.as_bytes()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
        }
        .with_context(|| format!("can't write {}", path.display()))?;
    }
    Ok(())
}

/// Weeds now and then every night, until the program ends.
pub(super) async fn every_night(app: Arc<App>) {
    loop {
        let done = match app.weed().await {
            Ok(_) => keep_protocols(app.store(), &app.config().data).await,
            Err(error) => Err(error.into()),
        };
        if let Err(error) = done {
            tracing::error!(error = %format!("{error:#}"), "the nightly weeding failed; it is tried again tomorrow");
        }
        tokio::time::sleep(until_night(app.now())).await;
    }
}

/// Until half past three, Swedish time: when fewest people write.
fn until_night(now: Timestamp) -> Duration {
    let night = local_date(now).saturating_add(1.day()).at(3, 30, 0, 0);
    let at = stockholm().to_timestamp(night).unwrap_or(now);
    Duration::try_from(at.duration_since(now)).unwrap_or(Duration::from_hours(24))
}
