//! Analysis: text to words that can be compared, in Swedish and English.
//!
//! Normalise, split into words, split compounds as written (before stemming: the stemmer treats a word and the same
//! word inside a compound differently), stem each part. Function words are kept and marked light: they weigh little,
//! but "var" and "när" still tell questions apart.

mod grams;
mod lexicon;
mod normal;
mod spelling;
mod stem;

pub use grams::{Gram, grams};
pub use lexicon::Lexicon;
pub use normal::words;
pub use spelling::mend;
pub use stem::stem;

use crate::language::is_function_word;

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
    words(text).into_iter().map(|word| analyse_word(word, lexicon, mending)).collect()
}

/// Analyses one word in normal form.
pub(super) fn analyse_word(word: String, lexicon: &Lexicon, mending: bool) -> Word {
    let tag = lexicon.language();
    let light = is_function_word(&word, tag);
    let mut parts = lexicon.split(&word);
    let mut known = light || !parts.is_empty() || lexicon.knows(&word);
    let mut text = word;
    let mut mended = false;
    let meant = if known || !mending { None } else { mend(&text, lexicon) };
    if let Some(meant) = meant {
        parts = lexicon.split(&meant);
        text = meant;
        known = true;
        mended = true;
    }
    Word {
        stem: stem(&text, tag),
        parts: parts.iter().map(|part| stem(part, tag)).collect(),
        light,
        known,
        mended,
        text,
    }
}
