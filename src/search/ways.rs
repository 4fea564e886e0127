//! The ways to ask, each on its own: how like a question the nearest of a document's are.
//!
//! What is alike is the direction of two questions as vectors of terms, each weighing by its rarity among all ways to
//! ask. Function words count here: "när", "var" and "vad kostar" tell the answers on one matter apart.

use super::{
    dictionary::{Numbered, float},
    packed::Packed,
    vocabulary::{PART, TermId, Terms},
};

/// The nearest so many ways to ask are looked at.
const NEAREST: usize = 8;
const FEW: usize = 3;

/// The ways to ask of documents, the title first.
pub(super) struct Ways {
    /// Where the ways of each document begin, and at last where they end.
    begins: Vec<u32>,
    /// The terms of each way, doubled; one more for a part of a compound.
    terms: Packed<u32>,
    /// One over the length of each as a vector.
    shrink: Vec<f32>,
    /// How rare each term is among the ways to ask.
    rarity: Vec<f32>,
    /// How rare what none of them has is.
    unheard: f32,
}

/// How near the nearest ways to ask are, each 0…1.
#[derive(Clone, Copy, Default)]
pub(super) struct Near {
    /// The nearest.
    pub(super) one: f32,
    /// The mean of the nearest three, and of the nearest eight.
    pub(super) few: f32,
    pub(super) more: f32,
}

impl Ways {
    /// Takes in documents.
    pub(super) fn new(documents: &[Numbered], terms: &Terms) -> Self {
        let mut begins = vec![0_u32];
        begins.extend(documents.iter().scan(0, |sum, document| {
            *sum += u32::try_from(document.asks.len()).unwrap_or_default();
            Some(*sum)
        }));
        let all = || (0..).zip(documents.iter().flat_map(|document| &document.asks));
        let count = documents.iter().map(|document| document.asks.len()).sum::<usize>();
        let of_ways = Packed::of(count, |add| {
            for (way, words) in all() {
                for word in words {
                    let (stem, parts) = terms.of(*word).split_first().unwrap_or((&0, &[]));
                    add(way, stem * 2);
                    for part in parts {
                        add(way, part * 2 + 1);
                    }
                }
            }
        });
        let (mut having, mut last) = (vec![0.0_f32; terms.kinds()], vec![u32::MAX; terms.kinds()]);
        for way in 0..of_ways.len() {
            for term in of_ways.get(way).iter().map(|term| *term as usize / 2) {
                having[term] += if last[term] == way { 0.0 } else { 1.0 };
                last[term] = way;
            }
        }
        let rare = |having: f32| ((float(count) + 1.0) / (having + 0.5)).ln();
        let rarity: Vec<f32> = having.into_iter().map(rare).collect();
        let shrink = (0..of_ways.len()).map(|way| {
            let square = |term: &u32| (rarity[*term as usize / 2] * worth(*term)).powi(2);
            1.0 / of_ways.get(way).iter().map(square).sum::<f32>().sqrt().max(f32::EPSILON)
        });
        Self { begins, shrink: shrink.collect(), terms: of_ways, rarity, unheard: rare(0.0) }
    }

    /// Makes a question ready: what it says itself by weighted terms, what else it may mean, and the weights of words
    /// that the library does not have.
    pub(super) fn asked(
        &self,
        said: impl Iterator<Item = (TermId, f32)>,
        meant: impl Iterator<Item = (TermId, f32)>,
        unheard: impl Iterator<Item = f32>,
    ) -> Asked {
        let mut weights = vec![0.0_f32; self.rarity.len()];
        let mut own = Vec::new();
        for (term, weight) in said {
            if weights[term as usize] == 0.0 {
                own.push(term);
            }
            weights[term as usize] += weight;
        }
        let square = |term: &TermId| (weights[*term as usize] * self.rarity[*term as usize]).powi(2);
        let others: f32 = unheard.map(|weight| (weight * self.unheard).powi(2)).sum();
        let length = (own.iter().map(square).sum::<f32>() + others).sqrt();
        for (term, weight) in meant {
            if weights[term as usize] == 0.0 {
                own.push(term);
            }
            weights[term as usize] = weights[term as usize].max(weight);
        }
        let mut doubled = vec![0.0_f32; 2 * weights.len()];
        for term in own {
            let weight = weights[term as usize] * self.rarity[term as usize].powi(2) / length.max(f32::EPSILON);
            for form in [2 * term, 2 * term + 1] {
                doubled[form as usize] = weight * worth(form);
            }
        }
        Asked { weights: doubled }
    }

    /// How near the ways to ask of a document are.
    pub(super) fn near(&self, document: u32, asked: &Asked) -> Near {
        let mut nearest = [0.0_f32; NEAREST];
        for way in self.begins[document as usize]..self.begins[document as usize + 1] {
            let terms = self.terms.get(way).iter();
            let shared: f32 = terms.map(|term| asked.weights[*term as usize]).sum();
            let mut like = (shared * self.shrink[way as usize]).min(1.0);
            if like <= nearest[NEAREST - 1] {
                continue;
            }
            for place in &mut nearest {
                if like > *place {
                    std::mem::swap(&mut like, place);
                }
            }
        }
        let mean = |of: usize| nearest[..of].iter().sum::<f32>() / float(of);
        Near { one: nearest[0], few: mean(FEW), more: mean(NEAREST) }
    }
}

/// A question, made ready: what each term weighs in likeness, doubled as those of the ways are.
pub(super) struct Asked {
    weights: Vec<f32>,
}

fn worth(term: u32) -> f32 {
    if term % 2 == 1 { PART } else { 1.0 }
}
