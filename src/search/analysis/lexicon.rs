//! The words that a library uses: what compounds are split into and misspelt words are mended to.
//!
//! Made from the library itself, so it grows with it, and helped by the list of `words.toml`, which knows how everyday
//! words are joined.

use std::sync::{Arc, OnceLock};

use crate::{
    knowledge::Words,
    language::{Tag, is_function_word},
    search::strings::Strings,
};

use super::{
    nearest::Nearest,
    normal::{without_marks, without_pairs},
    stem,
    word_list::WordList,
};

/// Letters that may stand between the parts of a Swedish compound when the list says nothing of them.
const LINKS: [&str; 5] = ["", "s", "e", "u", "o"];
const SHORTEST_PART: usize = 3;
const LONGEST_COMPOUND: usize = 40;
/// So many times as common a word with å, ä or ö must be to be read for one without.
const MORE_COMMON: u32 = 4;

/// The words of a library in one language, with how often they occur.
#[derive(Debug, Clone)]
pub struct Lexicon {
    tag: Tag,
    list: Arc<WordList>,
    /// Words as written, in normal form, their stems, and what words with å, ä or ö are without their marks.
    strings: Strings,
    /// What is known of each of them.
    known: Vec<Known>,
    /// The words, ready to be compared with misspelt ones; made when the first one is met.
    near: OnceLock<Nearest>,
}

/// What is known of a string.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// How often it occurs as a word.
    count: u32,
    /// Whether it is the stem of a word.
    stem: bool,
    /// Whether it can be a part of a compound: as a word or as a stem.
    part: bool,
    /// The word that is this one but for its marks; of several the most common.
    marked: Option<u32>,
}

impl From<Tag> for Lexicon {
    fn from(tag: Tag) -> Self {
        Self::new(tag)
    }
}

impl Lexicon {
    /// An empty lexicon of a language.
    #[must_use]
    pub fn new(tag: Tag) -> Self {
        Self::with_words(tag, &Words::default())
    }

    /// An empty lexicon that knows how words are joined; only Swedish ones are.
    #[must_use]
    pub fn with_words(tag: Tag, words: &Words) -> Self {
        let tag = tag.base();
        let list = if tag == Tag::English { WordList::default() } else { WordList::new(words, tag) };
        Self { tag, list: Arc::new(list), strings: Strings::default(), known: Vec::new(), near: OnceLock::new() }
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
        let place = self.take(word);
        let known = self.at(place);
        known.count += times;
        if known.count > times {
            return;
        }
        self.near = OnceLock::new();
        if !is_function_word(word, self.tag) && word.chars().count() >= SHORTEST_PART {
            self.at(place).part = true;
            let stem = self.stem(word);
            let long = stem.chars().count() > SHORTEST_PART;
            let stem = self.take(&stem);
            let stem = self.at(stem);
            stem.stem = true;
            stem.part |= long;
        }
        if let Some(bare) = without_marks(word).filter(|_| self.tag == Tag::Swedish) {
            let bare = self.take(&bare);
            let other = self.known[bare as usize].marked.map(|other| self.known[other as usize].count);
            if other.is_none_or(|count| count < times) {
                self.at(bare).marked = Some(place);
            }
        }
    }

    /// The number of a string, new or old.
    fn take(&mut self, string: &str) -> u32 {
        let number = self.strings.take(string);
        self.known.resize(self.strings.len(), Known::default());
        number
    }

    fn at(&mut self, number: u32) -> &mut Known {
        &mut self.known[number as usize]
    }

    /// What is known of a string; nothing of one that was not taken in.
    fn about(&self, string: &str) -> Known {
        self.strings.get(string).map(|number| self.known[number as usize]).unwrap_or_default()
    }

