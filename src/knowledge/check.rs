//! What must be true between the files: references that exist, variants that are there, dates and numbers in order.

mod required;

use std::{collections::BTreeMap, fmt::Display};

use crate::{language::Tag, readability};

use super::{
    Fault, Files, Level, Library, Status,
    answer::References,
    document::{Document, Section},
    toml_file::TomlFile,
};

/// Ways to ask that an answer needs at least, for search to find it.
const QUESTIONS_SV: usize = 5;
const QUESTIONS_EN: usize = 3;

/// Checks every answer against the registers and the rules of the format.
pub(super) fn answers(documents: &[(&str, Document<'_>)], library: &Library, faults: &mut Vec<Fault>) {
    for (path, document) in documents {
        references(document, library, faults);
        front_matter(document, faults);
        required::required(document, faults);
        for tag in Tag::ALL {
            if !document.sections.iter().any(|section| section.tag == tag) {
                let mend = format!("write a section `# {tag}: Title`");
                faults.push(document.toml.error(0, format!("the variant {tag} is missing"), mend));
            }
        }
        for section in &document.sections {
            own_contact_details(path, section, faults);
            plain_language(path, section, library, faults);
        }
    }
}

fn references(document: &Document<'_>, library: &Library, faults: &mut Vec<Fault>) {
    let front = &document.front;
    if let Some(area) = front.area.as_ref().filter(|area| !library.areas.contains_key(*area)) {
        faults.push(document.toml.error(0, format!("areas.toml has no \"{area}\""), "add the area or change `area`"));
    }
    if let Some(owner) = front.owner.as_ref().filter(|owner| !library.bodies.contains_key(owner.get_ref())) {
        let what = format!("bodies.toml has no \"{}\"", owner.get_ref());
        faults.push(document.toml.error(owner.span().start, what, "add the body or change `owner`"));
    }
    exist(document, &front.services, &library.services, "services.toml", faults);
    exist(document, &front.contacts, &library.contacts, "contacts.toml", faults);
    exist(document, &front.places, &library.places, "places.toml", faults);
    exist(document, &front.referrals, &library.referrals, "referrals.toml", faults);
    exist(document, &front.related, &library.answers, "answers/", faults);
}

fn exist<K: Ord + Display, V>(
    document: &Document<'_>,
    references: &References<K>,
    register: &BTreeMap<K, V>,
    file: &str,
    faults: &mut Vec<Fault>,
) {
    for id in references.0.iter().filter(|id| !register.contains_key(id.get_ref())) {
        let what = format!("{file} has no \"{}\"", id.get_ref());
        faults.push(document.toml.error(id.span().start, what, "add the entry or take the reference away"));
    }
}

fn front_matter(document: &Document<'_>, faults: &mut Vec<Fault>) {
    let front = &document.front;
    let mut error = |what: &str, mend: &str| faults.push(document.toml.error(0, what, mend));
    if front.status == Some(Status::Approved) && front.approved.is_none() {
        error("the status is approved but nobody is named", "add `approved = { by = \"function\", on = 2026-11-01 }`");
    }
    if front.sources.is_empty() {
        error("there is no source", "add `sources = [{ url = …, title = …, seen = … }]`");
    }
    if front.contacts.0.is_empty() {
        error("there is no contact", "add at least \"medborgarservice\" to `contacts`");
    }
    if let Some(questions) = &front.questions {
        for (count, least, lang) in [(questions.sv.len(), QUESTIONS_SV, "sv"), (questions.en.len(), QUESTIONS_EN, "en")]
        {
            if count < least {
                error(
                    &format!("there are {count} ways to ask in {lang}, at least {least} are needed"),
                    "write down how people ask, in their own words",
                );
            }
        }
    }
}

/// A text never has a number or mailbox of its own (R22): the register has it, so that it is changed once.
fn own_contact_details(path: &str, section: &Section<'_>, faults: &mut Vec<Fault>) {
    for (number, line) in section.body.lines().enumerate() {
        let outside: String =
            line.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, after)| after)).collect();
        let phone = outside.split_whitespace().any(looks_like_phone);
        if phone || outside.contains('@') {
            faults.push(Fault {
                file: path.to_owned(),
                line: section.line + 1 + number,
                level: Level::Error,
                what: "the text has a phone number or e-mail address of its own".to_owned(),
                mend: "write {{contact:….phone}} or {{contact:….email}}, so that it is changed in one place".to_owned(),
            });
        }
    }
}

