//! Words of officialese, and what to write instead (`plain-language.toml`; service requirements L-2).

use crate::language::Tag;

use crate::knowledge::{Fault, Library};

use super::text::{Text, bare_words};

/// Looks for words of the list in the titles and texts in Swedish.
pub(super) fn officialese(text: &Text<'_>, library: &Library, faults: &mut Vec<Fault>) {
    if text.tag() == Tag::English {
        return;
    }
    let title = (text.section.line, text.section.title);
    // Names of the registers are not the text's own words.
    let lines = text.lines.iter().map(|line| (line.number, line.raw));
    for (number, line) in std::iter::once(title).chain(lines) {
        let words: Vec<String> = bare_words(&without_references(line)).collect();
        for (pattern, instead) in &library.plain_language.officialese {
            let wanted: Vec<&str> = pattern.split_whitespace().collect();
            let found = words.windows(wanted.len().max(1)).find(|run| {
                run.len() == wanted.len() && run.iter().zip(&wanted).all(|(word, wanted)| matches(word, wanted))
            });
            if let Some(run) = found {
                let what = format!("\"{}\" is officialese", run.join(" "));
                faults.push(text.rule(number, what, format!("write \"{instead}\", or turn the sentence round")));
            }
        }
    }
}

fn matches(word: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(word == pattern, |stem| word.starts_with(stem))
}

/// A line with every reference taken out.
pub(super) fn without_references(line: &str) -> String {
    line.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, after)| after)).collect::<Vec<_>>().join(" ")
}
