//! An hour, or as long as one likes, of an ordinary day at the real program: does it stay as it is?
//!
//! Citizens ask, press buttons, read pages, hand over and leave; programs follow conversations as server-sent events
//! and go, some without a word; somebody at the desk answers and closes. Every minute memory, open files and the size of
//! the database go to a CSV file, and a verdict is printed at the end.

mod people;
mod samples;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail, ensure};
use reqwest::Client;
use tokio::task::JoinSet;

use super::{process::Running, questions};
use people::Tally;
use samples::Samples;

/// Citizens at a time; together they ask at the rate wanted. The listeners' messages come on top, about three a second.
const CITIZENS: u32 = 32;
/// Programs that follow a conversation, at a time.
const LISTENERS: usize = 12;
const PATIENCE: Duration = Duration::from_secs(20);

/// `MINUTES TURNS_PER_SECOND CSV [PROGRAM]`.
pub(crate) async fn run(arguments: &[String]) -> anyhow::Result<()> {
    let (minutes, rate, csv) = match arguments {
        [minutes, rate, csv, ..] => (minutes.parse::<u32>()?, rate.parse::<f64>()?, csv),
        _ => bail!("soak MINUTES TURNS_PER_SECOND CSV [PROGRAM]"),
    };
    let program = arguments.get(3).map_or(env!("CARGO_BIN_EXE_medborgarsvar"), String::as_str);
    let folder = tempfile::Builder::new().prefix("medborgarsvar-soak.").tempdir()?;
    let password = add_user(program, folder.path())?;
    let (served, url) = start(program, folder.path()).await?;
    let pid = served.pid();

    let asked: Arc<[questions::Question]> = questions::all()?.into();
    let tally = Arc::new(Tally::default());
    let mut actors = JoinSet::new();
    let pause = Duration::from_secs_f64(f64::from(CITIZENS) / rate);
    for number in 0..CITIZENS {
        let actor = people::citizens(url.clone(), Arc::clone(&asked), number, pause, Arc::clone(&tally));
        actors.spawn(actor);
    }
    for number in 0..LISTENERS {
        actors.spawn(people::listeners(url.clone(), Arc::clone(&asked), number, Arc::clone(&tally)));
    }
    actors.spawn(people::staff(url.clone(), password, Arc::clone(&tally)));

    let mut samples = Samples::start(csv)?;
    let begun = Instant::now();
    for minute in 1..=minutes {
        tokio::time::sleep_until((begun + Duration::from_mins(minute.into())).into()).await;
        samples.take(minute, &pid, folder.path(), &tally)?;
        ensure!(actors.len() == CITIZENS as usize + LISTENERS + 1, "an actor has left the stage");
    }
    actors.shutdown().await;
    samples.print_verdict()
}

/// An account for the desk; its password.
fn add_user(program: &str, data: &Path) -> anyhow::Result<String> {
    let password = "ett lösenord för mätningen";
    let mut adding = Command::new(program)
        .args(["user", "add", "anna", "--data"])
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut input = adding.stdin.take().context("its input")?;
    writeln!(input, "{password}")?;
    drop(input);
    ensure!(adding.wait()?.success(), "no account could be made");
    Ok(password.to_owned())
}

async fn start(program: &str, data: &Path) -> anyhow::Result<(Running, String)> {
    let host = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let served = Running::service(program, data, &host)?;
    let (url, started) = (format!("http://{host}"), Instant::now());
    while started.elapsed() < PATIENCE {
        if Client::new().get(format!("{url}/healthz")).send().await.is_ok_and(|answer| answer.status() == 200) {
            return Ok((served, url));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("it did not answer")
}
