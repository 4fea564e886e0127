//! What keeps a library from being used: references to nothing, variants that are not there, nobody who stands behind.
//!
//! Everything here is a [`super::Level::Error`]: the library is not loaded. What merely should be written otherwise is a
//! rule (`rules`).

mod references;
mod registers;

use crate::language::Tag;

use super::{Fault, Library, Status, document::Document};

pub(super) use registers::registers;

/// Checks every answer against the registers and the rules of the format.
pub(super) fn answers(documents: &[(&str, Document<'_>)], library: &Library, faults: &mut Vec<Fault>) {
    for (_, document) in documents {
        references::references(document, library, faults);
        front_matter(document, faults);
        for tag in Tag::ALL {
            if !document.sections.iter().any(|section| section.tag == tag) {
                let mend = format!("write a section `# {tag}: Title`");
                faults.push(document.toml.error(0, format!("the variant {tag} is missing"), mend));
            }
        }
    }
}

/// Who stands behind it, where it comes from, and whom to ask.
fn front_matter(document: &Document<'_>, faults: &mut Vec<Fault>) {
    let front = &document.front;
    let mut error = |key: &str, what: &str, mend: &str| {
        faults.push(document.toml.error(document.toml.key(key), what, mend));
    };
    if front.status == Some(Status::Approved) && front.approved.is_none() {
        let mend = "add `approved = { by = \"function\", on = 2026-11-01 }`";
        error("status", "the status is approved but nobody is named", mend);
    }
    if front.sources.is_empty() {
        error("sources", "there is no source", "add `sources = [{ url = …, title = …, seen = … }]`");
    }
    if front.contacts.0.is_empty() {
        error("contacts", "there is no contact", "add at least \"medborgarservice\" to `contacts`");
    }
}
