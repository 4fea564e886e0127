//! The index: candidates by their words and by 4-grams, then a second look at each, and an order with probabilities.

use rustc_hash::FxHashMap;

use crate::knowledge::Synonym;

use super::{
    analysis::{Lexicon, Word, analyse},
    counting::DocumentNumber,
    dictionary::{Numbered, number, number_grams},
    documents::{Document, Target},
    evidence::{Features, Weights, WeightsError},
    question::Question,
    second_look::SecondLook,
    sureness::{Said, shares, signs},
    vocabulary::Vocabulary,
    word_index::WordIndex,
};

/// How many documents found by their words get a second look, and how many that look like the question.
const BY_WORDS: usize = 32;
const BY_GRAMS: usize = 12;
/// Letters of the shortest compound that is looked for written apart.
const SHORTEST_JOINED: usize = 7;

/// The index could not be built.
#[derive(Debug, thiserror::Error)]
#[error("the search index could not be built: {0}")]
pub enum IndexError {
    /// The index of words failed.
    Words(#[from] tantivy::TantivyError),
    /// The fitted weights can't be read.
    Weights(#[from] WeightsError),
}

/// A question, analysed for an index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// Its words with what each weighs.
    pub words: Vec<(Word, f32)>,
    /// Words that mean the same as a word of the question, by its place.
    pub synonyms: Vec<(usize, Word)>,
}

impl Query {
    /// Adds the words of an earlier question that this one leans on, at a share of their weight.
    pub fn carry(&mut self, earlier: Self, share: f32) {
        let own = self.words.len();
        self.words.extend(earlier.words.into_iter().map(|(word, weight)| (word, weight * share)));
        self.synonyms.extend(earlier.synonyms.into_iter().map(|(place, word)| (place + own, word)));
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What.
    pub target: Target,
    /// How it ranks: the evidence for it as log odds.
    pub score: f32,
    /// How sure we are that it is meant, 0…1.
    pub confidence: f32,
    /// How sure we are that one of the first three is meant, 0…1: the same for all that were found together.
    pub among: f32,
    /// What the order is made of.
    pub features: Features,
    /// The words of the question that it has.
    pub matched: Vec<String>,
}

/// What was seen of the candidates for a question, before anything is made of it.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// In no order.
    pub candidates: Vec<Candidate>,
    /// What the question says of itself.
    pub said: Said,
}

/// Something that a question may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What.
    pub target: Target,
    /// What was seen of it.
    pub features: Features,
    /// The words of the question that it has.
    pub matched: Vec<String>,
}

/// The index of one language.
pub struct Index {
    targets: Vec<Target>,
    lexicon: Lexicon,
    synonyms: FxHashMap<Vec<String>, Vec<Word>>,
    vocabulary: Vocabulary,
    words: WordIndex,
    second_look: SecondLook,
    weights: Weights,
}

impl Index {
    /// Builds the index of a language, in memory; an empty lexicon says which, and what else is known of its words.
    ///
    /// # Errors
    /// [`IndexError`] when tantivy fails, which it does in memory only when there is none left.
    pub fn build(
        documents: Vec<Document>,
        lexicon: impl Into<Lexicon>,
        synonyms: &[Synonym],
    ) -> Result<Self, IndexError> {
        Ok(Self::with_lots(documents, lexicon, synonyms, 0, |_, _| None)?.0)
    }