/// An area code with a hyphen, as Swedish numbers are written: 010-234, 0142-85, 0771-21.
fn looks_like_phone(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    word.split_once('-').is_some_and(|(code, rest)| {
        code.starts_with('0')
            && (2..=4).contains(&code.len())
            && rest.chars().take(2).all(|c| c.is_ascii_digit())
            && rest.len() >= 2
    })
}

fn plain_language(path: &str, section: &Section<'_>, library: &Library, faults: &mut Vec<Fault>) {
    let level = match section.tag {
        Tag::Swedish => readability::Level::Standard,
        Tag::SimpleSwedish => readability::Level::Simple,
        Tag::English => return,
    };
    let filled = super::references::fill(section.body, library, section.tag, &mut Vec::new());
    let text = super::markup::render(&filled, section.tag).text;
    let names: Vec<&str> = library.services.values().flat_map(|service| service.name.sv.split_whitespace()).collect();
    let measures = readability::measure(&text);
    for breach in readability::breaches(&measures, level, &names) {
        faults.push(Fault {
            file: path.to_owned(),
            line: section.line,
            level: Level::Warning,
            what: format!("{}: {breach}", section.tag),
            mend: "shorten the sentences and change long words for everyday ones".to_owned(),
        });
    }
}

/// Checks what the registers say of each other.
pub(super) fn registers(files: &Files, library: &Library, faults: &mut Vec<Fault>) {
    let mut missing = |path: &'static str, id: &str, what: String| {
        let text = files.get(path).unwrap_or_default();
        let offset = text.find(&format!("[{id}]")).or_else(|| text.find(id)).unwrap_or(0);
        faults.push(TomlFile::new(path, text).error(offset, what, "add the entry there or name another"));
    };
    for (id, service) in &library.services {
        if !library.areas.contains_key(&service.area) {
            missing("services.toml", id.as_str(), format!("areas.toml has no \"{}\"", service.area));
        }
    }
    for (id, place) in &library.places {
        if !library.contacts.contains_key(&place.contact) {
            missing("places.toml", id.as_str(), format!("contacts.toml has no \"{}\"", place.contact));
        }
    }
    for (id, body) in &library.bodies {
        if !library.contacts.contains_key(&body.contact) {
            missing("bodies.toml", id.as_str(), format!("contacts.toml has no \"{}\"", body.contact));
        }
    }
    for reference in library.safety.numbers() {
        let known = match reference.split_once(':') {
            Some(("referral", id)) => library.referrals.get(id).is_some_and(|referral| referral.phone.is_some()),
            Some(("contact", id)) => library.contacts.get(id).is_some_and(|contact| contact.phone.is_some()),
            _ => false,
        };
        if !known {
            missing("safety.toml", reference, format!("no register has a phone number for \"{reference}\""));
        }
    }
    let manifest = &library.manifest;
    for (known, id, register) in [
        (library.services.contains_key(&manifest.portal), manifest.portal.as_str(), "services.toml"),
        (
            library.services.contains_key(&manifest.complaint_service),
            manifest.complaint_service.as_str(),
            "services.toml",
        ),
        (library.bodies.contains_key(&manifest.desk), manifest.desk.as_str(), "bodies.toml"),
        (library.contacts.contains_key(&manifest.default_contact), manifest.default_contact.as_str(), "contacts.toml"),
        (library.answers.contains_key(&manifest.complaint_answer), manifest.complaint_answer.as_str(), "answers/"),
        (
            library.answers.contains_key(&manifest.public_record_answer),
            manifest.public_record_answer.as_str(),
            "answers/",
        ),
    ] {
        if !known {
            missing("library.toml", id, format!("{register} has no \"{id}\""));
        }
    }
    if library.portal_url().is_empty() {
        missing("services.toml", manifest.portal.as_str(), "the portal has no url".to_owned());
    }
}
