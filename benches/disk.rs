//! How long the disk takes to sync a small write, measured where the databases lie: what a durable turn costs at least.

use std::{
    fs::File,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

/// Syncs so many appended pages of 4 KiB, one after the other.
pub(crate) fn syncs(folder: &Path, times: usize) -> anyhow::Result<Vec<Duration>> {
    let path = folder.join("sync-time");
    let mut file = File::create(&path)?;
    let measured = (0..times).map(|_| {
        let started = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        Ok(started.elapsed())
    });
    let measured = measured.collect();
    std::fs::remove_file(path)?;
    measured
}
