//! Opening the database: its file, its settings, its schema.
//!
//! The schema only ever moves forward. A program that meets a schema newer than itself leaves it alone and says so:
//! the way back is the backup from before the upgrade.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, SqlSafeStr, SqliteConnection,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Store, db::Readers, file::DatabaseFile, writer::Writer};

/// How many conversations can be read at once.
const READERS: u32 = 4;
/// How long to wait for another program that writes to the same file, for example a backup.
const BUSY: Duration = Duration::from_secs(5);

/// A database that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or the file can't be made or reached.
    #[error("the folder of the database can't be made or reached")]
    Folder(#[from] std::io::Error),
    /// It can't be opened or created.
    #[error("the database can't be opened")]
    Database(#[from] sqlx::Error),
    /// It was written by a newer version of the program.
    #[error(
        "the database has schema {found}, and this version of the program knows {known}: \
         use the newer program, or the backup from before the upgrade"
    )]
    Newer {
        /// The schema of the file.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// A migration failed; it was undone.
    #[error("the schema can't be brought up to date")]
    Migration(#[source] MigrateError),
}

impl Store {
    /// Opens the database in a file, which is made if there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// When the file can't be opened or was written by a newer version of the program.
    pub async fn open_sqlite(path: &Path) -> Result<Self, OpenError> {
        if let Some(folder) = path.parent() {
            make_private_folder(folder)?;
        }
        let options = settings(path);
        let mut connection = options.connect().await?;
        migrate(&mut connection).await?;
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
        let readers = Readers::Sqlite(readers);
        Ok(Self { writer: Writer::start(options, file, connection), readers })
    }
}

/// Opens the file that is there now, after a failure or because it is another. A file that is gone is not made anew: an
/// empty database would take in new conversations as if the old ones had never been.
pub(super) async fn reopen(options: &SqliteConnectOptions, file: &DatabaseFile) -> Result<SqliteConnection, OpenError> {
    let mut connection = options.clone().create_if_missing(false).connect().await?;
    migrate(&mut connection).await?;
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
        .disable_statement_logging()
}

async fn migrate(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    let (migrator, known) = (Migrator::with_migrations(migrations()), known_schema());
    migrator.run_direct(None, connection, false).await.map_err(|error| match error {
        MigrateError::VersionMissing(found) => OpenError::Newer { found, known },
        other => OpenError::Migration(other),
    })
}

/// The newest schema that this program knows.
pub(super) fn known_schema() -> i64 {
    migrations().iter().map(|migration| migration.version).max().unwrap_or_default()
}

fn migrations() -> Vec<Migration> {
    let first = include_str!("migrations/sqlite/0001_conversations_and_handovers.sql").into_sql_str();
    let second = include_str!("migrations/sqlite/0002_weeding.sql").into_sql_str();
    vec![
        Migration::new(1, "conversations and handovers".into(), MigrationType::Simple, first, false),
        Migration::new(2, "weeding".into(), MigrationType::Simple, second, false),
    ]
}

/// The folder holds what people wrote: nobody else on the machine reads it.
pub(super) fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    if folder.as_os_str().is_empty() { Ok(()) } else { builder.create(folder) }
}
