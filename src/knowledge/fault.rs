//! A fault in the files of the library: where it is, what is wrong, and how to mend it.

use std::fmt;

use serde::Serialize;

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The library can't be used, and is not loaded.
    Error,
    /// A rule for texts is broken: `check` fails, but a service that runs keeps answering.
    Rule,
    /// An editor should look; nothing fails.
    Warning,
}

/// A fault in the files of the library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The file, relative to the library's folder.
    pub file: String,
    /// The line, from 1; the first when the fault concerns the whole file.
    pub line: usize,
    /// How bad it is.
    pub level: Level,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Error => "error",
            Level::Rule => "rule",
            Level::Warning => "warning",
        };
        write!(f, "{}:{}: {level}: {}\n    mend: {}", self.file, self.line, self.what, self.mend)
    }
}

/// The faults of a library that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the library has {} error(s):\n{}", self.errors().count(), self.errors().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// The faults that keep the library from being loaded.
    pub fn errors(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter().filter(|fault| fault.level == Level::Error)
    }
}
