//! Ranking beside others on the same questions in the same run: this program's index, SQLite's FTS5 and PostgreSQL's full
//! text search, all in their plainest use, over the Swedish authorities' questions of `tests/eval/swefaq-dev`.

use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use medborgarsvar::{
    language::Tag,
    search::{Document, Index, Target, analysis::Lexicon},
};
use serde::Deserialize;
use sqlx::{Connection as _, PgConnection, Row as _, SqliteConnection};

use super::{
    figures::{mebibytes, millis, percentile},
    process::memory,
    questions,
};

const BEST: usize = 10;
/// Every question is asked so many times; the first round warms up and gives the ranks.
const ROUNDS: usize = 6;
/// What SQLite's bytes are counted in, as memory is.
const KIB: i64 = 1024;

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "_id")]
    id: String,
    #[serde(default)]
    title: String,
    text: String,
}

/// What is ranked, what is asked, and what is right.
struct Collection {
    documents: Vec<Entry>,
    queries: Vec<Entry>,
    right: HashMap<String, HashSet<String>>,
}

/// What one of them found, and how long it took.
#[derive(Default)]
struct Found {
    ranks: Vec<Vec<usize>>,
    times: Vec<Duration>,
}

/// Measures and prints Markdown. PostgreSQL takes part when `tests/with-postgres` has started one.
pub(crate) async fn run() -> anyhow::Result<()> {
    let collection = Collection::read()?;
    println!("{} documents, {} questions\n", collection.documents.len(), collection.queries.len());
    println!("| | nDCG@10 | MRR@10 | P@1 | recall@5 | p50 | p99 | index holds |");
    println!("|---|---|---|---|---|---|---|---|");
    ours(&collection)?;
    fts5(&collection).await?;
    if let Ok(url) = std::env::var("MEDBORGARSVAR_TEST_POSTGRES") {
        postgres(&collection, &url).await?;
    }
    println!();
    Ok(())
}

/// Analysis by general rules and `words.toml`; no answer of the library, no synonyms.
fn ours(collection: &Collection) -> anyhow::Result<()> {
    let words = questions::bundled()?.words;
    let before = memory("self", "VmRSS")?;
    let document = |text: &Entry| Document {
        target: Target::Answer(text.id.as_str().into()),
        title: text.title.clone(),
        asks: Vec::new(),
        body: text.text.clone(),
    };
    let documents = collection.documents.iter().map(document).collect();
    let index = Index::build(documents, Lexicon::with_words(Tag::Swedish, &words), &[])?;
    let holds = memory("self", "VmRSS")?.saturating_sub(before);
    let mut found = Found::default();
    for round in 0..ROUNDS {
        for query in &collection.queries {
            let started = Instant::now();
            let hits = index.search(&index.query(&query.text), BEST);
            let took = started.elapsed();
            found.note(collection, query, round, took, hits.iter().map(|hit| hit.target.to_string()));
        }
    }
    found.print("Medborgarsvar", &mebibytes(holds));
    Ok(())
}

/// BM25 over words as `unicode61` cuts them, any of the question's words, the database in memory.
async fn fts5(collection: &Collection) -> anyhow::Result<()> {
    let mut database = SqliteConnection::connect("sqlite::memory:").await?;
    sqlx::query(
        "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 0')",
    )
    .execute(&mut database)
    .await?;
    for text in &collection.documents {
        let add = sqlx::query("INSERT INTO texts VALUES ($1, $2, $3)").bind(&text.id).bind(&text.title);
        add.bind(&text.text).execute(&mut database).await?;
    }
    let pages: i64 = sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        .fetch_one(&mut database)
        .await?;
    let mut found = Found::default();
    for round in 0..ROUNDS {
        for query in &collection.queries {
            let started = Instant::now();
            let words: Vec<String> = words(&query.text).map(|word| format!("\"{word}\"")).collect();
            let rows = sqlx::query("SELECT id FROM texts WHERE texts MATCH $1 ORDER BY rank LIMIT 10")
                .bind(words.join(" OR "))
                .fetch_all(&mut database)
                .await?;
            let took = started.elapsed();
            found.note(collection, query, round, took, rows.iter().map(|row| row.get::<String, _>(0)));
        }
    }
    found.print("SQLite FTS5, bm25", &mebibytes(u64::try_from(pages / KIB)?));
    Ok(())
}

