//! The questions that the service is measured on are never among the ways to ask: then they would measure nothing.

use std::{fs, path::Path};

use jiff::civil::date;
use medborgarsvar::knowledge::{Files, inspect, likeness::alike};
use serde::Deserialize;

use crate::program::BUNDLED;

/// So alike, a way to ask is taken for a copy.
const COPIED: f64 = 0.7;

#[derive(Deserialize)]
struct Question {
    text: String,
}

/// The questions of every `.jsonl` file of questions under a folder, with the file and line of each.
#[expect(clippy::disallowed_methods, reason = "this test reads the questions")]
fn questions(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(questions(&path));
        } else if path.extension().is_some_and(|found| found == "jsonl") && name != "corpus.jsonl" {
            for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
                let question: Question = serde_json::from_str(line).unwrap();
                found.push((format!("{name}:{}", number + 1), question.text));
            }
        }
    }
    found
}

/// The ways to ask that are, or nearly are, one of the questions: with the place of each.
fn copies(asks: &[(String, String)], questions: &[(String, String)]) -> Vec<String> {
    let texts: Vec<&str> = asks.iter().chain(questions).map(|(_, text)| text.as_str()).collect();
    // The earlier of a pair comes first, and the questions come after the ways to ask.
    let across =
        alike(&texts, COPIED).into_iter().filter(|(ask, question, _)| *ask < asks.len() && *question >= asks.len());
    let told = across.map(|(ask, question, likeness)| {
        let ((at, ask), (question_at, question)) = (&asks[ask], &questions[question - asks.len()]);
        format!("{at}: \"{ask}\" is \"{question}\" in {question_at} ({likeness:.2})")
    });
    told.collect()
}

#[test]
fn no_way_to_ask_is_a_question_that_the_service_is_measured_on() {
    let inspected = inspect(&Files::read(BUNDLED.as_ref()).unwrap(), true, date(2026, 11, 24), false);
    let asks: Vec<_> =
        inspected.asks.iter().map(|ask| (format!("{}:{}", ask.file, ask.line), ask.text.clone())).collect();
    let questions = questions(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/eval")));
    assert!(questions.len() > 500, "the questions are read");
    let copies = copies(&asks, &questions);
    assert!(copies.is_empty(), "ask in words of your own:\n{}", copies.join("\n"));
}

#[test]
fn a_copy_is_named_with_both_its_places() {
    let asks = [("answers/a/b.md:12".to_owned(), "Får jag elda löv?".to_owned())];
    let questions = [("q.jsonl:3".to_owned(), "får jag elda löv".to_owned())];
    let said = copies(&asks, &questions);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("answers/a/b.md:12:") && said[0].contains("q.jsonl:3"), "{said:?}");
    assert!(copies(&asks, &[("q.jsonl:4".to_owned(), "Vad kostar vatten?".to_owned())]).is_empty());
}
