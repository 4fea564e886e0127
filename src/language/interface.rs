//! The languages of the interface. Answers exist in those of [`Tag`]; who reads another reads the answers in Swedish.
//!
//! Finnish is a national minority language: buttons, guidance and forms are in it, and the pages say that answers are
//! not. Two more are made from the Swedish texts by code, for tests of the layout: one with longer words, one that runs
//! from right to left. No release offers them.

use std::{borrow::Cow, fmt, str::FromStr};

use super::{Tag, UnknownTag, tag::weighted};

/// A language that the pages can be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interface {
    /// A language that answers exist in, too.
    Own(Tag),
    /// `fi`.
    Finnish,
    /// `en-XA`: Swedish with longer words.
    Longer,
    /// `ar-XB`: letters that run from right to left.
    Mirrored,
}

impl Interface {
    /// The languages that are offered, in their order.
    pub const OFFERED: [Self; 4] =
        [Self::Own(Tag::Swedish), Self::Own(Tag::SimpleSwedish), Self::Own(Tag::English), Self::Finnish];

    /// The name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own(tag) => tag.as_str(),
            Self::Finnish => "fi",
            Self::Longer => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    /// The language for `lang` attributes: readers aloud know no simple Swedish.
    #[must_use]
    pub const fn lang(self) -> &'static str {
        match self {
            Self::Own(tag) => tag.base().as_str(),
            Self::Finnish => "fi",
            Self::Longer => "sv",
            Self::Mirrored => "ar",
        }
    }

    /// The language of the answers.
    #[must_use]
    pub const fn answers(self) -> Tag {
        match self {
            Self::Own(tag) => tag,
            Self::Finnish | Self::Longer | Self::Mirrored => Tag::Swedish,
        }
    }

    /// Whether answers are in another language than the page around them.
    #[must_use]
    pub const fn is_foreign(self) -> bool {
        !matches!(self, Self::Own(_))
    }

    /// Whether its letters run from right to left.
    #[must_use]
    pub const fn is_mirrored(self) -> bool {
        matches!(self, Self::Mirrored)
    }

    /// The interface when the answers are in a language from now on: the same, as long as that is what it comes with.
    #[must_use]
    pub fn with_answers_in(self, tag: Tag) -> Self {
        if self.answers() == tag { self } else { Self::Own(tag) }
    }

    /// The best interface for an `Accept-Language` header; Swedish when nothing fits.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        weighted(accept_language).unwrap_or(Self::Own(Tag::Swedish))
    }

    /// What is done to every text of the files for tests of the layout.
    pub(super) const fn transform(self) -> Option<fn(&str) -> Cow<'_, str>> {
        match self {
            Self::Own(_) | Self::Finnish => None,
            Self::Longer => Some(lengthen),
            Self::Mirrored => Some(mirror),
        }
    }
}

/// Half as long again, with the words still to be known.
fn lengthen(text: &str) -> Cow<'_, str> {
    if text.starts_with("https:") {
        return text.into();
    }
    let double = |letter: char| [letter; 2].into_iter().take(if "aeiouyåäö".contains(letter) { 2 } else { 1 });
    text.chars().flat_map(double).collect::<String>().into()
}

/// Letters that run from right to left.
fn mirror(text: &str) -> Cow<'_, str> {
    const LETTERS: [char; 8] = ['ا', 'ب', 'ت', 'س', 'ل', 'م', 'ن', 'و'];
    if text.starts_with("https:") {
        return text.into();
    }
    let other = |letter: char| if letter.is_alphabetic() { LETTERS[letter as usize % LETTERS.len()] } else { letter };
    text.chars().map(other).collect::<String>().into()
}

impl From<Tag> for Interface {
    fn from(tag: Tag) -> Self {
        Self::Own(tag)
    }
}

impl fmt::Display for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Interface {
    type Err = UnknownTag;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "en-XA" if cfg!(debug_assertions) => Ok(Self::Longer),
            "ar-XB" if cfg!(debug_assertions) => Ok(Self::Mirrored),
            text if text.eq_ignore_ascii_case("fi") || text.to_ascii_lowercase().starts_with("fi-") => {
                Ok(Self::Finnish)
            }
            text => text.parse().map(Self::Own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_finnish_first_gets_the_finnish_interface_and_swedish_answers() {
        assert_eq!(Interface::negotiate("fi, sv;q=0.8"), Interface::Finnish);
        assert_eq!(Interface::negotiate("fi-FI;q=0.5, en"), Interface::Own(Tag::English));
        assert_eq!(Interface::negotiate("de"), Interface::Own(Tag::Swedish));
        assert_eq!(Interface::Finnish.answers(), Tag::Swedish);
        assert!("fil".parse::<Interface>().is_err(), "Filipino is not Finnish");
    }

    #[test]
    fn the_interface_stays_until_another_language_is_asked_for() {
        assert_eq!(Interface::Finnish.with_answers_in(Tag::Swedish), Interface::Finnish);
        assert_eq!(Interface::Finnish.with_answers_in(Tag::English), Interface::Own(Tag::English));
    }

    #[test]
    fn the_made_up_languages_change_words_and_leave_addresses() {
        assert_eq!(lengthen("Skicka frågan"), "Skiickaa fråågaan");
        assert_eq!(lengthen("https://www.example.se/"), "https://www.example.se/");
        assert!(mirror("Skicka 112").ends_with(" 112"));
    }
}
