//! The first look: documents by their content words and compound parts, by BM25 (tantivy).
//!
//! It is quick and says little: which few documents are worth a second look. The query is built from tokens, never by a
//! query parser: a citizen's text has no syntax. Fields are fused by adding their scores.

use std::collections::BTreeMap;

use tantivy::{
    Index as Tantivy, IndexReader, TantivyDocument, Term,
    collector::TopDocs,
    directory::RamDirectory,
    doc,
    query::{BooleanQuery, BoostQuery, Occur, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer},
};

use super::{
    analysis::Word,
    counting::DocumentNumber,
    dictionary::Numbered,
    index::{IndexError, Query},
    question::SYNONYM,
};

/// A question of fewer content words is looked up by its function words too: "vad gör ni?".
const FEW: usize = 2;
/// So many words of a question are looked up, the rarest: a long story has many.
const MOST: usize = 24;
/// Bytes that tantivy is told it may gather; it takes no less, and writes one segment however much it has.
const WRITING: usize = 15_000_000;

/// Words of documents, in memory.
pub(super) struct WordIndex {
    reader: IndexReader,
    fields: Fields,
}

struct Fields {
    /// Words and parts of title and ways to ask.
    asks: Field,
    /// Words and parts of the body.
    body: Field,
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
        for document in documents {
            writer.add_document(doc!(
                fields.asks => terms(document.asks.iter().flatten().map(word)),
                fields.body => terms(document.body.iter().map(word)),
            ))?;
        }
        Ok(Self { reader: writer.finalize()?.reader()?, fields })
    }

    /// The documents that share most with a question, by number.
    pub(super) fn best(&self, query: &Query, limit: usize) -> Vec<DocumentNumber> {
        let searcher = self.reader.searcher();
        let query = self.clauses(query);
        // A search over an index in memory fails only on a bug in it; then nothing is found and a person is offered.
        let found = searcher.search(&query, &TopDocs::with_limit(limit).order_by_score()).unwrap_or_default();
        // All documents are in one segment, numbered there in the order they were given.
        found.into_iter().map(|(_, address)| address.doc_id).collect()
    }

    fn clauses(&self, query: &Query) -> BooleanQuery {
        let few = query.words.iter().filter(|(word, _)| !word.light).count() < FEW;
        let mut words: Vec<(&Word, f32)> =
            query.words.iter().filter(|(word, _)| few || !word.light).map(|(word, weight)| (word, *weight)).collect();
        words.sort_by(|one, other| other.1.total_cmp(&one.1));
        words.truncate(MOST);
        let mut clauses = Clauses::default();
        let synonyms = query.synonyms.iter().take(MOST).map(|(_, word)| (word, SYNONYM));
        for (word, weight) in words.into_iter().map(|(word, _)| (word, 1.0)).chain(synonyms) {
            for term in word.terms() {
                clauses.add(self.fields.asks, term, weight);
                clauses.add(self.fields.body, term, weight);
            }
        }
        clauses.into_query()
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer("words").set_index_option(IndexRecordOption::WithFreqs);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields =
        Fields { asks: schema.add_text_field("asks", text.clone()), body: schema.add_text_field("body", text) };
    (schema.build(), fields)
}

fn terms<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    words.flat_map(Word::terms).collect::<Vec<_>>().join(" ")
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
