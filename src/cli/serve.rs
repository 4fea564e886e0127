//! `serve`: the whole service, and what it prints when it starts.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;

use crate::{
    app::{App, Clock, SystemClock},
    calendar::local_date,
    config::Config,
    dialogue::Knowledge,
    knowledge::{Loaded, load},
    store::Store,
    web,
};

use super::{
    arguments::{Common, ServeCall},
    configuration, library, logging, output,
};

/// Where the first password lies until somebody logs in, when there is no terminal to show it on.
const PASSWORD_FILE: &str = "first-password.txt";

pub(super) fn run(call: &ServeCall, common: &Common) -> anyhow::Result<ExitCode> {
    logging::start();
    let config = configuration::read(common, call.listen)?;
    tokio::runtime::Runtime::new()?.block_on(serve(config, common.config.is_some()))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(config: Config, has_file: bool) -> anyhow::Result<()> {
    let knowledge = knowledge(&config, has_file)?;
    let store = open(&config).await?;
    let (listen, public_url, data) = (config.listen, config.public_url.clone(), config.data.clone());
    let app = Arc::new(App::new(config, knowledge, store, Arc::new(SystemClock)));
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("can't listen on {listen}; is it taken? Give another with --listen 127.0.0.1:8081"))?;
    if !has_file && listen.ip().is_loopback() {
        first_user(&app, &data).await?;
    }
    let address = listener.local_addr()?;
    tracing::info!(%address, "serving");
    output::complain(&format!(
        "Medborgarsvar: {public_url} (listening on {address}); the desk is at {public_url}/desk"
    ));
    web::serve(app, listener, stopped()).await.context("the server stopped")
}

/// Builds what turns need; refuses to show samples that nobody has said may be shown (design, *Status*).
fn knowledge(config: &Config, has_file: bool) -> anyhow::Result<Knowledge> {
    let folder = &config.knowledge;
    let samples = match config.samples {
        Some(samples) => samples,
        None if !has_file && library::is_bundled(folder) => true,
        None => bail!(
            "say whether sample answers, which nobody has approved, may be shown: \
             set `samples = true` or `samples = false` in the configuration, or give --samples"
        ),
    };
    let Loaded { library, warnings } = load(folder, samples)?;
    for warning in &warnings {
        tracing::warn!(file = warning.file, line = warning.line, "{}", warning.what);
    }
    Ok(Knowledge::new(library, local_date(SystemClock.now()))?)
}

pub(super) async fn open(config: &Config) -> anyhow::Result<Store> {
    if let Some(url) = &config.database_url {
        // The address may hold a password, so that no message repeats more than its kind.
        return match url.split_once(':') {
            Some(("postgres" | "postgresql", _)) => {
                Store::open_postgres(url).await.context("can't open the database in --database-url")
            }
            _ => bail!("--database-url must begin with postgres://; leave it out, and SQLite is used in --data"),
        };
    }
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("can't make the folder {}; give another with --data", config.data.display()))?;
    let file = config.data.join("medborgarsvar.sqlite");
    Store::open_sqlite(&file).await.with_context(|| format!("can't open {}", file.display()))
}

/// Makes the first account; its password is shown once, on the terminal or in a file that only its owner reads.
async fn first_user(app: &App, data: &Path) -> anyhow::Result<()> {
    let Some(password) = app.make_first_user().await? else { return Ok(()) };
    if std::io::stderr().is_terminal() {
        output::complain(&format!(
            "First account for the desk: medborgarservice, password {password} (shown only now)"
        ));
    } else {
        let file = data.join(PASSWORD_FILE);
        write_privately(&file, &password)?;
        output::complain(&format!("First account for the desk: medborgarservice, password in {}", file.display()));
    }
    Ok(())
}

fn write_privately(file: &Path, text: &str) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file).with_context(|| format!("can't write {}", file.display()))?;
    Ok(writeln!(opened, "{text}")?)
}

/// Ends when the process is asked to stop: Ctrl-C, or SIGTERM from whoever runs it.
async fn stopped() {
    let interrupt = async {
        // Without the signal handler the process can still be killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping");
}
