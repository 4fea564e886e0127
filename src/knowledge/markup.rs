//! From the Markdown of an answer to safe HTML and plain text.
//!
//! Paragraphs, lists, emphasis and links are kept; raw HTML, pictures and headings are not part of the format.
//! `ammonia` is the second line of defence: it would drop what this module let through by mistake (X-7).

use std::{collections::HashSet, sync::LazyLock};

use ammonia::Builder;
use pulldown_cmark::{Event, Parser, Tag as Element, TagEnd, html};

use crate::language::Tag;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(["p", "ul", "ol", "li", "strong", "em", "a", "br"]))
        .url_schemes(HashSet::from(["http", "https", "tel", "mailto"]))
        .link_rel(None)
        .add_tag_attributes("a", &["href"]);
    builder
});

/// What the format does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotAllowed {
    Html,
    Heading,
    Image,
}

/// A text made ready to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rendered {
    pub(super) html: String,
    pub(super) text: String,
    pub(super) not_allowed: Vec<NotAllowed>,
}

/// Markdown as plain text.
pub(super) fn plain(markdown: &str, tag: Tag) -> String {
    let mut text = PlainText::default();
    for event in Parser::new(markdown) {
        match event {
            Event::SoftBreak if tag.is_simple() => text.take(&Event::HardBreak),
            event => text.take(&event),
        }
    }
    text.finish()
}

/// Renders Markdown. In simple language a line break stays one: one sentence a line (L-3).
pub(super) fn render(markdown: &str, tag: Tag) -> Rendered {
    let mut not_allowed = Vec::new();
    let mut text = PlainText::default();
    let events: Vec<Event<'_>> = Parser::new(markdown)
        .filter_map(|event| {
            let event = match event {
                Event::SoftBreak if tag.is_simple() => Event::HardBreak,
                Event::Html(_) | Event::InlineHtml(_) => {
                    not_allowed.push(NotAllowed::Html);
                    return None;
                }
                Event::Start(Element::Heading { .. }) => {
                    not_allowed.push(NotAllowed::Heading);
                    event
                }
                Event::Start(Element::Image { .. }) => {
                    not_allowed.push(NotAllowed::Image);
                    event
                }
                event => event,
            };
            text.take(&event);
            Some(event)
        })
        .collect();
    let mut raw = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut raw, events.into_iter());
    Rendered { html: SANITISER.clean(&raw).to_string(), text: text.finish(), not_allowed }
}

/// The text without its marks: paragraphs by an empty line, items by a hyphen.
#[derive(Default)]
struct PlainText(String);

impl PlainText {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) => self.0.push_str(words),
            Event::SoftBreak => self.0.push(' '),
            Event::HardBreak => self.0.push('\n'),
            Event::Start(Element::Item) => {
                self.end_line();
                self.0.push_str("- ");
            }
            Event::End(TagEnd::Paragraph | TagEnd::List(_)) => {
                self.end_line();
                self.0.push('\n');
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
    }

    fn finish(self) -> String {
        let mut text = self.0;
        while text.contains("\n\n\n") {
            text = text.replace("\n\n\n", "\n\n");
        }
        text.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_links_are_kept_in_both_forms() {
        let rendered = render("Hej **du**.\nMer.\n\n- ett\n- två\n\n[Länk](https://a.se/)", Tag::Swedish);
        assert_eq!(
            rendered.html,
            "<p>Hej <strong>du</strong>.\nMer.</p>\n<ul>\n<li>ett</li>\n<li>två</li>\n</ul>\n<p><a href=\"https://a.se/\">Länk</a></p>\n"
        );
        assert_eq!(rendered.text, "Hej du. Mer.\n\n- ett\n- två\n\nLänk");
    }

    #[test]
    fn simple_language_keeps_one_sentence_a_line() {
        let rendered = render("En mening.\nEn till.", Tag::SimpleSwedish);
        assert!(rendered.html.contains("En mening.<br>"), "{}", rendered.html);
        assert_eq!(rendered.text, "En mening.\nEn till.");
    }

    #[test]
    fn script_and_foreign_schemes_never_come_through() {
        let rendered = render("<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b onclick=x>y</b>", Tag::Swedish);
        assert!(!rendered.html.contains("script"), "{}", rendered.html);
        assert!(!rendered.html.contains("onclick"));
        assert!(rendered.not_allowed.contains(&NotAllowed::Html));
    }
}
