//! The rules that an editor is held to: what `check` enforces beyond what keeps a library from being used.
//!
//! A broken rule is a [`Level::Rule`]: `check` fails, while a service that runs keeps answering with the library it has
//! (a sentence that is too long is no reason to answer nobody). One rule, one file. The rule that needs search (each way
//! to ask finds its answer when it is left out) stands in `editing`, above search.

mod age;
mod asks;
mod facts;
mod numbers;
mod officialese;
mod own_details;
mod readable;
mod required;
mod same_facts;
mod text;

use jiff::civil::Date;

use crate::language::Tag;

use super::{AnswerId, Fault, Files, Level, Library, document::Document, load};

use text::Text;

/// A way to ask, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WayToAsk {
    /// The answer it stands in.
    pub answer: AnswerId,
    /// Swedish or English.
    pub lang: Tag,
    /// How people ask.
    pub text: String,
    /// The file, relative to the library's folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// A library looked through.
#[derive(Debug)]
pub struct Inspected {
    /// The library, when it can be used.
    pub library: Option<Library>,
    /// Everything that is wrong, by file and line.
    pub faults: Vec<Fault>,
    /// Every way to ask of every answer, by answer, in the order they are written.
    pub asks: Vec<WayToAsk>,
}

/// Reads a library and holds it to every rule as on a day. With `strict`, what is merely old breaks a rule too.
#[must_use]
pub fn inspect(files: &Files, samples: bool, today: Date, strict: bool) -> Inspected {
    let mut faults = files.faults();
    let Some((library, documents)) = load::read(files, samples, &mut faults) else {
        return Inspected { library: None, faults: load::sorted(faults).0, asks: Vec::new() };
    };
    let known = own_details::Known::of(&library);
    for (path, document) in &documents {
        asks::enough(document, &mut faults);
        let texts: Vec<Text<'_>> = document.sections.iter().map(|section| Text::new(path, section, &library)).collect();
        for text in &texts {
            own_details::own_details(text, &known, &mut faults);
            readable::readable(text, &library, &mut faults);
            officialese::officialese(text, &library, &mut faults);
        }
        required::required(document, &texts, &mut faults);
        same_facts::same_facts(&texts, &mut faults);
    }
    let asks = asks::all(&documents);
    asks::alike(&asks, &mut faults);
    let old = if strict { Level::Rule } else { Level::Warning };
    age::answers(&documents, &library, today, old, &mut faults);
    age::registers(files, &library, today, old, &mut faults);
    let usable = !faults.iter().any(|fault| fault.level == Level::Error);
    Inspected { library: usable.then_some(library), faults: load::sorted(faults).0, asks }
}

/// The parts of a file's path under `answers/`: the id of its answer.
fn id_of(path: &str) -> AnswerId {
    let name = path.rsplit('/').next().unwrap_or(path);
    AnswerId::from(name.strip_suffix(".md").unwrap_or(name))
}

/// The answers' files, taken apart.
type Documents<'a> = [(&'a str, Document<'a>)];
