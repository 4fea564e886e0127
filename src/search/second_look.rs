//! The second look: how well a candidate really fits, word by word.
//!
//! BM25 says which candidates share rare words with the question. Here each is asked two things: how much of the
//! question's weight it covers at all, and how like the question its nearest way to ask is. Out of these come the
//! final order and the confidence.

use serde::{Deserialize, Serialize};

use super::{
    analysis::Word,
    dictionary::Numbered,
    documents::Target,
    index::{Hit, Query},
    packed::Packed,
    sureness::be_sure,
    vocabulary::{TermId, Vocabulary},
};

/// A match by a synonym.
const SYNONYM: f32 = 0.85;
/// A way to ask this like the question is the question, word for word.
const VERBATIM: f32 = 0.999;
/// What that is worth beyond likeness, as log odds: somebody wrote down that these words mean this answer.
const VERBATIM_WORTH: f32 = 3.0;

/// Documents made ready for a second look.
pub(super) struct SecondLook {
    documents: Vec<Prepared>,
    /// Which documents have a stem.
    having: Packed<u32>,
}

/// A document's ways to ask, its title first.
struct Prepared {
    target: Target,
    /// The stems of all of them with their weights, one way to ask after the other.
    words: Box<[(TermId, f32)]>,
    asks: Box<[Ask]>,
}

/// A way to ask: where its words end, and what they weigh together.
struct Ask {
    end: usize,
    total: f32,
}

/// A candidate as it was seen.
struct Seen {
    /// Its place among the candidates.
    place: usize,
    number: usize,
    features: Features,
    score: f32,
}

impl SecondLook {
    /// Takes in documents; `words` are the words they are made of, by number.
    pub(super) fn new(documents: Vec<Numbered>, words: &[Word], vocabulary: &Vocabulary) -> Self {
        let term = |word: &Word| (vocabulary.number(&word.stem).unwrap_or_default(), vocabulary.weight(word));
        let terms: Vec<(TermId, f32)> = words.iter().map(term).collect();
        let mut last = vec![None; vocabulary.len()];
        let mut pass = 0;
        let having = Packed::of(vocabulary.len(), |add| {
            pass += 1;
            for (number, document) in (0..).zip(&documents) {
                for (stem, _) in document.words().map(|word| terms[word as usize]) {
                    if last[stem as usize].replace((pass, number)) != Some((pass, number)) {
                        add(stem, number);
                    }
                }
            }
        });
        Self { documents: documents.into_iter().map(|document| Prepared::new(document, &terms)).collect(), having }
    }

    /// Looks at candidates again, each with its score in the index: the best so many, best first.
    pub(super) fn look(
        &self,
        query: &Query,
        vocabulary: &Vocabulary,
        candidates: &[(usize, f32)],
        limit: usize,
    ) -> Vec<Hit> {
        let question = Question::new(query, vocabulary);
        let covered = self.cover(&question, candidates);
        let most = candidates.first().map_or(1.0, |(_, score)| score.max(f32::EPSILON));
        let told: f32 = question.content().map(|(_, (_, weight))| weight).sum();
        let mut best = vec![0.0; query.words.len()];
        let look = |(place, (number, found)): (usize, &(usize, f32))| {
            let features = Features {
                cover: question.content().map(|(at, (_, weight))| weight * covered[place][at]).sum::<f32>()
                    / told.max(f32::EPSILON),
                ask: self.documents[*number].nearest_ask(&question, &mut best),
                share: found / most,
                weight: found.ln_1p(),
                lead: 0.0,
            };
            Seen { place, number: *number, features, score: features.log_odds() }
        };
        let mut seen: Vec<Seen> = candidates.iter().enumerate().map(look).collect();
        let target = |seen: &Seen| &self.documents[seen.number].target;
        seen.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| target(one).cmp(target(other))));
        let sure = be_sure(&seen.iter().map(|seen| (seen.score, seen.features.weight)).collect::<Vec<_>>());
        let hits = seen.iter().zip(sure).take(limit).map(|(seen, (lead, confidence))| {
            let matched = question.content().filter(|(at, _)| covered[seen.place][*at] > 0.0);
            Hit {
                target: target(seen).clone(),
                score: seen.score,
                confidence,
                features: Features { lead, ..seen.features },
                matched: matched.map(|(_, (word, _))| word.text.clone()).collect(),
            }
        });
        hits.collect()
    }

    /// How well each candidate has each word of the question, anywhere.
    fn cover(&self, question: &Question<'_>, candidates: &[(usize, f32)]) -> Vec<Vec<f32>> {
        let mut places = vec![None; self.documents.len()];
        for (place, (number, _)) in candidates.iter().enumerate() {
            places[*number] = Some(place);
        }
        let mut covered = vec![vec![0.0_f32; question.query.words.len()]; candidates.len()];
        for (stem, meanings) in &question.meanings {
            // Function words are in most documents, and count for nothing here.
            if meanings.iter().all(|(at, _)| question.query.words[*at].0.light) {
                continue;
            }
            for place in self.having.get(*stem).iter().filter_map(|number| places[*number as usize]) {
                raise(&mut covered[place], meanings);
            }
        }
        covered
    }
}

