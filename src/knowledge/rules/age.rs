//! What has become old: answers to review, numbers nobody has compared with their source for a year, fees of a past year.
//!
//! Old is a warning, so that a clone of last year still passes; with `--strict` it breaks a rule.

use jiff::{ToSpan, civil::Date};

use crate::knowledge::{Fault, Files, Level, Library, toml_file::TomlFile};

use super::Documents;

/// Days after which a comparison with a source is old.
const OLD_AFTER_DAYS: i64 = 365;

/// Answers whose day of review or expiry has passed, or whose sources nobody has looked at for a year.
pub(super) fn answers(documents: &Documents<'_>, library: &Library, today: Date, old: Level, faults: &mut Vec<Fault>) {
    faults.extend(library.overdue(today).into_iter().map(|fault| {
        let document = documents.iter().find(|(path, _)| *path == fault.file).map(|(_, document)| document);
        let key = if fault.what.starts_with("expired") { "expires" } else { "review_by" };
        let line = document.map_or(fault.line, |document| document.toml.line(document.toml.key(key)));
        Fault { level: old, line, ..fault }
    }));
    for (_, document) in documents {
        let first = document.front.services.0.first();
        let gone = first.and_then(|id| Some((id, library.services.get(id.get_ref())?.gone?)));
        if let Some((id, since)) = gone {
            let what = format!("its e-tjänst {} was no longer in the catalogue on {since}", id.get_ref());
            let mend = "name another e-tjänst, or say in the text how it is done now";
            faults.push(document.toml.fault(Level::Warning, id.span().start, what, mend));
        }
        let newest = document.front.sources.iter().map(|source| source.seen).max();
        if let Some(seen) = newest.filter(|seen| is_old(*seen, today)) {
            let what = format!("nobody has looked at its sources since {seen}");
            let mend = "compare the text with its sources and move `seen`";
            faults.push(document.toml.fault(old, document.toml.key("sources"), what, mend));
        }
    }
}

/// Entries of registers: numbers to call in danger must say when they were verified, and nothing may be old.
pub(super) fn registers(files: &Files, library: &Library, today: Date, old: Level, faults: &mut Vec<Fault>) {
    let mut fault = |file: &'static str, id: &str, key: &str, level: Level, what: String, mend: &str| {
        let file = TomlFile::new(file, files.get(file).unwrap_or_default());
        faults.push(file.fault(level, file.key_of(id, key), what, mend));
    };
    let compare = "compare it with its source and move the date";
    for (id, it) in library.referrals.iter().filter(|(_, it)| it.phone.is_some()) {
        let in_danger = library.safety.numbers().contains(format!("referral:{id}").as_str());
        match it.verified_at {
            None if in_danger => {
                let what = format!("{id}: the number is shown in danger, but not when it was verified");
                fault(
                    "referrals.toml",
                    id.as_str(),
                    "phone",
                    Level::Rule,
                    what,
                    "compare it with its source and add `verified_at`",
                );
            }
            Some(verified) if is_old(verified, today) => {
                let what = format!("{id}: the number was last verified on {verified}");
                fault("referrals.toml", id.as_str(), "verified_at", old, what, compare);
            }
            _ => {}
        }
    }
    for (id, verified) in library.places.iter().filter_map(|(id, it)| Some((id, it.hours_verified_at?))) {
        if is_old(verified, today) {
            let what = format!("{id}: the hours were last verified on {verified}");
            fault("places.toml", id.as_str(), "hours_verified_at", old, what, compare);
        }
    }
    let seen = library.referrals.iter().map(|(id, it)| ("referrals.toml", id.as_str(), it.source.seen));
    let seen = seen.chain(library.contacts.iter().map(|(id, it)| ("contacts.toml", id.as_str(), it.source.seen)));
    let seen = seen.chain(library.services.iter().map(|(id, it)| ("services.toml", id.as_str(), it.source.seen)));
    let seen = seen.chain(library.places.iter().map(|(id, it)| ("places.toml", id.as_str(), it.source.seen)));
    for (file, id, seen) in seen.filter(|(_, _, seen)| is_old(*seen, today)) {
        fault(file, id, "source", old, format!("{id}: nobody has looked at its source since {seen}"), compare);
    }
    for (id, amount) in &library.amounts {
        if amount.year < today.year() {
            let what = format!("{id}: the sum is that of {}", amount.year);
            fault("amounts.toml", id.as_str(), "year", old, what, "look up this year's sum and move `year`");
        }
    }
}

fn is_old(date: Date, today: Date) -> bool {
    date.checked_add(OLD_AFTER_DAYS.days()).is_ok_and(|until| until < today)
}
