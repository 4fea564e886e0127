//! Spelling: the word of the lexicon that a misspelt one is meant to be.
//!
//! Only words the lexicon does not know are looked at, and only near words are taken: a wrong correction is worse
//! than none, since 4-grams still find much.

use super::Lexicon;

/// Letters of the shortest word that is taken for a misspelt compound, and of the shortest part that is mended.
const SHORTEST_COMPOUND: usize = 8;
const SHORTEST_PART: usize = 4;

/// A word that was read as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The word that was meant.
    pub text: String,
    /// Whether only the marks of å, ä and ö were left out: then there is hardly a doubt.
    pub marks_only: bool,
}

/// The word that was meant: the same but for marks, else the nearest within the distance that its length allows; a
/// compound may be mended in one of its parts.
///
/// A word that a dictionary has is no misspelling of another: it gets its marks back, if those are missing.
#[must_use]
pub fn mend(word: &str, lexicon: &Lexicon) -> Option<Mended> {
    if let Some(text) = lexicon.with_marks(word) {
        return Some(Mended { text, marks_only: true });
    }
    if lexicon.is_in_dictionary(word) {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    let whole = lexicon.nearest(&letters, allowed(letters.len()));
    let text = whole.map(|(_, text)| text).or_else(|| compound(&letters, lexicon))?;
    Some(Mended { text, marks_only: false })
}

/// How far a word of so many letters may be from what was meant.
fn allowed(letters: usize) -> f32 {
    match letters {
        0..=4 => 0.65,
        5..=6 => 1.0,
        7..=9 => 1.6,
        _ => 2.0,
    }
}

/// A compound with one part that is known and one that is misspelt.
fn compound(letters: &[char], lexicon: &Lexicon) -> Option<String> {
    if letters.len() < SHORTEST_COMPOUND {
        return None;
    }
    let mut best: Option<(f32, String)> = None;
    for place in SHORTEST_PART..=letters.len() - SHORTEST_PART {
        let (first, last) = letters.split_at(place);
        let (head, tail) = (first.iter().collect::<String>(), last.iter().collect::<String>());
        let mended = if lexicon.begins(&head) {
            lexicon.nearest_ending(last, allowed(last.len())).map(|(far, tail)| (far, format!("{head}{tail}")))
        } else if lexicon.ends(&tail) {
            lexicon.nearest_beginning(first, allowed(first.len())).map(|(far, head)| (far, format!("{head}{tail}")))
        } else {
            None
        };
        if let Some((far, text)) = mended
            && best.as_ref().is_none_or(|(least, _)| far < *least)
        {
            best = Some((far, text));
        }
    }
    best.map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        knowledge::{WordPart, Words},
        language::Tag,
    };

    const WORDS: &str = "bygglov förskola avgift hemtjänst färdtjänst altan återvinning sopor skjuts öppet är";

    fn lexicon() -> Lexicon {
        let part = |word: &str, first: &str| WordPart { word: word.to_owned(), first: vec![first.to_owned()] };
        let parts = vec![part("förskola", "förskole"), part("avgift", "avgifts"), part("plats", "plats")];
        let mut lexicon = Lexicon::with_words(Tag::Swedish, &Words { parts, ..Words::default() });
        lexicon.add(WORDS);
        lexicon
    }

    fn meant(typed: &str) -> Option<String> {
        mend(typed, &lexicon()).map(|mended| mended.text)
    }

    #[test]
    fn typing_errors_lead_to_the_word_that_was_meant() {
        for (typed, expected) in [
            ("byglov", Some("bygglov")),
            ("avgfit", Some("avgift")),
            ("hemtjenst", Some("hemtjänst")),
            ("atervining", Some("återvinning")),
            ("skjutts", Some("skjuts")),
            ("fotboll", None),
            ("regn", None),
        ] {
            assert_eq!(meant(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn marks_may_be_left_out_or_written_as_two_letters() {
        for (typed, expected) in [
            ("forskola", "förskola"),
            ("foerskola", "förskola"),
            ("aatervinning", "återvinning"),
            ("oppet", "öppet"),
            ("ar", "är"),
            ("forskoleplats", "förskoleplats"),
        ] {
            assert_eq!(
                mend(typed, &lexicon()),
                Some(Mended { text: expected.to_owned(), marks_only: true }),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_misspelt_compound_is_mended_in_the_part_that_is_wrong() {
        assert_eq!(meant("förskoleavgfit").as_deref(), Some("förskoleavgift"));
        assert_eq!(meant("förskolleavgift").as_deref(), Some("förskoleavgift"));
    }
}
