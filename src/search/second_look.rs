//! The second look: how well a candidate really fits, word by word.
//!
//! BM25 says which candidates share rare words with the question. Here each is asked two things: how much of the
//! question's weight it covers at all, and how like the question its nearest way to ask is. Out of these come the
//! final order and the confidence.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{
    analysis::{Lexicon, Word, analyse, similarity},
    documents::{Document, Target},
    index::{Hit, Query},
};

/// A match of a part of a compound, beside the whole word.
const PART: f32 = 0.7;
/// A match by a synonym.
const SYNONYM: f32 = 0.85;
/// A match of a word whose spelling was mended: it may have been another word that the lexicon does not know.
const MENDED: f32 = 0.7;
/// The least likeness by 4-grams that counts for a word the lexicon does not know, and what it is worth.
const ALIKE: f32 = 0.5;
const ALIKE_WORTH: f32 = 0.6;
/// What a function word weighs beside its rarity.
const LIGHT: f32 = 0.25;

/// A document made ready for a second look.
pub(super) struct Prepared {
    target: Target,
    /// The title and every way to ask, each on its own.
    asks: Vec<Vec<Word>>,
    body: Vec<Word>,
    /// Stems of whole words anywhere in it.
    stems: HashSet<String>,
    /// Stems of parts of compounds anywhere in it.
    parts: HashSet<String>,
}

/// How rare words are: what each weighs.
pub(super) struct Weights {
    documents: f32,
    counts: HashMap<String, f32>,
}

impl Prepared {
    pub(super) fn new(document: Document, lexicon: &Lexicon) -> Self {
        let asks: Vec<Vec<Word>> = std::iter::once(&document.title)
            .chain(&document.asks)
            .map(|ask| analyse(ask, lexicon, false))
            .filter(|words| !words.is_empty())
            .collect();
        let body = analyse(&document.body, lexicon, false);
        let words = || asks.iter().flatten().chain(&body);
        let stems = words().map(|word| word.stem.clone()).collect();
        let parts = words().flat_map(|word| word.parts.iter().cloned()).collect();
        Self { target: document.target, asks, body, stems, parts }
    }

    pub(super) fn asks(&self) -> impl Iterator<Item = &Vec<Word>> {
        self.asks.iter()
    }

    pub(super) fn ask_words(&self) -> Vec<&Word> {
        self.asks.iter().flatten().collect()
    }

    pub(super) fn body_words(&self) -> &[Word] {
        &self.body
    }

    /// Looks at this candidate again; `share` is its score in the index beside the best one's.
    pub(super) fn second_look(&self, query: &Query, share: f32, weights: &Weights) -> Hit {
        let total: f32 = query.words.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::EPSILON);
        let (mut covered, mut weighed) = (0.0, f32::EPSILON);
        let mut matched = Vec::new();
        for (place, (word, weight)) in query.words.iter().enumerate().filter(|(_, (word, _))| !word.light) {
            let worth = query.best(place, |word| self.has(word));
            covered += weight * worth;
            weighed += weight;
            if worth > 0.0 {
                matched.push(word.text.clone());
            }
        }
        let cover = covered / weighed;
        let ask = self.asks.iter().map(|ask| likeness(query, ask, total, weights)).fold(0.0, f32::max);
        let features = Features { cover, ask, share };
        let score = features.log_odds();
        let confidence = 1.0 / (1.0 + (-score).exp());
        Hit { target: self.target.clone(), score, confidence, features, matched }
    }

    /// How well this document has a word anywhere, 0…1.
    fn has(&self, word: &Word) -> f32 {
        if self.stems.contains(&word.stem) {
            return 1.0;
        }
        if self.parts.contains(&word.stem) {
            return PART;
        }
        if !word.parts.is_empty() {
            let found =
                word.parts.iter().filter(|part| self.stems.contains(*part) || self.parts.contains(*part)).count();
            return PART * share(found, word.parts.len());
        }
        0.0
    }
}

