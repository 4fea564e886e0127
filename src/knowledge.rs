//! The library of answers: read, validated, and ready to be asked for a variant.
//!
//! Floor 1: knows nothing of search, web or store. A [`Library`] is immutable; every fault of its files is reported at
//! once, each with file, line, what is wrong and how to mend it ([`Fault`]).

mod answer;
mod check;
mod document;
mod draft;
mod fault;
mod files;
mod hunspell;
mod ids;
mod library;
pub mod likeness;
mod load;
mod markup;
mod other_languages;
mod picture;
mod plain_language;
mod question_back;
mod record_requests;
mod references;
mod registers;
mod rules;
pub mod safety_notation;
pub mod safety_rules;
mod talk;
mod toml_file;
pub mod wording;
mod words;

pub use answer::{Answer, Variant};
pub use draft::{Draft, DraftText};
pub use fault::{Fault, Faults, Level};
pub use files::{Files, Unreadable};
pub use hunspell::Hunspell;
pub use ids::{AmountId, AnswerId, AreaId, BodyId, ContactId, PlaceId, ReferralId, ServiceId, Version};
pub use library::Library;
pub use load::{LoadError, Loaded, build, load};
pub use other_languages::{Direction, OtherLanguage};
pub use picture::Picture;
pub use plain_language::PlainLanguage;
pub use question_back::{QuestionBack, QuestionOption};
pub use record_requests::RecordRequests;
pub use registers::{
    Amount, Area, Asks, Body, Contact, Decided, EService, Explained, Manifest, Place, Referral, Source,
};
pub use rules::{Inspected, WayToAsk, inspect};
pub use safety_rules::{SafetyCategory, SafetyRules};
pub use talk::{Action, Ask, SmallTalk, Synonym, Talk};
pub use toml_file::is_slug;
pub use words::{WordForms, WordPart, Words};

use serde::{Deserialize, Serialize};

/// Whether a named function in the municipality stands behind a text (design, *Status*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written: never shown.
    Draft,
    /// An example nobody has approved: shown only while samples are on, and marked as such everywhere.
    Sample,
    /// Approved by a named function on a date.
    Approved,
    /// Taken out: never shown.
    Withdrawn,
}

/// Whether an e-tjänst needs e-legitimation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eid {
    /// It does.
    Required,
    /// It does not.
    NotRequired,
    /// Not known: the page says nothing of it.
    Unknown,
}
