//! What is read every minute, and what is concluded from it.

use std::{
    fs::File,
    io::Write,
    path::Path,
    sync::{
        PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::ensure;

use super::people::Tally;
use crate::{
    figures::{Spread, millis, percentile},
    process,
};

/// The first minutes, in which caches and pools fill, count for nothing.
const FILLING: f64 = 10.0;
/// Memory is flat when it rises by less than this in an hour, in KiB.
const FLAT: f64 = 4.0 * 1024.0;

#[derive(Debug, Clone)]
struct Sample {
    minute: f64,
    resident: f64,
    open_files: f64,
}

/// All samples so far, and the file that has them too.
pub(super) struct Samples {
    csv: File,
    taken: Vec<Sample>,
    faults: u64,
    turns: usize,
}

impl Samples {
    pub(super) fn start(csv: &str) -> anyhow::Result<Self> {
        let mut csv = File::create(csv)?;
        writeln!(
            csv,
            "minute,turns,p50,p99,pages,events,handovers,closed,faults,resident_kib,open_files,database_kib"
        )?;
        Ok(Self { csv, taken: Vec::new(), faults: 0, turns: 0 })
    }

    pub(super) fn take(&mut self, minute: u32, pid: &str, data: &Path, tally: &Tally) -> anyhow::Result<()> {
        let mut times: Vec<Duration> = std::mem::take(&mut *tally.turns.lock().unwrap_or_else(PoisonError::into_inner));
        let since = |counter: &AtomicU64| counter.swap(0, Ordering::Relaxed);
        let (resident, open_files) = (process::memory(pid, "VmRSS")?, process::open_files(pid)?);
        let faults = since(&tally.faults);
        writeln!(
            self.csv,
            "{minute},{},{},{},{},{},{},{},{faults},{resident},{open_files},{}",
            times.len(),
            millis(percentile(&mut times, 50)),
            millis(percentile(&mut times, 99)),
            since(&tally.pages),
            since(&tally.events),
            since(&tally.handovers),
            since(&tally.closed),
            size_of(data)? / 1024,
        )?;
        self.faults += faults;
        self.turns += times.len();
        let [resident, open_files] = [u32::try_from(resident)?, u32::try_from(open_files)?].map(f64::from);
        self.taken.push(Sample { minute: minute.into(), resident, open_files });
        Ok(())
    }

    /// Says whether it stayed as it was; an error when not.
    pub(super) fn print_verdict(&self) -> anyhow::Result<()> {
        let settled: Vec<&Sample> = self.taken.iter().filter(|sample| sample.minute > FILLING).collect();
        ensure!(settled.len() >= 10, "less than 20 minutes tell nothing about memory");
        let memory = settled.iter().map(|sample| (sample.minute / 60.0, sample.resident));
        let files = settled.iter().map(|sample| (sample.minute / 60.0, sample.open_files));
        let (memory, files) = (slope(memory), slope(files));
        let spread = Spread::of(settled.iter().map(|sample| sample.resident));
        println!("{} turns in {} minutes, {} faults", self.turns, self.taken.len(), self.faults);
        println!(
            "after the first {FILLING} minutes: resident {:.0} KiB (median; {:.0}–{:.0}), {memory:+.0} KiB an hour; \
             open files {files:+.1} an hour",
            spread.median, spread.least, spread.most
        );
        ensure!(self.faults == 0, "there were faults");
        ensure!(memory < FLAT, "memory is not flat: it rises by {memory:.0} KiB an hour");
        ensure!(files < 10.0, "open files are not as many as they were");
        println!("flat: less than {FLAT:.0} KiB an hour");
        Ok(())
    }
}

/// How much the second rises with the first, by least squares.
fn slope(points: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let n = points.clone().map(|_| 1.0).sum::<f64>();
    let (mean_x, mean_y) =
        (points.clone().map(|(x, _)| x).sum::<f64>() / n, points.clone().map(|(_, y)| y).sum::<f64>() / n);
    let (rise, run) = points.fold((0.0, 0.0), |(rise, run), (x, y)| {
        (rise + (x - mean_x) * (y - mean_y), run + (x - mean_x) * (x - mean_x))
    });
    rise / run
}

/// Bytes of all files in a folder.
fn size_of(folder: &Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
