//! A process that ends with whoever started it, and what the system says of one (Linux).

use std::{
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::Context as _;

use super::questions;

/// A process that runs until this is dropped.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> anyhow::Result<Self> {
        Ok(Self(command.spawn()?))
    }

    /// The whole service with the bundled library and limits lifted, as `program` is built.
    pub(crate) fn service(program: &str, data: &Path, host: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command
            .args(["serve", "--listen", host, "--data"])
            .arg(data)
            .arg("--knowledge")
            .arg(questions::of_repository("knowledge"))
            .arg("--config")
            .arg(questions::of_repository("benches/lifted.toml"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self::start(&mut command)
    }

    /// Its number, for what the system says of it.
    pub(crate) fn pid(&self) -> String {
        self.0.id().to_string()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A figure of `/proc/…/status` in KiB: `VmRSS` now, `VmHWM` at most.
#[expect(clippy::disallowed_methods, reason = "the bench reads what the system says")]
pub(crate) fn memory(process: &str, what: &str) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':'));
    let figure = line.and_then(|line| line.split_whitespace().next()).context("no such figure")?;
    Ok(figure.parse()?)
}

/// How many files, sockets and pipes it has open.
pub(crate) fn open_files(process: &str) -> anyhow::Result<usize> {
    Ok(std::fs::read_dir(format!("/proc/{process}/fd"))?.count())
}
