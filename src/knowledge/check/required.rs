//! What nobody may miss: the snippets of `required` stand in both the standard and the simple text.

use crate::language::Tag;

use crate::knowledge::{Fault, Level, document::Document};

/// Looks for every snippet in both Swedish texts as they are written, references unresolved, whatever their case.
pub(super) fn required(document: &Document<'_>, faults: &mut Vec<Fault>) {
    for snippet in &document.front.required {
        let wanted = normal(snippet.get_ref());
        for section in document.sections.iter().filter(|section| section.tag != Tag::English) {
            if !normal(section.body).contains(&wanted) {
                let what = format!("{}: the text lacks \"{}\", which `required` names", section.tag, snippet.get_ref());
                let mend = "write it in the text just so, or take it out of `required`";
                faults.push(document.toml.fault(Level::Rule, snippet.span().start, what, mend));
            }
        }
    }
}

/// Lower case, any white space as one space.
fn normal(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
