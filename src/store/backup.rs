//! Copies of the database: made while the service runs, put back while it stands still.
//!
//! A copy is one file, whole and checked, that only its owner can read: it holds what people wrote. Nothing is ever half
//! there: a copy gets its name when it is on disk.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{open::known_schema, private};

const COPY: &str = "VACUUM INTO $1";
const SCHEMA: &str = "SELECT max(version) FROM _sqlx_migrations WHERE success";

/// A copy that was not made or not put back; what was there is there still.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// A file can't be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is a file already.
    #[error("{} is there already; {}", .0.display(), .1)]
    Exists(PathBuf, &'static str),
    /// It is no database of this program, or damaged.
    #[error("{} is no sound database of this program: {}", .0.display(), .1)]
    Unsound(PathBuf, String),
    /// It was written by a newer version of the program.
    #[error("{} has schema {}, and this version of the program knows {}", .path.display(), .found, .known)]
    Newer {
        /// Which.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// Some program has the database open.
    #[error("the database is in use: stop the service first")]
    InUse,
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// Copies a database to a file, which must not be there. Others may read and write meanwhile; the copy is of one moment.
///
/// # Errors
/// [`CopyError`]; no file is left behind then.
pub async fn back_up(database: &Path, copy: &Path) -> Result<(), CopyError> {
    if copy.exists() {
        return Err(CopyError::Exists(copy.to_owned(), "name a new file"));
    }
    let part = beside(copy, ".part");
    let done = copy_to(database, &part).await.and_then(|()| put_in_place(&part, copy));
    if done.is_err() {
        // What is left of a copy that failed is of no use; that it can't be taken away is not what went wrong.
        drop(std::fs::remove_file(&part));
    }
    done
}

async fn copy_to(database: &Path, part: &Path) -> Result<(), CopyError> {
    new_private(part)?;
    let mut db = options(database).connect().await?;
    sqlx::query(COPY).bind(part.display().to_string()).execute(&mut db).await?;
    db.close().await?;
    check(part).await
}

/// Puts a copy in place of a database. `force` says that one which is there may be overwritten.
///
/// # Errors
/// [`CopyError`]: the copy is not sound or too new, there is a database already, or it is in use.
pub async fn restore(copy: &Path, database: &Path, force: bool) -> Result<(), CopyError> {
    check(copy).await?;
    if database.exists() {
        if !force {
            return Err(CopyError::Exists(database.to_owned(), "say --force to overwrite it"));
        }
        let_go(database).await?;
    }
    let part = beside(database, ".part");
    if let Some(folder) = database.parent() {
        // On a new machine there is none yet.
        private::make_folder(folder).map_err(|source| CopyError::File { path: folder.to_owned(), source })?;
    }
    let mut to = new_private(&part)?;
    let copied = File::open(copy).and_then(|mut from| io::copy(&mut from, &mut to)).and_then(|_| to.sync_all());
    copied.map_err(|source| CopyError::File { path: part.clone(), source })?;
    // A log of the old database would be played into the new one.
    for log in ["-wal", "-shm"].map(|suffix| beside(database, suffix)) {
        match std::fs::remove_file(&log) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(CopyError::File { path: log, source });
            }
            _ => {}
        }
    }
    put_in_place(&part, database)
}

/// Makes sure that no program has the database open: leaving WAL needs it for oneself. A damaged one may be overwritten.
async fn let_go(database: &Path) -> Result<(), CopyError> {
    let Ok(mut db) = options(database).connect().await else { return Ok(()) };
    let mode = sqlx::query_scalar::<_, String>("PRAGMA journal_mode = DELETE").fetch_one(&mut db).await;
    drop(db.close().await);
    match mode {
        Ok(mode) if mode.eq_ignore_ascii_case("delete") => Ok(()),
        Err(sqlx::Error::Database(error)) if !error.message().contains("locked") => Ok(()),
        _ => Err(CopyError::InUse),
    }
}

/// Whether a file is a whole database with a schema that this program knows.
async fn check(path: &Path) -> Result<(), CopyError> {
    let unsound = |why: String| CopyError::Unsound(path.to_owned(), why);
    if !path.is_file() {
        return Err(unsound("there is no such file".to_owned()));
    }
    let readable = |error: sqlx::Error| unsound(error.to_string());
    let mut db: SqliteConnection = options(path).read_only(true).connect().await.map_err(readable)?;
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut db).await.map_err(readable)?;
    let found: Option<i64> = sqlx::query_scalar(SCHEMA).fetch_one(&mut db).await.map_err(readable)?;
    db.close().await?;
    let known = known_schema();
    match found {
        _ if verdict != "ok" => Err(unsound(verdict)),
        None => Err(unsound("it has no schema".to_owned())),
        Some(found) if found > known => Err(CopyError::Newer { path: path.to_owned(), found, known }),
        Some(_) => Ok(()),
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).create_if_missing(false).disable_statement_logging()
}

/// An empty file that only its owner can read. One that an earlier try has left is overwritten.
fn new_private(path: &Path) -> Result<File, CopyError> {
    let opened = private::writing().create(true).truncate(true).open(path);
    opened.map_err(|source| CopyError::File { path: path.to_owned(), source })
}

/// Gives a finished file its name, both durably.
fn put_in_place(part: &Path, path: &Path) -> Result<(), CopyError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let sync = |path: &Path| File::open(path).and_then(|file| file.sync_all());
    sync(part)
        .and_then(|()| std::fs::rename(part, path))
        .and_then(|()| sync(folder))
        .map_err(|source| CopyError::File { path: path.to_owned(), source })
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
