//! From a draft to the file of an answer: a new one, or an old one with only what differs written anew.

use std::str::FromStr;

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::knowledge::{Draft, Source, Status};

use super::front_matter::{formatted, formatted_toml};

/// The file of a draft. Over a file that is there, keys whose value is the same are left as they are written, with their
/// comments; a file that says the same is left byte for byte.
#[must_use]
pub fn file_of(draft: &Draft, there: Option<&str>) -> String {
    let old = there.and_then(|text| Some((Draft::read(&draft.path(), text).ok()?, text)));
    let Some((old, text)) = old else { return new_file(draft) };
    if old == *draft {
        return text.to_owned();
    }
    let front = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let parsed = front.and_then(|(front, _)| Some((DocumentMut::from_str(front).ok()?, front)));
    let Some((mut document, front)) = parsed else { return new_file(draft) };
    let (then, now) = (keys(&old), keys(draft));
    for ((key, before), (_, after)) in then.iter().zip(&now) {
        if before.to_string() != after.to_string() {
            set(document.as_table_mut(), key, after.clone());
        }
    }
    for (key, before, after) in
        [("sv", &old.questions.sv, &draft.questions.sv), ("en", &old.questions.en, &draft.questions.en)]
    {
        if before != after {
            document["questions"][key] = value(strings(after));
        }
    }
    let body = if old.texts == draft.texts { &text[front.len() + "+++\n\n+++\n".len()..] } else { &body(draft) };
    let front = document.to_string();
    let front = if front.ends_with('\n') { front } else { front + "\n" };
    let file = format!("+++\n{front}+++\n{body}");
    formatted(&file).unwrap_or(file)
}

fn new_file(draft: &Draft) -> String {
    let mut document = DocumentMut::new();
    for (key, item) in keys(draft) {
        set(document.as_table_mut(), key, item);
    }
    let mut questions = Table::new();
    questions.insert("sv", value(strings(&draft.questions.sv)));
    questions.insert("en", value(strings(&draft.questions.en)));
    document.insert("questions", Item::Table(questions));
    let front = document.to_string();
    let front = formatted_toml(&front).unwrap_or(front);
    format!("+++\n{front}+++\n{}", body(draft))
}

fn body(draft: &Draft) -> String {
    let texts: Vec<String> =
        draft.texts.iter().map(|text| format!("# {}: {}\n{}\n", text.lang, text.title, text.body)).collect();
    texts.join("\n")
}

/// Sets a key, or takes it away when there is nothing to say.
fn set(table: &mut Table, key: &str, item: Item) {
    if item.is_none() {
        table.remove(key);
    } else if let Some(there) = table.get_mut(key) {
        *there = item;
    } else {
        table.insert(key, item);
    }
}

/// Every key but the ways to ask, with its value; none when there is nothing to say.
fn keys(draft: &Draft) -> Vec<(&'static str, Item)> {
    let status = match draft.status {
        Status::Draft => "draft",
        Status::Sample => "sample",
        Status::Approved => "approved",
        Status::Withdrawn => "withdrawn",
    };
    let approved = draft.approved.as_ref().map(|approved| {
        let mut table = InlineTable::new();
        table.insert("by", Value::from(approved.by.as_str()));
        table.insert("on", date(approved.on));
        value(table)
    });
    let list = |ids: &[String]| if ids.is_empty() { Item::None } else { value(strings(ids)) };
    vec![
        ("area", value(draft.area.as_str())),
        ("owner", value(draft.owner.as_str())),
        ("status", value(status)),
        ("approved", approved.unwrap_or_default()),
        ("review_by", value(date(draft.review_by))),
        ("expires", draft.expires.map_or(Item::None, |day| value(date(day)))),
        ("sources", value(draft.sources.iter().map(source).collect::<Array>())),
        ("services", list(&draft.services)),
        ("contacts", value(strings(&draft.contacts))),
        ("places", list(&draft.places)),
        ("referrals", list(&draft.referrals)),
        ("related", list(&draft.related)),
        ("required", list(&draft.required)),
        ("doubts", draft.doubts.as_deref().map_or(Item::None, value)),
    ]
}

fn source(source: &Source) -> InlineTable {
    let mut table = InlineTable::new();
    if let Some(url) = &source.url {
        table.insert("url", Value::from(url.as_str()));
    }
    table.insert("title", Value::from(source.title.as_str()));
    table.insert("seen", date(source.seen));
    table
}

fn strings(texts: &[String]) -> Array {
    texts.iter().map(String::as_str).collect()
}

/// A date as TOML writes it, bare.
pub(super) fn date(day: jiff::civil::Date) -> Value {
    let (year, month, day) = (day.year(), day.month(), day.day());
    let date = toml_edit::Date {
        year: u16::try_from(year).unwrap_or_default(),
        month: u8::try_from(month).unwrap_or_default(),
        day: u8::try_from(day).unwrap_or_default(),
    };
    Value::from(date)
}
