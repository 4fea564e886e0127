//! What a package says of itself, and the sums by which anyone can check that it is whole.

use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::handover::RecordChoice;

use super::{File, Matter, Selection};

/// The name of the form, for whoever reads packages by program.
pub const FORMAT: &str = "medborgarsvar-package";
/// The version of the form: raised when a key changes its meaning or goes away.
const VERSION: u32 = 1;
const MANIFEST_NAME: &str = "manifest.json";
const SUMS_NAME: &str = "SHA256SUMS";

/// How a package came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Timestamp,
    /// By whom, as the log has it.
    pub by: String,
    /// The municipality whose records these are.
    pub municipality: String,
    /// What was asked for.
    pub selection: Selection,
}

#[derive(Serialize)]
struct ManifestJson<'a> {
    format: &'static str,
    version: u32,
    program: &'static str,
    municipality: &'a str,
    made_at: Timestamp,
    made_by: &'a str,
    selection: &'a Selection,
    /// How times are written in the data files.
    times: &'static str,
    handovers: Vec<HandoverJson<'a>>,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct HandoverJson<'a> {
    reference: &'a str,
    received_at: Timestamp,
    closed_at: Option<Timestamp>,
    record: Option<RecordChoice>,
    body: &'a str,
}

#[derive(Serialize)]
struct FileJson<'a> {
    name: &'a str,
    bytes: usize,
    sha256: String,
}

/// The manifest over files that are ready.
pub(super) fn of(matters: &[Matter], made: &Made, files: &[File]) -> Result<File, serde_json::Error> {
    let handovers = matters.iter().map(|matter| &matter.handover).map(|handover| HandoverJson {
        reference: &handover.reference,
        received_at: handover.created_at,
        closed_at: handover.closed.map(|closed| closed.at),
        record: handover.closed.map(|closed| closed.record),
        body: handover.body.as_str(),
    });
    let listed =
        files.iter().map(|file| FileJson { name: &file.name, bytes: file.bytes.len(), sha256: sum(&file.bytes) });
    let mut bytes = serde_json::to_vec_pretty(&ManifestJson {
        format: FORMAT,
        version: VERSION,
        program: concat!("medborgarsvar ", env!("CARGO_PKG_VERSION")),
        municipality: &made.municipality,
        made_at: made.at,
        made_by: &made.by,
        selection: &made.selection,
        times: "UTC in JSON, Swedish local time in HTML",
        handovers: handovers.collect(),
        files: listed.collect(),
    })?;
    bytes.push(b'\n');
    Ok(File { name: MANIFEST_NAME.to_owned(), bytes })
}

/// A line per file as `sha256sum -c` reads it; the manifest is among them, so that nothing can be changed unseen.
pub(super) fn sums(files: &[File]) -> File {
    let lines: Vec<String> = files.iter().map(|file| format!("{}  {}\n", sum(&file.bytes), file.name)).collect();
    File { name: SUMS_NAME.to_owned(), bytes: lines.concat().into_bytes() }
}

fn sum(bytes: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}
