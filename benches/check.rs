//! How long `check` takes: the rules, and leaving out a fifth or all of the ways to ask.
//!
//! `cargo bench --bench check`, or `-- FOLDER` for another library than the bundled one. It is run on every save, so it
//! should take two seconds at most.

use std::{
    io::{Write, stdout},
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use jiff::civil::date;
use medborgarsvar::{
    editing::{FOLDS, leave_one_out},
    knowledge::{Files, inspect},
};

const RUNS: usize = 5;

fn main() -> anyhow::Result<()> {
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with("--")).map(PathBuf::from);
    let folder = given.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge").into());
    let today = date(2026, 11, 24);
    let read = || -> anyhow::Result<_> { Ok(inspect(&Files::read(&folder)?, true, today, false)) };
    let inspected = read()?;
    let library = inspected.library.as_ref().context("the library has errors")?;
    let rules = median(|| read().map(drop))?;
    let quick = median(|| Ok(leave_one_out(library, &inspected.asks, today, 1).map(drop)?))?;
    let whole = median(|| Ok(leave_one_out(library, &inspected.asks, today, FOLDS).map(drop)?))?;
    writeln!(stdout(), "{} answers, {} ways to ask, median of {RUNS}", library.answers.len(), inspected.asks.len())?;
    for (what, time) in [
        ("read, and hold to the rules", rules),
        ("leave out a fifth", quick),
        ("leave out all, in five lots", whole),
        ("check --quick", rules + quick),
        ("check", rules + whole),
    ] {
        writeln!(stdout(), "{:>8.0} ms  {what}", time.as_secs_f64() * 1000.0)?;
    }
    Ok(())
}

fn median(mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        work()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times[RUNS / 2])
}
