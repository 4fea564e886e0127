//! How sure the search is: from what was seen of the candidates to probabilities.
//!
//! The order of candidates says which is the likelier. Whether any of them is meant at all is another question, and two
//! things tell: how far the first is ahead, and how much it has in common with the question in the first place. The
//! weights are logistic regressions on the labelled questions of `tests/eval` (`docs/search.md` says how they were
//! fitted and what they reached on questions that were held out).

use super::index::Hit;

/// That the first candidate is meant: constant, lead, weight.
const MEANT: [f32; 3] = [-8.876, 4.770, 1.542];
/// That one of the first three is meant: constant, weight and evidence of the first.
const AMONG_FIRST: [f32; 3] = [-9.534, 2.691, 1.027];

/// How far each candidate leads and how sure it is that it is meant. Given are their evidence, best first, and how much
/// each has in common with the question: the first as fitted, the others in proportion to it.
pub(super) fn be_sure(candidates: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let Some((best, weight)) = candidates.first().copied() else { return Vec::new() };
    let beside: Vec<f32> = candidates.iter().map(|(score, _)| (score - best).exp()).collect();
    let all: f32 = beside.iter().sum();
    let sure = logistic(MEANT, 1.0 / all, weight);
    beside.into_iter().map(|beside| (beside / all, sure * beside)).collect()
}

/// How sure it is that one of the first three hits is meant, 0…1; 0 without hits.
#[must_use]
pub fn sure_of_some(hits: &[Hit]) -> f32 {
    hits.first().map_or(0.0, |best| logistic(AMONG_FIRST, best.features.weight, best.score))
}

fn logistic([constant, first, second]: [f32; 3], one: f32, other: f32) -> f32 {
    1.0 / (1.0 + (-(constant + first * one + second * other)).exp())
}
