//! Answers as one file for other tools: a table for spreadsheets (CSV), or JSON.
//!
//! Either way nothing of an answer is lost: the same [`Draft`]s come back. Comments in the files are not part of an
//! answer; they stay in a file that is imported over.

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::{Asks, Decided, Draft, DraftText, Source},
    language::Tag,
};

/// What a spreadsheet takes a cell that begins so for: a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Put before such a cell, and before one that begins with it already, so that it can be told and taken away again.
const GUARD: char = '\'';

const COLUMNS: [&str; 24] = [
    "id",
    "area",
    "owner",
    "status",
    "approved_by",
    "approved_on",
    "review_by",
    "expires",
    "sources",
    "services",
    "contacts",
    "places",
    "referrals",
    "related",
    "required",
    "doubts",
    "ask_sv",
    "ask_en",
    "title_sv",
    "text_sv",
    "title_sv-simple",
    "text_sv-simple",
    "title_en",
    "text_en",
];

/// A file of answers can't be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// It is no CSV.
    #[error("the table can't be read: {0}")]
    Csv(#[from] csv::Error),
    /// It is no JSON, or not of this form.
    #[error("the JSON can't be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A cell holds what it can't.
    #[error("row {row}, {column}: {what}")]
    Cell {
        /// The row, from 1, the heading included.
        row: usize,
        /// The column.
        column: String,
        /// What is wrong.
        what: String,
    },
    /// The table lacks a column.
    #[error("the table has no column \"{0}\"")]
    NoColumn(&'static str),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Package {
    /// So that the file says what it is.
    format: Format,
    /// Raised when a reader of an older form would misunderstand it.
    version: u8,
    answers: Vec<Draft>,
}

#[derive(Serialize, Deserialize)]
enum Format {
    #[serde(rename = "medborgarsvar-answers")]
    Answers,
}

/// Answers as JSON.
///
/// # Errors
/// Never for drafts, whose values are all text, lists and dates.
pub fn to_json(answers: &[Draft]) -> Result<String, ExchangeError> {
    let package = Package { format: Format::Answers, version: 1, answers: answers.to_vec() };
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}

/// Answers from JSON.
///
/// # Errors
/// [`ExchangeError::Json`] with the line when it is not what [`to_json`] writes.
pub fn from_json(text: &str) -> Result<Vec<Draft>, ExchangeError> {
    let package: Package = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    Ok(package.answers)
}

/// Answers as a table: UTF-8 with a byte order mark, semicolons, as a Swedish spreadsheet opens it.
///
/// # Errors
/// [`ExchangeError::Cell`] when an address of a source has a line break or " | ", which part them in a cell.
pub fn to_csv(answers: &[Draft]) -> Result<Vec<u8>, ExchangeError> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS)?;
    for (at, draft) in answers.iter().enumerate() {
        let cells = cells(draft).map_err(|what| cell_error(at + 2, "sources", what))?;
        writer.write_record(cells.iter().map(|cell| guarded(cell)))?;
    }
    writer.into_inner().map_err(|error| ExchangeError::Csv(csv::Error::from(error.into_error())))
}

/// Answers from a table with semicolons, commas or tabs, in UTF-8 or as an older spreadsheet saves it (Windows-1252).
///
/// # Errors
/// [`ExchangeError`] naming the row and the column that can't be read.
pub fn from_csv(bytes: &[u8]) -> Result<Vec<Draft>, ExchangeError> {
    let text = super::charset::decoded(bytes, None);
    let mut reader = super::charset::table(&text);
    let headings = reader.headers()?.clone();
    let place = |column: &'static str| {
        headings.iter().position(|heading| heading.trim() == column).ok_or(ExchangeError::NoColumn(column))
    };
    let places: Vec<usize> = COLUMNS.into_iter().map(place).collect::<Result<_, _>>()?;
    let mut answers = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record?;
        let cells: Vec<String> = places
            .iter()
            .map(|place| unguarded(record.get(*place).unwrap_or_default()).replace("\r\n", "\n"))
            .collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            answers.push(draft(&cells).map_err(|(column, what)| cell_error(at + 2, COLUMNS[column], what))?);
        }
    }
    Ok(answers)
}

fn cell_error(row: usize, column: &str, what: impl Into<String>) -> ExchangeError {
    ExchangeError::Cell { row, column: column.to_owned(), what: what.into() }
}

