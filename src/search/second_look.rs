//! The second look: how well a candidate really fits, word by word.
//!
//! BM25 says which candidates share rare words with the question. Here each is asked two things: how much of the
//! question's weight it covers at all, and how like the question its nearest way to ask is. Out of these come the
//! final order and the confidence.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    analysis::Word,
    documents::Target,
    index::{Hit, Query},
    vocabulary::{StemId, Vocabulary},
};

/// A match by a synonym.
const SYNONYM: f32 = 0.85;
/// What a function word weighs beside its rarity.
const LIGHT: f32 = 0.25;
/// A way to ask this like the question is the question, word for word.
const VERBATIM: f32 = 0.999;
/// What that is worth beyond likeness, as log odds: somebody wrote down that these words mean this answer.
const VERBATIM_WORTH: f32 = 3.0;
/// How much of a likeness is what the way to ask has of the question; the rest is what the question has of it.
const OF_QUESTION: f32 = 0.6;

/// A document made ready for a second look.
pub(super) struct Prepared {
    target: Target,
    /// The title and every way to ask, each on its own.
    asks: Vec<Ask>,
    /// Every stem in it, in order.
    stems: Vec<StemId>,
}

/// A way to ask: its stems with their weights.
struct Ask {
    words: Vec<(StemId, f32)>,
    total: f32,
}

/// How rare words are: what each weighs.
pub(super) struct Weights {
    documents: f32,
    counts: HashMap<String, f32>,
}

/// A question made ready for a second look: what its words can mean.
pub(super) struct Looked<'a> {
    query: &'a Query,
    total: f32,
    /// For every stem that a word of the question can mean: which word, and what it is worth.
    touched: HashMap<StemId, Vec<(usize, f32)>>,
}

impl Prepared {
    pub(super) fn new(
        target: Target,
        asks: &[Vec<Word>],
        body: &[Word],
        weights: &Weights,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut stems = BTreeSet::new();
        let asks = asks
            .iter()
            .map(|ask| {
                let words: Vec<_> = ask.iter().map(|word| (vocabulary.take(word), weights.of_word(word))).collect();
                stems.extend(words.iter().map(|(id, _)| *id));
                Ask { total: words.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::EPSILON), words }
            })
            .collect();
        stems.extend(body.iter().map(|word| vocabulary.take(word)));
        Self { target, asks, stems: stems.into_iter().collect() }
    }

    /// Looks at this candidate again; `found` is its score in the index, `most` that of the best one.
    pub(super) fn second_look(&self, question: &Looked<'_>, found: f32, most: f32) -> Hit {
        let mut best = vec![0.0_f32; question.query.words.len()];
        for (stem, meaning) in &question.touched {
            if self.stems.binary_search(stem).is_ok() {
                for (place, worth) in meaning {
                    best[*place] = best[*place].max(*worth);
                }
            }
        }
        let (mut covered, mut weighed) = (0.0, f32::EPSILON);
        let mut matched = Vec::new();
        for ((word, weight), worth) in question.query.words.iter().zip(&best).filter(|((word, _), _)| !word.light) {
            covered += weight * worth;
            weighed += weight;
            if *worth > 0.0 {
                matched.push(word.text.clone());
            }
        }
        let ask = self.asks.iter().map(|ask| ask.likeness(question, &mut best)).fold(0.0, f32::max);
        let features =
            Features { cover: covered / weighed, ask, share: found / most, weight: found.ln_1p(), lead: 0.0 };
        let score = features.log_odds();
        Hit { target: self.target.clone(), score, confidence: 0.0, features, matched }
    }
}

impl Ask {
    /// How like the question this way to ask is: what it has of the question, and the question of it. `best` is room
    /// to count in.
    fn likeness(&self, question: &Looked<'_>, best: &mut [f32]) -> f32 {
        best.fill(0.0);
        let mut of_ask = 0.0;
        for (stem, weight) in &self.words {
            let mut most = 0.0_f32;
            for (place, worth) in question.touched.get(stem).into_iter().flatten() {
                best[*place] = best[*place].max(*worth);
                most = most.max(*worth);
            }
            of_ask += weight * most;
        }
        let of_question: f32 = question.query.words.iter().zip(best).map(|((_, weight), worth)| weight * *worth).sum();
        (of_question / question.total).powf(OF_QUESTION) * (of_ask / self.total).powf(1.0 - OF_QUESTION)
    }
}

impl<'a> Looked<'a> {
    pub(super) fn new(query: &'a Query, vocabulary: &Vocabulary) -> Self {
        let mut touched: HashMap<StemId, Vec<(usize, f32)>> = HashMap::new();
        let words = query.words.iter().enumerate().map(|(place, (word, _))| (place, word, 1.0));
        let synonyms = query.synonyms.iter().map(|(place, word)| (*place, word, SYNONYM));
        for (place, word, factor) in words.chain(synonyms) {
            for (stem, worth) in vocabulary.meant_by(word) {
                touched.entry(stem).or_default().push((place, worth * factor));
            }
        }
        let total = query.words.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::EPSILON);
        Self { query, total, touched }
    }
}

impl Weights {
    /// Counts in how many documents each term is; each document is given as its words.
    pub(super) fn of<'a>(documents: impl Iterator<Item = Vec<&'a Word>>) -> Self {
        let mut weights = Self { documents: 0.0, counts: HashMap::new() };
        for words in documents {
            weights.documents += 1.0;
            let terms: BTreeSet<&str> = words.into_iter().flat_map(Word::terms).collect();
            for term in terms {
                *weights.counts.entry(term.to_owned()).or_default() += 1.0;
            }
        }
        weights
    }

    /// What a word weighs: its rarity among the documents (inverse document frequency as in BM25), function words
    /// much less. A word no document has weighs as much as the rarest: it may be what the question is about.
    pub(super) fn of_word(&self, word: &Word) -> f32 {
        let count = word.terms().filter_map(|term| self.counts.get(term)).copied().fold(0.0, f32::max);
        let rarity = (1.0 + (self.documents - count + 0.5) / (count + 0.5)).ln();
        if word.light { rarity * LIGHT } else { rarity }
    }
}

/// What was seen of a candidate, each 0…1 but the weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Features {
    /// Share of the weight of the question's content words that the document covers at all.
    pub cover: f32,
    /// Likeness of its nearest way to ask.
    pub ask: f32,
    /// Its score in the index beside the best candidate's.
    pub share: f32,
    /// That score itself, as its logarithm: how much it has in common with the question at all.
    pub weight: f32,
    /// Its part of the evidence for all candidates.
    pub lead: f32,
}

impl Features {
    /// Evidence that the candidate is meant, as log odds: a logistic regression on the labelled questions of
    /// `tests/eval` (`docs/search.md` says how it was fitted and what else was tried).
    fn log_odds(&self) -> f32 {
        let evidence = -10.6 + 1.2 * self.cover + 4.8 * self.ask + 7.9 * self.share;
        if self.ask >= VERBATIM { evidence + VERBATIM_WORTH } else { evidence }
    }
}
