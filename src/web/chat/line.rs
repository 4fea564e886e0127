//! One line of a conversation by itself, by the template of the pages: what streams send.

use askama::Template;

use crate::{
    conversation::{Body, Entry, Event},
    dialogue::Reply,
    knowledge::Eid,
    web::frame::Frame,
};

use super::lines::Line;

#[derive(Template)]
#[template(path = "chat/one_line.html")]
struct OneLine {
    page: Frame,
    line: Line,
}

/// The line as HTML, in one piece.
///
/// # Errors
/// When the template can't be rendered.
pub(super) fn line_html(page: Frame, entry: Entry) -> Result<String, askama::Error> {
    OneLine { page, line: Line::from(entry) }.render()
}
