//! PostgreSQL: a database by its address, shared by as many processes as are wanted.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, Connection,
    postgres::{PgConnectOptions, PgPoolOptions, PgSslMode},
};

use super::{OpenError, migrate};
use crate::store::{
    Store,
    changes::Changes,
    db::Readers,
    outbox::Told,
    writer::{Alone, Writer},
};

/// How many turns are written at once, and one that listens.
const WRITERS: u32 = 17;
/// How many conversations can be read at once.
const READERS: u32 = 8;
/// How long a citizen waits for a free connection before being told that nothing can be stored.
const PATIENCE: Duration = Duration::from_secs(5);
/// A process that hangs in a transaction, or whose machine is gone, does not keep a conversation to itself for long.
const TIME_LIMITS: [(&str, &str); 3] =
    [("statement_timeout", "10s"), ("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "10s")];

/// Without `sslmode` a connection is in the clear when the server, or whoever stands in between, says so.
fn warn_of_eavesdroppers(options: &PgConnectOptions) {
    let host = options.get_host();
    let is_here = options.get_socket().is_some()
        || host == "localhost"
        || host.starts_with('/')
        || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
    if !is_here && !matches!(options.get_ssl_mode(), PgSslMode::VerifyCa | PgSslMode::VerifyFull) {
        tracing::warn!("whoever is between here and PostgreSQL can read along: set sslmode=verify-full in the address");
    }
}

impl Store {
    /// Opens a PostgreSQL database, `postgres://user:password@host/name`, and brings its schema up to date.
    ///
    /// # Errors
    /// When it can't be reached, or was written by a newer version of the program.
    pub async fn open_postgres(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url)?.application_name("medborgarsvar").disable_statement_logging();
        warn_of_eavesdroppers(&options);
        let mut connection = options.connect().await?;
        migrate(&mut connection, |step| step.postgres).await?;
        connection.close().await?;

        let options = options.options(TIME_LIMITS);
        let pool = || PgPoolOptions::new().acquire_timeout(PATIENCE);
        // What is acknowledged is durable, whatever the server's default says.
        let durable = options.clone().options([("synchronous_commit", "on")]);
        let pool_of_writers = pool().max_connections(WRITERS).connect_with(durable).await?;
        let reads = options.options([("default_transaction_read_only", "on")]);
        let readers = pool().max_connections(READERS).connect_with(reads).await?;
        let changes = Changes::default();
        let told = Told::default();
        let writer = Alone::start(pool_of_writers, changes.clone(), told.clone()).await?;
        Ok(Self { writer: Writer::Alone(writer), readers: Readers::Postgres(readers), changes, told })
    }
}
