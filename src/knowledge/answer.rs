//! An answer of the library: approved texts in several variants, with owner, sources and dates.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::language::Tag;

use super::{
    AnswerId, AreaId, Asks, BodyId, ContactId, Decided, PlaceId, ReferralId, ServiceId, Source, Status, Version,
    toml_file::TomlDate,
};

/// An answer to a recurring question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The name of its file.
    pub id: AnswerId,
    /// The area it belongs to: the folder of its file.
    pub area: AreaId,
    /// The body that stands behind it (R23).
    pub owner: BodyId,
    /// Whether somebody stands behind it.
    pub status: Status,
    /// By whom and when; always there when `status` is approved.
    pub approved: Option<Decided>,
    /// After this day it is overdue, but still shown (R23).
    pub review_by: Date,
    /// From this day on it is not shown.
    pub expires: Option<Date>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// E-tjänster, best first.
    pub services: Vec<ServiceId>,
    /// Other ways, best first.
    pub contacts: Vec<ContactId>,
    /// Places that belong to the matter.
    pub places: Vec<PlaceId>,
    /// Other bodies the text sends people to.
    pub referrals: Vec<ReferralId>,
    /// Neighbouring answers.
    pub related: Vec<AnswerId>,
    /// How people ask.
    pub questions: Asks,
    /// What the editors doubt; never shown to citizens.
    pub doubts: Option<String>,
    /// The texts.
    pub variants: BTreeMap<Tag, Variant>,
}

/// One text of an answer in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The heading.
    pub title: String,
    /// The body as safe HTML, references filled in.
    pub html: String,
    /// The body as plain text, references filled in.
    pub text: String,
    /// Which wording this is.
    pub version: Version,
}

impl Answer {
    /// Whether a citizen may see it on a day: approved, or a sample while samples are shown, and not expired.
    #[must_use]
    pub fn is_shown(&self, today: Date, samples: bool) -> bool {
        let status = match self.status {
            Status::Approved => true,
            Status::Sample => samples,
            Status::Draft | Status::Withdrawn => false,
        };
        status && self.expires.is_none_or(|expires| today < expires)
    }

    /// The text in a language, or in the nearest one there is, with the language it is really in.
    #[must_use]
    pub fn variant(&self, tag: Tag) -> Option<(Tag, &Variant)> {
        [tag, tag.base(), Tag::Swedish]
            .into_iter()
            .find_map(|tag| self.variants.get(&tag).map(|variant| (tag, variant)))
            .or_else(|| self.variants.iter().next().map(|(tag, variant)| (*tag, variant)))
    }

    /// The day somebody last looked at it: the approval, or the latest comparison with a source.
    #[must_use]
    pub fn reviewed(&self) -> Option<Date> {
        self.approved
            .as_ref()
            .map(|approved| approved.on)
            .or_else(|| self.sources.iter().map(|source| source.seen).max())
    }
}

/// The front matter of an answer as written, with the place of every reference for messages.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) area: Option<AreaId>,
    pub(super) owner: Option<toml::Spanned<BodyId>>,
    pub(super) status: Option<Status>,
    pub(super) approved: Option<Decided>,
    pub(super) review_by: Option<TomlDate>,
    pub(super) expires: Option<TomlDate>,
    pub(super) sources: Vec<Source>,
    pub(super) services: References<ServiceId>,
    pub(super) contacts: References<ContactId>,
    pub(super) places: References<PlaceId>,
    pub(super) referrals: References<ReferralId>,
    pub(super) related: References<AnswerId>,
    pub(super) required: Vec<toml::Spanned<String>>,
    pub(super) questions: Option<SpannedAsks>,
    pub(super) doubts: Option<String>,
}

/// Ways to ask, with their places.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SpannedAsks {
    pub(super) sv: Vec<toml::Spanned<String>>,
    pub(super) en: Vec<toml::Spanned<String>>,
}

impl SpannedAsks {
    pub(super) fn asks(&self) -> Asks {
        let texts = |asks: &[toml::Spanned<String>]| asks.iter().map(|ask| ask.get_ref().clone()).collect();
        Asks { sv: texts(&self.sv), en: texts(&self.en) }
    }
}

/// Ids of other entries, with their places.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct References<T>(pub(super) Vec<toml::Spanned<T>>);

impl<T> Default for References<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> References<T> {
    pub(super) fn ids(&self) -> Vec<T> {
        self.0.iter().map(|id| id.get_ref().clone()).collect()
    }
}