/// The configuration `swedish`, any of the question's words, `ts_rank` that counts the length of a text; over a socket.
async fn postgres(collection: &Collection, url: &str) -> anyhow::Result<()> {
    let mut database = PgConnection::connect(url).await.context("PostgreSQL")?;
    // Of this connection alone, and gone with it.
    sqlx::query("CREATE TEMPORARY TABLE texts (id TEXT, said TSVECTOR)").execute(&mut database).await?;
    for text in &collection.documents {
        sqlx::query("INSERT INTO texts VALUES ($1, to_tsvector('swedish', $2))")
            .bind(&text.id)
            .bind(format!("{} {}", text.title, text.text))
            .execute(&mut database)
            .await?;
    }
    sqlx::query("CREATE INDEX ON texts USING gin (said)").execute(&mut database).await?;
    sqlx::query("ANALYZE texts").execute(&mut database).await?;
    let holds: i64 = sqlx::query_scalar("SELECT pg_total_relation_size('texts')").fetch_one(&mut database).await?;
    let mut found = Found::default();
    for round in 0..ROUNDS {
        for query in &collection.queries {
            let started = Instant::now();
            let rows = sqlx::query(
                "SELECT id FROM texts, to_tsquery('swedish', $1) AS asked WHERE said @@ asked \
                 ORDER BY ts_rank(said, asked, 1) DESC, id LIMIT 10",
            )
            .bind(words(&query.text).collect::<Vec<_>>().join(" | "))
            .fetch_all(&mut database)
            .await?;
            let took = started.elapsed();
            found.note(collection, query, round, took, rows.iter().map(|row| row.get::<String, _>(0)));
        }
    }
    found.print("PostgreSQL full text, ts_rank", &mebibytes(u64::try_from(holds / KIB)?));
    Ok(())
}

/// The words of a question without anything that a query language could take for its own.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

impl Collection {
    fn read() -> anyhow::Result<Self> {
        let mut right: HashMap<String, HashSet<String>> = HashMap::new();
        for line in text("qrels/test.tsv")?.lines().skip(1) {
            let [query, document, score] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            if score.trim() != "0" {
                right.entry(query.to_owned()).or_default().insert(document.to_owned());
            }
        }
        let texts = |file| -> anyhow::Result<Vec<Entry>> {
            text(file)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
        };
        let mut queries = texts("queries.jsonl")?;
        queries.retain(|query| right.contains_key(&query.id));
        Ok(Self { documents: texts("corpus.jsonl")?, queries, right })
    }
}

#[expect(clippy::disallowed_methods, reason = "the bench reads its questions")]
fn text(file: &str) -> anyhow::Result<String> {
    let path = questions::of_repository("tests/eval/swefaq-dev").join(file);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

impl Found {
    fn note(
        &mut self,
        collection: &Collection,
        query: &Entry,
        round: usize,
        took: Duration,
        ids: impl Iterator<Item = String>,
    ) {
        if round > 0 {
            self.times.push(took);
            return;
        }
        let right = &collection.right[&query.id];
        self.ranks.push(ids.enumerate().filter(|(_, id)| right.contains(id)).map(|(rank, _)| rank).collect());
    }

    /// Prints a row. Every question has one right text, or several that count the same: the first found is taken.
    #[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
    fn print(mut self, name: &str, holds: &str) {
        let count = self.ranks.len() as f64;
        let mean = |value: &dyn Fn(usize) -> f64| {
            self.ranks.iter().filter_map(|ranks| ranks.first()).map(|rank| value(*rank)).sum::<f64>() / count
        };
        let cells = [
            mean(&|rank| 1.0 / (rank as f64 + 2.0).log2()),
            mean(&|rank| 1.0 / (rank as f64 + 1.0)),
            mean(&|rank| if rank == 0 { 1.0 } else { 0.0 }),
            mean(&|rank| if rank < 5 { 1.0 } else { 0.0 }),
        ]
        .map(|cell| format!("{cell:.3}"));
        let (middle, slow) = (percentile(&mut self.times, 50), percentile(&mut self.times, 99));
        println!("| {name} | {} | {} | {} | {holds} |", cells.join(" | "), millis(middle), millis(slow));
    }
}
