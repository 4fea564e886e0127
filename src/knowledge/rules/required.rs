//! What nobody may miss: the snippets of `required` stand in both the standard and the simple text.

use crate::language::Tag;

use crate::knowledge::{Fault, Level, document::Document};

use super::text::Text;

/// Looks for every snippet in both Swedish texts, as they are written and as they are read, whatever their case.
pub(super) fn required(document: &Document<'_>, texts: &[Text<'_>], faults: &mut Vec<Fault>) {
    for snippet in &document.front.required {
        let wanted = normal(snippet.get_ref());
        for text in texts.iter().filter(|text| text.tag() != Tag::English) {
            if !normal(text.section.body).contains(&wanted) && !normal(&text.plain).contains(&wanted) {
                let what = format!("{}: the text lacks \"{}\", which `required` names", text.tag(), snippet.get_ref());
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
