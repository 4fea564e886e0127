//! Load, measured: `benches/run` does all of it but the soak, and `benches/README.md` has the figures.
//!
//! One program with a part per question: how long a turn takes (`turn`) and how long at worst (`worst`), how many durable turns a second are served
//! (`durable`, whose servers are this program again, as `serve`), how fast it starts and how much it holds (`start`), how
//! it ranks beside others (`peers`), what open streams of events cost (`listeners`), and whether it stays as it is for an hour (`soak`, in `day`). Nothing here is a test: figures depend on the machine.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints what it measured")]

mod browser;
mod day;
mod disk;
mod durable;
mod figures;
mod grow;
mod listeners;
mod peers;
mod process;
mod questions;
mod servers;
mod start;
mod turn;
mod worst;

use anyhow::bail;

/// The allocator of the program itself.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // TLS needs its provider, although nothing here is encrypted; it fails only when there is one already.
    drop(rustls::crypto::ring::default_provider().install_default());
    // Cargo adds --bench to what it was given.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (part, rest) = arguments.split_first().map_or(("", &[][..]), |(part, rest)| (part.as_str(), rest));
    match part {
        "turn" => turn::run(rest),
        "worst" => worst::run(),
        "durable" => durable::run(rest).await,
        "serve" => servers::serve(rest).await,
        "start" => start::run().await,
        "peers" => peers::run().await,
        "listeners" => listeners::run(rest).await,
        "soak" => day::run(rest).await,
        _ => bail!(
            "say what to measure: turn, worst, durable, start, peers, listeners or soak MINUTES RATE CSV (see benches/README.md)"
        ),
    }
}
