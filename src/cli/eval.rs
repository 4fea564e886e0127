//! `eval`: labelled questions through [`respond`], or a BEIR collection through the ranking that answers use.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use jiff::Timestamp;
use serde::Deserialize;

use crate::{
    dialogue::{Knowledge, Reply, Turn, Utterance, respond},
    language::Tag,
    search::{Collection, Document, Index, Target, analysis::Lexicon},
};

use super::{
    arguments::{Common, EvalCall},
    calibrate::{self, Seen},
    library,
    measures::{Measures, Question, Ranking, Report, Share},
    output,
};

/// The date that figures are made for, so that they mean the same next year.
const AS_OF: &str = include_str!("../../tests/eval/AS_OF");
/// Where the weights lie in a checkout, and the picture of how true what those of the bundled library state is.
const WEIGHTS: &str = "src/search";
const PICTURE: &str = "docs/images/reliability.svg";

pub(super) fn run(call: &EvalCall, common: &Common) -> anyhow::Result<ExitCode> {
    let today = call.today.map_or_else(|| AS_OF.trim().parse().context("tests/eval/AS_OF holds no date"), Ok)?;
    let now = library::moment(Some(today))?;
    if let (Some(checkout), Some(file)) = (&call.calibrate, &call.questions) {
        let questions: Vec<Question> = lines(&read(file)?, file)?;
        for (collection, seen) in Seen::each(&library::knowledge(common, today)?, &questions, today, now)? {
            let fitted = calibrate::fit(&seen);
            library::write(&checkout.join(WEIGHTS).join(collection.file()), &fitted.weights.written())?;
            if collection == Collection::Learnt {
                library::write(&checkout.join(PICTURE), &fitted.reliability.picture())?;
            }
            output::say(&format!("{}:\n{}\n", collection.file(), calibrate::said(&fitted)));
        }
    } else if let Some(file) = &call.questions {
        let mut report = questions(&read(file)?, file, &library::knowledge(common, today)?, now)?;
        if !call.explain {
            report.questions.iter_mut().for_each(|outcome| outcome.why = None);
        }
        output::say(&if call.json { serde_json::to_string_pretty(&report)? } else { table(&report) });
    } else if let Some(folder) = &call.beir {
        let ranking = beir(folder, common)?;
        output::say(&if call.json {
            serde_json::to_string_pretty(&ranking)?
        } else {
            format!(
                "nDCG@10 {:.4}  MRR@10 {:.4}  P@1 {:.4}  Recall@5 {:.4}",
                ranking.ndcg_at_10, ranking.mrr_at_10, ranking.p_at_1, ranking.recall_at_5
            )
        });
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> anyhow::Result<String> {
    #[expect(clippy::disallowed_methods, reason = "the command was given this file")]
    let text = std::fs::read_to_string(path);
    text.with_context(|| format!("can't read {}", path.display()))
}

fn lines<'a, T: Deserialize<'a>>(text: &'a str, path: &Path) -> anyhow::Result<Vec<T>> {
    let line = |(number, line): (usize, &'a str)| {
        serde_json::from_str(line).with_context(|| format!("{}:{}: no such line is known", path.display(), number + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
}

fn questions(text: &str, path: &Path, knowledge: &Knowledge, now: Timestamp) -> anyhow::Result<Report> {
    let questions: Vec<Question> = lines(text, path)?;
    let mut report = Report {
        overall: Measures::default(),
        in_library: Measures::default(),
        by_style: BTreeMap::new(),
        questions: Vec::with_capacity(questions.len()),
    };
    for question in &questions {
        let turn = play(question, knowledge, now)?;
        let mut outcome = question.judge(turn.reply.kind(), shown(&turn.reply));
        outcome.why = Some(turn.why);
        report.overall.count(question, &outcome);
        if is_in_library(question, knowledge) {
            report.in_library.count(question, &outcome);
        }
        if let Some(style) = &question.style {
            report.by_style.entry(style.clone()).or_default().count(question, &outcome);
        }
        report.questions.push(outcome);
    }
    Ok(report)
}

/// Plays the earlier messages, then the question.
fn play(question: &Question, knowledge: &Knowledge, now: Timestamp) -> anyhow::Result<Turn> {
    let context = question.played(knowledge, now).with_context(|| format!("question {}: its language", question.id))?;
    Ok(respond(knowledge, &context, &Utterance::words(&question.text), now))
}

fn shown(reply: &Reply) -> Vec<String> {
    match reply {
        Reply::Answer(answer) => vec![answer.id.to_string()],
        Reply::Referral(referral) => vec![referral.id.to_string()],
        Reply::Safety(safety) => vec![safety.category.clone()],
        Reply::SmallTalk(talk) => vec![talk.id.clone()],
        Reply::Clarify(clarify) => clarify.options.iter().map(|option| option.id.to_string()).collect(),
        Reply::Refused(_) | Reply::None(_) | Reply::Delivered(_) | Reply::Blocked(_) => Vec::new(),
    }
}

/// Whether the library could get this right: what is expected is in it, or it is not about an answer at all.
fn is_in_library(question: &Question, knowledge: &Knowledge) -> bool {
    question.expect.kind != "answer"
        || question.expect.any_of.iter().any(|slug| knowledge.library.answers.contains_key(slug.as_str()))
}

#[derive(Deserialize)]
struct BeirText {
    #[serde(rename = "_id")]
    id: String,
    #[serde(default)]
    title: String,
    text: String,
}

/// Ranks a BEIR collection: analysis and scoring are those of answers, by the weights of a collection that is not asked for,
/// and nothing is decided.
fn beir(folder: &Path, common: &Common) -> anyhow::Result<Ranking> {
    let lexicon = Lexicon::with_words(Tag::Swedish, &library::words(common)?);
    let (corpus, queries) = (folder.join("corpus.jsonl"), folder.join("queries.jsonl"));
    let relevant = qrels(&folder.join("qrels/test.tsv"))?;
    let corpus: Vec<BeirText> = lines(&read(&corpus)?, &corpus)?.into_iter().map(|text: BeirText| text).collect();
    let documents = corpus.into_iter().map(|text| Document {
        target: Target::Answer(text.id.into()),
        title: text.title,
        asks: Vec::new(),
        body: text.text,
    });
    let index = Index::build(documents.collect(), lexicon, &[])?;
    let text = read(&queries)?;
    let mut ranks = Vec::new();
    for query in lines::<BeirText>(&text, &queries)? {
        let Some(right) = relevant.get(&query.id) else { continue };
        let hits = index.search(&index.query(&query.text), 10);
        let found = |(rank, hit): (usize, &crate::search::Hit)| right.contains(&hit.target.to_string()).then_some(rank);
        ranks.push((hits.iter().enumerate().filter_map(found).collect(), right.len()));
    }
    Ok(Ranking::over(&ranks))
}

/// Which documents are relevant to which query.
fn qrels(path: &Path) -> anyhow::Result<HashMap<String, Vec<String>>> {
    let mut relevant: HashMap<String, Vec<String>> = HashMap::new();
    for (number, line) in read(path)?.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let [query, document, score] = line.split('\t').collect::<Vec<_>>()[..] else {
            bail!("{}:{}: a line has query, document and score, with tabs between", path.display(), number + 1);
        };
        if score.trim() != "0" {
            relevant.entry(query.to_owned()).or_default().push(document.to_owned());
        }
    }
    Ok(relevant)
}

/// The report for people.
fn table(report: &Report) -> String {
    let mut table =
        row("", &["p@1", "hit@3", "false", "none prec", "none rec", "safety rec", "safety false", "lookalike"]);
    let styles = report.by_style.iter().map(|(style, measures)| (style.as_str(), measures));
    let all = [("overall", &report.overall), ("in library", &report.in_library)];
    for (name, measures) in all.into_iter().chain(styles) {
        let shares = [
            measures.p_at_1,
            measures.hit_at_3,
            measures.false_answer_rate,
            measures.none_precision,
            measures.none_recall,
            measures.safety_recall,
            measures.safety_false_rate,
            measures.safety_false_rate_lookalike,
        ];
        let cells: Vec<String> = shares.iter().map(cell).collect();
        table.push_str(&row(name, &cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    table
}

fn row(name: &str, cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:>16}")).collect();
    format!("{name:<12}{}\n", cells.concat())
}

fn cell(share: &Share) -> String {
    let value = share.value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
    format!("{value} {}/{}", share.numerator, share.denominator)
}