    /// Builds an index, and a second look for each of so many lots that goes without the ways to ask in the lot. `lot`
    /// says which lot a way to ask is in, by the places of its document and its own, the title being number 0.
    pub(super) fn with_lots(
        documents: Vec<Document>,
        lexicon: impl Into<Lexicon>,
        synonyms: &[Synonym],
        lots: usize,
        lot: impl Fn(usize, usize) -> Option<usize>,
    ) -> Result<(Self, Vec<SecondLook>), IndexError> {
        let (documents, lexicon, words) = number(documents, lexicon);
        let (grams, of_words) = number_grams(&words);
        let kinds = grams.len();
        let (vocabulary, terms) = Vocabulary::new(&documents, &words, grams, &of_words);
        // Of about the same size, and neither needs the other.
        let (first_look, second_look) = std::thread::scope(|threads| {
            let first_look = threads.spawn(|| WordIndex::new(&documents, &words));
            let second_look = SecondLook::new(&documents, &terms, &of_words, kinds);
            (first_look.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), second_look)
        });
        let index = Self {
            words: first_look?,
            weights: Weights::fitted(second_look.collection())?,
            second_look,
            synonyms: synonym_table(synonyms, &lexicon),
            targets: documents.iter().map(|document| document.target.clone()).collect(),
            vocabulary,
            lexicon,
        };
        let without = |left_out: usize| {
            let rest = |(number, document): (usize, &Numbered)| {
                let stays = |place: &usize| lot(number, *place) != Some(left_out);
                let asks = document.asks.iter().enumerate().filter(|(place, _)| stays(place));
                Numbered {
                    target: document.target.clone(),
                    asks: asks.map(|(_, ask)| ask.clone()).collect(),
                    body: document.body.clone(),
                }
            };
            let documents: Vec<Numbered> = documents.iter().enumerate().map(rest).collect();
            SecondLook::new(&documents, &terms, &of_words, kinds)
        };
        Ok((index, (0..lots).map(without).collect()))
    }

    /// Analyses a question for this index; misspelt words are mended.
    #[must_use]
    pub fn query(&self, text: &str) -> Query {
        let words = analyse(text, &self.lexicon, true);
        let mut synonyms = Vec::new();
        for start in 0..words.len() {
            for length in 1..=2.min(words.len() - start) {
                let key: Vec<String> = words[start..start + length].iter().map(|word| word.stem.clone()).collect();
                let meant = self.synonyms.get(&key).into_iter().flatten();
                synonyms.extend(meant.map(|word| (start, word.clone())));
            }
        }
        synonyms.extend(self.written_apart(&words));
        let weighed = |word: Word| (self.vocabulary.weight(&word), word);
        Query { words: words.into_iter().map(weighed).map(|(weight, word)| (word, weight)).collect(), synonyms }
    }

    /// Compounds that the question writes apart ("för skola", "hem tjänst"): joined, they are words of the library.
    fn written_apart(&self, words: &[Word]) -> Vec<(usize, Word)> {
        let mut joined = Vec::new();
        for length in 2..=3 {
            for (start, run) in words.windows(length).enumerate() {
                let whole: String = run.iter().map(|word| word.text.as_str()).collect();
                if whole.chars().count() >= SHORTEST_JOINED && self.lexicon.knows(&whole) {
                    let word = analyse(&whole, &self.lexicon, false).into_iter().next();
                    joined.extend(
                        word.into_iter().flat_map(|word| (start..start + length).map(move |at| (at, word.clone()))),
                    );
                }
            }
        }
        joined
    }

    /// What a question may be about, best first.
    #[must_use]
    pub fn search(&self, query: &Query, limit: usize) -> Vec<Hit> {
        self.ranked(self.look(query), limit)
    }

    /// The same when the conversation so far says something for what may be meant, as log odds.
    #[must_use]
    pub fn search_given(&self, query: &Query, limit: usize, given: impl Fn(&Target) -> f32) -> Vec<Hit> {
        self.ranked(self.look_given(query, given), limit)
    }

    /// What is seen of the candidates for a question, and what the conversation so far says for them.
    #[must_use]
    pub fn look_given(&self, query: &Query, given: impl Fn(&Target) -> f32) -> Look {
        let mut look = self.look(query);
        for candidate in &mut look.candidates {
            candidate.features.given = given(&candidate.target);
        }
        look
    }

    /// What is seen of the candidates for a question.
    #[must_use]
    pub fn look(&self, query: &Query) -> Look {
        self.look_with(&self.second_look, query)
    }

    /// The same with a second look of one's own.
    pub(super) fn look_with(&self, second_look: &SecondLook, query: &Query) -> Look {
        let question = Question::new(query, &self.vocabulary);
        let grams = question.grams(&self.vocabulary);
        let mut candidates: Vec<DocumentNumber> = self.words.best(query, BY_WORDS);
        candidates.extend(second_look.lookalikes(&grams, BY_GRAMS));
        candidates.sort_unstable();
        candidates.dedup();
        let seen = second_look.look(&question, &grams, &question.words(&self.vocabulary), &candidates);
        let candidates = seen.into_iter().map(|seen| {
            let matched = question.content().filter(|(at, _)| seen.covered[*at] > 0.0);
            let target = self.targets[seen.number as usize].clone();
            let elsewhere = if matches!(target, Target::Referral(_)) { 1.0 } else { 0.0 };
            Candidate {
                target,
                features: Features { elsewhere, ..seen.features },
                matched: matched.map(|(_, (word, _))| word.text.clone()).collect(),
            }
        });
        let unknown = question.content().filter(|(_, (word, _))| !word.known);
        Look {
            candidates: candidates.collect(),
            said: Said { unheard: unknown.map(|(_, (_, weight))| weight).sum(), words: question.content().count() },
        }
    }

    /// Candidates in order, the best so many.
    pub(super) fn ranked(&self, look: Look, limit: usize) -> Vec<Hit> {
        let scored = |candidate: Candidate| (self.weights.evidence(&candidate.features), candidate);
        let mut candidates: Vec<(f32, Candidate)> = look.candidates.into_iter().map(scored).collect();
        // Of equally good ones the first by name, so that a turn can be replayed.
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.target.cmp(&other.1.target)));
        let order: Vec<(f32, Features)> =
            candidates.iter().map(|(score, candidate)| (*score, candidate.features)).collect();
        let (first, among) = self.weights.sure(&signs(&order, look.said));
        let shares = shares(&order.iter().map(|(score, _)| *score).collect::<Vec<_>>());
        let most = shares.first().copied().unwrap_or(1.0);
        let hits = candidates.into_iter().zip(shares).take(limit);
        hits.map(|((score, candidate), lead)| Hit {
            target: candidate.target,
            score,
            confidence: first * lead / most,
            among,
            features: Features { lead, ..candidate.features },
            matched: candidate.matched,
        })
        .collect()
    }
}

