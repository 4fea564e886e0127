//! The terms of a library as numbers: how rare each is, and which of them a word of a question can mean.
//!
//! A question is compared with hundreds of ways to ask. Working out once what each of its words can mean leaves only
//! numbers to compare.

use rustc_hash::FxHashMap;

use super::{
    analysis::{Gram, Word, grams},
    counting,
    dictionary::{GramId, Grams, Numbered, WordId, float},
    packed::Packed,
    strings::Strings,
};

/// A match of a part of a compound, beside the whole word.
pub(super) const PART: f32 = 0.7;
/// A match of a word whose spelling was mended: it may have been another word that the lexicon does not know.
const MENDED: f32 = 0.7;
/// The least likeness by 4-grams (Dice's coefficient) that counts for a word the lexicon does not know.
const ALIKE: f32 = 0.5;
/// What such likeness is worth beside the word itself.
const ALIKE_WORTH: f32 = 0.6;
/// So many words that a strange one looks like are taken.
const MOST_ALIKE: usize = 6;

/// What a function word weighs beside its rarity.
const LIGHT: f32 = 0.25;

/// The number of a term: of the stem of a word, or of a part of a compound.
pub(super) type TermId = u32;

/// The terms of a library.
pub(super) struct Vocabulary {
    terms: Strings,
    /// In how many documents each term is.
    counts: Vec<f32>,
    documents: f32,
    /// The 4-grams of all words.
    grams: Grams,
    /// How many 4-grams a stem's word has; none when it is a function word.
    gram_counts: Vec<u8>,
    /// Which stems' words have a 4-gram.
    having_gram: Packed<TermId>,
}

/// The terms of each word of a library: its stem, then its parts. Only needed while an index is built.
pub(super) struct Terms {
    of_words: Packed<TermId>,
    light: Vec<bool>,
    kinds: usize,
}

impl Terms {
    /// The stem of a word, then the stems of its parts.
    pub(super) fn of(&self, word: WordId) -> &[TermId] {
        self.of_words.get(word)
    }

    /// The stem of a word.
    pub(super) fn stem(&self, word: WordId) -> TermId {
        self.of(word).first().copied().unwrap_or_default()
    }

    /// Whether a word is a function word.
    pub(super) fn is_light(&self, word: WordId) -> bool {
        self.light[word as usize]
    }

    /// How many terms there are.
    pub(super) const fn kinds(&self) -> usize {
        self.kinds
    }
}

impl Vocabulary {
    /// Takes in the words of documents; `of_words` are the numbers of each word's 4-grams.
    pub(super) fn new(documents: &[Numbered], words: &[Word], grams: Grams, of_words: &[Vec<GramId>]) -> (Self, Terms) {
        let mut numbers = Strings::default();
        // Forms of a word share a stem; the first form stands for them all.
        let mut first: Vec<usize> = Vec::new();
        for (number, word) in words.iter().enumerate() {
            if numbers.take(&word.stem) as usize == first.len() {
                first.push(number);
            }
        }
        let of_word: Vec<Vec<TermId>> =
            words.iter().map(|word| word.terms().map(|term| numbers.take(term)).collect()).collect();
        let heavy = |number: usize| if words[number].light { &[][..] } else { &of_words[number] };
        let having_gram = Packed::of(grams.len(), |add| {
            for (stem, number) in (0..).zip(&first) {
                for gram in heavy(*number) {
                    add(*gram, stem);
                }
            }
        });
        let terms = Terms {
            of_words: Packed::of(words.len(), |add| {
                for (word, terms) in (0..).zip(&of_word) {
                    for term in terms {
                        add(word, *term);
                    }
                }
            }),
            light: words.iter().map(|word| word.light).collect(),
            kinds: numbers.len(),
        };
        let gram_count = |number: &usize| u8::try_from(heavy(*number).len()).unwrap_or(u8::MAX);
        let vocabulary = Self {
            counts: count_documents(documents, &terms),
            documents: float(documents.len()),
            gram_counts: first.iter().map(gram_count).collect(),
            having_gram,
            terms: numbers,
            grams,
        };
        (vocabulary, terms)
    }

    /// The number of a term that the library has.
    pub(super) fn number(&self, term: &str) -> Option<TermId> {
        self.terms.get(term)
    }

