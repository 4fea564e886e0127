//! The terms of a library as numbers: how rare each is, and which of them a word of a question can mean.
//!
//! A question is compared with hundreds of ways to ask. Working out once what each of its words can mean leaves only
//! numbers to compare.

use std::collections::HashMap;

use super::{
    analysis::{Gram, Word, grams},
    dictionary::{GramId, Numbered, Numbers, float},
    packed::Packed,
};

/// A match of a part of a compound, beside the whole word.
const PART: f32 = 0.7;
/// A match of a word whose spelling was mended: it may have been another word that the lexicon does not know.
const MENDED: f32 = 0.7;
/// The least likeness by 4-grams (Dice's coefficient) that counts for a word the lexicon does not know.
const ALIKE: f32 = 0.5;
/// What such likeness is worth beside the word itself.
const ALIKE_WORTH: f32 = 0.6;

/// What a function word weighs beside its rarity.
const LIGHT: f32 = 0.25;

/// The number of a term: of the stem of a word, or of a part of a compound.
pub(super) type TermId = u32;

/// The terms of a library.
pub(super) struct Vocabulary {
    terms: Numbers<String>,
    /// In how many documents each term is.
    counts: Vec<f32>,
    documents: f32,
    /// How many parts the compound of a stem has.
    parts: Vec<usize>,
    /// Which stems are of compounds that have a part.
    having_part: Packed<TermId>,
    /// The 4-grams of all words.
    grams: Numbers<Gram>,
    /// How many 4-grams a stem's word has; none when it is a function word.
    gram_counts: Vec<usize>,
    /// Which stems' words have a 4-gram.
    having_gram: Packed<TermId>,
}

