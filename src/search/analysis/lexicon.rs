//! The words that a library uses: what compounds are split into and misspelt words are mended to.
//!
//! Made from the library itself, so it grows with it, needs no licence, and never splits into words no answer uses.

use std::collections::{HashMap, HashSet};

use crate::language::{Tag, is_function_word};

use super::stem;

/// Letters that may stand between the parts of a Swedish compound.
const LINKS: [&str; 5] = ["", "s", "e", "u", "o"];
const SHORTEST_PART: usize = 3;
const LONGEST_COMPOUND: usize = 40;

/// The words of a library in one language, with how often they occur.
#[derive(Debug, Clone)]
pub struct Lexicon {
    tag: Tag,
    /// Words as written, in normal form, side by side: a misspelt one is compared with all of them.
    entries: Vec<Entry>,
    /// The place of each among the entries.
    places: HashMap<Box<str>, usize>,
    /// What can be a part of a compound: words and stems.
    parts: HashSet<Box<str>>,
}

impl Lexicon {
    /// An empty lexicon of a language.
    #[must_use]
    pub fn new(tag: Tag) -> Self {
        Self { tag: tag.base(), entries: Vec::new(), places: HashMap::new(), parts: HashSet::new() }
    }

    /// The language of its words.
    #[must_use]
    pub const fn language(&self) -> Tag {
        self.tag
    }

    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        for word in super::words(text) {
            self.add_word(&word, 1);
        }
    }

    /// Adds a word in normal form that occurs so many times.
    pub(in crate::search) fn add_word(&mut self, word: &str, times: u32) {
        if !word.chars().all(char::is_alphabetic) {
            return;
        }
        if let Some(place) = self.places.get(word) {
            self.entries[*place].count += times;
            return;
        }
        if !is_function_word(word, self.tag) && word.chars().count() >= SHORTEST_PART {
            let stem = stem(word, self.tag);
            if stem.chars().count() > SHORTEST_PART {
                self.parts.insert(stem.into());
            }
            self.parts.insert(word.into());
        }
        self.places.insert(word.into(), self.entries.len());
        self.entries.push(Entry::new(word, times));
    }

    /// Whether a word occurs, as written or in another form.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.places.contains_key(word) || self.parts.contains(stem(word, self.tag).as_str())
    }

    /// The words as written.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The parts of a compound, as written; empty when the word is none. Fewest parts win, then the longest
    /// shortest part. English compounds are written apart and never split.
    #[must_use]
    pub fn split(&self, word: &str) -> Vec<String> {
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        if self.tag == Tag::English || letters.len() < 2 * SHORTEST_PART || letters.len() > LONGEST_COMPOUND {
            return Vec::new();
        }
        let best = self.covers(word, &letters);
        best.map(|cover| cover.parts.into_iter().map(ToOwned::to_owned).collect()).unwrap_or_default()
    }

    /// Dynamic programming over all covers of the word by parts and links.
    fn covers<'a>(&self, word: &'a str, letters: &[(usize, char)]) -> Option<Cover<'a>> {
        let end = letters.len();
        let at = |index: usize| letters.get(index).map_or(word.len(), |(offset, _)| *offset);
        let mut best: Vec<Option<Cover<'a>>> = vec![None; end + 1];
        best[0] = Some(Cover { parts: Vec::new(), shortest: usize::MAX });
        for start in 0..end {
            let Some(before) = best[start].clone() else { continue };
            for stop in start + SHORTEST_PART..=end {
                let part = &word[at(start)..at(stop)];
                // The word itself is no part of itself: a known compound is split too.
                if stop - start == end || !self.parts.contains(part) {
                    continue;
                }
                let cover = before.with(part, stop - start);
                for link in LINKS.iter().filter(|link| word[at(stop)..].starts_with(**link)) {
                    let next = stop + link.chars().count();
                    // A link stands between parts, never last.
                    if (next == end && !link.is_empty()) || next > end {
                        continue;
                    }
                    if best[next].as_ref().is_none_or(|other| cover.beats(other)) {
                        best[next] = Some(cover.clone());
                    }
                }
            }
        }
        best.pop().flatten().filter(|cover| cover.parts.len() > 1 && cover.longest() > SHORTEST_PART)
    }
}

/// A word of the lexicon, ready to be compared with misspelt ones.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) word: Box<str>,
    /// How often it occurs.
    pub(super) count: u32,
    /// How many letters it has.
    pub(super) length: usize,
    /// Which letters it has ([`letter_set`]).
    pub(super) set: u32,
}

impl Entry {
    fn new(word: &str, count: u32) -> Self {
        Self { word: word.into(), count, length: word.chars().count(), set: letter_set(word) }
    }
}

/// The letters of a word as bits, å and ä with a, ö with o: two words that differ by few edits differ in few bits.
pub(super) fn letter_set(word: &str) -> u32 {
    word.chars().fold(0, |set, letter| {
        let letter = match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        };
        set | if letter.is_ascii_lowercase() { 1 << (letter as u32 - 'a' as u32) } else { 1 << 31 }
    })
}

/// A way to cover the beginning of a word.
#[derive(Clone)]
struct Cover<'a> {
    parts: Vec<&'a str>,
    shortest: usize,
}

impl<'a> Cover<'a> {
    fn with(&self, part: &'a str, length: usize) -> Self {
        let mut parts = self.parts.clone();
        parts.push(part);
        Self { parts, shortest: self.shortest.min(length) }
    }

    fn beats(&self, other: &Self) -> bool {
        (self.parts.len(), other.shortest) < (other.parts.len(), self.shortest)
    }

    fn longest(&self) -> usize {
        self.parts.iter().map(|part| part.chars().count()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::new(Tag::Swedish);
        lexicon.add(
            "Avgift för förskola betalas. Ansökan om bygglov. Skola, skjuts, plats, kommun, katt, gata, belysning",
        );
        lexicon
    }

    #[test]
    fn compounds_are_split_with_their_link_letters() {
        assert_eq!(lexicon().split("förskoleavgift"), ["förskol", "avgift"]);
        assert_eq!(lexicon().split("bygglovsansökan"), ["bygglov", "ansökan"]);
        assert_eq!(lexicon().split("gatubelysning"), Vec::<String>::new(), "gat is no word of this lexicon");
    }

    #[test]
    fn whole_words_and_unknown_words_stay_whole() {
        assert_eq!(lexicon().split("förskola"), Vec::<String>::new());
        assert_eq!(lexicon().split("glasögon"), Vec::<String>::new());
    }
}
