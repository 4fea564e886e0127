//! 4-grams of everything a document says: what finds a word that is misspelt, inflected or inside another one.
//!
//! A question has a hundred 4-grams and a document a thousand, so most documents have some of them. That makes them a
//! poor way to look documents up and a good one to tell the near from the far: scores are BM25's, worked out when the
//! index is built, and a question only adds them up.

use super::{
    dictionary::{GramId, Numbered, float},
    packed::Packed,
};

/// BM25: how soon a gram that comes again stops counting, and how much long documents are held back. Those that
/// tantivy uses for words.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The number of a document, in the order they were given.
pub(super) type DocumentNumber = u32;

/// Which documents have a 4-gram, and what it is worth to each.
pub(super) struct GramIndex {
    worths: Packed<(DocumentNumber, f32)>,
    documents: usize,
}

impl GramIndex {
    /// Counts the 4-grams of documents, of which there are `kinds`; `grams` are those of each word.
    pub(super) fn new(documents: &[Numbered], grams: &[Vec<GramId>], kinds: usize) -> Self {
        let (mut counts, mut own) = (vec![0.0; kinds], Vec::new());
        let mut worths = Packed::of(kinds, |add| {
            for (number, document) in (0..).zip(documents) {
                for gram in document.words().flat_map(|word| &grams[word as usize]) {
                    let count: &mut f32 = &mut counts[*gram as usize];
                    if *count == 0.0 {
                        own.push(*gram);
                    }
                    *count += 1.0;
                }
                own.drain(..).for_each(|gram| add(gram, (number, std::mem::take(&mut counts[gram as usize]))));
            }
        });
        let length = |document: &Numbered| float(document.words().map(|word| grams[word as usize].len()).sum());
        let lengths: Vec<f32> = documents.iter().map(length).collect();
        let all = float(lengths.len());
        let mean = (lengths.iter().sum::<f32>() / all.max(1.0)).max(1.0);
        for gram in (0..).take(kinds) {
            let having = worths.get_mut(gram);
            let rarity = (1.0 + (all - float(having.len()) + 0.5) / (float(having.len()) + 0.5)).ln();
            for (number, worth) in having {
                let length = lengths[*number as usize] / mean;
                *worth = rarity * *worth * (K1 + 1.0) / (*worth + K1 * (1.0 - B + B * length));
            }
        }
        Self { worths, documents: documents.len() }
    }

    /// The score of every document for weighted grams, by number.
    pub(super) fn scores(&self, grams: impl IntoIterator<Item = (GramId, f32)>) -> Vec<f32> {
        let mut scores = vec![0.0; self.documents];
        for (gram, weight) in grams {
            for (number, worth) in self.worths.get(gram) {
                scores[*number as usize] += weight * worth;
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Tag,
        search::{
            Document, Target,
            analysis::grams,
            dictionary::{number, number_grams},
        },
    };

    #[test]
    fn a_misspelt_word_is_nearest_to_the_document_that_spells_it_right() {
        let document = |title: &str| Document {
            target: Target::Answer(title.into()),
            title: title.to_owned(),
            asks: Vec::new(),
            body: String::new(),
        };
        let titles = ["återvinningscentral", "försörjningsstöd", "bygglov"];
        let (documents, _, words) = number(titles.map(document).to_vec(), Tag::Swedish);
        let (all, of_words) = number_grams(&words);
        let index = GramIndex::new(&documents, &of_words, all.len());
        let asked = grams("återvinigscentralen").into_iter().filter_map(|gram| Some((all.get(&gram)?, 1.0)));
        let scores = index.scores(asked);
        assert!(scores[0] > 3.0 * scores[1].max(scores[2]), "{scores:?}");
    }
}
