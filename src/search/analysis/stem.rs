//! Stems: what inflected forms of a word have in common.

use frostem::{Algorithm, Stemmer};

use crate::language::Tag;

/// The stem of a word in normal form.
///
/// Snowball leaves the Swedish definite ending -an ("förskolan", "ansökan") since it is not always safe to remove; it
/// goes here when three letters remain, except after what is a word of its own ("plan", "kran", "organ").
#[must_use]
pub fn stem(word: &str, tag: Tag) -> String {
    match tag.base() {
        Tag::English => Stemmer::new(Algorithm::English).stem(word).into_owned(),
        Tag::Swedish | Tag::SimpleSwedish => swedish(word),
    }
}

fn swedish(word: &str) -> String {
    let stem = Stemmer::new(Algorithm::Swedish).stem(word);
    let bare = stem.strip_suffix("an").filter(|bare| bare.chars().count() >= 3);
    match bare {
        Some(bare) if !["plan", "kran", "organ", "altan"].iter().any(|kept| stem.ends_with(kept)) => bare.to_owned(),
        _ => stem.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [["förskola", "förskolan"], ["ansöka", "ansökan"], ["avgift", "avgifter"], ["altan", "altanen"]]
        {
            assert_eq!(stem(forms[0], Tag::Swedish), stem(forms[1], Tag::Swedish), "{forms:?}");
        }
        assert_eq!(stem("permits", Tag::English), stem("permit", Tag::English));
    }

    #[test]
    fn words_that_end_in_an_by_themselves_are_left() {
        assert_eq!(stem("detaljplan", Tag::Swedish), "detaljplan");
    }
}
