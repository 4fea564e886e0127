//! What is known of Swedish words besides those of the library (`words.toml`), made ready for analysis.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    knowledge::{Hunspell, Words},
    language::Tag,
};

use super::{nearest::Nearest, normal::without_marks, stem};

/// What may stand before a verb without making another of it: "an-söka", "ut-betala".
const PARTICLES: &str = "an av be bort efter er fram från för förut hem i igen igenom in inne kvar lös med miss mot ned ner \
    om på sam sär till und under upp ur ut vid å åter över";

/// Words that compounds are made of and irregular forms, by what they are looked up by, and a dictionary if there is one.
#[derive(Debug, Clone, Default)]
pub(super) struct WordList {
    /// How words begin compounds, and the stem of each: "gatu" is "gat".
    first: FxHashMap<Box<str>, Box<str>>,
    /// The words themselves.
    words: FxHashSet<Box<str>>,
    /// Their stems: a compound ends in one of them, in any form.
    stems: FxHashSet<Box<str>>,
    /// The stems of irregular forms: "böcker" is "bok".
    forms: FxHashMap<Box<str>, Box<str>>,
    particles: FxHashSet<&'static str>,
    /// The beginnings and the words by what they are without marks.
    bare_first: FxHashMap<String, Box<str>>,
    bare_words: FxHashMap<String, Box<str>>,
    near_first: Nearest,
    near_words: Nearest,
    hunspell: Option<Hunspell>,
}

/// Vowels that stand for the last one of a word where it begins a compound: "gatu", "förskole", "kvinno".
const FOR_LAST: [char; 3] = ['e', 'o', 'u'];
/// Letters of the shortest part of a compound that the dictionary is asked about, and of the shortest last one: endings
/// of words are words themselves too often.
const SHORTEST_FIRST: usize = 3;
const SHORTEST_LAST: usize = 4;

impl WordList {
    pub(super) fn new(words: &Words, tag: Tag) -> Self {
        let mut list = Self { particles: PARTICLES.split_whitespace().collect(), ..Self::default() };
        for entry in &words.forms {
            let base = stem(&entry.word, tag);
            list.forms.extend(entry.forms.iter().map(|form| (form.as_str().into(), base.as_str().into())));
            list.forms.insert(entry.word.as_str().into(), base.into());
        }
        for part in &words.parts {
            let base = list.stem_of_form(&part.word).map_or_else(|| stem(&part.word, tag), str::to_owned);
            for first in &part.first {
                list.first.entry(first.as_str().into()).or_insert_with(|| base.as_str().into());
            }
            list.words.insert(part.word.as_str().into());
            list.stems.insert(base.into());
        }
        list.bare_first = by_bare(list.first.keys());
        list.bare_words = by_bare(list.words.iter());
        list.near_first = Nearest::new(list.first.keys().map(|first| (&**first, 1)));
        list.near_words = Nearest::new(list.words.iter().map(|word| (&**word, 1)));
        list.hunspell.clone_from(&words.hunspell);
        list
    }

    /// Whether a dictionary has the word.
    pub(super) fn is_in_dictionary(&self, word: &str) -> bool {
        self.hunspell.as_ref().is_some_and(|dictionary| dictionary.is_word(word))
    }

    /// The word that begins a compound so, and how many letters it has there, as a dictionary has it: of all ways to part
    /// the compound in two the one with the longest shorter part. `ends` are the bytes where letters begin, and the end.
    pub(super) fn in_two(&self, compound: &str, ends: &[usize]) -> Option<(String, usize)> {
        let dictionary = self.hunspell.as_ref().filter(|dictionary| dictionary.is_word(compound))?;
        let letters = ends.len() - 1;
        let mut cuts: Vec<usize> = (SHORTEST_FIRST..=letters.saturating_sub(SHORTEST_LAST)).collect();
        cuts.sort_by_key(|cut| std::cmp::Reverse((*cut).min(letters - cut)));
        let cut = cuts.into_iter().find(|cut| {
            let (first, last) = compound.split_at(ends[*cut]);
            dictionary.is_word(last) && dictionary.begins(first)
        })?;
        Some((self.first_word(&compound[..ends[cut]]), cut))
    }

    /// A word with the stem of what stands so at the beginning of a compound: "gatu" is "gata", and "bygglovs" is a word
    /// itself.
    fn first_word(&self, first: &str) -> String {
        let without = |link: &[char]| first.strip_suffix(link).map(str::to_owned);
        let words = [Some(first.to_owned()), without(&['s']), without(&FOR_LAST).map(|bare| bare + "a")];
        let word = words.into_iter().flatten().find(|word| self.is_in_dictionary(word));
        word.unwrap_or_else(|| first.to_owned())
    }

    /// The stem of an irregular form, also after a particle ("ansökte").
    pub(super) fn stem_of_form(&self, word: &str) -> Option<&str> {
        self.forms.get(word).map(AsRef::as_ref)
    }

    /// The particle and the stem of an irregular form after it ("ansökte": "an" and "sök").
    pub(super) fn after_particle<'a>(&'a self, word: &'a str) -> Option<(&'a str, &'a str)> {
        word.char_indices()
            .map(|(at, _)| word.split_at(at))
            .take_while(|(particle, _)| particle.len() <= 8)
            .filter(|(particle, form)| form.len() > 3 && self.particles.contains(particle))
            .find_map(|(particle, form)| Some((particle, self.stem_of_form(form)?)))
    }

    /// The stem of a word that begins a compound so.
    pub(super) fn first(&self, beginning: &str) -> Option<&str> {
        self.first.get(beginning).map(AsRef::as_ref)
    }

    /// Whether a word is one that compounds are made of, and as such never split.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether a stem is of a word that compounds are made of.
    pub(super) fn has_stem(&self, stem: &str) -> bool {
        self.stems.contains(stem)
    }

    /// The beginning of a compound that is this one without its marks.
    pub(super) fn first_with_marks(&self, bare: &str) -> Option<&str> {
        self.bare_first.get(bare).map(AsRef::as_ref)
    }

    /// The word that is this one without its marks.
    pub(super) fn with_marks(&self, bare: &str) -> Option<&str> {
        self.bare_words.get(bare).map(AsRef::as_ref)
    }

    /// The nearest beginning of a compound, and how far it is.
    pub(super) fn nearest_first(&self, letters: &[char], limit: f32) -> Option<(f32, String)> {
        self.near_first.find(letters, limit)
    }

    /// The nearest word, and how far it is.
    pub(super) fn nearest(&self, letters: &[char], limit: f32) -> Option<(f32, String)> {
        self.near_words.find(letters, limit)
    }
}

/// Words that have marks, by what they are without; of several the first in the alphabet.
fn by_bare<'a>(words: impl Iterator<Item = &'a Box<str>>) -> FxHashMap<String, Box<str>> {
    let mut bare: FxHashMap<String, Box<str>> = FxHashMap::default();
    for word in words {
        if let Some(without) = without_marks(word) {
            let known = bare.entry(without).or_insert_with(|| word.clone());
            if *word < *known {
                known.clone_from(word);
            }
        }
    }
    bare
}
