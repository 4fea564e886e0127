//! Evidence: what was seen of a candidate, and how much of it each thing is.
//!
//! The weights are fitted, never chosen: `medborgarsvar eval --calibrate` writes `weights.toml` and those
//! beside it (`docs/search.md`).

use std::{collections::BTreeMap, fmt::Write as _};

use serde::{Deserialize, Serialize};

use super::sureness::{SIGNS, Signs};

/// What is known of how a collection is asked for. Each kind has weights of its own, as they were last fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collection {
    /// So many ways to ask that something was learnt of them.
    Learnt,
    /// Ways to ask, but too few to learn from, or of too many documents.
    Unlearnt,
    /// Hardly any ways to ask, but titles.
    Unasked,
    /// Texts alone: no library, whose answers all have titles, but what others measure ranking on.
    Untitled,
}

impl Collection {
    /// The file of its weights, beside this one.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Learnt => "weights.toml",
            Self::Unlearnt => "weights-unlearnt.toml",
            Self::Unasked => "weights-unasked.toml",
            Self::Untitled => "weights-untitled.toml",
        }
    }

    const fn weights(self) -> &'static str {
        match self {
            Self::Learnt => include_str!("weights.toml"),
            Self::Unlearnt => include_str!("weights-unlearnt.toml"),
            Self::Unasked => include_str!("weights-unasked.toml"),
            Self::Untitled => include_str!("weights-untitled.toml"),
        }
    }
}

/// What the order of candidates is made of, in the order of [`Features::for_order`].
pub const FEATURES: [&str; 13] = [
    "asks",
    "likely",
    "title",
    "body",
    "ask_pairs",
    "body_pairs",
    "grams",
    "cover",
    "nearest",
    "nearest_few",
    "nearest_more",
    "elsewhere",
    "learnt",
];

/// A way to ask this like the question is the question, word for word.
const VERBATIM: f32 = 0.999;
/// What that is worth beyond likeness, as log odds: somebody wrote down that these words mean this answer. It can't be
/// fitted, for no way to ask is asked of an index that has it; twenty to one.
const VERBATIM_WORTH: f32 = 3.0;

/// What was seen of a candidate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Features {
    /// BM25 of the question's words in its title and ways to ask.
    pub asks: f32,
    /// How much likelier those words are among its ways to ask than elsewhere, as a logarithm.
    pub likely: f32,
    /// BM25 in the title alone.
    pub title: f32,
    /// BM25 in the body.
    pub body: f32,
    /// BM25 of pairs of neighbouring words in its ways to ask.
    pub ask_pairs: f32,
    /// BM25 of pairs of neighbouring content words in its body.
    pub body_pairs: f32,
    /// BM25 of 4-grams in everything it says.
    pub grams: f32,
    /// Share of the weight of the question's content words that it has at all, 0…1.
    pub cover: f32,
    /// Likeness of its nearest way to ask, 0…1.
    pub nearest: f32,
    /// Mean likeness of its nearest three ways to ask, 0…1.
    pub nearest_few: f32,
    /// Mean likeness of its nearest eight ways to ask, 0…1.
    pub nearest_more: f32,
    /// Whether it is another authority, 0 or 1: one entry stands for all that it handles, so nothing of it is as near as
    /// an answer of its own would be.
    pub elsewhere: f32,
    /// What its words say for it by what was learnt from the ways to ask.
    pub learnt: f32,
    /// What the conversation says for it, as log odds.
    pub given: f32,
    /// Its part of the evidence for all candidates, 0…1.
    pub lead: f32,
}

impl Features {
    /// Everything that the order is made of, as [`FEATURES`] names it.
    #[must_use]
    pub fn for_order(&self) -> [f32; FEATURES.len()] {
        [
            self.asks,
            self.likely,
            self.title,
            self.body,
            self.ask_pairs,
            self.body_pairs,
            self.grams,
            self.cover,
            self.nearest,
            self.nearest_few,
            self.nearest_more,
            self.elsewhere,
            self.learnt,
        ]
    }

    /// The evidence that the candidate is meant, with so much for each of [`FEATURES`].
    #[must_use]
    pub fn evidence(&self, order: &[f32; FEATURES.len()]) -> f32 {
        let verbatim = if self.nearest >= VERBATIM { VERBATIM_WORTH } else { 0.0 };
        let seen: f32 = self.for_order().iter().zip(order).map(|(feature, weight)| feature * weight).sum();
        seen + verbatim + self.given
    }
}

