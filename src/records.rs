//! Records: what was handed over, made into a package that stands on its own and can be registered (R16).
//!
//! Floor 6: pure. It decides what a package holds and how it is written; `app` reads what goes into it and logs that it
//! was made, `cli` and the desk write it somewhere. A package is chosen by reference, or by interval, body and kind of
//! record, never by searching for a person.
//!
//! *Matter*: a handover with its whole conversation and everything that was done to it.

pub mod archive;
mod json;
mod manifest;
mod page;
mod text;

pub use json::as_data;
pub use manifest::{FORMAT, Made};
pub use page::happening_name;
pub use text::as_text;

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use crate::{
    conversation::Conversation,
    handover::{Handover, HandoverId, RecordChoice},
    knowledge::BodyId,
};

/// What a package is to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Selection {
    /// One handover.
    Reference {
        /// Its reference: `MS-26-0001`.
        reference: String,
    },
    /// Those that came in on certain days.
    Interval(Interval),
}

/// Handovers that came in between two local dates, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Only those of this body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
    /// Only those closed with this choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordChoice>,
}

/// A handover with its whole conversation and everything that was done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Matter {
    /// The handover.
    pub handover: Handover,
    /// The name of the body; its id when the library does not have it any more.
    pub body: String,
    /// The conversation as it stands now.
    pub conversation: Conversation,
    /// What was done, oldest first.
    pub happenings: Vec<Happening>,
    /// What staff wrote to each other about it, oldest first.
    pub notes: Vec<Note>,
}

/// What a member of staff wrote for colleagues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// First name and function of who wrote it.
    pub by: String,
    /// The words.
    pub text: String,
}

/// Something that was done to a handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// When.
    pub at: Timestamp,
    /// First name and function of the member of staff; none when the citizen or the program did it.
    pub by: Option<String>,
    /// What, as the log names it: `created`, `replied`, `closed` …
    pub what: String,
    /// More about it.
    pub detail: Option<String>,
}

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name: letters, digits, hyphens and a dot.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A package: files that belong together and say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The files, the sums last.
    pub files: Vec<File>,
    /// The handovers in it.
    pub handovers: Vec<HandoverId>,
}

/// A package that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// A handover can't be written as JSON.
    #[error("a handover can't be written as JSON")]
    Json(#[from] serde_json::Error),
    /// A handover can't be written as a page.
    #[error("a handover can't be written as a page")]
    Page(#[from] askama::Error),
}

/// Makes a package: for each handover its data and a page to read, then the style sheet, a manifest and the sums.
///
/// # Errors
/// [`PackageError`] when something can't be written out.
pub fn package(matters: &[Matter], made: &Made) -> Result<Package, PackageError> {
    let mut files = Vec::new();
    for matter in matters {
        let name = &matter.handover.reference;
        files.push(File { name: format!("{name}.json"), bytes: json::of(matter)? });
        files.push(File { name: format!("{name}.html"), bytes: page::of(matter, made)? });
    }
    files.push(File { name: page::STYLE_NAME.to_owned(), bytes: page::STYLE.to_vec() });
    files.push(manifest::of(matters, made, &files)?);
    files.push(manifest::sums(&files));
    Ok(Package { files, handovers: matters.iter().map(|matter| matter.handover.id).collect() })
}

#[cfg(test)]
mod tests;
