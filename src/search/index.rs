//! The index: candidates by their words and by 4-grams, then a second look at the best.
//!
//! Scores are BM25's, added up (`docs/search.md` has the measurements behind the weights).

use std::collections::{BTreeMap, HashMap};

use crate::knowledge::Synonym;

use super::{
    analysis::{Lexicon, Word, analyse, grams},
    dictionary::{GramId, number, number_grams},
    documents::{Document, Target},
    gram_index::GramIndex,
    second_look::{Features, SecondLook},
    vocabulary::Vocabulary,
    word_index::{LIGHT, WordIndex},
};

/// How many candidates get a second look.
const CANDIDATES: usize = 30;
/// How many documents found by their words are scored by 4-grams too, and how many are taken in by 4-grams alone.
const BY_WORDS: usize = 60;
const BY_GRAMS: usize = 20;
/// How many 4-grams of a question count: a long story has many.
const MOST_GRAMS: usize = 160;
/// Letters of the shortest compound that is looked for written apart.
const SHORTEST_JOINED: usize = 7;

/// The index could not be built.
#[derive(Debug, thiserror::Error)]
#[error("the search index could not be built: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

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
    /// What the confidence is made of.
    pub features: Features,
    /// The words of the question that it has.
    pub matched: Vec<String>,
}

/// The index of one language.
pub struct Index {
    lexicon: Lexicon,
    synonyms: HashMap<Vec<String>, Vec<Word>>,
    vocabulary: Vocabulary,
    words: WordIndex,
    grams: GramIndex,
    second_look: SecondLook,
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
        let (documents, lexicon, words) = number(documents, lexicon);
        let (grams, of_words) = number_grams(&words);
        let gram_index = GramIndex::new(&documents, &of_words, grams.len());
        let vocabulary = Vocabulary::new(&documents, &words, grams, &of_words);
        Ok(Self {
            words: WordIndex::new(&documents, &words)?,
            grams: gram_index,
            second_look: SecondLook::new(documents, &words, &vocabulary),
            synonyms: synonym_table(synonyms, &lexicon),
            vocabulary,
            lexicon,
        })
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
        self.second_look.look(query, &self.vocabulary, &self.candidates(query), limit)
    }

    /// Documents with their scores, best first: what words find and what looks like them, added up.
    fn candidates(&self, query: &Query) -> Vec<(usize, f32)> {
        let by_grams = self.by_grams(query);
        let mut scores: BTreeMap<usize, f32> = self.words.best(query, BY_WORDS).into_iter().collect();
        let mut nearest: Vec<usize> = (0..by_grams.len()).filter(|number| by_grams[*number] > 0.0).collect();
        if nearest.len() > BY_GRAMS {
            nearest.select_nth_unstable_by(BY_GRAMS, |one, other| by_grams[*other].total_cmp(&by_grams[*one]));
            nearest.truncate(BY_GRAMS);
        }
        for number in nearest {
            scores.entry(number).or_default();
        }
        let total = |(number, score): (usize, f32)| (number, score + by_grams.get(number).copied().unwrap_or_default());
        let mut candidates: Vec<(usize, f32)> = scores.into_iter().map(total).collect();
        candidates.sort_by(|one, other| other.1.total_cmp(&one.1));
        candidates.truncate(CANDIDATES);
        candidates
    }

    fn by_grams(&self, query: &Query) -> Vec<f32> {
        let mut asked: BTreeMap<GramId, f32> = BTreeMap::new();
        let weighted = |(word, _): &(Word, f32)| {
            let weight = if word.light { LIGHT } else { 1.0 };
            grams(&word.text).into_iter().map(move |gram| (gram, weight))
        };
        for (gram, weight) in query.words.iter().flat_map(weighted).take(MOST_GRAMS) {
            if let Some(gram) = self.vocabulary.gram(gram) {
                *asked.entry(gram).or_default() += weight;
            }
        }
        self.grams.scores(asked)
    }
}

/// Which words stand for which, by stems.
fn synonym_table(synonyms: &[Synonym], lexicon: &Lexicon) -> HashMap<Vec<String>, Vec<Word>> {
    let mut table: HashMap<Vec<String>, Vec<Word>> = HashMap::new();
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
