//! Language tags, the choice between them, and texts that exist in several.
//!
//! `simple` is the registered BCP 47 variant for simplified language, so `sv-simple` is lättläst svenska.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unic_langid::LanguageIdentifier;

/// A language the service speaks: every text of the interface and every answer exists in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// `sv`, standard Swedish.
    #[default]
    Swedish,
    /// `sv-simple`, easy Swedish for children and everyone who wants it.
    SimpleSwedish,
    /// `en`, English.
    English,
}

/// A tag that is well-formed or not, but no language of the service.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no language of this service: use sv, sv-simple or en")]
pub struct UnknownTag(pub String);

impl Tag {
    /// All languages, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Swedish, Self::SimpleSwedish, Self::English];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::SimpleSwedish => "sv-simple",
            Self::English => "en",
        }
    }

    /// The language without variant, as search analyses it.
    #[must_use]
    pub const fn base(self) -> Self {
        match self {
            Self::Swedish | Self::SimpleSwedish => Self::Swedish,
            Self::English => Self::English,
        }
    }

    /// Whether this is simplified language.
    #[must_use]
    pub const fn is_simple(self) -> bool {
        matches!(self, Self::SimpleSwedish)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Tag {
    type Err = UnknownTag;

    /// Reads a tag as people and programs write it: `sv`, `SV-se`, `sv_simple`, `en-GB`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownTag(text.chars().take(40).collect());
        let id: LanguageIdentifier = text.trim().parse().map_err(|_| unknown())?;
        match id.language.as_str() {
            "sv" if id.variants().any(|variant| *variant == "simple") => Ok(Self::SimpleSwedish),
            "sv" => Ok(Self::Swedish),
            "en" => Ok(Self::English),
            _ => Err(unknown()),
        }
    }
}

impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The best language for an `Accept-Language` header (RFC 9110 12.5.4): the offered one with the highest weight;
/// Swedish when nothing fits, since that is what the law asks of a municipality.
#[must_use]
pub fn negotiate(accept_language: &str) -> Tag {
    weighted(accept_language).unwrap_or_default()
}

/// What the header weighs most of that which can be read as one of ours.
pub(super) fn weighted<T: FromStr>(accept_language: &str) -> Option<T> {
    let mut best = (0.0_f32, None);
    for range in accept_language.split(',').take(20) {
        let mut parts = range.split(';');
        let Some(Ok(language)) = parts.next().map(str::parse::<T>) else {
            continue;
        };
        let weight = parts
            .find_map(|parameter| parameter.trim().strip_prefix("q="))
            .map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
        if weight > best.0 {
            best = (weight, Some(language));
        }
    }
    best.1
}

/// A short text in the languages of the service, as the registers hold it: `{ sv = "...", en = "..." }`.
///
/// The simple text may be left out where the standard one is simple already (a name).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized {
    /// Standard Swedish.
    pub sv: String,
    /// Easy Swedish, when it differs.
    #[serde(rename = "sv-simple", default, skip_serializing_if = "Option::is_none")]
    pub simple: Option<String>,
    /// English.
    pub en: String,
}

impl Localized {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, tag: Tag) -> &str {
        match tag {
            Tag::Swedish => &self.sv,
            Tag::SimpleSwedish => self.simple.as_deref().unwrap_or(&self.sv),
            Tag::English => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_people_write_them() {
        for (text, tag) in [
            ("sv", Tag::Swedish),
            ("sv-SE", Tag::Swedish),
            ("SV-simple", Tag::SimpleSwedish),
            ("sv_simple", Tag::SimpleSwedish),
            ("en-GB", Tag::English),
        ] {
            assert_eq!(text.parse(), Ok(tag), "{text}");
        }
        assert!("fi".parse::<Tag>().is_err());
        assert!("../../etc".parse::<Tag>().is_err());
    }

    #[test]
    fn the_heaviest_offered_language_wins_and_swedish_is_the_default() {
        assert_eq!(negotiate("fi, en;q=0.8, sv;q=0.5"), Tag::English);
        assert_eq!(negotiate("en;q=0.5, sv-SE"), Tag::Swedish);
        assert_eq!(negotiate("fi, ar"), Tag::Swedish);
        assert_eq!(negotiate(""), Tag::Swedish);
        assert_eq!(negotiate("en;q=0"), Tag::Swedish);
    }
}
