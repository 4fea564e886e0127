//! How long the program takes from being started to its first answer, and how much memory it holds.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use super::{
    browser::Browser,
    figures::{Spread, mebibytes},
    process::{Running, memory},
    questions::{self, Question},
};
use anyhow::bail;

const TIMES: usize = 9;
/// Turns asked before memory is read again.
const TURNS: usize = 4_000;
const PATIENCE: Duration = Duration::from_secs(20);

/// Measures and prints Markdown.
pub(crate) async fn run() -> anyhow::Result<()> {
    let asked = questions::all()?;
    let folder = tempfile::Builder::new().prefix("medborgarsvar-load.").tempdir()?;
    let (mut fresh, mut again) = (Vec::new(), Vec::new());
    for round in 0..TIMES {
        let data = folder.path().join(round.to_string());
        fresh.push(first_answer(&data, &asked[0]).await?.0);
        again.push(first_answer(&data, &asked[0]).await?.0);
    }
    let data = folder.path().join("memory");
    let (_, program, mut browser) = first_answer(&data, &asked[0]).await?;
    let pid = program.pid();
    let at_first = memory(&pid, "VmRSS")?;
    for question in asked.iter().cycle().take(TURNS) {
        browser.ask(question).await?;
    }
    println!("| | |");
    println!("|---|---|");
    for (what, times) in [("in a new data folder", fresh), ("with the data folder there", again)] {
        let Spread { median, least, most } = Spread::of(times.iter().map(Duration::as_secs_f64));
        println!("| start to first stored answer, {what} | {median:.3} s ({least:.3}–{most:.3}) |");
    }
    println!("| resident after the first answer | {} |", mebibytes(at_first));
    println!("| resident after {TURNS} turns | {} |", mebibytes(memory(&pid, "VmRSS")?));
    println!("| resident at most | {} |\n", mebibytes(memory(&pid, "VmHWM")?));
    Ok(())
}

/// Starts the program and asks until it answers.
async fn first_answer(data: &Path, question: &Question) -> anyhow::Result<(Duration, Running, Browser)> {
    answering(&free_host()?, data, question).await
}

/// An address that nothing listens on.
pub(crate) fn free_host() -> anyhow::Result<String> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// The program at an address, once it has answered, and how long that took.
pub(crate) async fn answering(
    host: &str,
    data: &Path,
    question: &Question,
) -> anyhow::Result<(Duration, Running, Browser)> {
    let started = Instant::now();
    let program = Running::service(env!("CARGO_BIN_EXE_medborgarsvar"), data, host)?;
    while started.elapsed() < PATIENCE {
        if let Ok(mut browser) = Browser::connect(host).await {
            browser.ask(question).await?;
            return Ok((started.elapsed(), program, browser));
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    bail!("it did not answer")
}
