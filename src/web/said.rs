//! A conversation for those who read it later, letter for letter as the citizen saw it: at the desk and for print.

use askama::{Template, filters::HtmlSafe};

use crate::{
    conversation::{Body, Entry, Event},
    dialogue::{Knowledge, Reply},
    knowledge::Eid,
    language::Tag,
};

use super::{chat::Line, frame::Frame};

/// Said lines, rendered by the same templates as the chat; the buttons in them are inert.
#[derive(Template)]
#[template(path = "desk/said.html")]
pub struct Said {
    page: Frame,
    lines: Vec<Line>,
    with_versions: bool,
}

/// The template escapes what people wrote itself.
impl HtmlSafe for Said {}

impl Said {
    /// Entries in the language their citizen reads.
    #[must_use]
    pub fn new(knowledge: &Knowledge, tag: Tag, entries: impl IntoIterator<Item = Entry>) -> Self {
        let lines = entries.into_iter().map(Line::from).collect();
        Self { page: Frame::new(knowledge, tag, "/", "").unlisted(), lines, with_versions: false }
    }

    /// Tells under every answer which it was and in which version.
    #[must_use]
    pub fn with_versions(mut self) -> Self {
        self.with_versions = true;
        self
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The answer and version that a line shows, when it is to be told.
    fn version(&self, line: &Line) -> Option<String> {
        match &line.body {
            Body::Service { reply: Reply::Answer(answer) } if self.with_versions => {
                Some(self.page.t.desk_answer_version(answer.id.as_str(), answer.version.as_str()))
            }
            _ => None,
        }
    }
}
