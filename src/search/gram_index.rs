//! 4-grams of everything a document says: what finds a word that is misspelt, inflected or inside another one.
//!
//! A question has a hundred 4-grams and a document a thousand, so most documents have some of them. That makes them a
//! poor way to look documents up in a large library and a good one to tell the near from the far: scores are BM25's,
//! worked out when the index is built, and a question only adds them up.

use super::{
    counting::{Counts, DocumentNumber},
    dictionary::{GramId, Numbered},
    packed::{Chosen, Packed},
};

/// Which documents have a 4-gram, and what it is worth to each.
pub(super) struct GramIndex {
    worths: Packed<(DocumentNumber, f32)>,
}

impl GramIndex {
    /// Counts the 4-grams of documents, of which there are `kinds`; `grams` are those of each word.
    pub(super) fn new(documents: &[Numbered], grams: &[Vec<GramId>], kinds: usize) -> Self {
        let each = |document: &Numbered, add: &mut dyn FnMut(u32, f32)| {
            document.words().flat_map(|word| &grams[word as usize]).for_each(|gram| add(*gram, 1.0));
        };
        Self { worths: Counts::of(kinds, documents, each).bm25() }
    }

    /// The score of every one of so many documents for weighted grams, by number.
    pub(super) fn of_all(&self, grams: &[(GramId, f32)], documents: usize) -> Vec<f32> {
        let mut scores = vec![0.0; documents];
        for (gram, weight) in grams {
            for (number, worth) in self.worths.get(*gram) {
                scores[*number as usize] += weight * worth;
            }
        }
        scores
    }

    /// The scores of chosen documents, so many, by their place.
    pub(super) fn of_chosen(&self, grams: &[(GramId, f32)], chosen: &Chosen, documents: usize) -> Vec<f32> {
        let mut scores = vec![0.0; documents];
        for (gram, weight) in grams {
            self.worths.among(*gram, chosen, |place, worth| scores[place] += weight * worth);
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
        let asked = grams("återvinigscentralen").into_iter().filter_map(|gram| Some((all.get(gram)?, 1.0)));
        let asked: Vec<_> = asked.collect();
        let scores = index.of_all(&asked, 3);
        assert!(scores[0] > 3.0 * scores[1].max(scores[2]), "{scores:?}");
        let of_two = index.of_chosen(&asked, &Chosen::new(&[2, 0], 3), 2);
        assert!((of_two[1] - scores[0]).abs() < 0.001 && (of_two[0] - scores[2]).abs() < 0.001, "{of_two:?}");
    }
}