impl Vocabulary {
    /// Takes in the words of documents; `of_words` are the numbers of each word's 4-grams.
    pub(super) fn new(documents: &[Numbered], words: &[Word], grams: Numbers<Gram>, of_words: &[Vec<GramId>]) -> Self {
        let mut terms = Numbers::default();
        // Forms of a word share a stem; the first form stands for them all.
        let mut first: Vec<usize> = Vec::new();
        for (number, word) in words.iter().enumerate() {
            if terms.take(word.stem.clone()) as usize == first.len() {
                first.push(number);
            }
        }
        let of_word: Vec<Vec<TermId>> =
            words.iter().map(|word| word.terms().map(|term| terms.take(term.to_owned())).collect()).collect();
        let stems = || (0..).zip(&first);
        let heavy = |number: usize| if words[number].light { &[][..] } else { &of_words[number] };
        let having_part = Packed::of(terms.len(), |add| {
            for (stem, number) in stems() {
                of_word[*number][1..].iter().for_each(|part| add(*part, stem));
            }
        });
        let having_gram = Packed::of(grams.len(), |add| {
            stems().for_each(|(stem, number)| heavy(*number).iter().for_each(|gram| add(*gram, stem)));
        });
        Self {
            counts: count_documents(documents, &of_word, terms.len()),
            documents: float(documents.len()),
            parts: first.iter().map(|number| words[*number].parts.len()).collect(),
            gram_counts: first.iter().map(|number| heavy(*number).len()).collect(),
            having_part,
            having_gram,
            terms,
            grams,
        }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The number of a term that the library has.
    pub(super) fn number(&self, term: &str) -> Option<TermId> {
        self.terms.get(term)
    }

    /// The number of a 4-gram that the library has.
    pub(super) fn gram(&self, gram: Gram) -> Option<GramId> {
        self.grams.get(&gram)
    }

    /// What a word weighs: its rarity among the documents (inverse document frequency as in BM25), function words
    /// much less. A word no document has weighs as much as the rarest: it may be what the question is about.
    pub(super) fn weight(&self, word: &Word) -> f32 {
        let counts = word.terms().filter_map(|term| self.terms.get(term)).map(|term| self.counts[term as usize]);
        let count = counts.fold(0.0, f32::max);
        let rarity = (1.0 + (self.documents - count + 0.5) / (count + 0.5)).ln();
        if word.light { rarity * LIGHT } else { rarity }
    }

    /// Which stems a word of a question can mean, and what each is worth, 0…1.
    pub(super) fn meant_by(&self, word: &Word) -> HashMap<TermId, f32> {
        let mut meant: HashMap<TermId, f32> = HashMap::new();
        if let Some(id) = self.number(&word.stem) {
            meant.insert(id, 1.0);
        }
        if !word.light {
            let mut add = |id: TermId, worth: f32| {
                let known = meant.entry(id).or_default();
                *known = known.max(worth);
            };
            let compounds_of = |part: TermId| self.having_part.get(part);
            self.number(&word.stem).into_iter().flat_map(compounds_of).for_each(|id| add(*id, PART));
            let parts = || word.parts.iter().filter_map(|part| self.number(part));
            parts().for_each(|id| add(id, PART));
            for (id, shared) in count(parts().flat_map(compounds_of)) {
                add(id, PART * share(shared, word.parts.len().max(self.parts[id as usize])));
            }
            if !word.known {
                self.alike(word).for_each(|(id, alike)| add(id, alike * ALIKE_WORTH));
            }
        }
        if word.mended {
            for worth in meant.values_mut() {
                *worth *= MENDED;
            }
        }
        meant
    }

    /// The stems whose words look like a word, and how much.
    fn alike(&self, word: &Word) -> impl Iterator<Item = (TermId, f32)> {
        let own = grams(&word.text);
        let shared = count(own.iter().filter_map(|gram| self.gram(*gram)).flat_map(|gram| self.having_gram.get(gram)));
        shared
            .into_iter()
            .map(move |(id, shared)| (id, 2.0 * share(shared, own.len() + self.gram_counts[id as usize])))
            .filter(|(_, alike)| *alike >= ALIKE)
    }
}

/// In how many documents each of so many terms is.
fn count_documents(documents: &[Numbered], of_word: &[Vec<TermId>], terms: usize) -> Vec<f32> {
    let mut counts = vec![0.0; terms];
    let mut last = vec![None; terms];
    for (number, document) in documents.iter().enumerate() {
        for term in document.words().flat_map(|word| &of_word[word as usize]) {
            if last[*term as usize].replace(number) != Some(number) {
                counts[*term as usize] += 1.0;
            }
        }
    }
    counts
}

fn count<'a>(ids: impl Iterator<Item = &'a TermId>) -> HashMap<TermId, usize> {
    let mut counts = HashMap::new();
    for id in ids {
        *counts.entry(*id).or_default() += 1;
    }
    counts
}

fn share(some: usize, all: usize) -> f32 {
    float(some) / float(all.max(1))
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
    fn a_word_means_itself_its_compounds_and_what_looks_like_it() {
        let document = Document {
            target: Target::Answer("avgift".into()),
            title: "förskola avgift förskoleavgift bygglov".to_owned(),
            asks: vec!["altaner".to_owned()],
            body: String::new(),
        };
        let (documents, lexicon, words) = number(vec![document], Tag::Swedish);
        let (grams, of_words) = number_grams(&words);
        let vocabulary = Vocabulary::new(&documents, &words, grams, &of_words);
        let of = |text: &str| analyse(text, &lexicon, false).remove(0);
        let stem = |text: &str| vocabulary.number(&of(text).stem).unwrap();
        let worth =
            |asked: &str, meant: &str| vocabulary.meant_by(&of(asked)).get(&stem(meant)).copied().unwrap_or(0.0);
        assert!((worth("avgifter", "avgift") - 1.0).abs() < 0.01);
        assert!((worth("avgift", "förskoleavgift") - PART).abs() < 0.01);
        assert!(worth("bygglovs-", "bygglov") > 0.9);
        assert!(worth("byggloven", "bygglov") > 0.9);
        assert!(worth("altan", "bygglov") < 0.01);
    }
}