fn cells(draft: &Draft) -> Result<Vec<String>, String> {
    let text = |lang: Tag| draft.texts.iter().find(|text| text.lang == lang);
    let date = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let status = serde_json::to_value(draft.status).ok().and_then(|status| status.as_str().map(str::to_owned));
    let mut cells = vec![
        draft.id.clone(),
        draft.area.clone(),
        draft.owner.clone(),
        status.unwrap_or_default(),
        draft.approved.as_ref().map(|approved| approved.by.clone()).unwrap_or_default(),
        date(draft.approved.as_ref().map(|approved| approved.on)),
        date(Some(draft.review_by)),
        date(draft.expires),
        draft.sources.iter().map(source_line).collect::<Result<Vec<_>, _>>()?.join("\n"),
    ];
    let lists = [&draft.services, &draft.contacts, &draft.places, &draft.referrals, &draft.related, &draft.required];
    cells.extend(lists.map(|list| lines(list)));
    cells.push(draft.doubts.clone().unwrap_or_default());
    cells.extend([lines(&draft.questions.sv), lines(&draft.questions.en)]);
    for lang in Tag::ALL {
        let text = text(lang);
        cells.push(text.map(|text| text.title.clone()).unwrap_or_default());
        cells.push(text.map(|text| text.body.clone()).unwrap_or_default());
    }
    Ok(cells)
}

/// An answer from its cells, or the place of the cell that is wrong and what is.
fn draft(cells: &[String]) -> Result<Draft, (usize, String)> {
    let date = |column: usize| -> Result<Option<jiff::civil::Date>, (usize, String)> {
        let cell = cells[column].trim();
        let wrong = |_| (column, format!("\"{cell}\" is no date such as 2026-12-24"));
        if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(wrong) }
    };
    let id = |column: usize| cells[column].trim().to_owned();
    let status = serde_json::from_value(serde_json::Value::String(id(3)))
        .map_err(|_| (3, "use draft, sample, approved or withdrawn".to_owned()))?;
    let approved = match (id(4), date(5)?) {
        (by, Some(on)) if !by.is_empty() => Some(Decided { by, on }),
        (by, None) if by.is_empty() => None,
        _ => return Err((4, "give both by whom and on which day, or neither".to_owned())),
    };
    let sources =
        items(&cells[8]).iter().map(|line| source(line)).collect::<Result<_, _>>().map_err(|what| (8, what))?;
    let texts = Tag::ALL.into_iter().enumerate().filter_map(|(at, lang)| {
        let (title, body) = (cells[18 + 2 * at].trim(), cells[19 + 2 * at].trim());
        (!title.is_empty() || !body.is_empty()).then(|| DraftText {
            lang,
            title: title.to_owned(),
            body: body.to_owned(),
        })
    });
    Ok(Draft {
        id: id(0),
        area: id(1),
        owner: id(2),
        status,
        approved,
        review_by: date(6)?.ok_or((6, "give a date such as 2026-12-24".to_owned()))?,
        expires: date(7)?,
        sources,
        services: items(&cells[9]),
        contacts: items(&cells[10]),
        places: items(&cells[11]),
        referrals: items(&cells[12]),
        related: items(&cells[13]),
        required: items(&cells[14]),
        doubts: Some(cells[15].clone()).filter(|doubts| !doubts.is_empty()),
        questions: Asks { sv: items(&cells[16]), en: items(&cells[17]) },
        texts: texts.collect(),
    })
}

/// `2026-11-24 | https://… | title`; a hyphen stands for no address.
fn source_line(source: &Source) -> Result<String, String> {
    let url = source.url.as_deref().unwrap_or("-");
    if url.contains(" | ") || url.contains('\n') || source.url.as_deref() == Some("-") {
        return Err(format!("\"{url}\" can't be an address"));
    }
    Ok(format!("{} | {url} | {}", source.seen, escaped(&source.title)))
}

fn source(line: &str) -> Result<Source, String> {
    let wrong = || format!("\"{line}\" is not of the form 2026-11-24 | https://… | title");
    let mut parts = line.splitn(3, " | ");
    let (Some(seen), Some(url), Some(title)) = (parts.next(), parts.next(), parts.next()) else { return Err(wrong()) };
    let seen = seen.trim().parse().map_err(|_| wrong())?;
    Ok(Source { url: Some(url.to_owned()).filter(|url| url != "-"), title: title.to_owned(), seen })
}

/// Items of a list, one a line.
fn lines(items: &[String]) -> String {
    items.iter().map(|item| escaped(item)).collect::<Vec<_>>().join("\n")
}

fn items(cell: &str) -> Vec<String> {
    cell.split('\n').filter(|line| !line.is_empty()).map(unescaped).collect()
}

/// An item on one line; the empty one as a backslash alone, since an empty line is none.
fn escaped(item: &str) -> String {
    if item.is_empty() {
        return "\\".to_owned();
    }
    item.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescaped(line: &str) -> String {
    let mut item = String::new();
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => item.push('\n'),
                Some('r') => item.push('\r'),
                Some(other) => item.push(other),
                None => {}
            },
            letter => item.push(letter),
        }
    }
    item
}

fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) || cell.starts_with(GUARD) { format!("{GUARD}{cell}") } else { cell.to_owned() }
}

fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(rest) if rest.starts_with(FORMULA) || rest.starts_with(GUARD) => rest,
        _ => cell,
    }
}
