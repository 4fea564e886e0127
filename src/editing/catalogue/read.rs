//! Reads a catalogue: the public API of Open ePlatform (XML or JSON), or a table or JSON list that editors keep.

use quick_xml::{Reader, events::Event};
use serde_json::Value;

use super::{
    super::charset,
    entry::{CatalogueEntry, Fields},
};

/// How a catalogue is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueFormat {
    /// `getflows` of Open ePlatform, as XML or as JSON.
    OpenEplatform,
    /// A table with the columns `family`, `name`, and if wanted `url`, `category`, `description`, `e_id`, `enabled`.
    Csv,
    /// A list of objects with the same keys.
    Json,
}

/// A catalogue can't be read.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// It is no XML.
    #[error("the XML can't be read: {0}")]
    Xml(String),
    /// It is no JSON.
    #[error("the JSON can't be read: {0}")]
    Json(#[from] serde_json::Error),
    /// It is no table.
    #[error("the table can't be read: {0}")]
    Csv(#[from] csv::Error),
    /// It is something else than a list of e-tjänster.
    #[error("there is no list of e-tjänster in it: {0}")]
    NoList(&'static str),
    /// An entry lacks what it must have.
    #[error("entry {number}: {what}")]
    Entry {
        /// Which, from 1.
        number: usize,
        /// What is wrong.
        what: String,
    },
}

/// Reads a catalogue from its bytes; `charset` is what the sender said they are in. Entries that are switched off are
/// left out, and so is a family's second entry.
///
/// # Errors
/// [`CatalogueError`] when it is not of the form, or an entry has no family or name.
pub fn read(
    bytes: &[u8],
    charset: Option<&str>,
    format: CatalogueFormat,
) -> Result<Vec<CatalogueEntry>, CatalogueError> {
    let text = charset::decoded(bytes, charset);
    let found = match format {
        CatalogueFormat::OpenEplatform if text.trim_start().starts_with('<') => xml(&text)?,
        CatalogueFormat::OpenEplatform | CatalogueFormat::Json => json(&text)?,
        CatalogueFormat::Csv => csv(&text)?,
    };
    let mut entries: Vec<CatalogueEntry> = Vec::new();
    for (at, fields) in found.iter().enumerate() {
        let entry =
            CatalogueEntry::from_fields(fields).map_err(|what| CatalogueError::Entry { number: at + 1, what })?;
        entries.extend(entry.filter(|entry| entries.iter().all(|other| other.family != entry.family)));
    }
    Ok(entries)
}

/// `{"Flows": […]}` or a bare list; numbers and booleans may be written as text.
fn json(text: &str) -> Result<Vec<Fields>, CatalogueError> {
    let whole: Value = serde_json::from_str(text)?;
    let list = match &whole {
        Value::Array(list) => list,
        Value::Object(object) => match object.get("Flows").or_else(|| object.get("services")) {
            Some(Value::Array(list)) => list,
            // Some serialisers write an empty list as nothing.
            Some(Value::Null) => return Ok(Vec::new()),
            _ => return Err(CatalogueError::NoList("give {\"Flows\": […]} or a list")),
        },
        _ => return Err(CatalogueError::NoList("give {\"Flows\": […]} or a list")),
    };
    let objects = list.iter().filter_map(Value::as_object);
    Ok(objects
        .map(|object| {
            let text = |value: &Value| match value {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                Value::Bool(truth) => Some(truth.to_string()),
                _ => None,
            };
            object.iter().filter_map(|(key, value)| Some((key.to_lowercase(), text(value)?))).collect()
        })
        .collect())
}

/// `<Flows><Flow>…`: the elements within each flow are its fields. Entities of a DTD are never expanded.
fn xml(text: &str) -> Result<Vec<Fields>, CatalogueError> {
    let fault = |error: &dyn std::fmt::Display| CatalogueError::Xml(error.to_string());
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let (mut flows, mut flow, mut words) = (Vec::new(), Fields::new(), String::new());
    let mut is_catalogue = false;
    loop {
        match reader.read_event().map_err(|error| fault(&error))? {
            Event::Start(element) => {
                path.push(element.local_name().as_ref().to_lowercase());
                is_catalogue |= path == ["flows"];
                words.clear();
            }
            Event::Empty(element) => is_catalogue |= path.is_empty() && element.local_name().as_ref() == "Flows",
            Event::Text(piece) => words.push_str(&piece.xml10_content()),
            Event::CData(piece) => words.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|error| fault(&error))? {
                Some(letter) => words.push(letter),
                // Left as written: the text is HTML, where the same names mean the same.
                None => words.extend(["&", &entity.xml10_content(), ";"]),
            },
            Event::End(_) => {
                let closed = path.pop().unwrap_or_default();
                match path.len() {
                    1 if closed == "flow" => flows.push(std::mem::take(&mut flow)),
                    2 if path[1] == "flow" => {
                        flow.insert(closed, unescaped(&std::mem::take(&mut words)));
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !is_catalogue {
        return Err(CatalogueError::NoList("the outermost element is not <Flows>"));
    }
    if !path.is_empty() {
        return Err(CatalogueError::Xml("it ends in the middle".to_owned()));
    }
    Ok(flows)
}

/// The five entities of XML; what remains is the field's own HTML.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

fn csv(text: &str) -> Result<Vec<Fields>, CatalogueError> {
    let mut reader = charset::table(text);
    let headings: Vec<String> = reader.headers()?.iter().map(|heading| heading.trim().to_lowercase()).collect();
    if !headings.iter().any(|heading| heading == "name") {
        return Err(CatalogueError::NoList("the table has no column \"name\""));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        rows.push(headings.iter().cloned().zip(record.iter().map(str::to_owned)).collect());
    }
    Ok(rows)
}
