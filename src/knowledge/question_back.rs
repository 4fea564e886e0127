//! Questions back (`questions-back.toml`): what tells answers apart that are easily taken for each other.
//!
//! "Gäller det hyresrätt eller eget hus?" helps more than two titles do. Where no such question is written, titles are
//! listed. When to ask is up to `dialogue`.

use serde::Deserialize;
use toml::Spanned;

use crate::language::Localized;

use super::{Fault, Files, Library, toml_file::TomlFile};

/// The file, relative to the library's folder. A library may do without it.
const PATH: &str = "questions-back.toml";
/// How many options make a choice that can be read at a glance.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=4;

/// A question back, with an option for each thing that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionBack {
    /// The question.
    pub ask: Localized,
    /// Two to four options.
    pub options: Vec<QuestionOption>,
}

/// One option of a question back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionOption {
    /// An answer's slug, or `referral:`, `service:` or `place:` and the slug of an entry.
    pub choice: Spanned<String>,
    /// What stands on the button.
    pub label: Localized,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct QuestionFile {
    question: Vec<QuestionBack>,
}

/// Reads the file of a library, if it has one.
pub(super) fn read(files: &Files, faults: &mut Vec<Fault>) -> Vec<QuestionBack> {
    let file = files.get(PATH).and_then(|text| TomlFile::new(PATH, text).whole(faults));
    file.map_or_else(Vec::new, |file: QuestionFile| file.question)
}

/// Checks that every option is there and that there are as many as can be chosen among.
pub(super) fn check(files: &Files, library: &Library, faults: &mut Vec<Fault>) {
    let Some(text) = files.get(PATH) else { return };
    let file = TomlFile::new(PATH, text);
    for question in &library.questions_back {
        let first = question.options.first().map_or(0, |option| option.choice.span().start);
        if !OPTIONS.contains(&question.options.len()) {
            let what = format!("the question \"{}\" has {} options", question.ask.sv, question.options.len());
            faults.push(file.error(first, what, "give it two to four"));
        }
        for (number, option) in question.options.iter().enumerate() {
            let id = option.choice.get_ref();
            if !is_there(library, id) {
                let what = format!("the library has no \"{id}\"");
                faults.push(file.error(option.choice.span().start, what, "name an entry that is there"));
            }
            if question.options[..number].iter().any(|other| other.choice.get_ref() == id) {
                let what = format!("\"{id}\" is an option twice");
                faults.push(file.error(option.choice.span().start, what, "take one away"));
            }
        }
    }
}

fn is_there(library: &Library, id: &str) -> bool {
    match id.split_once(':') {
        Some(("referral", slug)) => library.referrals.contains_key(slug),
        Some(("service", slug)) => library.services.contains_key(slug),
        Some(("place", slug)) => library.places.contains_key(slug),
        _ => library.answers.contains_key(id),
    }
}
