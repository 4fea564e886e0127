//! `serve`: the whole service, and what it prints when it starts.

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;

use crate::{
    app::{App, Clock, FIRST_PASSWORD_FILE, Postman, SystemClock},
    calendar::local_date,
    config::Config,
    dialogue::Knowledge,
    knowledge::{Loaded, load},
    store::Store,
    telemetry, web,
};

use super::{
    arguments::{Common, ServeCall},
    configuration, library, logging, output, watch, weed,
};

/// How often leases and alarms are looked at.
const TICK: Duration = Duration::from_secs(15);
/// How long work that nobody waits for may go on after the last request.
const LAST_WORK: Duration = Duration::from_millis(500);

pub(super) fn run(call: &ServeCall, common: &Common) -> anyhow::Result<ExitCode> {
    // Lives until everything has stopped, so that the last spans are sent.
    let _logging = logging::start();
    let config = configuration::read(common, call)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let served = runtime.block_on(serve(config, common.config.is_some()));
    // A thread that reads a library or hashes a password keeps nobody waiting.
    runtime.shutdown_timeout(LAST_WORK);
    served?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(config: Config, has_file: bool) -> anyhow::Result<()> {
    weed::check(&config.weeding)?;
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
    let _watch = watch::start(&app)?;
    start_figures(&app).await?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "serving");
    output::complain(&format!(
        "Medborgarsvar: {public_url} (listening on {address}); the desk is at {public_url}/desk"
    ));
    tokio::spawn(weed::every_night(Arc::clone(&app)));
    tokio::spawn(tick(Arc::clone(&app)));
    let postman = Arc::new(Postman::new(Arc::clone(&app))?);
    let at_work = Arc::clone(&postman);
    let delivery = tokio::spawn(async move { at_work.work().await });
    let store = app.store().clone();
    web::serve(app, listener, stopped()).await.context("the server stopped")?;
    delivery.abort();
    drop(delivery.await);
    postman.leave().await;
    // Counters that nobody waited for are written before this one.
    if store.touch().await.is_err() {
        tracing::warn!("the last counters could not be written");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Puts back what nobody holds any more, and alarms about what nobody takes, for as long as the service runs.
async fn tick(app: Arc<App>) {
    loop {
        tokio::time::sleep(TICK).await;
        if let Err(error) = app.tick().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the desk's clock could not be looked at");
        }
    }
}

/// Shows figures where the configuration says, if it says.
async fn start_figures(app: &Arc<App>) -> anyhow::Result<()> {
    let Some(address) = app.config().metrics_listen else { return Ok(()) };
    let handle = telemetry::start().context("figures can't be kept")?;
    let listener =
        TcpListener::bind(address).await.with_context(|| format!("can't listen on {address} for figures"))?;
    tracing::info!(address = %listener.local_addr()?, "figures are shown at /metrics");
    let taken = handle.clone();
    let pages = web::figures::private_router(Arc::clone(app), handle);
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, pages).await {
            tracing::error!(%error, "figures are shown no more");
        }
    });
    // Every time that was taken is kept until it is counted: when nobody looks at the figures, too.
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(TICK).await;
            taken.run_upkeep();
        }
    });
    Ok(())
}

/// Builds what turns need; refuses to show samples that nobody has said may be shown (design, *Status*).
fn knowledge(config: &Config, has_file: bool) -> anyhow::Result<Knowledge> {
    let folder = &config.knowledge;
    if !folder.is_dir() {
        bail!("there is no folder {}: give the folder of the library with --knowledge", folder.display());
    }
    let samples = match config.samples {
        Some(samples) => samples,
        None if !has_file && library::is_bundled(folder) => true,
        None => bail!(
            "say whether sample answers, which nobody has approved, may be shown: \
             set `samples = true` or `samples = false` in the configuration, or give --samples"
        ),
    };
    let Loaded { library, warnings } = load(folder, samples)?;
    let today = local_date(SystemClock.now());
    for warning in warnings.iter().chain(&library.overdue(today)) {
        tracing::warn!(file = warning.file, line = warning.line, "{}", warning.what);
    }
    Ok(Knowledge::new(library, today)?)
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
    let file = database_file(config)?;
    let opened = Store::open_sqlite(&file).await;
    opened.with_context(|| format!("can't open {}; give another folder with --data", file.display()))
}

/// The file of the database, where it is one.
pub(super) fn database_file(config: &Config) -> anyhow::Result<PathBuf> {
    if config.database_url.is_some() {
        bail!("a database of its own is copied with its own tools, pg_dump for PostgreSQL");
    }
    Ok(config.data.join("medborgarsvar.sqlite"))
}

/// Makes the first account; its password is shown once, on the terminal or in a file that only its owner reads.
async fn first_user(app: &App, data: &Path) -> anyhow::Result<()> {
    let Some(password) = app.make_first_user().await? else { return Ok(()) };
    if std::io::stderr().is_terminal() {
        output::complain(&format!(
            "First account for the desk: medborgarservice, password {password} (shown only now)"
        ));
    } else {
        let file = data.join(FIRST_PASSWORD_FILE);
        write_privately(&file, &password)?;
        output::complain(&format!("First account for the desk: medborgarservice, password in {}", file.display()));
    }
    Ok(())
}

fn write_privately(file: &Path, text: &str) -> anyhow::Result<()> {
    // A file that is there already would keep its own rights.
    drop(std::fs::remove_file(file));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
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
