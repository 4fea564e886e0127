//! How people ask for a public record: phrases as data (R26).

use serde::Deserialize;

/// `record-requests.toml`; without the file only the search finds the answer about public records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecordRequests {
    /// Words for records, also as parts of compounds: what `<record>` stands for.
    pub records: Vec<String>,
    /// Phrases of a request; `...` stands for up to four other words.
    pub asks: Vec<String>,
    /// Phrases with which it is a question about records and no request.
    pub unless: Vec<String>,
}
