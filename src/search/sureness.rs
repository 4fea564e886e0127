//! How sure the search is: from what was seen of the candidates to probabilities.
//!
//! The order of candidates says which is the likelier. Whether any of them is meant at all is another question: how far
//! the first is ahead tells, how much it has in common with the question in the first place, and what of the question
//! nobody knows.

use super::{dictionary::float, evidence::Features, index::Hit};

/// What tells whether the first candidate, or one of the first few, is meant; in the order of [`Signs`].
pub const SIGNS: [&str; 17] = [
    "odds",
    "share",
    "ahead",
    "ahead_of_third",
    "ahead_of_others",
    "cover",
    "nearest",
    "nearest_few",
    "asks",
    "body",
    "grams",
    "nearer",
    "covers_more",
    "learnt",
    "learnt_ahead",
    "unheard",
    "words",
];

/// The signs of a question, as [`SIGNS`] names them.
pub type Signs = [f32; SIGNS.len()];

/// Odds are told apart up to so many to one, as a logarithm.
const MOST_ODDS: f32 = 7.0;
/// Which candidates are the others: those that come after the few that may be near.
const OTHERS: std::ops::Range<usize> = 5..15;

/// What a question says of itself, whatever the candidates.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Said {
    /// What its words that the library does not know weigh together.
    pub unheard: f32,
    /// How many content words it has.
    pub words: usize,
}

/// The share of the evidence for all candidates that each has, best first.
pub(super) fn shares(evidence: &[f32]) -> Vec<f32> {
    let best = evidence.first().copied().unwrap_or_default();
    let beside: Vec<f32> = evidence.iter().map(|score| (score - best).exp()).collect();
    let all: f32 = beside.iter().sum();
    beside.into_iter().map(|beside| beside / all).collect()
}

/// The signs of candidates, best first, each with the evidence for it.
#[must_use]
pub fn signs(candidates: &[(f32, Features)], said: Said) -> Signs {
    let Some((best, first)) = candidates.first().copied() else { return [0.0; SIGNS.len()] };
    let behind = |place: usize| candidates.get(place).map_or(best, |(score, _)| best - score);
    let others = &candidates[OTHERS.start.min(candidates.len())..OTHERS.end.min(candidates.len())];
    let ahead_of_others = others.iter().map(|(score, _)| best - score).sum::<f32>() / float(others.len().max(1));
    let second = candidates.get(1).map_or_else(Features::default, |(_, features)| *features);
    let learnt = candidates.iter().skip(1).map(|(_, features)| features.learnt);
    let rival = learnt.reduce(f32::max).unwrap_or_default();
    let share = shares(&candidates.iter().map(|(score, _)| *score).collect::<Vec<_>>())[0];
    [
        (share / (1.0 - share).max(f32::EPSILON)).ln().clamp(-MOST_ODDS, MOST_ODDS),
        share,
        behind(1),
        behind(2),
        ahead_of_others,
        first.cover,
        first.nearest,
        first.nearest_few,
        first.asks,
        first.body,
        first.grams,
        first.nearest - second.nearest,
        first.cover - second.cover,
        first.learnt,
        first.learnt - rival,
        said.unheard,
        float(said.words).ln_1p(),
    ]
}

/// How sure it is that one of the first three hits is meant, 0…1; 0 without hits.
#[must_use]
pub fn sure_of_some(hits: &[Hit]) -> f32 {
    hits.first().map_or(0.0, |best| best.among)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_the_evidence_sums_to_one() {
        let shares = shares(&[3.0, 2.0, -1.0]);
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-6 && shares[0] > 0.7, "{shares:?}");
    }

    #[test]
    fn a_single_candidate_and_none_have_signs_too() {
        let said = Said { unheard: 2.0, words: 1 };
        assert!(signs(&[(1.0, Features::default())], said).iter().all(|sign| sign.is_finite()));
        assert!(signs(&[], said).iter().all(|sign| *sign == 0.0));
    }
}