    /// The stem of a word in normal form: by the list of forms that no rule covers, else by rule.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        if let Some(known) = self.list.stem_of_form(word) {
            return known.to_owned();
        }
        if let Some((particle, rest)) = self.list.after_particle(word) {
            return format!("{particle}{rest}");
        }
        stem(word, self.tag)
    }

    /// Whether a word occurs, as written or in another form.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.about(word).count > 0 || self.about(&self.stem(word)).stem
    }

    /// Whether a word is spelt as it should be, whether or not the library uses it.
    #[must_use]
    pub fn is_spelt(&self, word: &str) -> bool {
        self.list.is_word(word) || self.list.stem_of_form(word).is_some() || self.list.has_stem(&self.stem(word))
    }

    /// Whether a dictionary that was put beside the library has the word.
    pub(super) fn is_in_dictionary(&self, word: &str) -> bool {
        self.list.is_in_dictionary(word)
    }

    /// The word with å, ä or ö that was rather meant in a text that has none of them: one that is this word but for its
    /// marks, and so much more common that this one is hardly more than its misspelling.
    pub(super) fn rather_with_marks(&self, word: &str) -> Option<&str> {
        let own = self.about(word);
        let marked = own.marked?;
        let common = self.known[marked as usize].count >= own.count.saturating_mul(MORE_COMMON);
        common.then(|| self.strings.text(marked))
    }

    /// The word that is this one but for the marks of å, ä and ö.
    pub(super) fn with_marks(&self, word: &str) -> Option<String> {
        if self.tag == Tag::English {
            return None;
        }
        let paired = without_pairs(word);
        let forms = || std::iter::once(word).chain(paired.as_deref());
        forms().find_map(|bare| self.whole_with_marks(bare)).or_else(|| {
            let compound = forms().find_map(|bare| self.compound_with_marks(bare))?;
            (!self.split(&compound).is_empty()).then_some(compound)
        })
    }

    fn whole_with_marks(&self, bare: &str) -> Option<String> {
        let own = self.about(bare).marked.map(|marked| self.strings.text(marked));
        own.or_else(|| self.list.with_marks(bare)).map(str::to_owned)
    }

    /// A compound in which at least one part has got its marks back, the longest first part tried first.
    fn compound_with_marks(&self, bare: &str) -> Option<String> {
        if bare.len() < 2 * SHORTEST_PART || bare.chars().count() > LONGEST_COMPOUND {
            return None;
        }
        let places: Vec<usize> = bare.char_indices().map(|(at, _)| at).skip(SHORTEST_PART).collect();
        let split = |at: &usize| bare.split_at(*at);
        places.iter().rev().map(split).find_map(|(head, rest)| {
            let marked = self.list.first_with_marks(head);
            let begin = marked.or_else(|| self.begins(head).then_some(head))?;
            let end = self.whole_with_marks(rest);
            let end = end.or_else(|| (marked.is_some() && self.ends(rest)).then(|| rest.to_owned()));
            Some(format!("{begin}{}", end.or_else(|| self.compound_with_marks(rest))?))
        })
    }

    /// The nearest word, and how far it is.
    pub(super) fn nearest(&self, letters: &[char], limit: f32) -> Option<(f32, String)> {
        let all = || self.strings.iter().zip(&self.known);
        let words = || all().filter(|(_, known)| known.count > 0).map(|(word, known)| (word, known.count));
        self.near.get_or_init(|| Nearest::new(words())).find(letters, limit)
    }

    /// The nearest word that can end a compound, and how far it is.
    pub(super) fn nearest_ending(&self, letters: &[char], limit: f32) -> Option<(f32, String)> {
        let own = self.nearest(letters, limit);
        let least = own.as_ref().map_or(limit, |(far, _)| *far);
        own.or_else(|| self.list.nearest(letters, least))
    }

    /// The nearest beginning of a compound, and how far it is.
    pub(super) fn nearest_beginning(&self, letters: &[char], limit: f32) -> Option<(f32, String)> {
        self.list.nearest_first(letters, limit)
    }

    /// Whether a compound can begin so.
    pub(super) fn begins(&self, letters: &str) -> bool {
        self.list.first(letters).is_some()
            || self.about(letters).part
            || letters.strip_suffix('s').is_some_and(|bare| self.about(bare).part)
    }

    /// Whether a compound can end so.
    pub(super) fn ends(&self, letters: &str) -> bool {
        self.ending(letters).is_some()
    }

    /// The stems of the parts of a compound; none when the word is no compound. Fewest parts win, then the longest
    /// shortest part. English compounds are written apart and never split.
    #[must_use]
    pub fn split(&self, word: &str) -> Vec<String> {
        self.covered(word).map(|cover| cover.parts).unwrap_or_default()
    }

    /// A compound written apart: its parts as they stand in it, link letters with the part before; none when the word is
    /// no compound.
    #[must_use]
    pub fn pieces<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let Some(cover) = self.covered(word) else { return Vec::new() };
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let begins = cover.ends.iter().scan(0, |begin, end| Some(std::mem::replace(begin, *end)));
        begins.zip(&cover.ends).map(|(begin, end)| &word[starts[begin]..starts[*end]]).collect()
    }

    fn covered(&self, word: &str) -> Option<Cover> {
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let letters = ends.len() - 1;
        if self.tag == Tag::English || !(2 * SHORTEST_PART..=LONGEST_COMPOUND).contains(&letters) {
            return None;
        }
        self.cover(word, &ends).or_else(|| self.cover_by_dictionary(word, &ends))
    }

    /// A compound of words that only a dictionary knows. A word of the list is one by itself.
    fn cover_by_dictionary(&self, word: &str, ends: &[usize]) -> Option<Cover> {
        if self.list.is_word(word) {
            return None;
        }
        let (first, letters) = self.list.in_two(word, ends)?;
        let all = ends.len() - 1;
        let cover = Cover::default().with(self.stem(&first), letters, letters);
        Some(cover.with(self.stem(&word[ends[letters]..]), all - letters, all))
    }

    /// Dynamic programming over all covers of the word by parts and links; `ends` are the bytes where letters begin, and
    /// the end.
    fn cover(&self, word: &str, ends: &[usize]) -> Option<Cover> {
        let last = ends.len() - 1;
        let mut best: Vec<Option<Cover>> = vec![None; last + 1];
        best[0] = Some(Cover::default());
        for start in 0..=last.saturating_sub(SHORTEST_PART) {
            let Some(before) = best[start].take() else { continue };
            for stop in start + SHORTEST_PART..last {
                for (next, part, length) in self.beginnings(word, ends, start, stop) {
                    let cover = before.with(part, length, next);
                    if best[next].as_ref().is_none_or(|other| cover.beats(other)) {
                        best[next] = Some(cover);
                    }
                }
            }
            if start > 0
                && let Some(part) = self.ending(&word[ends[start]..])
            {
                let cover = before.with(part, last - start, last);
                if best[last].as_ref().is_none_or(|other| cover.beats(other)) {
                    best[last] = Some(cover);
                }
            }
        }
        best.pop().flatten().filter(|cover| cover.parts.len() > 1 && cover.longest > SHORTEST_PART)
    }

    /// What the letters between two places can be at the beginning of a compound: where the next part may start, the
    /// stem, and how many letters it has.
    fn beginnings(&self, word: &str, ends: &[usize], start: usize, stop: usize) -> Vec<(usize, String, usize)> {
        let last = ends.len() - 1;
        let letters = &word[ends[start]..ends[stop]];
        let mut found = Vec::new();
        let listed = self.list.first(letters).map(str::to_owned);
        let own = || self.about(letters).part.then(|| self.stem(letters));
        if let Some(stem) = listed.clone() {
            found.push((stop, stem, stop - start));
        } else if let Some(stem) = own() {
            let links = LINKS.iter().filter(|link| word[ends[stop]..].starts_with(**link));
            let nexts = links.map(|link| stop + link.chars().count()).filter(|next| *next < last);
            found.extend(nexts.map(|next| (next, stem.clone(), stop - start)));
        }
        // Of three like letters two are written: buss + station is "busstation".
        if let Some(stem) = listed.or_else(own)
            && stop - start > SHORTEST_PART
            && word[ends[stop - 1]..ends[stop]] == word[ends[stop - 2]..ends[stop - 1]]
        {
            found.push((stop - 1, stem, stop - start));
        }
        found
    }

    /// The stem of what a compound can end in.
    fn ending(&self, letters: &str) -> Option<String> {
        let stem = self.stem(letters);
        let known = self.about(letters).part
            || self.list.is_word(letters)
            || (letters.chars().count() > SHORTEST_PART && (self.list.has_stem(&stem) || self.about(&stem).stem));
        known.then_some(stem)
    }
}

