//! 4-grams of everything a document says: what finds a word that is misspelt, inflected or inside another one.
//!
//! A question has a hundred 4-grams and a document a thousand, so most documents have some of them. That makes them a
//! poor way to look documents up and a good one to tell the near from the far: scores are BM25's, worked out when the
//! index is built, and a question only adds them up.

use std::collections::{BTreeMap, HashMap};

/// BM25: how soon a gram that comes again stops counting, and how much long documents are held back. Those that
/// tantivy uses for words.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The number of a document, in the order they were given.
type DocumentNumber = u32;

/// Which documents have a 4-gram, and what it is worth to each.
#[derive(Default)]
pub(super) struct GramIndex {
    worths: HashMap<Box<str>, Vec<(DocumentNumber, f32)>>,
    documents: usize,
}

impl GramIndex {
    /// Counts the 4-grams of documents, each given as all of its grams.
    pub(super) fn new(documents: impl Iterator<Item = Vec<String>>) -> Self {
        let mut counts: HashMap<Box<str>, Vec<(DocumentNumber, f32)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (number, grams) in (0..).zip(documents) {
            lengths.push(float(grams.len()));
            let mut own: BTreeMap<String, f32> = BTreeMap::new();
            for gram in grams {
                *own.entry(gram).or_default() += 1.0;
            }
            for (gram, count) in own {
                counts.entry(gram.into_boxed_str()).or_default().push((number, count));
            }
        }
        let all = float(lengths.len());
        let mean = (lengths.iter().sum::<f32>() / all.max(1.0)).max(1.0);
        for having in counts.values_mut() {
            let rarity = (1.0 + (all - float(having.len()) + 0.5) / (float(having.len()) + 0.5)).ln();
            for (number, worth) in having.iter_mut() {
                let length = lengths[*number as usize] / mean;
                *worth = rarity * *worth * (K1 + 1.0) / (*worth + K1 * (1.0 - B + B * length));
            }
            having.shrink_to_fit();
        }
        Self { worths: counts, documents: lengths.len() }
    }

    /// The score of every document for weighted grams, by number.
    pub(super) fn scores<'a>(&self, grams: impl Iterator<Item = (&'a str, f32)>) -> Vec<f32> {
        let mut scores = vec![0.0; self.documents];
        for (gram, weight) in grams {
            for (number, worth) in self.worths.get(gram).into_iter().flatten() {
                scores[*number as usize] += weight * worth;
            }
        }
        scores
    }
}

fn float(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of grams are far below what f32 tells apart")]
    let float = count as f32;
    float
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::grams;

    #[test]
    fn a_misspelt_word_is_nearest_to_the_document_that_spells_it_right() {
        let index = GramIndex::new(["återvinningscentral", "försörjningsstöd", "bygglov"].into_iter().map(grams));
        let asked = grams("återvinigscentralen");
        let scores = index.scores(asked.iter().map(|gram| (gram.as_str(), 1.0)));
        assert!(scores[0] > 3.0 * scores[1].max(scores[2]), "{scores:?}");
    }
}
