//! What a catalogue would change in `services.toml`, and the file as it would be.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use jiff::civil::Date;
use toml_edit::{DocumentMut, Item, Table, TableLike, Value, value};

use crate::{
    editing::file::date,
    knowledge::{EService, Library, ServiceId},
};

use super::CatalogueEntry;

/// The most of the known e-tjänster that one import may take away, one of so many.
const MOST_GONE: usize = 5;

/// A change to the e-tjänst with this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new one; what the catalogue does not know is to be written by hand.
    New(String, Name),
    /// One that was written by hand is found in the catalogue, by this family.
    Known(String, String),
    /// Its name is another: from, to.
    Renamed(String, Name, Name),
    /// Its address is another.
    Moved(String, String),
    /// Whether e-legitimation is needed has changed.
    EId(String, bool),
    /// It is no longer in the catalogue, or switched off there.
    Gone(String, Name),
    /// It was gone and is in the catalogue again.
    Back(String),
}

/// The official name of an e-tjänst.
type Name = String;

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(id, name) => {
                write!(f, "new      {id}: {name} (write area, English, simple text and asks by hand)")
            }
            Self::Known(id, family) => write!(f, "known    {id}: family {family}"),
            Self::Renamed(id, from, to) => write!(f, "renamed  {id}: {from} → {to}"),
            Self::Moved(id, to) => write!(f, "address  {id}: {to}"),
            Self::EId(id, required) => {
                write!(f, "e-id     {id}: {}", if *required { "required" } else { "not required" })
            }
            Self::Gone(id, name) => write!(f, "gone     {id}: {name}"),
            Self::Back(id) => write!(f, "back     {id}"),
        }
    }
}

/// What an import does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Every change, in the order of the file, new ones last.
    pub changes: Vec<Change>,
    /// `services.toml` as it would be.
    pub file: String,
}

/// An import that is not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Too many e-tjänster would be gone: the catalogue is rather broken than emptied.
    #[error("{gone} of {known} e-tjänster would be gone, more than a fifth: {}; use --force if that is right", .names.join(", "))]
    Shrinks {
        /// How many would be gone.
        gone: usize,
        /// How many are known from the catalogue.
        known: usize,
        /// Which.
        names: Vec<String>,
    },
    /// `services.toml` can't be read.
    #[error("services.toml: {0}")]
    Toml(#[from] toml_edit::TomlError),
}

/// Compares a catalogue with the library, and writes `services.toml` anew with everything in it that editors wrote.
///
/// # Errors
/// [`Refused`] when more than a fifth of the known e-tjänster would be gone and `force` is not given.
pub fn plan(
    file: &str,
    library: &Library,
    entries: &[CatalogueEntry],
    today: Date,
    force: bool,
) -> Result<Plan, Refused> {
    let mut document = DocumentMut::from_str(file)?;
    let mut changes = Vec::new();
    let mut left: BTreeMap<&str, &CatalogueEntry> =
        entries.iter().map(|entry| (entry.family.as_str(), entry)).collect();
    let mut gone = Vec::new();
    let ids: Vec<String> = document.iter().map(|(id, _)| id.to_owned()).collect();
    // By family first, so that a name does not take another's entry.
    let families: BTreeSet<&str> = library.services.values().filter_map(|it| it.family.as_deref()).collect();
    for id in &ids {
        let service = library.services.get(&ServiceId::from(id.as_str()));
        let (Some(service), Some(table)) = (service, document.get_mut(id).and_then(Item::as_table_like_mut)) else {
            continue;
        };
        let matched = match &service.family {
            Some(family) => left.remove(family.as_str()),
            None => same(service, &left, &families).and_then(|family| left.remove(family)),
        };
        match matched {
            Some(entry) => take_in(id, service, entry, table, &mut changes),
            None if service.family.is_some() && service.gone.is_none() => gone.push((id.clone(), service)),
            None => {}
        }
    }
    let known = library.services.values().filter(|it| it.family.is_some() && it.gone.is_none()).count();
    if gone.len() * MOST_GONE > known && !force {
        let names = gone.iter().map(|(id, _)| id.clone()).collect();
        return Err(Refused::Shrinks { gone: gone.len(), known, names });
    }
    for (id, service) in gone {
        if let Some(table) = document.get_mut(&id).and_then(Item::as_table_like_mut) {
            table.insert("gone", value(date(today)));
        }
        changes.push(Change::Gone(id, service.name.sv.clone()));
    }
    for entry in entries.iter().filter(|entry| left.contains_key(entry.family.as_str())) {
        let id = free_id(entry, &document);
        changes.push(Change::New(id.clone(), entry.name.clone()));
        document.insert(&id, Item::Table(new_table(entry, library, today)));
    }
    Ok(Plan { changes, file: document.to_string() })
}

