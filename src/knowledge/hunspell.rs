//! A Hunspell dictionary in the library's folder: which words there are, and how compounds are joined.
//!
//! Nothing is bundled: the dictionary of Swedish is under a licence of its own and as large as the library. Who has it
//! (Debian: `hunspell-sv`) puts `sv_SE.aff` and `sv_SE.dic` beside `words.toml`, or links to them.

use std::{fmt, sync::Arc};

use spellbook::Dictionary;

use super::{Fault, Files, Level};

const AFFIXES: &str = "sv_SE.aff";
const WORDS: &str = "sv_SE.dic";
/// The files of a dictionary.
pub(super) const FILES: [&str; 2] = [AFFIXES, WORDS];
/// Words that compounds end in. What stands before them in compounds can begin one: the dictionary says of whole words
/// only whether they are one.
const ENDINGS: [&str; 4] = ["bil", "hus", "kort", "rum"];
/// So many of these are tried: a single one may make another word of what is before it ("sta" and "bil").
const TRIED: usize = 2;

/// A Hunspell dictionary, read.
#[derive(Clone)]
pub struct Hunspell(Arc<Dictionary>);

impl Hunspell {
    /// Reads the dictionary that lies in the library's folder, if one does. One that can't be used is a fault.
    pub(super) fn read(files: &Files, faults: &mut Vec<Fault>) -> Option<Self> {
        let fault = |file: &str, what: String, mend: String| Fault {
            file: file.to_owned(),
            line: 1,
            level: Level::Error,
            what,
            mend,
        };
        if FILES.iter().any(|file| files.has_fault(file)) {
            return None;
        }
        let (affixes, words) = match (files.get(AFFIXES), files.get(WORDS)) {
            (Some(affixes), Some(words)) => (affixes, words),
            (None, None) => return None,
            (affixes, _) => {
                let (here, missing) = if affixes.is_some() { (AFFIXES, WORDS) } else { (WORDS, AFFIXES) };
                let mend = format!("put {missing} beside it, from the same dictionary, or take {here} away");
                faults.push(fault(here, format!("a Hunspell dictionary without {missing}"), mend));
                return None;
            }
        };
        match Self::parse(affixes, words) {
            Ok(dictionary) => Some(dictionary),
            Err(error) => {
                let mend = "put both files of a Hunspell dictionary here as they were published, or take both away";
                faults.push(fault(AFFIXES, format!("no Hunspell dictionary can be read: {error}"), mend.to_owned()));
                None
            }
        }
    }

    /// Reads a dictionary from the texts of its two files.
    ///
    /// # Errors
    /// When they are no Hunspell dictionary.
    pub fn parse(affixes: &str, words: &str) -> Result<Self, spellbook::ParseDictionaryError> {
        Ok(Self(Arc::new(Dictionary::new(affixes, words)?)))
    }

    /// Whether this is a word, in any form, or a compound.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.0.check(word)
    }

    /// Whether a compound can begin so: "gatu", "förskole", "bygglovs".
    #[must_use]
    pub fn begins(&self, letters: &str) -> bool {
        // Three like letters in a row, and a word joined with itself, are refused whatever the letters are.
        let asked = ENDINGS.iter().filter(|ending| !letters.ends_with(&ending[..1]) && **ending != letters);
        !letters.is_empty() && asked.take(TRIED).all(|ending| self.0.check(&format!("{letters}{ending}")))
    }
}

impl fmt::Debug for Hunspell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hunspell").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWEDISH: (&str, &str) = (
        "SET UTF-8\nCOMPOUNDBEGIN X\nCOMPOUNDEND Y\nONLYINCOMPOUND Z\nCHECKCOMPOUNDTRIPLE\nCHECKCOMPOUNDDUP\n",
        "9\ngata\ngatu/XZ\njobb/XY\nbil/XY\nhus/XY\nkort/XY\nrum/XY\nljus/Y\nstabil\n",
    );

    fn read(files: &Files) -> (Option<Hunspell>, Vec<Fault>) {
        let mut faults = Vec::new();
        (Hunspell::read(files, &mut faults), faults)
    }

    #[test]
    fn a_dictionary_knows_words_compounds_and_how_they_begin() {
        let (dictionary, faults) = read(&Files::default().with(AFFIXES, SWEDISH.0).with(WORDS, SWEDISH.1));
        let dictionary = dictionary.unwrap();
        assert!(faults.is_empty());
        assert!(dictionary.is_word("gata") && dictionary.is_word("gatuljus") && !dictionary.is_word("gatu"));
        for (letters, begins) in
            [("gatu", true), ("gata", false), ("jobb", true), ("bil", true), ("hus", true), ("sta", false), ("", false)]
        {
            assert_eq!(dictionary.begins(letters), begins, "{letters}");
        }
    }

    #[test]
    fn half_a_dictionary_or_a_broken_one_is_a_fault_that_says_how_to_mend_it() {
        let (none, faults) = read(&Files::default());
        assert!(none.is_none() && faults.is_empty(), "none is no fault");
        for (files, named) in [
            (Files::default().with(AFFIXES, SWEDISH.0), WORDS),
            (Files::default().with(WORDS, SWEDISH.1), AFFIXES),
            (Files::default().with(AFFIXES, SWEDISH.0).with(WORDS, "no number"), AFFIXES),
        ] {
            let (dictionary, faults) = read(&files);
            assert!(dictionary.is_none());
            assert!(faults.len() == 1 && faults[0].to_string().contains(named), "{faults:?}");
        }
    }
}