/// A way to cover the beginning of a word.
#[derive(Clone)]
struct Cover {
    /// The stems of the parts.
    parts: Vec<String>,
    /// The letters that each part ends before, links taken with it.
    ends: Vec<usize>,
    shortest: usize,
    longest: usize,
}

impl Default for Cover {
    fn default() -> Self {
        Self { parts: Vec::new(), ends: Vec::new(), shortest: usize::MAX, longest: 0 }
    }
}

impl Cover {
    fn with(&self, part: String, length: usize, end: usize) -> Self {
        let parts = self.parts.iter().cloned().chain([part]).collect();
        let ends = self.ends.iter().copied().chain([end]).collect();
        Self { parts, ends, shortest: self.shortest.min(length), longest: self.longest.max(length) }
    }

    fn beats(&self, other: &Self) -> bool {
        (self.parts.len(), other.shortest) < (other.parts.len(), self.shortest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Hunspell, WordPart};

    const TEXT: &str =
        "Avgift för förskola betalas. Ansökan om bygglov. Skola, skjuts, plats, kommun, katt, gata, belysning";

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::new(Tag::Swedish);
        lexicon.add(TEXT);
        lexicon
    }

    #[test]
    fn compounds_are_split_with_their_link_letters() {
        assert_eq!(lexicon().split("förskoleavgift"), ["förskol", "avgift"]);
        assert_eq!(lexicon().split("bygglovsansökan"), ["bygglov", "ansök"]);
        assert_eq!(lexicon().pieces("bygglovsansökan"), ["bygglovs", "ansökan"]);
        assert_eq!(lexicon().split("gatubelysning"), Vec::<String>::new(), "gat is no word of this lexicon");
    }

