//! The simple text says nothing that the standard text does not: every number, date, sum and link in it stands there too
//! (service requirements L-5).

use crate::language::Tag;

use crate::knowledge::Fault;

use super::{
    facts::{facts, values},
    text::Text,
};

/// Compares the simple text with the standard one, references filled in.
pub(super) fn same_facts(texts: &[Text<'_>], faults: &mut Vec<Fault>) {
    let of = |tag: Tag| texts.iter().find(|text| text.tag() == tag);
    let (Some(standard), Some(simple)) = (of(Tag::Swedish), of(Tag::SimpleSwedish)) else { return };
    let mut known = values(&standard.filled);
    known.extend(values(standard.section.title));
    let title = (simple.section.line, simple.section.title);
    let lines = simple.lines.iter().map(|line| (line.number, line.filled.as_str()));
    for (number, line) in std::iter::once(title).chain(lines) {
        for fact in facts(line).into_iter().filter(|fact| !fact.article && !known.contains(&fact.value)) {
            let what = format!("\"{}\" does not stand in the standard text", fact.written);
            faults.push(simple.rule(number, what, "write the same fact in `# sv:`, or take it away here"));
        }
    }
}