impl Prepared {
    fn new(document: Numbered, terms: &[(TermId, f32)]) -> Self {
        let words: Box<[_]> = document.asks.iter().flatten().map(|word| terms[*word as usize]).collect();
        let mut end = 0;
        let ask = |ask: &Vec<u32>| {
            end += ask.len();
            Ask { end, total: words[end - ask.len()..end].iter().map(|(_, weight)| weight).sum() }
        };
        let asks = document.asks.iter().map(ask).collect();
        Self { target: document.target, words, asks }
    }

    /// How like the question its nearest way to ask is, 0…1: what that has of the question, and the question of it.
    /// `best` is room to count in, all zero before and after.
    fn nearest_ask(&self, question: &Question<'_>, best: &mut [f32]) -> f32 {
        let (mut begin, mut nearest) = (0, 0.0_f32);
        for ask in &self.asks {
            let mut of_ask = 0.0;
            for (stem, weight) in &self.words[begin..ask.end] {
                if let Some(meanings) = question.meanings_of(*stem) {
                    of_ask += weight * raise(best, meanings);
                }
            }
            begin = ask.end;
            if of_ask > 0.0 {
                let words = question.query.words.iter().zip(&mut *best);
                let of_question: f32 = words.map(|((_, weight), worth)| weight * std::mem::take(worth)).sum();
                nearest = nearest.max(likeness(of_question / question.total, of_ask / ask.total));
            }
        }
        // Of the question 0.6, of the way to ask 0.4, as exponents.
        nearest.powf(0.2)
    }
}

/// The fifth power of the likeness of a way to ask that has one share of the question, and the question the other of it.
fn likeness(of_question: f32, of_ask: f32) -> f32 {
    of_question * of_question * of_question * of_ask * of_ask
}

/// Raises the words of a question to what a match is worth to them; gives the most that it is worth.
fn raise(words: &mut [f32], meanings: &[(usize, f32)]) -> f32 {
    let mut most = 0.0_f32;
    for (at, worth) in meanings {
        words[*at] = words[*at].max(*worth);
        most = most.max(*worth);
    }
    most
}

/// A question made ready: what its words can mean.
struct Question<'a> {
    query: &'a Query,
    total: f32,
    /// Every stem that a word of the question can mean: which words, and what it is worth to each.
    meanings: Vec<(TermId, Vec<(usize, f32)>)>,
    /// One more than the place of each stem among the meanings; 0 for the others.
    places: Vec<u32>,
}

impl<'a> Question<'a> {
    fn new(query: &'a Query, vocabulary: &Vocabulary) -> Self {
        let total = query.words.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::EPSILON);
        let mut question = Self { query, total, meanings: Vec::new(), places: vec![0; vocabulary.len()] };
        let words = query.words.iter().enumerate().map(|(at, (word, _))| (at, word, 1.0));
        let synonyms = query.synonyms.iter().map(|(at, word)| (*at, word, SYNONYM));
        for (at, word, factor) in words.chain(synonyms) {
            for (stem, worth) in vocabulary.meant_by(word) {
                question.add(stem, at, worth * factor);
            }
        }
        question
    }

    fn add(&mut self, stem: TermId, at: usize, worth: f32) {
        let place = &mut self.places[stem as usize];
        if *place == 0 {
            self.meanings.push((stem, Vec::new()));
            // A question has a few hundred meanings.
            *place = u32::try_from(self.meanings.len()).unwrap_or_default();
        }
        self.meanings[*place as usize - 1].1.push((at, worth));
    }

    fn meanings_of(&self, stem: TermId) -> Option<&[(usize, f32)]> {
        let place = (self.places[stem as usize] as usize).checked_sub(1)?;
        Some(&self.meanings[place].1)
    }

    /// The words that are no function words, with their places.
    fn content(&self) -> impl Iterator<Item = (usize, &(Word, f32))> {
        self.query.words.iter().enumerate().filter(|(_, (word, _))| !word.light)
    }
}

/// What was seen of a candidate, each 0…1 but the weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Features {
    /// Share of the weight of the question's content words that the document covers at all.
    pub cover: f32,
    /// Likeness of its nearest way to ask.
    pub ask: f32,
    /// Its score in the index beside the best candidate's.
    pub share: f32,
    /// That score itself, as its logarithm: how much it has in common with the question at all.
    pub weight: f32,
    /// Its part of the evidence for all candidates.
    pub lead: f32,
}

impl Features {
    /// Evidence that the candidate is meant, as log odds: a logistic regression on the labelled questions of
    /// `tests/eval` (`docs/search.md` says how it was fitted and what else was tried).
    fn log_odds(&self) -> f32 {
        let evidence = -10.6 + 1.2 * self.cover + 4.8 * self.ask + 7.9 * self.share;
        if self.ask >= VERBATIM { evidence + VERBATIM_WORTH } else { evidence }
    }
}