/// Which words stand for which, by stems.
fn synonym_table(synonyms: &[Synonym], lexicon: &Lexicon) -> FxHashMap<Vec<String>, Vec<Word>> {
    let mut table: FxHashMap<Vec<String>, Vec<Word>> = FxHashMap::default();
    let mut add = |from: &str, to: &str| {
        let key: Vec<String> = analyse(from, lexicon, false).into_iter().map(|word| word.stem).collect();
        table.entry(key).or_default().extend(analyse(to, lexicon, false).into_iter().filter(|word| !word.light));
    };
    for synonym in synonyms {
        add(&synonym.from, &synonym.to);
        if !synonym.one_way {
            add(&synonym.to, &synonym.from);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Tag, search::evidence::Collection};

    /// What an index makes of so many documents with a title each and so many ways to ask.
    fn collection(documents: usize, title: &str, asks: usize) -> Collection {
        let document = |number: usize| Document {
            target: Target::Answer(format!("a-{number}").into()),
            title: title.to_owned(),
            asks: (0..asks).map(|ask| format!("ask {ask} for answer {number}")).collect(),
            body: "what it says".to_owned(),
        };
        let index = Index::build((0..documents).map(document).collect(), Tag::English, &[]).unwrap();
        index.second_look.collection()
    }

    #[test]
    fn what_is_known_of_how_a_collection_is_asked_for_decides_its_weights() {
        for (documents, title, asks, expected) in [
            (3, "a title", 8, Collection::Learnt),
            (3, "a title", 2, Collection::Unlearnt),
            (1_001, "a title", 4, Collection::Unlearnt),
            (3, "a title", 0, Collection::Unasked),
            (3, "", 0, Collection::Untitled),
            (0, "", 0, Collection::Unlearnt),
        ] {
            assert_eq!(collection(documents, title, asks), expected, "{documents}, {title:?}, {asks}");
        }
    }
}