    #[test]
    fn a_list_of_words_tells_how_they_are_joined_and_inflected() {
        let part = |word: &str, first: &str| WordPart { word: word.to_owned(), first: vec![first.to_owned()] };
        let parts = vec![part("gata", "gatu"), part("buss", "buss"), part("station", "stations"), part("bok", "bok")];
        let mut lexicon = Lexicon::with_words(Tag::Swedish, &Words { parts, ..Words::default() });
        lexicon.add(TEXT);
        assert_eq!(lexicon.split("gatubelysningen"), [lexicon.stem("gata"), lexicon.stem("belysning")]);
        assert_eq!(lexicon.split("busstationerna"), [lexicon.stem("buss"), lexicon.stem("station")]);
    }

    #[test]
    fn a_dictionary_parts_compounds_of_words_that_the_library_never_uses() {
        let affixes = "SET UTF-8\nCOMPOUNDBEGIN X\nCOMPOUNDEND Y\nONLYINCOMPOUND Z\n";
        let words = "10\nkyrka\nkyrko/XZ\nsäng/Y\ncykels/XZ\ncykel/Y\nsadel/Y\nbil/Y\nhus/Y\nkort/Y\nrum/Y\n";
        let dictionary = Hunspell::parse(affixes, words).unwrap();
        let words = Words { hunspell: Some(dictionary), ..Words::default() };
        let mut lexicon = Lexicon::with_words(Tag::Swedish, &words);
        lexicon.add(TEXT);
        assert_eq!(lexicon.split("kyrkosäng"), [lexicon.stem("kyrka"), lexicon.stem("säng")]);
        assert_eq!(lexicon.split("cykelssadel"), [lexicon.stem("cykel"), lexicon.stem("sadel")]);
        assert_eq!(lexicon.pieces("cykelssadel"), ["cykels", "sadel"]);
        assert_eq!(lexicon.split("cykelssadl"), Vec::<String>::new(), "no word");
        assert_eq!(lexicon.split("bygglovsansökan"), ["bygglov", "ansök"], "as without it");
        assert!(lexicon.is_in_dictionary("kyrkosäng") && !lexicon.is_in_dictionary("kyrkosängg"));
    }

    #[test]
    fn whole_words_and_unknown_words_stay_whole() {
        assert_eq!(lexicon().split("förskola"), Vec::<String>::new());
        assert_eq!(lexicon().split("glasögon"), Vec::<String>::new());
    }
}
