//! The registers beside the answers: who, where, which e-tjänst, which other authority.
//!
//! One entry each of the TOML files in `knowledge/`; an answer refers to an entry and never writes its own number or
//! address (R22).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    calendar::{SpecialDay, WeeklyHours, toml_date},
    language::Localized,
};

use super::{AreaId, BodyId, ContactId, Eid, Picture, ServiceId};

/// Where a fact of a register was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its address; left out for a document without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its title.
    pub title: String,
    /// The day it was read.
    #[serde(deserialize_with = "toml_date::required")]
    pub seen: Date,
}

/// Ways to ask, per language of search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asks {
    /// In Swedish.
    pub sv: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

/// An area of answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its place in lists, from 1.
    pub order: u16,
    /// Its name.
    pub name: Localized,
    /// The pictogram beside its choices.
    #[serde(default)]
    pub picture: Option<Picture>,
}

/// An e-tjänst (R4, R5).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EService {
    /// The area it belongs to.
    pub area: AreaId,
    /// Its official name.
    pub name: Localized,
    /// What one does there.
    pub what_for: Localized,
    /// Its address, when known.
    pub url: Option<String>,
    /// Whether e-legitimation is needed.
    pub e_id: Eid,
    /// What the catalogue it was imported from knows it by, in all versions (`FlowFamilyID` of Open ePlatform).
    pub family: Option<String>,
    /// The day it was no longer in the catalogue.
    #[serde(default, deserialize_with = "toml_date::optional")]
    pub gone: Option<Date>,
    /// How people ask for it.
    #[serde(default)]
    pub asks: Asks,
    /// Where it was read.
    pub source: Source,
}

/// Another authority or body that deals with a matter (R12).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// Its name.
    pub name: Localized,
    /// What it deals with.
    pub handles: Localized,
    /// Its number.
    pub phone: Option<String>,
    /// What to know about the number.
    pub phone_note: Option<Localized>,
    /// Its web address.
    pub url: Option<String>,
    /// The words people use for what it deals with.
    #[serde(default)]
    pub asks: Asks,
    /// Where it was read.
    pub source: Source,
    /// The day the number was last compared with a source.
    #[serde(default, deserialize_with = "toml_date::optional")]
    pub verified_at: Option<Date>,
    /// The source is probably from before 2021.
    #[serde(default)]
    pub old: bool,
}

/// A function one can reach.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Its name.
    pub name: Localized,
    /// What it does.
    pub role: Option<Localized>,
    /// Its number.
    pub phone: Option<String>,
    /// Its function mailbox.
    pub email: Option<String>,
    /// Where to go or write to.
    pub address: Option<String>,
    /// Opening or telephone hours (R29).
    pub hours: Option<WeeklyHours>,
    /// The year or date the hours are known from.
    pub hours_as_of: Option<String>,
    /// What to know about the hours.
    pub hours_note: Option<Localized>,
    /// A deviating number or address is decided by a named function on a date (R28).
    pub decided: Option<Decided>,
    /// Where it was read.
    pub source: Source,
    /// The source is probably from before 2021.
    #[serde(default)]
    pub old: bool,
}

/// A hard word and what it means in plain Swedish (`glossary.toml`; the key is the word).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// Inflected forms and other words for it.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it means.
    pub sv: String,
}

/// A decision by a named function.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The function, never a person.
    pub by: String,
    /// The day.
    #[serde(deserialize_with = "toml_date::required")]
    pub on: Date,
}

/// A place to visit (R20).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its name.
    pub name: Localized,
    /// Where it lies.
    pub address: Option<String>,
    /// When it is open.
    pub hours: Option<WeeklyHours>,
    /// Days with hours of their own; they win over weekday and holiday.
    #[serde(default)]
    pub special: Vec<SpecialDay>,
    /// The year or date the hours are known from.
    pub hours_as_of: Option<String>,
    /// The day somebody verified the hours with the place; only then does the service answer yes or no.
    #[serde(default, deserialize_with = "toml_date::optional")]
    pub hours_verified_at: Option<Date>,
    /// Whom to ask.
    pub contact: ContactId,
    /// What is known of its accessibility.
    pub accessibility: Option<Localized>,
    /// How people ask for it.
    #[serde(default)]
    pub asks: Asks,
    /// Where it was read.
    pub source: Source,
    /// The source is probably from before 2021.
    #[serde(default)]
    pub old: bool,
}

/// An amount of money (`amounts.toml`): a text names it, so that a fee that changes each year is changed once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// The amount in words: "högst 1 688 kronor i månaden".
    pub sum: Localized,
    /// The year it holds for; shown after it, always.
    pub year: i16,
    /// Where it was read.
    pub source: Source,
    /// The source is too old to be relied on: no text may use it.
    #[serde(default)]
    pub old: bool,
}

/// A nämnd or function that owns answers and that handovers are proposed for (R13).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its name.
    pub name: Localized,
    /// The förvaltning that works for it.
    pub department: Option<Localized>,
    /// Its official mailbox (R27).
    pub mailbox: Option<String>,
    /// How to reach it.
    pub contact: ContactId,
}

/// What the library says of itself: `library.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The library's own name.
    pub id: String,
    /// Whether somebody stands behind the registers and the texts beside the answers: sample or approved.
    pub status: super::Status,
    /// The municipality.
    pub municipality: Localized,
    /// The portal where every e-tjänst is found (R5).
    pub portal: ServiceId,
    /// The body that handovers fall to when nothing else fits (R25).
    pub desk: BodyId,
    /// The way in when someone does not know where to turn (R6).
    pub default_contact: ContactId,
    /// The answer about views and complaints (R14).
    pub complaint_answer: super::AnswerId,
    /// The e-tjänst for views and complaints (R14).
    pub complaint_service: ServiceId,
    /// The answer about public records: what is handed over after it is urgent (R26).
    pub public_record_answer: super::AnswerId,
}
