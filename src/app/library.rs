//! The library while the service runs: read again when its files change, built again when the day turns.
//!
//! A library is swapped whole. When the new one has a fault the last good one stays, every fault is logged, and
//! `/readyz` says so. Reading and building block: call from a thread that may wait.

use std::{
    error::Error,
    sync::{Arc, PoisonError},
};

use jiff::{Timestamp, civil::Date};

use crate::{
    calendar::local_date,
    dialogue::Knowledge,
    knowledge::{LoadError, Loaded, load},
};

use super::App;

/// How many faults are kept to be told; the log has them all.
const TOLD: usize = 20;

/// The library in use, and how it came to be.
pub(super) struct InUse {
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) loaded_at: Timestamp,
    /// The day that expiry dates were held against.
    pub(super) day: Date,
    pub(super) last_fault: Option<ReloadFault>,
}

/// A library that was not taken into use; the one before it still is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReloadFault {
    /// When it was tried.
    pub at: Timestamp,
    /// What is wrong, fault by fault, at most 20.
    pub faults: Vec<String>,
}

/// What there is to say about the library in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryState {
    /// The id of its pack.
    pub id: String,
    /// How many answers citizens may be shown today.
    pub answers: usize,
    /// When it was read.
    pub loaded_at: Timestamp,
    /// Why a newer one was not taken into use.
    pub last_fault: Option<ReloadFault>,
    /// Until when its calendar knows the days that deviate.
    pub calendar_until: Date,
    /// That day is near or past: the calendar is to be renewed (W-3).
    pub calendar_ends_soon: bool,
}

impl InUse {
    pub(super) fn new(knowledge: Arc<Knowledge>, now: Timestamp) -> Self {
        Self { knowledge, loaded_at: now, day: local_date(now), last_fault: None }
    }
}

impl App {
    /// Reads the library from its folder again and takes it into use if it is sound. Whether it was.
    pub fn reload_library(&self) -> bool {
        let (folder, samples) = (&self.config.knowledge, self.knowledge().library.samples_allowed());
        let (now, today) = (self.now(), local_date(self.now()));
        let faults = match load(folder, samples) {
            Ok(Loaded { library, warnings }) => match Knowledge::new(library, today) {
                Ok(knowledge) => {
                    for warning in warnings.iter().chain(&knowledge.library.overdue(today)) {
                        tracing::warn!(file = warning.file, line = warning.line, "{}", warning.what);
                    }
                    tracing::info!(answers = knowledge.library.answers.len(), "the library was read again");
                    self.swap_knowledge(knowledge);
                    return true;
                }
                Err(error) => vec![error.to_string()],
            },
            Err(LoadError::Faults(faults)) => faults.errors().map(ToString::to_string).collect(),
            Err(error @ LoadError::Unreadable(_)) => vec![error.to_string()],
        };
        self.keep_last_good(now, faults);
        false
    }

    /// Builds the library in use again when the day has turned since, so that what has expired is found no more. Does not
    /// touch files: dates hold even while the files have a fault.
    pub fn turn_the_day(&self) -> bool {
        let (now, used) = (self.now(), self.knowledge());
        let today = local_date(now);
        if self.library.read().unwrap_or_else(PoisonError::into_inner).day == today {
            return false;
        }
        match Knowledge::new(used.library.clone(), today) {
            Ok(knowledge) => {
                let mut library = self.library.write().unwrap_or_else(PoisonError::into_inner);
                // Files may have changed meanwhile: what was read then was built for today already.
                if Arc::ptr_eq(&library.knowledge, &used) {
                    library.knowledge = Arc::new(knowledge);
                }
                library.day = today;
                drop(library);
                tracing::info!(%today, "the library was built for a new day");
                true
            }
            Err(error) => {
                tracing::error!(error = &error as &dyn Error, "the library could not be built for a new day");
                false
            }
        }
    }

    /// What there is to say about the library in use.
    #[must_use]
    pub fn library_state(&self) -> LibraryState {
        let library = self.library.read().unwrap_or_else(PoisonError::into_inner);
        let (pack, today) = (&library.knowledge.library, local_date(self.now()));
        LibraryState {
            id: pack.manifest.id.clone(),
            answers: pack.shown(today).count(),
            loaded_at: library.loaded_at,
            last_fault: library.last_fault.clone(),
            calendar_until: pack.calendar.valid_until(),
            calendar_ends_soon: pack.calendar.horizon_warning(today),
        }
    }

    fn keep_last_good(&self, at: Timestamp, mut faults: Vec<String>) {
        for fault in &faults {
            tracing::error!("{fault}");
        }
        tracing::error!(faults = faults.len(), "the changed library has faults: the last good one stays in use");
        faults.truncate(TOLD);
        self.library.write().unwrap_or_else(PoisonError::into_inner).last_fault = Some(ReloadFault { at, faults });
    }
}
