//! Ways to ask: enough of them, in people's own words, and no two that say nearly the same.

use crate::{knowledge::Fault, knowledge::Level, language::Tag};

use crate::knowledge::{document::Document, likeness};

use super::{Documents, WayToAsk, id_of};

/// Ways to ask that an answer needs at least, for search to find it.
const LEAST: [(Tag, usize); 2] = [(Tag::Swedish, 8), (Tag::English, 4)];
/// So alike, two ways to ask of one answer say the same.
const ALIKE_WITHIN: f64 = 0.8;
/// So alike, ways to ask of two answers are in each other's way.
const ALIKE_BETWEEN: f64 = 0.7;

/// An answer has enough ways to ask in each language.
pub(super) fn enough(document: &Document<'_>, faults: &mut Vec<Fault>) {
    let Some(questions) = &document.front.questions else { return };
    for (tag, least) in LEAST {
        let asks = if tag == Tag::English { &questions.en } else { &questions.sv };
        if asks.len() < least {
            let what = format!("there are {} ways to ask in {tag}, at least {least} are needed", asks.len());
            let at = document.toml.key("questions");
            faults.push(document.toml.fault(Level::Rule, at, what, "write down how people ask, in their own words"));
        }
    }
}

/// Every way to ask, with its place.
pub(super) fn all(documents: &Documents<'_>) -> Vec<WayToAsk> {
    let mut all = Vec::new();
    for (path, document) in documents {
        let Some(questions) = &document.front.questions else { continue };
        for (lang, asks) in [(Tag::Swedish, &questions.sv), (Tag::English, &questions.en)] {
            all.extend(asks.iter().map(|ask| WayToAsk {
                answer: id_of(path),
                lang,
                text: ask.get_ref().clone(),
                file: (*path).to_owned(),
                line: document.toml.line(ask.span().start),
            }));
        }
    }
    all
}

/// No two ways to ask say nearly the same, within an answer and between answers.
pub(super) fn alike(asks: &[WayToAsk], faults: &mut Vec<Fault>) {
    for lang in [Tag::Swedish, Tag::English] {
        let asks: Vec<&WayToAsk> = asks.iter().filter(|ask| ask.lang == lang).collect();
        let texts: Vec<&str> = asks.iter().map(|ask| ask.text.as_str()).collect();
        for (earlier, later, likeness) in likeness::alike(&texts, ALIKE_BETWEEN) {
            let (earlier, later) = (asks[earlier], asks[later]);
            let same_answer = earlier.answer == later.answer;
            if same_answer && likeness < ALIKE_WITHIN {
                continue;
            }
            let what = format!(
                "\"{}\" says nearly the same as \"{}\" in {}:{} (likeness {likeness:.2})",
                later.text, earlier.text, earlier.file, earlier.line
            );
            let mend = if same_answer {
                "take one away, or ask in other words"
            } else {
                "leave it with the answer that fits best, or ask in other words"
            };
            faults.push(Fault {
                file: later.file.clone(),
                line: later.line,
                level: Level::Rule,
                what,
                mend: mend.to_owned(),
            });
        }
    }
}
