//! Whether the database's file is still the one that was opened.
//!
//! On Unix a deleted or replaced file goes on taking writes that nobody will ever read. So the writer looks before each
//! transaction, and a reader before each use: when the file is another, connections to the old one are thrown away.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use sqlx::pool::PoolConnectionMetadata;

/// The file that connections are open on. Cloning is shallow.
#[derive(Debug, Clone)]
pub(super) struct DatabaseFile {
    path: Arc<Path>,
    opened: Arc<Mutex<Opened>>,
}

#[derive(Debug)]
struct Opened {
    identity: Identity,
    since: Instant,
}

/// Device and number of a file.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = ();

impl DatabaseFile {
    /// The file that is there now.
    pub(super) fn opened(path: &Path) -> io::Result<Self> {
        let opened = Opened { identity: identity(path)?, since: Instant::now() };
        Ok(Self { path: PathBuf::from(path).into(), opened: Arc::new(Mutex::new(opened)) })
    }

    /// Whether it is gone or another.
    pub(super) fn has_moved(&self) -> bool {
        identity(&self.path).map_or(true, |found| found != self.lock().identity)
    }

    /// From now on the file that is there now is the right one.
    pub(super) fn accept(&self) -> io::Result<()> {
        let identity = identity(&self.path)?;
        let mut opened = self.lock();
        if opened.identity != identity {
            *opened = Opened { identity, since: Instant::now() };
        }
        Ok(())
    }

    /// Whether a reader's connection is open on the file that counts.
    pub(super) fn is_of(&self, connection: &PoolConnectionMetadata) -> bool {
        !self.has_moved() && connection.age <= self.lock().since.elapsed()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Opened> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    let metadata = std::fs::metadata(path)?;
    Ok((std::os::unix::fs::MetadataExt::dev(&metadata), std::os::unix::fs::MetadataExt::ino(&metadata)))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    std::fs::metadata(path).map(drop)
}
