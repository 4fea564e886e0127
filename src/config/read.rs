//! From text to a [`Config`], key by key, so that every fault is found at once and has its line.
//!
//! Each key is read alone: a fault in one does not hide the next. Which keys there are is asked of [`Config`] itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use serde::{Deserialize, de::IntoDeserializer};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Config, ConfigFault};

/// A name that is surely no key: what is said about it lists those that are.
const NO_KEY: &str = "no such key";
/// How alike a key must be to be proposed, from 0 to 1.
const LIKENESS: f64 = 0.7;

/// A configuration file that has been read, with what is wrong in it.
#[derive(Debug, Default)]
pub struct ConfigFile {
    /// The configuration: for keys with a fault, the default.
    pub config: Config,
    pub(super) faults: Vec<ConfigFault>,
    pub(super) lines: BTreeMap<String, usize>,
}

/// A key and its value, taken out of the file.
struct Setting<'a> {
    path: Vec<String>,
    at: Range<usize>,
    value: Spanned<DeValue<'a>>,
}

impl ConfigFile {
    /// Reads a file's text. Whether the values make sense together is for [`ConfigFile::check`] to say.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let line = |offset: usize| Some(text.get(..offset).unwrap_or(text).matches('\n').count() + 1);
        let mut file = Self::default();
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            let fault = ConfigFault { line: line(at), key: String::new(), what: first_line(error.message()) };
            file.faults.push(fault);
        }
        let (mut sound, sections) = (DeTable::new(), sections());
        for setting in settings(table.into_inner(), &sections, text) {
            let (key, at) = (setting.path.join("."), setting.at.clone());
            file.lines.extend(line(at.start).map(|line| (key.clone(), line)));
            match try_alone(&setting) {
                Ok(()) => put(&mut sound, setting),
                Err(what) => file.faults.push(ConfigFault { line: line(at.start), key, what }),
            }
        }
        match config(sound) {
            Ok(read) => file.config = read,
            Err(error) => {
                let what = first_line(error.message());
                file.faults.push(ConfigFault { line: None, key: String::new(), what });
            }
        }
        file
    }
}

/// The keys there are, as `limits.address_burst`.
#[must_use]
pub fn known_keys() -> BTreeSet<String> {
    let sections = sections();
    let within = |section: &String| names(section).iter().map(|key| format!("{section}.{key}")).collect::<Vec<_>>();
    let top = names("").into_iter().filter(|key| !sections.contains(key));
    top.chain(sections.iter().flat_map(within)).collect()
}

/// The keys whose value is a table with known keys.
fn sections() -> BTreeSet<String> {
    names("").into_iter().filter(|key| !names(key).is_empty()).collect()
}

/// The keys of the top (the empty name) or of a section, from what serde says when it meets a strange one.
fn names(section: &str) -> Vec<String> {
    let inner = DeTable::from_iter([spanned(NO_KEY, DeValue::Boolean(true))]);
    let table = match section {
        "" => inner,
        section => DeTable::from_iter([spanned(section, DeValue::Table(inner))]),
    };
    match config(table) {
        Err(error) if error.message().contains(NO_KEY) => proposals(error.message()),
        _ => Vec::new(),
    }
}

/// The configuration that a table says; what it does not say is the default.
fn config(table: DeTable<'_>) -> Result<Config, toml::de::Error> {
    Config::deserialize(Spanned::new(0..0, DeValue::Table(table)).into_deserializer())
}

/// The names between backticks after "expected".
fn proposals(message: &str) -> Vec<String> {
    let expected = message.split_once("expected").map_or("", |(_, rest)| rest);
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn spanned<'a>(key: &str, value: DeValue<'a>) -> (Spanned<std::borrow::Cow<'a, str>>, Spanned<DeValue<'a>>) {
    (Spanned::new(0..0, key.to_owned().into()), Spanned::new(0..0, value))
}

/// Every key of the file on its own; sections are opened.
fn settings<'a>(table: DeTable<'a>, sections: &BTreeSet<String>, text: &str) -> Vec<Setting<'a>> {
    let mut settings = Vec::new();
    for (key, value) in table {
        let (at, name) = (key.span(), key.into_inner().into_owned());
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(inner) if sections.contains(&name) => {
                for (key, value) in inner {
                    let (at, path) = (key.span(), vec![name.clone(), key.into_inner().into_owned()]);
                    settings.push(Setting { path, at, value });
                }
            }
            value => settings.push(Setting { path: vec![name], at, value: Spanned::new(span, value) }),
        }
    }
    settings.sort_by_key(|setting| setting.at.start.min(text.len()));
    settings
}

/// Reads a configuration that has this one key.
fn try_alone(setting: &Setting<'_>) -> Result<(), String> {
    let mut table = DeTable::new();
    put(&mut table, Setting { path: setting.path.clone(), at: setting.at.clone(), value: setting.value.clone() });
    let Err(error) = config(table) else { return Ok(()) };
    let message = first_line(error.message());
    if message.starts_with("unknown field") {
        return Err(unknown(setting.path.last().map_or("", String::as_str), &proposals(&message)));
    }
    Err(message)
}

fn unknown(key: &str, known: &[String]) -> String {
    let likeness = |name: &String| strsim::jaro_winkler(key, name);
    let nearest = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match nearest.filter(|name| likeness(name) >= LIKENESS) {
        Some(name) => format!("there is no such key; did you mean {name}?"),
        None => format!("there is no such key; there are: {}", known.join(", ")),
    }
}

/// Puts a setting where it belongs in a table.
fn put<'a>(table: &mut DeTable<'a>, Setting { path, at, value }: Setting<'a>) {
    let mut path = path.into_iter();
    let (Some(first), second) = (path.next(), path.next()) else { return };
    let Some(second) = second else {
        table.insert(Spanned::new(at, first.into()), value);
        return;
    };
    let section = table.entry(Spanned::new(0..0, first.into()));
    let section = section.or_insert_with(|| Spanned::new(0..0, DeValue::Table(DeTable::new())));
    if let DeValue::Table(inner) = section.get_mut() {
        inner.insert(Spanned::new(at, second.into()), value);
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}
