//! The index: candidates by BM25 over words, compound parts and word pairs, and 4-grams; then a second look at the best.
//!
//! The query is built from tokens, never by a query parser: a citizen's text has no syntax. Fields are fused by adding
//! their BM25 scores with the weights below (`docs/search.md` has the measurements behind them).

use std::collections::{BTreeMap, HashMap};

use tantivy::{
    Index as Tantivy, IndexReader, Term,
    collector::TopDocs,
    doc,
    query::{BooleanQuery, BoostQuery, Occur, TermQuery},
    schema::{FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, WhitespaceTokenizer},
};

use crate::{knowledge::Synonym, language::Tag};

use super::{
    analysis::{Lexicon, Word, analyse, grams},
    documents::{Document, Target},
    gram_index::GramIndex,
    second_look::{Features, Looked, Prepared, Weights},
    sureness::be_sure,
    vocabulary::Vocabulary,
};

/// How many candidates get a second look.
const CANDIDATES: usize = 30;
/// How many documents found by their words are scored by 4-grams too, and how many are taken in by 4-grams alone.
const BY_WORDS: usize = 60;
const BY_GRAMS: usize = 20;
/// How many 4-grams of a question count: a long story has many.
const MOST_GRAMS: usize = 160;
/// What a function word weighs beside a content word: question words tell little, but not nothing.
const LIGHT: f32 = 0.3;
/// Letters of the shortest compound that is looked for written apart.
const SHORTEST_JOINED: usize = 7;
/// What a synonym weighs beside the word itself.
const SYNONYM: f32 = 0.7;

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
    prepared: Vec<Prepared>,
    weights: Weights,
    vocabulary: Vocabulary,
    reader: IndexReader,
    fields: Fields,
    grams: GramIndex,
}

struct Fields {
    /// Which document: its place in `prepared`.
    number: Field,
    /// Words and parts of title and ways to ask.
    asks: Field,
    /// Words and parts of the body.
    body: Field,
    /// Pairs of neighbouring content words.
    pairs: Field,
}

impl Index {
    /// Builds the index of a language, in memory.
    ///
    /// # Errors
    /// [`IndexError`] when tantivy fails, which it does in memory only when there is none left.
    pub fn build(documents: Vec<Document>, tag: Tag, synonyms: &[Synonym]) -> Result<Self, IndexError> {
        let mut lexicon = Lexicon::new(tag);
        for document in &documents {
            lexicon.add(&document.title);
            lexicon.add(&document.body);
            document.asks.iter().for_each(|ask| lexicon.add(ask));
        }
        let analysed: Vec<Analysed> = documents.into_iter().map(|document| Analysed::new(document, &lexicon)).collect();
        let weights = Weights::of(analysed.iter().map(Analysed::words));
        let (index, fields) = schema();
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for (number, document) in analysed.iter().enumerate() {
            let pairs = document.asks.iter().map(pairs).chain(std::iter::once(pairs(&document.body)));
            writer.add_document(doc!(
                fields.number => number as u64,
                fields.asks => terms(document.asks.iter().flatten()),
                fields.body => terms(&document.body),
                fields.pairs => pairs.collect::<Vec<_>>().join(" "),
            ))?;
        }
        writer.commit()?;
        let all_grams = |document: &Analysed| document.words().into_iter().flat_map(|word| grams(&word.text)).collect();
        let grams = GramIndex::new(analysed.iter().map(all_grams));
        let mut vocabulary = Vocabulary::default();
        let prepared = analysed
            .into_iter()
            .map(|it| Prepared::new(it.target, &it.asks, &it.body, &weights, &mut vocabulary))
            .collect();
        let synonyms = synonym_table(synonyms, &lexicon);
        Ok(Self { reader: index.reader()?, fields, grams, weights, vocabulary, synonyms, prepared, lexicon })
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
        let weighed = |word: Word| (self.weights.of_word(&word), word);
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
        let candidates = self.candidates(query);
        let most = candidates.first().map_or(1.0, |(_, score)| score.max(f32::EPSILON));
        let question = Looked::new(query, &self.vocabulary);
        let mut hits: Vec<Hit> = candidates
            .into_iter()
            .filter_map(|(number, score)| Some(self.prepared.get(number)?.second_look(&question, score, most)))
            .collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.target.cmp(&other.target)));
        be_sure(&mut hits);
        hits.truncate(limit);
        hits
    }

    /// Documents with their scores, best first: what words find and what looks like them, added up.
    fn candidates(&self, query: &Query) -> Vec<(usize, f32)> {
        let by_grams = self.gram_scores(query);
        let mut scores: BTreeMap<usize, f32> = self.by_words(query).into_iter().collect();
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

    fn gram_scores(&self, query: &Query) -> Vec<f32> {
        let mut asked: BTreeMap<String, f32> = BTreeMap::new();
        let weighted = |(word, _): &(Word, f32)| {
            let weight = if word.light { LIGHT } else { 1.0 };
            grams(&word.text).into_iter().map(move |gram| (gram, weight))
        };
        for (gram, weight) in query.words.iter().flat_map(weighted).take(MOST_GRAMS) {
            *asked.entry(gram).or_default() += weight;
        }
        self.grams.scores(asked.iter().map(|(gram, weight)| (gram.as_str(), *weight)))
    }

    fn by_words(&self, query: &Query) -> Vec<(usize, f32)> {
        let searcher = self.reader.searcher();
        let query = self.clauses(query);
        // A search over an index in memory fails only on a bug in it; then nothing is found and a person is offered.
        let found = searcher.search(&query, &TopDocs::with_limit(BY_WORDS).order_by_score()).unwrap_or_default();
        found
            .into_iter()
            .filter_map(|(score, address)| {
                let numbers = searcher.segment_reader(address.segment_ord).fast_fields().u64("number").ok()?;
                let number = numbers.first(address.doc_id)?;
                Some((usize::try_from(number).ok()?, score))
            })
            .collect()
    }

    fn clauses(&self, query: &Query) -> BooleanQuery {
        let mut clauses = Clauses::default();
        for (word, _) in &query.words {
            let weight = if word.light { LIGHT } else { 1.0 };
            for term in word.terms() {
                clauses.add(self.fields.asks, term, weight);
                clauses.add(self.fields.body, term, weight);
            }
        }
        for (_, word) in &query.synonyms {
            for term in word.terms() {
                clauses.add(self.fields.asks, term, SYNONYM);
                clauses.add(self.fields.body, term, SYNONYM);
            }
        }
        let words: Vec<&Word> = query.words.iter().map(|(word, _)| word).collect();
        for pair in pairs(words).split_whitespace() {
            clauses.add(self.fields.pairs, pair, 1.0);
        }
        clauses.into_query()
    }
}

