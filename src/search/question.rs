//! A question made ready for the second look: what its words can mean, as numbers.

use super::{
    analysis::{Word, grams},
    dictionary::GramId,
    index::Query,
    learnt::SaidWord,
    vocabulary::{TermId, Vocabulary},
};

/// What a function word weighs beside a content word: question words tell little, but not nothing.
const LIGHT: f32 = 0.3;
/// What a synonym weighs beside the word itself.
pub(super) const SYNONYM: f32 = 0.7;
/// How many 4-grams of a question count: a long story has many.
const MOST_GRAMS: usize = 160;

/// A question, ready.
pub(super) struct Question<'a> {
    query: &'a Query,
    /// Every term that a word of it can mean, once, with its weight.
    pub(super) terms: Vec<(TermId, f32)>,
    /// Which of them its content words can mean, and what that is worth: by term.
    meanings: Vec<Meaning>,
    /// Its own terms for likeness, and those it may mean besides.
    pub(super) said: Vec<(TermId, f32)>,
    pub(super) meant: Vec<(TermId, f32)>,
    /// The weights of words that the library does not have.
    pub(super) unheard: Vec<f32>,
    /// Its neighbouring words, and neighbouring content words.
    pub(super) pairs: Vec<(TermId, TermId)>,
    pub(super) content_pairs: Vec<(TermId, TermId)>,
}

/// That a term is what a word can mean, by the places of both.
struct Meaning {
    term: usize,
    word: usize,
    worth: f32,
}

impl<'a> Question<'a> {
    pub(super) fn new(query: &'a Query, vocabulary: &Vocabulary) -> Self {
        let stem = |(word, _): &(Word, f32)| vocabulary.number(&word.stem);
        let mut question = Self {
            query,
            terms: Vec::new(),
            meanings: Vec::new(),
            said: Vec::new(),
            meant: Vec::new(),
            unheard: Vec::new(),
            pairs: neighbours(query.words.iter().map(stem)),
            content_pairs: neighbours(query.words.iter().filter(|(word, _)| !word.light).map(stem)),
        };
        // What is carried over from the question before counts for a share; so do the synonyms of its words.
        let share = |(word, weight): &(Word, f32)| share(vocabulary, word, *weight);
        for (at, asked) in query.words.iter().enumerate() {
            let (word, share) = (&asked.0, share(asked));
            let mut known = false;
            for (term, worth) in vocabulary.said_by(word) {
                known = true;
                question.said.push((term, worth * share));
                question.add(term, at, worth, share);
            }
            for (term, worth) in vocabulary.alike(word) {
                question.meant.push((term, worth * share));
                question.add(term, at, worth, share);
            }
            if !known && !word.light {
                question.unheard.push(share);
            }
        }
        for (at, word) in &query.synonyms {
            let share = query.words.get(*at).map_or(1.0, share);
            for (term, worth) in vocabulary.said_by(word) {
                question.meant.push((term, worth * SYNONYM * share));
                question.add(term, *at, worth * SYNONYM, share);
            }
        }
        question.meanings.sort_unstable_by_key(|meaning| meaning.term);
        question
    }

    fn add(&mut self, term: TermId, word: usize, worth: f32, share: f32) {
        let light = self.query.words.get(word).is_some_and(|(word, _)| word.light);
        let weight = worth * share * if light { LIGHT } else { 1.0 };
        let place = self.terms.iter().position(|(known, _)| *known == term).unwrap_or_else(|| {
            self.terms.push((term, 0.0));
            self.terms.len() - 1
        });
        self.terms[place].1 += weight;
        if !light {
            self.meanings.push(Meaning { term: place, word, worth });
        }
    }

    /// The words that a term, by its place, can be the meaning of, and what it is worth to each.
    pub(super) fn meant_by(&self, term: usize) -> impl Iterator<Item = (usize, f32)> {
        let from = self.meanings.partition_point(|meaning| meaning.term < term);
        self.meanings[from..]
            .iter()
            .take_while(move |meaning| meaning.term == term)
            .map(|meaning| (meaning.word, meaning.worth))
    }

    /// The words that are no function words, with their places.
    pub(super) fn content(&self) -> impl Iterator<Item = (usize, &(Word, f32))> {
        self.query.words.iter().enumerate().filter(|(_, (word, _))| !word.light)
    }

    /// Its words by what the library has of them.
    pub(super) fn words(&self, vocabulary: &Vocabulary) -> Vec<SaidWord> {
        let said = |(word, weight): &(Word, f32)| SaidWord {
            stem: vocabulary.number(&word.stem),
            grams: grams(&word.text).into_iter().filter_map(|gram| vocabulary.gram(gram)).collect(),
            share: share(vocabulary, word, *weight),
        };
        self.query.words.iter().map(said).collect()
    }

    /// How many words it has.
    pub(super) const fn len(&self) -> usize {
        self.query.words.len()
    }

    /// Its 4-grams that the library has, once, with their weights.
    pub(super) fn grams(&self, vocabulary: &Vocabulary) -> Vec<(GramId, f32)> {
        let weighted = |(word, _): &(Word, f32)| {
            let weight = if word.light { LIGHT } else { 1.0 };
            grams(&word.text).into_iter().map(move |gram| (gram, weight))
        };
        let all = self.query.words.iter().flat_map(weighted).take(MOST_GRAMS);
        let mut asked: Vec<(GramId, f32)> =
            all.filter_map(|(gram, weight)| Some((vocabulary.gram(gram)?, weight))).collect();
        asked.sort_by_key(|(gram, _)| *gram);
        asked.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        asked
    }
}

/// What a word counts for beside one that is asked with: less when it is carried over.
fn share(vocabulary: &Vocabulary, word: &Word, weight: f32) -> f32 {
    let whole = vocabulary.weight(word);
    if whole > 0.0 { weight / whole } else { 1.0 }
}

/// Neighbours that the library both has.
fn neighbours(stems: impl Iterator<Item = Option<TermId>>) -> Vec<(TermId, TermId)> {
    let stems: Vec<Option<TermId>> = stems.collect();
    stems.array_windows().filter_map(|[one, other]| Some(((*one)?, (*other)?))).collect()
}
