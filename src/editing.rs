//! What editors do with the library: measure whether it is found, put files in order, carry answers and catalogues in
//! and out.
//!
//! Floor 3: above search, since it asks whether a way to ask is found. It works on texts and values; which files are
//! read and written, and what is fetched, is decided by `cli`.

pub mod catalogue;
mod charset;
mod exchange;
mod file;
mod front_matter;
mod leave_one_out;

pub use exchange::{ExchangeError, from_csv, from_json, to_csv, to_json};
pub use file::file_of;
pub use front_matter::formatted;
pub use leave_one_out::{Confusion, FOLDS, LeaveOneOut, Missed, Share, leave_one_out};
