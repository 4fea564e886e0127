//! The words that a library uses: what compounds are split into and misspelt words are mended to.
//!
//! Made from the library itself, so it grows with it, and helped by the list of `words.toml`, which knows how everyday
//! words are joined.

use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    knowledge::Words,
    language::{Tag, is_function_word},
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
    /// Words as written, in normal form, with how often they occur.
    entries: Vec<(Box<str>, u32)>,
    /// The place of each among the entries.
    places: FxHashMap<Box<str>, usize>,
    /// What can be a part of a compound: words and stems.
    parts: FxHashSet<Box<str>>,
    /// The stems of the words.
    stems: FxHashSet<Box<str>>,
    /// The places of words with å, ä or ö by what they are without their marks; of several the most common.
    bare: FxHashMap<String, usize>,
    /// The same words, ready to be compared with misspelt ones; made when the first one is met.
    near: OnceLock<Nearest>,
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
        Self {
            tag,
            list: Arc::new(list),
            entries: Vec::new(),
            places: FxHashMap::default(),
            parts: FxHashSet::default(),
            stems: FxHashSet::default(),
            bare: FxHashMap::default(),
            near: OnceLock::new(),
        }
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
            self.entries[*place].1 += times;
            return;
        }
        self.near = OnceLock::new();
        if !is_function_word(word, self.tag) && word.chars().count() >= SHORTEST_PART {
            let stem = self.stem(word);
            if stem.chars().count() > SHORTEST_PART {
                self.parts.insert(stem.as_str().into());
            }
            self.stems.insert(stem.into());
            self.parts.insert(word.into());
        }
        let place = self.entries.len();
        if let Some(bare) = without_marks(word).filter(|_| self.tag == Tag::Swedish) {
            let known = self.bare.entry(bare).or_insert(place);
            if self.entries.get(*known).is_some_and(|(_, count)| *count < times) {
                *known = place;
            }
        }
        self.places.insert(word.into(), place);
        self.entries.push((word.into(), times));
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
        self.places.contains_key(word) || self.stems.contains(self.stem(word).as_str())
    }

    /// Whether a word is spelt as it should be, whether or not the library uses it.
    #[must_use]
    pub fn is_spelt(&self, word: &str) -> bool {
        self.list.is_word(word) || self.list.stem_of_form(word).is_some() || self.list.has_stem(&self.stem(word))
    }

    /// The word with å, ä or ö that was rather meant in a text that has none of them: one that is this word but for its
    /// marks, and so much more common that this one is hardly more than its misspelling.
    pub(super) fn rather_with_marks(&self, word: &str) -> Option<&str> {
        let (marked, count) = &self.entries[*self.bare.get(word)?];
        let own = self.places.get(word).map_or(0, |place| self.entries[*place].1);
        (*count >= own.saturating_mul(MORE_COMMON)).then_some(marked)
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
        let own = self.bare.get(bare).map(|place| &*self.entries[*place].0);
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
        let words = || self.entries.iter().map(|(word, count)| (&**word, *count));
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
            || self.parts.contains(letters)
            || letters.strip_suffix('s').is_some_and(|bare| self.parts.contains(bare))
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
        self.cover(word, &ends)
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
        let own = || self.parts.contains(letters).then(|| self.stem(letters));
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
        let known = self.parts.contains(letters)
            || self.list.is_word(letters)
            || (letters.chars().count() > SHORTEST_PART
                && (self.list.has_stem(&stem) || self.stems.contains(stem.as_str())));
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
    use crate::knowledge::WordPart;

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
        let mut lexicon = Lexicon::with_words(Tag::Swedish, &Words { parts, forms: Vec::new() });
        lexicon.add(TEXT);
        assert_eq!(lexicon.split("gatubelysningen"), [lexicon.stem("gata"), lexicon.stem("belysning")]);
        assert_eq!(lexicon.split("busstationerna"), [lexicon.stem("buss"), lexicon.stem("station")]);
    }

    #[test]
    fn whole_words_and_unknown_words_stay_whole() {
        assert_eq!(lexicon().split("förskola"), Vec::<String>::new());
        assert_eq!(lexicon().split("glasögon"), Vec::<String>::new());
    }
}
