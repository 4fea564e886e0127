//! SQLite: a file in a folder that nobody else on the machine reads.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{OpenError, migrate};
use crate::store::{
    Store,
    changes::Changes,
    db::Readers,
    file::DatabaseFile,
    outbox::Told,
    private,
    writer::{Together, Writer},
};

/// How many conversations can be read at once.
const READERS: u32 = 4;
/// How long to wait for another program that writes to the same file, for example a backup.
const BUSY: Duration = Duration::from_secs(5);
/// What a connection keeps of the file, in KiB (negative, as SQLite wants it). The system caches the file anyway, and
/// the five connections' caches would fill up slowly and look like a leak.
const CACHE: &str = "-512";

impl Store {
    /// Opens the database in a file, which is made if there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// When the file can't be opened or was written by a newer version of the program.
    pub async fn open_sqlite(path: &Path) -> Result<Self, OpenError> {
        if let Some(folder) = path.parent() {
            private::make_folder(folder)?;
        }
        // The folder may have been there, for all to read; the log beside the file gets the file's mode.
        private::make_file(path)?;
        let options = settings(path);
        let mut connection = options.connect().await?;
        migrate(&mut connection, |step| step.sqlite).await?;
        let file = DatabaseFile::opened(path)?;
        let of_file = file.clone();
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .before_acquire(move |_, connection| {
                let is_current = of_file.is_of(&connection);
                Box::pin(async move { Ok(is_current) })
            })
            .connect_with(options.clone().create_if_missing(false).pragma("query_only", "ON"))
            .await?;
        let changes = Changes::default();
        let told = Told::default();
        let writer = Together::start(options, file, connection, changes.clone(), told.clone());
        Ok(Self { writer: Writer::Together(writer), readers: Readers::Sqlite(readers), changes, told })
    }
}

/// Opens the file that is there now, after a failure or because it is another. A file that is gone is not made anew: an
/// empty database would take in new conversations as if the old ones had never been.
pub(in crate::store) async fn reopen(
    options: &SqliteConnectOptions,
    file: &DatabaseFile,
) -> Result<SqliteConnection, OpenError> {
    let mut connection = options.clone().create_if_missing(false).connect().await?;
    migrate(&mut connection, |step| step.sqlite).await?;
    file.accept()?;
    Ok(connection)
}

/// FULL makes a commit in WAL reach the disk before it returns: what is acknowledged is durable.
fn settings(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("cache_size", CACHE)
        .disable_statement_logging()
}
