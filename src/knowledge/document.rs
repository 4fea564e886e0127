//! The file of an answer taken apart: front matter between `+++`, then one section per language tag.

use crate::language::Tag;

use super::{answer::FrontMatter, fault::Fault, toml_file::TomlFile};

const KEYS: &str = "area, owner, status, approved, review_by, expires, sources, services, contacts, places, referrals, \
                    related, required, questions, doubts";

/// A section of an answer as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section<'a> {
    pub(super) tag: Tag,
    pub(super) title: &'a str,
    /// The body in Markdown.
    pub(super) body: &'a str,
    /// The line of the heading, from 1.
    pub(super) line: usize,
    /// The line that the body begins on.
    pub(super) first: usize,
}

/// The file of an answer.
pub(super) struct Document<'a> {
    pub(super) front: FrontMatter,
    /// The front matter as a file of its own, for messages.
    pub(super) toml: TomlFile<'a>,
    pub(super) sections: Vec<Section<'a>>,
}

impl<'a> Document<'a> {
    /// Takes a file apart; `None` when it has no front matter at all.
    pub(super) fn parse(path: &'a str, text: &'a str, faults: &mut Vec<Fault>) -> Option<Self> {
        let whole = TomlFile::new(path, text);
        let parts = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
        let Some((front, body)) = parts else {
            faults.push(whole.error(
                0,
                "there is no front matter",
                "begin the file with +++, the keys, and +++ on lines of their own",
            ));
            return None;
        };
        let toml = TomlFile { path, text: front, lines_before: 1 };
        // The line that the body begins on: after both lines of +++ and those between.
        let body_line = front.matches('\n').count() + 4;
        let sections = sections(path, body, body_line, faults);
        Some(Self { front: front_matter(toml, faults), toml, sections })
    }
}

fn front_matter(toml: TomlFile<'_>, faults: &mut Vec<Fault>) -> FrontMatter {
    let mut entries = toml.entries(faults);
    let front = FrontMatter {
        area: entries.required("area", faults),
        owner: entries.required("owner", faults),
        status: entries.required("status", faults),
        approved: entries.optional("approved", faults),
        review_by: entries.required("review_by", faults),
        expires: entries.optional("expires", faults),
        sources: entries.required("sources", faults).unwrap_or_default(),
        services: entries.optional("services", faults).unwrap_or_default(),
        contacts: entries.required("contacts", faults).unwrap_or_default(),
        places: entries.optional("places", faults).unwrap_or_default(),
        referrals: entries.optional("referrals", faults).unwrap_or_default(),
        related: entries.optional("related", faults).unwrap_or_default(),
        required: entries.optional("required", faults).unwrap_or_default(),
        questions: entries.required("questions", faults),
        doubts: entries.optional("doubts", faults),
    };
    entries.finish(KEYS, faults);
    front
}

/// Splits the body at its headings `# tag: title`.
fn sections<'a>(path: &str, body: &'a str, first_line: usize, faults: &mut Vec<Fault>) -> Vec<Section<'a>> {
    let fault = |line: usize, what: String, mend: &str| Fault {
        file: path.to_owned(),
        line,
        level: super::Level::Error,
        what,
        mend: mend.to_owned(),
    };
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut open: Option<(Tag, &str, usize, usize)> = None;
    let mut offset = 0;
    for (number, line) in body.split_inclusive('\n').enumerate() {
        let at = first_line + number;
        if let Some(heading) = line.strip_prefix("# ") {
            close(&mut sections, open.take(), body, offset);
            match heading.split_once(':').map(|(tag, title)| (tag.trim().parse::<Tag>(), title.trim())) {
                Some((Ok(tag), title)) if !title.is_empty() => open = Some((tag, title, offset + line.len(), at)),
                _ => faults.push(fault(
                    at,
                    format!("\"{}\" is no heading of a variant", line.trim_end()),
                    "write `# sv: Title`, `# sv-simple: Title` or `# en: Title`; use no other headings",
                )),
            }
        } else if open.is_none() && !line.trim().is_empty() && sections.is_empty() {
            faults.push(fault(at, "there is text before the first variant".to_owned(), "put it under `# sv: Title`"));
        }
        offset += line.len();
    }
    close(&mut sections, open, body, offset);
    for (index, section) in sections.iter().enumerate() {
        if sections[..index].iter().any(|earlier| earlier.tag == section.tag) {
            faults.push(fault(section.line, format!("the variant {} stands twice", section.tag), "keep one of them"));
        }
    }
    sections
}

fn close<'a>(sections: &mut Vec<Section<'a>>, open: Option<(Tag, &'a str, usize, usize)>, body: &'a str, end: usize) {
    if let Some((tag, title, start, line)) = open {
        let text = &body[start..end];
        let blank = text[..text.len() - text.trim_start().len()].matches('\n').count();
        sections.push(Section { tag, title, body: text.trim(), line, first: line + 1 + blank });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(text: &str) -> Vec<(usize, String)> {
        let mut faults = Vec::new();
        Document::parse("answers/a/b.md", text, &mut faults);
        faults.into_iter().map(|fault| (fault.line, fault.what)).collect()
    }

    const FRONT: &str = "+++\narea = \"a\"\nowner = \"b\"\nstatus = \"sample\"\nreview_by = 2027-01-01\nsources = []\ncontacts = []\n[questions]\nsv = []\n+++\n";

    #[test]
    fn sections_are_found_by_their_tags() {
        let text = format!("{FRONT}# sv: Titel\nText.\n\n# en: Title\nText.\n");
        let mut faults = Vec::new();
        let document = Document::parse("answers/a/b.md", &text, &mut faults).unwrap();
        assert_eq!(faults, []);
        assert_eq!(
            document.sections[0],
            Section { tag: Tag::Swedish, title: "Titel", body: "Text.", line: 11, first: 12 }
        );
        assert_eq!(document.sections[1].line, 14);
    }

    #[test]
    fn every_fault_is_found_at_once_with_its_line() {
        let text = "+++\narea = 7\nstatus = \"fine\"\nowner = \"b\"\nreview_by = 2027-01-01\nsources = []\ncontact = []\n[questions]\nsv = []\n+++\n# xx: Hej\n# sv: A\n# sv: B\n";
        let found = faults_of(text);
        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [11, 13, 2, 3, 2, 7], "{found:?}");
    }

    #[test]
    fn a_file_without_front_matter_says_so() {
        assert_eq!(faults_of("# sv: Hej\n")[0].0, 1);
    }
}
