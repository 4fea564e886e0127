//! Analysis: text to words that can be compared, in Swedish and English.
//!
//! Normalise, split into words, split compounds as written (before stemming: the stemmer treats a word and the same
//! word inside a compound differently), stem each part. Function words are kept and marked light: they weigh little,
//! but "var" and "när" still tell questions apart.

mod grams;
mod lexicon;
mod nearest;
mod normal;
mod spelling;
mod stem;
mod word_list;

pub use grams::{Gram, grams};
pub use lexicon::Lexicon;
pub use normal::{each_word, words};
pub use spelling::{Mended, mend};
pub use stem::stem;

use crate::language::is_function_word;

/// More words of a question than this say no more, and a word of more letters is none.
const MOST_WORDS: usize = 400;
const LONGEST_WORD: usize = 60;

/// A word of a text, analysed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word in normal form, spelling mended.
    pub text: String,
    /// Its stem.
    pub stem: String,
    /// The stems of its parts, when it is a compound of known words.
    pub parts: Vec<String>,
    /// Whether it is a function word.
    pub light: bool,
    /// Whether the lexicon knows it, as a word, a stem or a compound.
    pub known: bool,
    /// Whether its spelling was mended: then it is less sure what was meant.
    pub mended: bool,
}

impl Word {
    /// What the word is found by: its stem and the stems of its parts.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.stem.as_str()).chain(self.parts.iter().map(String::as_str))
    }
}

/// Analyses a text with a lexicon of known words. `mending` corrects the spelling of words the lexicon does not know:
/// for questions, never for the library's own texts.
#[must_use]
pub fn analyse(text: &str, lexicon: &Lexicon, mending: bool) -> Vec<Word> {
    let mut words = words(text);
    if mending {
        words.truncate(MOST_WORDS);
        for word in &mut words {
            cut(word, LONGEST_WORD);
        }
        // Somebody whose keyboard has no å, ä and ö uses none of them.
        if !words.iter().any(|word| word.contains(['å', 'ä', 'ö'])) {
            for word in &mut words {
                if let Some(marked) = lexicon.rather_with_marks(word) {
                    marked.clone_into(word);
                }
            }
        }
    }
    words.into_iter().map(|word| analyse_word(word, lexicon, mending)).collect()
}

/// Cuts a word to so many letters.
fn cut(word: &mut String, letters: usize) {
    if let Some((at, _)) = word.char_indices().nth(letters) {
        word.truncate(at);
    }
}

/// Analyses one word in normal form.
pub(super) fn analyse_word(word: String, lexicon: &Lexicon, mending: bool) -> Word {
    let is_light = |word: &str| is_function_word(word, lexicon.language());
    let parts = lexicon.split(&word);
    let known = is_light(&word) || !parts.is_empty() || lexicon.knows(&word);
    let mended = if known || !mending || lexicon.is_spelt(&word) { None } else { mend(&word, lexicon) };
    let Some(mended) = mended else {
        return Word { stem: lexicon.stem(&word), parts, light: is_light(&word), known, mended: false, text: word };
    };
    Word {
        stem: lexicon.stem(&mended.text),
        parts: lexicon.split(&mended.text),
        light: is_light(&mended.text),
        known: true,
        mended: !mended.marks_only,
        text: mended.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tag;

    fn analysed(question: &str) -> Vec<Word> {
        let mut lexicon = Lexicon::new(Tag::Swedish);
        lexicon.add("När är återvinningen öppen? För får för för får får får är är för. Far med bygglov och lov.");
        analyse(question, &lexicon, true)
    }

    #[test]
    fn function_words_are_known_without_their_marks_too() {
        let words = analysed("nar ar atervinningen oppen");
        assert_eq!(
            words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(),
            ["när", "är", "återvinningen", "öppen"]
        );
        assert!(words[0].light && words[1].light && !words[2].light);
        assert!(words.iter().all(|word| word.known && !word.mended));
    }

    #[test]
    fn a_common_word_is_read_for_a_rare_one_only_where_nothing_has_marks() {
        assert_eq!(analysed("vad far jag bygga")[1].text, "får");
        assert_eq!(analysed("min far är sjuk")[1].text, "far");
    }

    #[test]
    fn questions_of_any_length_become_a_bounded_number_of_words_and_letters() {
        assert_eq!(analysed(&"lov ".repeat(5_000)).len(), MOST_WORDS);
        assert_eq!(analysed(&"å".repeat(10_000))[0].text.chars().count(), LONGEST_WORD);
    }
}
