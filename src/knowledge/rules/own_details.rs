//! A text has no phone number, mailbox, street address or sum of money of its own: the registers have them, so that each
//! is changed in one place (R22) and a sum never stands without its year.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

use crate::knowledge::{Fault, Library};

use super::{officialese::without_references, text::Text};

/// The numbers of the registers by their digits, with the reference to write.
pub(super) struct Known(BTreeMap<String, String>);

impl Known {
    pub(super) fn of(library: &Library) -> Self {
        let referrals =
            library.referrals.iter().filter_map(|(id, it)| Some((format!("referral:{id}"), it.phone.as_ref()?)));
        let contacts =
            library.contacts.iter().filter_map(|(id, it)| Some((format!("contact:{id}"), it.phone.as_ref()?)));
        // Several entries can share a number: the way in and those shown in danger are the ones to name.
        let all: Vec<(String, &String)> = contacts.chain(referrals).collect();
        let first = format!("contact:{}", library.manifest.default_contact);
        let in_danger = library.safety.numbers();
        let rank = |reference: &str| (reference != first, !in_danger.contains(reference));
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        let mut sorted: Vec<_> = all.iter().collect();
        sorted.sort_by_key(|(reference, _)| rank(reference));
        for (reference, phone) in sorted {
            let before_note = phone.split('(').next().unwrap_or(phone);
            known.entry(digits(before_note)).or_insert(format!("{{{{{reference}.phone}}}}"));
        }
        Self(known)
    }
}

/// Looks for details of its own in every line and in the title.
pub(super) fn own_details(text: &Text<'_>, known: &Known, faults: &mut Vec<Fault>) {
    let title = (text.section.line, text.section.title);
    for (number, raw) in std::iter::once(title).chain(text.lines.iter().map(|line| (line.number, line.raw))) {
        // A blank line cut out of a link's address is no number of the text's.
        let line = ADDRESS.replace_all(&without_references(raw), " ").into_owned();
        let mut rule = |what: String, mend: String| faults.push(text.rule(number, what, mend));
        for found in PHONE.find_iter(&line).filter(|found| (7..=13).contains(&digits(found.as_str()).len())) {
            let mend = known.0.get(&digits(found.as_str())).cloned().unwrap_or("{{contact:….phone}}".to_owned());
            rule(
                format!("the text has a phone number of its own: {}", found.as_str().trim()),
                format!("write {mend}, so that it is changed in one place"),
            );
        }
        if let Some((found, mend)) = known_number(&line, known) {
            rule(format!("the text has a phone number of its own: {found}"), format!("write {mend}"));
        }
        for (pattern, what, mend) in [
            (&*MAIL, "an e-mail address", "write {{contact:….email}}, so that it is changed in one place"),
            (&*STREET, "a street address", "write {{place:….address}} or {{contact:….address}}"),
            (&*MONEY, "a sum of money", "add it to amounts.toml with its year and write {{amount:….sum}}"),
        ] {
            if let Some(found) = pattern.find(&line) {
                rule(format!("the text has {what} of its own: {}", found.as_str().trim()), mend.to_owned());
            }
        }
    }
}

/// A number that a register has, written in digits. A short one (112, 1177) may be a name: it counts where the text says
/// to call it.
fn known_number<'a>(line: &str, known: &'a Known) -> Option<(String, &'a str)> {
    DIGITS.find_iter(line).find_map(|found| {
        let written = found.as_str().trim();
        let reference = known.0.get(&digits(written))?;
        let before = line[..found.start()].to_lowercase();
        let called = before.split_whitespace().rev().take(3).any(|word| CALL.contains(&word.trim_end_matches(':')));
        let phone = digits(written).len() > 4 && !PHONE.is_match(written);
        (called && !PHONE.is_match(written) || phone).then(|| (written.to_owned(), reference.as_str()))
    })
}

/// Words after which a short number is one to call.
const CALL: &[&str] = &[
    "ring",
    "ringa",
    "ringer",
    "telefon",
    "telefonnummer",
    "nummer",
    "numret",
    "tel",
    "call",
    "phone",
    "number",
    "sms",
];

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test compiles each")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

/// Swedish numbers as they are written: 010-234 50 00, 0771 567 567, +46 10 234 50 00.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\+46 ?\d{1,3}|\b0\d{1,3})(?: ?[-–/] ?\d[\d \u{a0}]{3,}|(?:[ \u{a0}]\d{2,3}){2,4})\b")
});
/// Digits with spaces or hyphens between.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d+(?:[ \u{a0}-]\d+)*\b"));
static MAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\S+@\S+|\S*\(at\)\S+"));
/// Storgatan 12, Stora torget 3, 595 80 Mjölby, Box 123.
static STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b\p{Lu}\p{Ll}{2,}(?:gatan|vägen|gränd|torget|allén|stigen|backen) \d{1,4}\b|\b\p{Lu}\p{L}+ (?:torget|gränd|gata|väg|Torget|Gata|Väg) \d{1,4}\b|\b\d{3} \d{2} {1,2}\p{Lu}\p{Ll}|\b[Bb]ox \d+",
    )
});
static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\d[\d .,\u{a0}\u{202f}]*(?:kr\b|kronor\b|sek\b|öre\b|tkr\b|tusen kr|:-)|\b(?:sek|kr)[ \u{a0}]?\d")
});
/// Addresses on the web are no texts.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"https?://[^\s)>]+"));