/// A document analysed, while the index is built.
struct Analysed {
    target: Target,
    /// The title and every way to ask.
    asks: Vec<Vec<Word>>,
    body: Vec<Word>,
}

impl Analysed {
    fn new(document: Document, lexicon: &Lexicon) -> Self {
        let asks = std::iter::once(&document.title)
            .chain(&document.asks)
            .map(|ask| analyse(ask, lexicon, false))
            .filter(|words| !words.is_empty())
            .collect();
        Self { asks, body: analyse(&document.body, lexicon, false), target: document.target }
    }

    fn words(&self) -> Vec<&Word> {
        self.asks.iter().flatten().chain(&self.body).collect()
    }
}

fn schema() -> (Tantivy, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer("words").set_index_option(IndexRecordOption::WithFreqs);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        number: schema.add_u64_field("number", NumericOptions::default() | FAST),
        asks: schema.add_text_field("asks", text.clone()),
        body: schema.add_text_field("body", text.clone()),
        pairs: schema.add_text_field("pairs", text),
    };
    let index = Tantivy::create_in_ram(schema.build());
    // Analysis is ours (`analysis`); tantivy is handed terms with a space between.
    index.tokenizers().register("words", TextAnalyzer::builder(WhitespaceTokenizer::default()).build());
    (index, fields)
}

fn terms<'a>(words: impl IntoIterator<Item = &'a Word>) -> String {
    words.into_iter().flat_map(Word::terms).collect::<Vec<_>>().join(" ")
}

/// Neighbouring content words, as one term each.
fn pairs<'a>(words: impl IntoIterator<Item = &'a Word>) -> String {
    let stems: Vec<&str> = words.into_iter().filter(|word| !word.light).map(|word| word.stem.as_str()).collect();
    stems.windows(2).map(|pair| format!("{}_{}", pair[0], pair[1])).collect::<Vec<_>>().join(" ")
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

/// Weighted terms of a query, in order, so that scores add up the same every time; a term that is asked for twice
/// weighs twice.
#[derive(Default)]
struct Clauses(BTreeMap<(Field, String), f32>);

impl Clauses {
    fn add(&mut self, field: Field, term: &str, weight: f32) {
        *self.0.entry((field, term.to_owned())).or_default() += weight;
    }

    fn into_query(self) -> BooleanQuery {
        let clauses = self.0.into_iter().map(|((field, term), weight)| {
            let term = TermQuery::new(Term::from_field_text(field, &term), IndexRecordOption::WithFreqs);
            let boosted: Box<dyn tantivy::query::Query> = Box::new(BoostQuery::new(Box::new(term), weight));
            (Occur::Should, boosted)
        });
        BooleanQuery::new(clauses.collect())
    }
}