/// How much evidence each thing is, as log odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// For the order: of each of [`FEATURES`].
    pub order: [f32; FEATURES.len()],
    /// That the first is meant: of each of [`SIGNS`], and the constant.
    pub first: ([f32; SIGNS.len()], f32),
    /// That one of the first three is meant.
    pub among: ([f32; SIGNS.len()], f32),
}

/// A file of weights can't be read.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is no table of numbers.
    #[error(transparent)]
    Form(#[from] toml::de::Error),
    /// A weight is not there.
    #[error("no weight of {0}")]
    Missing(&'static str),
}

#[derive(Serialize, Deserialize)]
struct File {
    order: BTreeMap<String, f32>,
    first: BTreeMap<String, f32>,
    among: BTreeMap<String, f32>,
}

/// The name of the constant among the weights.
const CONSTANT: &str = "constant";

impl Weights {
    /// The weights as they were last fitted for a kind of collection.
    ///
    /// # Errors
    /// [`WeightsError`] when their file is broken.
    pub fn fitted(collection: Collection) -> Result<Self, WeightsError> {
        Self::read(collection.weights())
    }

    fn read(text: &str) -> Result<Self, WeightsError> {
        let file: File = toml::from_str(text)?;
        let sure = |table: &BTreeMap<String, f32>| -> Result<_, WeightsError> {
            let constant = table.get(CONSTANT).copied().ok_or(WeightsError::Missing(CONSTANT))?;
            Ok((named(&SIGNS, table)?, constant))
        };
        Ok(Self { order: named(&FEATURES, &file.order)?, first: sure(&file.first)?, among: sure(&file.among)? })
    }

    /// The weights as a file.
    #[must_use]
    pub fn written(&self) -> String {
        let table = |names: &[&str], weights: &[f32]| -> String {
            names.iter().zip(weights).fold(String::new(), |mut table, (name, weight)| {
                let _ = writeln!(table, "{name} = {weight:.5}");
                table
            })
        };
        let sure = |(weights, constant): &([f32; SIGNS.len()], f32)| {
            format!("{}{}", table(&[CONSTANT], &[*constant]), table(&SIGNS, weights))
        };
        format!(
            "# Written by `medborgarsvar eval --calibrate`; docs/search.md says how. Log odds per unit.\n\n\
             # The order of candidates.\n[order]\n{}\n# That the first is meant.\n[first]\n{}\n\
             # That one of the first three is meant.\n[among]\n{}",
            table(&FEATURES, &self.order),
            sure(&self.first),
            sure(&self.among)
        )
    }

    /// The evidence that a candidate is meant.
    pub(super) fn evidence(&self, features: &Features) -> f32 {
        features.evidence(&self.order)
    }

    /// How sure it is that the first is meant, and that one of the first three is: each 0…1.
    pub(super) fn sure(&self, signs: &Signs) -> (f32, f32) {
        (logistic(&self.first, signs), logistic(&self.among, signs))
    }
}

fn logistic((weights, constant): &([f32; SIGNS.len()], f32), signs: &Signs) -> f32 {
    let evidence: f32 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
    1.0 / (1.0 + (-(constant + evidence)).exp())
}

fn named<const N: usize>(names: &[&'static str; N], table: &BTreeMap<String, f32>) -> Result<[f32; N], WeightsError> {
    let mut weights = [0.0; N];
    for (weight, name) in weights.iter_mut().zip(names) {
        *weight = table.get(*name).copied().ok_or(WeightsError::Missing(name))?;
    }
    Ok(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_as_they_were_written() {
        let all = [Collection::Learnt, Collection::Unlearnt, Collection::Unasked, Collection::Untitled];
        let all = all.map(|collection| Weights::fitted(collection).unwrap());
        assert!(all.iter().enumerate().all(|(at, weights)| !all[..at].contains(weights)), "each kind has its own");
        let [fitted, ..] = all;
        assert_eq!(Weights::read(&fitted.written()).unwrap(), fitted);
        let broken = fitted.written().replace("cover", "clover");
        assert!(matches!(Weights::read(&broken), Err(WeightsError::Missing("cover"))));
    }
}
