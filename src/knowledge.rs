//! The library of answers: read, validated, and ready to be asked for a variant.
//!
//! Floor 1: knows nothing of search, web or store. A [`Library`] is immutable; every fault of its files is reported at
//! once, each with file, line, what is wrong and how to mend it ([`Fault`]).

mod ids;
mod library;
mod registers;

pub use ids::{AnswerId, AreaId, BodyId, ContactId, PlaceId, ReferralId, ServiceId, Version};
pub use library::Library;
pub use registers::{Area, Asks, Body, Contact, Decided, EService, Manifest, Place, Referral, Source};

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
