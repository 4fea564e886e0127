//! What editors do with the library: measure whether it is found, put files in order, carry answers and catalogues in
//! and out.
//!
//! Floor 3: above search, since it asks whether a way to ask is found. It works on texts and values; which files are
//! read and written, and what is fetched, is decided by `cli`.

mod leave_one_out;

pub use leave_one_out::{Asked, Confusion, FOLDS, LeaveOneOut, leave_one_out};