/// The family of the entry that an e-tjänst written by hand is: the same name, or the same address.
fn same<'a>(
    service: &EService,
    left: &BTreeMap<&'a str, &'a CatalogueEntry>,
    taken: &BTreeSet<&str>,
) -> Option<&'a str> {
    let name = service.name.sv.to_lowercase();
    let is_it =
        |entry: &CatalogueEntry| entry.name.to_lowercase() == name || service.url.is_some() && service.url == entry.url;
    left.values()
        .find(|entry| !taken.contains(entry.family.as_str()) && is_it(entry))
        .map(|entry| entry.family.as_str())
}

fn take_in(id: &str, service: &EService, entry: &CatalogueEntry, table: &mut dyn TableLike, changes: &mut Vec<Change>) {
    let id = id.to_owned();
    if service.family.is_none() {
        table.insert("family", value(entry.family.as_str()));
        changes.push(Change::Known(id.clone(), entry.family.clone()));
    }
    if service.gone.is_some() {
        table.remove("gone");
        changes.push(Change::Back(id.clone()));
    }
    if service.name.sv != entry.name {
        if let Some(name) = table.get_mut("name").and_then(Item::as_table_like_mut) {
            rewrite(name, "sv", &entry.name);
        }
        changes.push(Change::Renamed(id.clone(), service.name.sv.clone(), entry.name.clone()));
    }
    if let Some(url) = entry.url.as_ref().filter(|url| service.url.as_ref() != Some(url)) {
        rewrite(table, "url", url);
        changes.push(Change::Moved(id.clone(), url.clone()));
    }
    if let Some(required) = entry.e_id {
        let (now, word) = if required {
            (crate::knowledge::Eid::Required, "required")
        } else {
            (crate::knowledge::Eid::NotRequired, "not_required")
        };
        if service.e_id != now {
            rewrite(table, "e_id", word);
            changes.push(Change::EId(id, required));
        }
    }
}

/// Writes a text in place of another, with the comments around it kept.
fn rewrite(table: &mut dyn TableLike, key: &str, text: &str) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(there) => {
            let decor = there.decor().clone();
            *there = Value::from(text);
            *there.decor_mut() = decor;
        }
        None => {
            table.insert(key, value(text));
        }
    }
}

/// A new entry. What the catalogue does not say in English or simply stands in Swedish until somebody writes it.
fn new_table(entry: &CatalogueEntry, library: &Library, today: Date) -> Table {
    let portal = library.services.get(&library.manifest.portal).map(|portal| portal.area.to_string());
    let category = entry.category.as_deref().unwrap_or_default().to_lowercase();
    let area = library.areas.iter().find(|(_, area)| area.name.sv.to_lowercase() == category);
    let area = area.map(|(id, _)| id.to_string()).or(portal).unwrap_or_default();
    let both = |text: &str| {
        let mut table = toml_edit::InlineTable::new();
        table.insert("sv", Value::from(text));
        table.insert("en", Value::from(text));
        value(table)
    };
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table.insert("family", value(entry.family.as_str()));
    table.insert("area", value(area));
    table.insert("name", both(&entry.name));
    table.insert("what_for", both(entry.description.as_deref().unwrap_or(&entry.name)));
    if let Some(url) = &entry.url {
        table.insert("url", value(url.as_str()));
    }
    let e_id = entry.e_id.map_or("unknown", |required| if required { "required" } else { "not_required" });
    table.insert("e_id", value(e_id));
    let mut source = toml_edit::InlineTable::new();
    if let Some(url) = &entry.url {
        source.insert("url", Value::from(url.as_str()));
    }
    source.insert("title", Value::from("Katalogen över e-tjänster"));
    source.insert("seen", date(today));
    table.insert("source", value(source));
    table
}

/// An id out of the name, and of the family when another has it.
fn free_id(entry: &CatalogueEntry, document: &DocumentMut) -> String {
    let plain: String = entry
        .name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            c if c.is_ascii_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let mut id = plain.split_whitespace().collect::<Vec<_>>().join("-");
    // Ids are ASCII by now.
    id.truncate(40);
    let id = id.trim_end_matches('-');
    if !id.is_empty() && !document.contains_key(id) {
        return id.to_owned();
    }
    let family: String = entry.family.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(15).collect();
    let based = format!("{}-{family}", if id.is_empty() { "e-tjanst" } else { id });
    let more = (2..).map(|number| format!("{based}-{number}"));
    std::iter::once(based.clone()).chain(more).find(|id| !document.contains_key(id)).unwrap_or(based)
}
