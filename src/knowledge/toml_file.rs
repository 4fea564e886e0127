//! A TOML file of the library, read entry by entry so that every fault is found at once and has its line.

use std::{collections::BTreeMap, ops::Range};

use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned, de::IntoDeserializer};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::calendar::toml_date;

use super::fault::{Fault, Level};

/// A TOML text with its place in the library.
#[derive(Clone, Copy)]
pub(super) struct TomlFile<'a> {
    /// The file, relative to the library's folder.
    pub(super) path: &'a str,
    /// The TOML itself.
    pub(super) text: &'a str,
    /// Lines of the file before it (the `+++` of front matter).
    pub(super) lines_before: usize,
}

/// The entries of a table that have not been taken yet.
pub(super) struct Entries<'a> {
    file: TomlFile<'a>,
    table: DeTable<'a>,
    /// Where the table begins, for what is missing from it.
    start: usize,
}

impl<'a> TomlFile<'a> {
    pub(super) const fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, lines_before: 0 }
    }

    /// The line of the file that a byte of the text stands on.
    pub(super) fn line(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or(self.text);
        self.lines_before + before.matches('\n').count() + 1
    }

    /// Where a key at the top is written; 0 when it is not.
    pub(super) fn key(&self, key: &str) -> usize {
        self.starts(0, self.text.len(), key).unwrap_or(0)
    }

    /// Where a key of an entry is written; the entry when it has no such key, 0 when there is no such entry.
    pub(super) fn key_of(&self, id: &str, key: &str) -> usize {
        let header = [format!("[{id}]"), format!("[\"{id}\"]")];
        let Some(entry) = header.iter().find_map(|header| self.starts(0, self.text.len(), header)) else { return 0 };
        let end = self.text[entry..].find("\n[").map_or(self.text.len(), |length| entry + length);
        self.starts(entry, end, key).unwrap_or(entry)
    }

    /// The first line between two bytes that starts with a key or a header.
    fn starts(&self, from: usize, to: usize, key: &str) -> Option<usize> {
        let mut offset = from;
        for line in self.text.get(from..to)?.split_inclusive('\n') {
            let rest =
                line.trim_start().strip_prefix(key).or_else(|| line.strip_prefix(&format!("[{key}]")).map(|_| ""));
            if rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-')) {
                return Some(offset);
            }
            offset += line.len();
        }
        None
    }

    /// A fault at a byte of the text that keeps the library from being used.
    pub(super) fn error(&self, offset: usize, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        self.fault(Level::Error, offset, what, mend)
    }

    /// A fault at a byte of the text.
    pub(super) fn fault(&self, level: Level, offset: usize, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        let (what, mend) = (what.into(), mend.into());
        Fault { file: self.path.to_owned(), line: self.line(offset), level, what, mend }
    }

    /// The top-level entries; what can't be read is a fault each.
    pub(super) fn entries(self, faults: &mut Vec<Fault>) -> Entries<'a> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        faults.extend(errors.iter().map(|error| self.toml_fault(error)));
        Entries { file: self, start: 0, table: table.into_inner() }
    }

    /// Reads a table whose keys are ids.
    pub(super) fn register<K, V>(self, faults: &mut Vec<Fault>) -> BTreeMap<K, V>
    where
        K: Ord + From<String>,
        V: DeserializeOwned,
    {
        let mut register = BTreeMap::new();
        for (key, value) in self.entries(faults).table {
            let id = key.get_ref().to_string();
            if !is_slug(&id) {
                faults.push(self.error(
                    key.span().start,
                    format!("\"{id}\" is no id"),
                    "use lower case a-z, digits and hyphens",
                ));
            }
            if let Some(value) = self.value(value, &id, faults) {
                register.insert(K::from(id), value);
            }
        }
        register
    }

    /// Reads a whole file as one value.
    pub(super) fn whole<T: DeserializeOwned>(self, faults: &mut Vec<Fault>) -> Option<T> {
        toml::from_str(self.text).map_err(|error| faults.push(self.toml_fault(&error))).ok()
    }

    fn value<T: DeserializeOwned>(self, value: Spanned<DeValue<'a>>, name: &str, faults: &mut Vec<Fault>) -> Option<T> {
        let span = value.span();
        T::deserialize(value.into_deserializer())
            .map_err(|error| faults.push(self.value_fault(&error, &span, name)))
            .ok()
    }

    fn toml_fault(&self, error: &toml::de::Error) -> Fault {
        let offset = error.span().map_or(0, |span| span.start);
        self.error(
            offset,
            first_line(error.message()),
            "see the comments at the top of the file or docs/knowledge.md for the format",
        )
    }

    fn value_fault(&self, error: &toml::de::Error, span: &Range<usize>, name: &str) -> Fault {
        let offset = error.span().map_or(span.start, |span| span.start);
        let message = first_line(error.message());
        let mend = if message.starts_with("missing field") {
            "add the key"
        } else if message.starts_with("unknown field") {
            "take the key away or spell it as one of those named"
        } else {
            "write the value in the form that the message asks for"
        };
        self.error(offset, format!("{name}: {message}"), mend)
    }
}

impl Entries<'_> {
    /// Takes an entry that may be left out.
    pub(super) fn optional<T: DeserializeOwned>(&mut self, key: &str, faults: &mut Vec<Fault>) -> Option<T> {
        let value = self.table.remove(key)?;
        self.file.value(value, key, faults)
    }

    /// Takes an entry that must be there.
    pub(super) fn required<T: DeserializeOwned>(&mut self, key: &str, faults: &mut Vec<Fault>) -> Option<T> {
        if !self.table.contains_key(key) {
            faults.push(self.file.error(self.start, format!("{key} is missing"), format!("add `{key} = …`")));
        }
        self.optional(key, faults)
    }

    /// Says of every entry that was not taken that it is not known.
    pub(super) fn finish(self, known: &str, faults: &mut Vec<Fault>) {
        for key in self.table.keys() {
            faults.push(self.file.error(
                key.span().start,
                format!("unknown key \"{}\"", key.get_ref()),
                format!("take it away or use one of: {known}"),
            ));
        }
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

/// Whether a text can be an id: it stands in addresses and file names.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A [`Date`] as TOML writes it, where a field can't name its own reader.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct TomlDate(#[serde(deserialize_with = "toml_date::required")] pub(super) Date);