    /// The number of a 4-gram that the library has.
    pub(super) fn gram(&self, gram: Gram) -> Option<GramId> {
        self.grams.get(gram)
    }

    /// What a word weighs: its rarity among the documents (inverse document frequency as in BM25), function words
    /// much less. A word no document has weighs as much as the rarest: it may be what the question is about.
    pub(super) fn weight(&self, word: &Word) -> f32 {
        let counts = word.terms().filter_map(|term| self.terms.get(term)).map(|term| self.counts[term as usize]);
        let count = counts.fold(0.0, f32::max);
        let rarity = counting::rarity(self.documents, count);
        if word.light { rarity * LIGHT } else { rarity }
    }

    /// The terms that a word has itself, and what each is worth, 0…1.
    pub(super) fn said_by(&self, word: &Word) -> impl Iterator<Item = (TermId, f32)> {
        let whole = if word.mended { MENDED } else { 1.0 };
        let worths = std::iter::once(whole).chain(std::iter::repeat(whole * PART));
        word.terms().zip(worths).filter_map(|(term, worth)| Some((self.number(term)?, worth)))
    }

    /// The terms that a word the library does not know looks like, and what each is worth, 0…1: the likest few.
    pub(super) fn alike(&self, word: &Word) -> Vec<(TermId, f32)> {
        if word.known || word.light {
            return Vec::new();
        }
        let own = grams(&word.text);
        let mut shared: FxHashMap<TermId, usize> = FxHashMap::default();
        for gram in own.iter().filter_map(|gram| self.gram(*gram)) {
            for stem in self.having_gram.get(gram) {
                *shared.entry(*stem).or_default() += 1;
            }
        }
        let alike = |(id, shared): (TermId, usize)| {
            let alike = 2.0 * float(shared) / float(own.len() + usize::from(self.gram_counts[id as usize]));
            (alike >= ALIKE).then_some((id, alike * ALIKE_WORTH))
        };
        let mut found: Vec<(TermId, f32)> = shared.into_iter().filter_map(alike).collect();
        // Of equally near ones the first, so that a turn can be replayed.
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(MOST_ALIKE);
        found
    }
}

/// In how many documents each term is.
fn count_documents(documents: &[Numbered], terms: &Terms) -> Vec<f32> {
    let mut counts = vec![0.0; terms.kinds()];
    let mut last = vec![None; terms.kinds()];
    for (number, document) in documents.iter().enumerate() {
        for term in document.words().flat_map(|word| terms.of(word)) {
            if last[*term as usize].replace(number) != Some(number) {
                counts[*term as usize] += 1.0;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Tag,
        search::{
            Document, Target,
            analysis::analyse,
            dictionary::{number, number_grams},
        },
    };

    #[test]
    fn a_word_means_itself_its_parts_and_what_looks_like_it() {
        let document = Document {
            target: Target::Answer("avgift".into()),
            title: "förskola avgift förskoleavgift bygglov".to_owned(),
            asks: vec!["altaner".to_owned()],
            body: String::new(),
        };
        let (documents, lexicon, words) = number(vec![document], Tag::Swedish);
        let (grams, of_words) = number_grams(&words);
        let (vocabulary, terms) = Vocabulary::new(&documents, &words, grams, &of_words);
        let of = |text: &str| analyse(text, &lexicon, false).remove(0);
        let worth = |asked: &str, term: &str| {
            let (word, term) = (of(asked), vocabulary.number(&of(term).stem).unwrap());
            let all = vocabulary.said_by(&word).chain(vocabulary.alike(&word));
            all.filter(|(id, _)| *id == term).map(|(_, worth)| worth).fold(0.0, f32::max)
        };
        assert!((worth("avgifter", "avgift") - 1.0).abs() < 0.01);
        assert!((worth("förskoleavgift", "avgift") - PART).abs() < 0.01, "a part");
        assert!(worth("byggloven", "bygglov") > 0.9);
        assert!(worth("byglov", "bygglov") > 0.3, "what looks like it");
        assert!(worth("altan", "bygglov") < 0.01);
        assert_eq!(terms.of(documents[0].asks[0][2]).len(), 3, "a compound is found by itself and by its parts");
    }
}
