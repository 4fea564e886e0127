//! Stems: what inflected forms of a word have in common.

use frostem::{Algorithm, Stemmer};

use crate::language::Tag;

/// Words of their own that end as if they were forms.
const NO_FORMS: [&str; 4] = ["plan", "kran", "organ", "altan"];

/// The stem of a word in normal form, by rule. [`super::Lexicon::stem`] knows irregular forms as well.
///
/// Snowball leaves some Swedish endings since they are not always safe to remove. They go here where enough of a word
/// remains: -an ("förskolan"), -ning and -ering ("handläggning", "parkering"), -erats ("registrerats").
#[must_use]
pub fn stem(word: &str, tag: Tag) -> String {
    match tag.base() {
        Tag::English => Stemmer::new(Algorithm::English).stem(word).into_owned(),
        Tag::Swedish | Tag::SimpleSwedish => swedish(word),
    }
}

fn swedish(word: &str) -> String {
    let word = if word.ends_with("erats") { &word[..word.len() - 1] } else { word };
    let stem = Stemmer::new(Algorithm::Swedish).stem(word);
    let stem = match stem.strip_suffix("an").filter(|bare| bare.chars().count() >= 3) {
        Some(bare) if !NO_FORMS.iter().any(|kept| stem.ends_with(kept)) => bare,
        _ => &stem,
    };
    let without = |ending: &str, letters: usize| {
        let bare = stem.strip_suffix(ending)?;
        (bare.chars().count() >= letters && !bare.ends_with(VOWELS)).then_some(bare)
    };
    let noun = without("ning", 4).or_else(|| without("ing", 5).filter(|bare| bare.ends_with("er")));
    noun.unwrap_or(stem).to_owned()
}

const VOWELS: [char; 9] = ['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            ["förskola", "förskolan"],
            ["ansöka", "ansökan"],
            ["ansöka", "ansökningar"],
            ["avgift", "avgifter"],
            ["altan", "altanen"],
            ["parkera", "parkeringen"],
            ["registrera", "registrerats"],
            ["registrera", "registreras"],
            ["handlägga", "handläggning"],
        ] {
            assert_eq!(stem(forms[0], Tag::Swedish), stem(forms[1], Tag::Swedish), "{forms:?}");
        }
        assert_eq!(stem("permits", Tag::English), stem("permit", Tag::English));
    }

    #[test]
    fn words_that_only_look_like_forms_are_left() {
        for word in ["detaljplan", "tidning", "förening"] {
            assert_eq!(stem(word, Tag::Swedish), word);
        }
    }
}
