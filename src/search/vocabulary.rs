//! The stems of a library as numbers, and which of them a word of a question can mean.
//!
//! A question is compared with hundreds of ways to ask. Working out once what each of its words can mean leaves only
//! numbers to compare.

use std::collections::HashMap;

use super::analysis::{Word, grams};

/// A match of a part of a compound, beside the whole word.
const PART: f32 = 0.7;
/// A match of a word whose spelling was mended: it may have been another word that the lexicon does not know.
const MENDED: f32 = 0.7;
/// The least likeness by 4-grams (Dice's coefficient) that counts for a word the lexicon does not know.
const ALIKE: f32 = 0.5;
/// What such likeness is worth beside the word itself.
const ALIKE_WORTH: f32 = 0.6;

/// The number of a stem.
pub(super) type StemId = u32;

/// The stems of a library.
#[derive(Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, StemId>,
    /// Which stems are of compounds that have a part, by the stem of the part.
    having_part: HashMap<String, Vec<StemId>>,
    /// How many parts the compound of a stem has, by number.
    parts: Vec<usize>,
    /// Which stems have a 4-gram.
    having_gram: HashMap<String, Vec<StemId>>,
    /// How many 4-grams a stem's word has, by number.
    grams: Vec<usize>,
}

impl Vocabulary {
    /// The number of a word's stem; a new one is taken in.
    pub(super) fn take(&mut self, word: &Word) -> StemId {
        if let Some(id) = self.ids.get(&word.stem) {
            return *id;
        }
        // A library with four thousand million different words does not fit in memory.
        let id = StemId::try_from(self.parts.len()).unwrap_or(StemId::MAX);
        self.ids.insert(word.stem.clone(), id);
        self.parts.push(word.parts.len());
        for part in &word.parts {
            self.having_part.entry(part.clone()).or_default().push(id);
        }
        let grams = if word.light { Vec::new() } else { grams(&word.text) };
        self.grams.push(grams.len());
        for gram in grams {
            self.having_gram.entry(gram).or_default().push(id);
        }
        id
    }

    /// Which stems a word of a question can mean, and what each is worth, 0…1.
    pub(super) fn meant_by(&self, word: &Word) -> HashMap<StemId, f32> {
        let mut meant: HashMap<StemId, f32> = HashMap::new();
        if let Some(id) = self.ids.get(&word.stem) {
            meant.insert(*id, 1.0);
        }
        if !word.light {
            let mut add = |id: StemId, worth: f32| {
                let known = meant.entry(id).or_default();
                *known = known.max(worth);
            };
            self.having_part.get(&word.stem).into_iter().flatten().for_each(|id| add(*id, PART));
            word.parts.iter().filter_map(|part| self.ids.get(part)).for_each(|id| add(*id, PART));
            for (id, shared) in count(word.parts.iter().filter_map(|part| self.having_part.get(part)).flatten()) {
                add(id, PART * share(shared, word.parts.len().max(self.parts[id as usize])));
            }
            if !word.known {
                self.alike(word).for_each(|(id, alike)| add(id, alike * ALIKE_WORTH));
            }
        }
        if word.mended {
            for worth in meant.values_mut() {
                *worth *= MENDED;
            }
        }
        meant
    }

    /// The stems whose words look like a word, and how much.
    fn alike(&self, word: &Word) -> impl Iterator<Item = (StemId, f32)> {
        let own = grams(&word.text);
        let shared = count(own.iter().filter_map(|gram| self.having_gram.get(gram)).flatten());
        shared
            .into_iter()
            .map(move |(id, shared)| (id, 2.0 * share(shared, own.len() + self.grams[id as usize])))
            .filter(|(_, alike)| *alike >= ALIKE)
    }
}

fn count<'a>(ids: impl Iterator<Item = &'a StemId>) -> HashMap<StemId, usize> {
    let mut counts = HashMap::new();
    for id in ids {
        *counts.entry(*id).or_default() += 1;
    }
    counts
}

fn share(some: usize, all: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a word has few parts and grams")]
    let share = some as f32 / all.max(1) as f32;
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Tag,
        search::analysis::{Lexicon, analyse},
    };

    #[test]
    fn a_word_means_itself_its_compounds_and_what_looks_like_it() {
        let mut lexicon = Lexicon::new(Tag::Swedish);
        lexicon.add("förskola avgift förskoleavgift bygglov altan");
        let mut vocabulary = Vocabulary::default();
        let mut number = |text: &str| vocabulary.take(&analyse(text, &lexicon, false)[0]);
        let (fee, preschool_fee, permit) = (number("avgift"), number("förskoleavgift"), number("bygglov"));
        let meant = |text: &str| vocabulary.meant_by(&analyse(text, &lexicon, false)[0]);
        assert!((meant("avgifter")[&fee] - 1.0).abs() < 0.01);
        assert!((meant("avgift")[&preschool_fee] - PART).abs() < 0.01);
        assert!(meant("bygglovs-")[&permit] > 0.9);
        assert!(meant("byggloven")[&permit] > 0.9);
        assert!(meant("altan").is_empty());
    }
}
