//! Documents by their words: BM25 (tantivy) over words, compound parts and pairs of neighbours.
//!
//! The query is built from tokens, never by a query parser: a citizen's text has no syntax. Fields are fused by adding
//! their scores.

use std::collections::BTreeMap;

use tantivy::{
    Index as Tantivy, IndexReader, TantivyDocument, Term,
    collector::TopDocs,
    directory::RamDirectory,
    doc,
    query::{BooleanQuery, BoostQuery, Occur, TermQuery},
    schema::{FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer},
};

use super::{
    analysis::Word,
    dictionary::Numbered,
    index::{IndexError, Query},
};

/// What a function word weighs beside a content word: question words tell little, but not nothing.
pub(super) const LIGHT: f32 = 0.3;
/// What a synonym weighs beside the word itself.
const SYNONYM: f32 = 0.7;
/// Bytes that tantivy may gather before it writes them down; it takes no less.
const WRITING: usize = 15_000_000;

/// Words of documents, in memory.
pub(super) struct WordIndex {
    reader: IndexReader,
    fields: Fields,
}

struct Fields {
    /// Which document, by its number.
    number: Field,
    /// Words and parts of title and ways to ask.
    asks: Field,
    /// Words and parts of the body.
    body: Field,
    /// Pairs of neighbouring content words.
    pairs: Field,
}

impl WordIndex {
    /// Takes in documents; `words` are the words they are made of, by number.
    ///
    /// # Errors
    /// [`IndexError`] when tantivy fails, which it does in memory only when there is none left.
    pub(super) fn new(documents: &[Numbered], words: &[Word]) -> Result<Self, IndexError> {
        let (schema, fields) = schema();
        // Analysis is ours (`analysis`); tantivy is handed terms with a space between.
        let tokenizers = TokenizerManager::default();
        tokenizers.register("words", TextAnalyzer::builder(WhitespaceTokenizer::default()).build());
        let builder = Tantivy::builder().schema(schema).tokenizers(tokenizers);
        let mut writer = builder.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), WRITING)?;
        let word = |number: &u32| &words[*number as usize];
        for (number, document) in documents.iter().enumerate() {
            let runs = document.asks.iter().chain(std::iter::once(&document.body));
            let pairs: Vec<String> = runs.flat_map(|run| pairs(run.iter().map(word))).collect();
            writer.add_document(doc!(
                fields.number => number as u64,
                fields.asks => terms(document.asks.iter().flatten().map(word)),
                fields.body => terms(document.body.iter().map(word)),
                fields.pairs => pairs.join(" "),
            ))?;
        }
        Ok(Self { reader: writer.finalize()?.reader()?, fields })
    }

    /// The documents that share most with a question, by number, with their scores.
    pub(super) fn best(&self, query: &Query, limit: usize) -> Vec<(usize, f32)> {
        let searcher = self.reader.searcher();
        let query = self.clauses(query);
        // A search over an index in memory fails only on a bug in it; then nothing is found and a person is offered.
        let found = searcher.search(&query, &TopDocs::with_limit(limit).order_by_score()).unwrap_or_default();
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
        for pair in pairs(query.words.iter().map(|(word, _)| word)) {
            clauses.add(self.fields.pairs, &pair, 1.0);
        }
        clauses.into_query()
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer("words").set_index_option(IndexRecordOption::WithFreqs);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        number: schema.add_u64_field("number", NumericOptions::default() | FAST),
        asks: schema.add_text_field("asks", text.clone()),
        body: schema.add_text_field("body", text.clone()),
        pairs: schema.add_text_field("pairs", text),
    };
    (schema.build(), fields)
}

fn terms<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    words.flat_map(Word::terms).collect::<Vec<_>>().join(" ")
}

/// Neighbouring content words, as one term each.
fn pairs<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<String> {
    let stems: Vec<&str> = words.filter(|word| !word.light).map(|word| word.stem.as_str()).collect();
    stems.windows(2).map(|pair| format!("{}_{}", pair[0], pair[1])).collect()
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
