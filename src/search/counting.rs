//! How often what occurs in which document, and what that is worth: BM25.

use super::{dictionary::float, packed::Packed};

/// BM25: how soon a term that comes again stops counting, and how much long documents are held back. Those that
/// tantivy uses.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The number of a document, in the order they were given.
pub(super) type DocumentNumber = u32;

/// How often each of many kinds of things occurs in each document, and how long the documents are.
pub(super) struct Counts {
    pub(super) lists: Packed<(DocumentNumber, f32)>,
    pub(super) lengths: Vec<f32>,
}

impl Counts {
    /// Counts so many kinds of things in documents; `each` hands over what is in a document, with what it counts for.
    pub(super) fn of<D>(kinds: usize, documents: &[D], each: impl Fn(&D, &mut dyn FnMut(u32, f32))) -> Self {
        let (mut counts, mut own) = (vec![0.0_f32; kinds], Vec::new());
        let mut lengths = vec![0.0_f32; documents.len()];
        let lists = Packed::of(kinds, |add| {
            for (number, document) in (0..).zip(documents) {
                let mut length = 0.0;
                each(document, &mut |kind, worth| {
                    let count = &mut counts[kind as usize];
                    if *count == 0.0 {
                        own.push(kind);
                    }
                    *count += worth;
                    length += worth;
                });
                own.drain(..).for_each(|kind| add(kind, (number, std::mem::take(&mut counts[kind as usize]))));
                lengths[number as usize] = length;
            }
        });
        Self { lists, lengths }
    }

    /// What each is worth to each document, by its rarity, how often it occurs, and how long the document is.
    pub(super) fn bm25(mut self) -> Packed<(DocumentNumber, f32)> {
        let all = float(self.lengths.len());
        let mean = (self.lengths.iter().sum::<f32>() / all.max(1.0)).max(1.0);
        for kind in 0..self.lists.len() {
            let having = self.lists.get_mut(kind);
            let rarity = rarity(all, float(having.len()));
            for (number, worth) in having {
                let length = self.lengths[*number as usize] / mean;
                *worth = rarity * *worth * (K1 + 1.0) / (*worth + K1 * (1.0 - B + B * length));
            }
        }
        self.lists
    }
}

/// How rare what occurs in some of all documents is: the inverse document frequency of BM25.
pub(super) fn rarity(all: f32, having: f32) -> f32 {
    (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rare_and_what_comes_often_is_worth_more() {
        let documents = [vec![0, 0, 1], vec![1, 2, 2], vec![1, 2, 3]];
        let counts = Counts::of(4, &documents, |document, add| document.iter().for_each(|kind| add(*kind, 1.0)));
        assert_eq!(counts.lengths, [3.0; 3]);
        let worths = counts.bm25();
        assert_eq!(worths.get(1).len(), 3);
        assert!(worths.get(3)[0].1 > worths.get(1)[2].1, "rare");
        assert!(worths.get(2)[0].1 > worths.get(2)[1].1, "often");
    }
}