impl Query {
    /// The best of what a word of the question, or a synonym of it, is worth.
    fn best(&self, place: usize, worth: impl Fn(&Word) -> f32) -> f32 {
        let word = &self.words[place].0;
        let own = worth(word) * if word.mended { MENDED } else { 1.0 };
        let synonyms = self.synonyms.iter().filter(|(of, _)| *of == place).map(|(_, word)| SYNONYM * worth(word));
        synonyms.fold(own, f32::max)
    }
}

/// How like a way to ask is to the question: what it has of the question, and the question of it.
fn likeness(query: &Query, ask: &[Word], total: f32, weights: &Weights) -> f32 {
    let of_query: f32 = query
        .words
        .iter()
        .enumerate()
        .map(|(place, (_, weight))| weight * query.best(place, |word| best_match(word, ask.iter())))
        .sum();
    let own: f32 = ask.iter().map(|word| weights.of_word(word)).sum::<f32>().max(f32::EPSILON);
    let meant = || query.words.iter().map(|(word, _)| word).chain(query.synonyms.iter().map(|(_, word)| word));
    let of_ask: f32 = ask.iter().map(|word| weights.of_word(word) * best_match(word, meant())).sum();
    (of_query / total).powf(0.6) * (of_ask / own).powf(0.4)
}

fn best_match<'a>(word: &Word, others: impl Iterator<Item = &'a Word>) -> f32 {
    others.map(|other| matches(word, other)).fold(0.0, f32::max)
}

/// How much two words are the same, 0…1.
fn matches(one: &Word, other: &Word) -> f32 {
    if one.stem == other.stem {
        return 1.0;
    }
    if one.light || other.light {
        return 0.0;
    }
    if one.parts.contains(&other.stem) || other.parts.contains(&one.stem) {
        return PART;
    }
    let shared = one.parts.iter().filter(|part| other.parts.contains(part)).count();
    if shared > 0 {
        return PART * share(shared, one.parts.len().max(other.parts.len()));
    }
    if one.known && other.known {
        return 0.0;
    }
    let alike = similarity(&one.text, &other.text);
    if alike >= ALIKE { alike * ALIKE_WORTH } else { 0.0 }
}

fn share(some: usize, all: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a compound has few parts")]
    let share = some as f32 / all.max(1) as f32;
    share
}

impl Weights {
    pub(super) fn of(documents: &[Prepared]) -> Self {
        let mut counts: HashMap<String, f32> = HashMap::new();
        for document in documents {
            for term in document.stems.union(&document.parts) {
                *counts.entry(term.clone()).or_default() += 1.0;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a library has far fewer answers than f32 can count")]
        let all = documents.len() as f32;
        Self { documents: all, counts }
    }

    /// What a word weighs: its rarity among the documents (inverse document frequency as in BM25), function words
    /// much less. A word no document has weighs as much as the rarest: it may be what the question is about.
    pub(super) fn of_word(&self, word: &Word) -> f32 {
        let count = word.terms().filter_map(|term| self.counts.get(term)).copied().fold(0.0, f32::max);
        let rarity = (1.0 + (self.documents - count + 0.5) / (count + 0.5)).ln();
        if word.light { rarity * LIGHT } else { rarity }
    }
}

/// What the second look saw of a candidate, each 0…1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Features {
    /// Share of the weight of the question's content words that the document covers at all.
    pub cover: f32,
    /// Likeness of its nearest way to ask.
    pub ask: f32,
    /// Its score in the index beside the best candidate's.
    pub share: f32,
}

impl Features {
    /// Evidence that the candidate is meant, as log odds: a logistic regression on the labelled questions of
    /// `tests/eval` (`docs/search.md` says how it was fitted and what else was tried).
    fn log_odds(&self) -> f32 {
        -10.6 + 1.2 * self.cover + 4.8 * self.ask + 7.9 * self.share
    }
}
