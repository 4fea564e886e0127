//! Durable turns over HTTP: the service beside itself without search and beside a bare handler, in the same run.
//!
//! A closed loop: each connection asks, reads, asks again. Rounds go through all servers in turn, so that whatever else
//! the machine does meets them all; a ratio is taken within a round, and its median over the rounds is what counts.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use medborgarsvar::dialogue::Knowledge;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::task::JoinSet;

use super::{
    browser::Browser,
    disk,
    figures::{Spread, mebibytes, millis, percentile, whole},
    process,
    questions::{self, Question},
    servers::Server,
};

const CONNECTIONS: [usize; 3] = [1, 64, 512];
const WARM_UP: Duration = Duration::from_millis(500);

/// What one server did at one number of connections, round by round.
#[derive(Default)]
struct Measured {
    rates: Vec<f64>,
    times: Vec<Duration>,
    bytes: usize,
}

/// By server and number of connections.
type Table = BTreeMap<(String, usize), Measured>;

/// Measures and prints Markdown: `[ROUNDS [SECONDS]]`.
pub(crate) async fn run(arguments: &[String]) -> anyhow::Result<()> {
    let number = |place: usize| arguments.get(place).map(|text| text.parse::<u32>()).transpose();
    let (rounds, seconds) = (number(0)?.unwrap_or(5), number(1)?.unwrap_or(2));
    let folder = tempfile::Builder::new().prefix("medborgarsvar-load.").tempdir()?;
    let knowledge = Knowledge::new(questions::bundled()?, questions::day()?)?;
    let asked: Vec<Question> = questions::stored(&knowledge)?.into_iter().map(|(question, _)| question).collect();
    let asked: Arc<[Question]> = asked.into();
    let (servers, databases) = start_servers(folder.path()).await?;

    let (mut table, mut syncs) = (Table::new(), Vec::new());
    for round in 1..=rounds {
        syncs.extend(disk::syncs(folder.path(), 100)?);
        for connections in CONNECTIONS {
            for (name, server) in &servers {
                let cell = table.entry((name.clone(), connections)).or_default();
                load(&server.host, connections, Duration::from_secs(seconds.into()), &asked, cell).await?;
            }
        }
        eprintln!("round {round} of {rounds}");
    }
    println!("{} questions, {rounds} rounds of {seconds} s. Syncing 4 KiB to the disk takes", asked.len());
    let (median, slow) = (percentile(&mut syncs, 50), percentile(&mut syncs, 99));
    println!("{} (median), {} (99 of 100), in the same run and folder.\n", millis(median), millis(slow));
    print_tables(&mut table, &databases);
    for (name, server) in &servers {
        println!("- {name}: {} resident at most", mebibytes(process::memory(&server.pid(), "VmHWM")?));
    }
    Ok(())
}

/// One bare server, and two on each database there is.
async fn start_servers(folder: &Path) -> anyhow::Result<(Vec<(String, Server)>, Vec<&'static str>)> {
    let log = |name: &str| folder.join(format!("{name}.log"));
    let mut servers = vec![("bare".to_owned(), Server::start("bare", "none", &log("bare"))?)];
    let mut databases = vec!["SQLite"];
    for kind in ["fixed", "real"] {
        let file = folder.join(kind).join("medborgarsvar.sqlite");
        let server = Server::start(kind, &file.to_string_lossy(), &log(kind))?;
        servers.push((format!("{kind} SQLite"), server));
    }
    match std::env::var("MEDBORGARSVAR_TEST_POSTGRES") {
        Ok(address) => {
            databases.push("PostgreSQL");
            for kind in ["fixed", "real"] {
                let url = make_database(&address, kind).await?;
                let server = Server::start(kind, &url, &log(&format!("{kind}-postgres")))?;
                servers.push((format!("{kind} PostgreSQL"), server));
            }
        }
        Err(_) => eprintln!("without PostgreSQL: run it by tests/with-postgres to have that measured too"),
    }
    Ok((servers, databases))
}

/// A new database beside the one that the address names.
async fn make_database(address: &str, kind: &str) -> anyhow::Result<String> {
    let mut admin = PgConnection::connect(address).await?;
    let name = format!("load_{kind}");
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut admin).await?;
    }
    let (server, settings) = address.split_once('?').unwrap_or((address, ""));
    let (server, _) = server.rsplit_once('/').context("an address ends with /name")?;
    Ok(format!("{server}/{name}?{settings}"))
}

/// Asks on so many connections for some time, and adds what was measured after the warm-up.
async fn load(
    host: &str,
    connections: usize,
    time: Duration,
    asked: &Arc<[Question]>,
    cell: &mut Measured,
) -> anyhow::Result<()> {
    let mut browsers = Vec::with_capacity(connections);
    for _ in 0..connections {
        browsers.push(Browser::connect(host).await?);
    }
    let begin = Instant::now() + WARM_UP;
    let end = begin + time;
    let mut running = JoinSet::new();
    for (number, browser) in browsers.into_iter().enumerate() {
        // Each begins somewhere else in the list.
        let first = number * asked.len() / connections;
        running.spawn(ask_until(browser, Arc::clone(asked), first, (begin, end)));
    }
    let mut answered = 0_u32;
    while let Some(done) = running.join_next().await {
        let (times, bytes) = done??;
        answered += u32::try_from(times.len())?;
        cell.times.extend(times);
        cell.bytes = bytes;
    }
    ensure!(answered > 0, "nothing was answered");
    cell.rates.push(f64::from(answered) / time.as_secs_f64());
    Ok(())
}

async fn ask_until(
    mut browser: Browser,
    asked: Arc<[Question]>,
    first: usize,
    (begin, end): (Instant, Instant),
) -> anyhow::Result<(Vec<Duration>, usize)> {
    let (mut times, mut bytes) = (Vec::new(), 0);
    for question in asked.iter().cycle().skip(first) {
        let sent = Instant::now();
        bytes = browser.ask(question).await?;
        let answered = Instant::now();
        if answered > end {
            break;
        }
        if answered > begin {
            times.push(answered - sent);
        }
    }
    Ok((times, bytes))
}

fn print_tables(table: &mut Table, databases: &[&str]) {
    println!(
        "| database | connections | bare axum /s | without search /s | the service /s | of without search | of bare axum | p50 | p99 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for database in databases {
        for connections in CONNECTIONS {
            let rates =
                |name: &str| table.get(&(name.to_owned(), connections)).map_or(Vec::new(), |it| it.rates.clone());
            let (bare, fixed, real) =
                (rates("bare"), rates(&format!("fixed {database}")), rates(&format!("real {database}")));
            let ratio = |of: &[f64]| Spread::of(real.iter().zip(of).map(|(real, of)| 100.0 * real / of));
            let (of_fixed, of_bare) = (ratio(&fixed), ratio(&bare));
            let rate = |rates: &[f64]| whole(Spread::of(rates.iter().copied()).median);
            let Some(it) = table.get_mut(&(format!("real {database}"), connections)) else { continue };
            println!(
                "| {database} | {connections} | {} | {} | {} | **{:.0} %** ({:.0}–{:.0}) | {:.1} % | {} | {} |",
                rate(&bare),
                rate(&fixed),
                rate(&real),
                of_fixed.median,
                of_fixed.least,
                of_fixed.most,
                of_bare.median,
                millis(percentile(&mut it.times, 50)),
                millis(percentile(&mut it.times, 99)),
            );
        }
    }
    println!();
}
