//! A variant as it is read, line by line, so that a fault in it has its line.

use crate::language::Tag;

use crate::knowledge::{Fault, Level, Library, document::Section, markup, references};

/// A variant with its references filled in.
pub(super) struct Text<'a> {
    path: &'a str,
    pub(super) section: &'a Section<'a>,
    /// The body in Markdown, references filled in.
    pub(super) filled: String,
    /// The body as a reader sees it, without marks.
    pub(super) plain: String,
    pub(super) lines: Vec<Line<'a>>,
}

/// A line of a variant.
pub(super) struct Line<'a> {
    /// Its number in the file.
    pub(super) number: usize,
    /// As written.
    pub(super) raw: &'a str,
    /// In Markdown, references filled in.
    pub(super) filled: String,
    /// As a reader sees it.
    pub(super) plain: String,
}

impl<'a> Text<'a> {
    pub(super) fn new(path: &'a str, section: &'a Section<'a>, library: &Library) -> Self {
        let fill = |text: &str| references::fill(text, library, section.tag, &mut Vec::new());
        let filled = fill(section.body);
        let lines = section.body.lines().enumerate().map(|(at, raw)| {
            let filled = fill(raw);
            // The title is on `section.line`; empty lines after it are not part of the body.
            Line { number: section.first + at, raw, plain: markup::plain(&filled, section.tag), filled }
        });
        Self { path, section, plain: markup::plain(&filled, section.tag), lines: lines.collect(), filled }
    }

    pub(super) fn tag(&self) -> Tag {
        self.section.tag
    }

    /// A broken rule on a line of the file.
    pub(super) fn rule(&self, line: usize, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        let (what, mend) = (what.into(), mend.into());
        Fault { file: self.path.to_owned(), line, level: Level::Rule, what: format!("{}: {what}", self.tag()), mend }
    }

    /// The line that some words of the text as read begin on; the title's when they can't be found.
    pub(super) fn line_of(&self, words: &str) -> usize {
        let wanted: Vec<String> = bare_words(words).take(4).collect();
        let found = self.lines.iter().find(|line| {
            let words: Vec<String> = bare_words(&line.plain).collect();
            words.windows(wanted.len().max(1)).any(|run| run == wanted)
        });
        found.map_or(self.section.line, |line| line.number)
    }
}

/// The words of a text in lower case, without the marks around them.
pub(super) fn bare_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—' | '(' | ')' | '"' | '”'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
}
