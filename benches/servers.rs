//! The servers that are compared, each a process of its own on a port of its own:
//!
//! - `bare`: axum takes the same form and gives back a page of about the same size. No store, no session.
//! - `fixed`: the service whole, but for `respond`: each question's reply was computed beforehand and is looked up.
//! - `real`: the service.
//!
//! The last two differ in [`medborgarsvar::app::App::with_respond`] and nothing else, log included.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, OnceLock},
};

use anyhow::{Context as _, bail};
use axum::{Form, Router, response::Html, routing::post};
use jiff::Timestamp;
use medborgarsvar::{
    app::{App, SystemClock},
    config::Config,
    dialogue::{Context, Knowledge, Turn, Utterance, Why},
    store::Store,
    web,
};
use tokio::net::TcpListener;

use super::{process::Running, questions};

/// About as large as what the page's script gets for a question.
const PAGE: usize = 4096;

/// A server that runs until this is dropped.
pub(crate) struct Server {
    pub(crate) host: String,
    process: Running,
}

impl Server {
    /// Starts `bare`, `fixed` or `real` as a process; `database` is a file or an address of PostgreSQL.
    pub(crate) fn start(kind: &str, database: &str, log: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve", kind, database]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(std::fs::File::create(log)?);
        let mut process = Running::start(&mut command)?;
        let mut host = String::new();
        BufReader::new(process.0.stdout.take().context("its output")?).read_line(&mut host)?;
        if host.is_empty() {
            bail!("{kind} on {database} did not start; see {}", log.display());
        }
        host.truncate(host.trim_end().len());
        Ok(Self { host, process })
    }

    /// Its number, for what the system says of it.
    pub(crate) fn pid(&self) -> String {
        self.process.pid()
    }
}

/// Is one of the servers, until whoever started it is gone.
pub(crate) async fn serve(arguments: &[String]) -> anyhow::Result<()> {
    let [kind, database] = arguments else { bail!("serve KIND DATABASE") };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let host = listener.local_addr()?;
    let gone = async {
        drop(tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await);
    };
    if kind == "bare" {
        println!("{host}");
        return Ok(axum::serve(listener, bare()).with_graceful_shutdown(gone).await?);
    }
    log();
    let app = Arc::new(app(kind, database).await?);
    println!("{host}");
    Ok(web::serve(app, listener, gone).await?)
}

/// As the program logs when its log goes to a file.
fn log() {
    let filter = tracing_subscriber::EnvFilter::new("info,tantivy=warn,sqlx=warn");
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn bare() -> Router {
    let page: &str = "Svar ".repeat(PAGE / 5).leak();
    Router::new().route("/fraga", post(move |Form(_): Form<HashMap<String, String>>| async move { Html(page) }))
}

async fn app(kind: &str, database: &str) -> anyhow::Result<App> {
    let config: Config = toml::from_str(include_str!("lifted.toml"))?;
    let knowledge = Knowledge::new(questions::bundled()?, questions::day()?)?;
    let store = match database.split_once("://") {
        Some(_) => Store::open_postgres(database).await?,
        None => Store::open_sqlite(Path::new(database)).await?,
    };
    let turns = questions::stored(&knowledge)?;
    let app = App::new(config, knowledge, store, Arc::new(SystemClock));
    match kind {
        "real" => Ok(app),
        "fixed" => {
            let turns = turns.into_iter().map(|(question, turn)| (question.text, turn));
            drop(FIXED.set(turns.collect()));
            Ok(app.with_respond(fixed))
        }
        _ => bail!("bare, fixed or real"),
    }
}

/// What `fixed` replies, by question.
static FIXED: OnceLock<HashMap<String, Turn>> = OnceLock::new();

fn fixed(_: &Knowledge, _: &Context, utterance: &Utterance, _: Timestamp) -> Turn {
    let turn = FIXED.get().and_then(|turns| turns.get(&utterance.text));
    let turn = turn.map(|turn| (turn.reply.clone(), turn.lang));
    // Only questions that were asked beforehand are ever sent.
    let (reply, lang) = turn.unwrap_or_else(|| unreachable!("asked beforehand"));
    Turn { reply, lang, why: Why::default() }
}
