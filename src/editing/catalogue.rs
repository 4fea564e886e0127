//! The catalogue of e-tjänster: read from where it is kept, compared with `services.toml`, and taken in.
//!
//! An e-tjänst is known by its *family*, which stays the same when a new version is published. What editors have added
//! (comments, ways to ask, simple and English texts, area) is theirs and is kept. An e-tjänst that is no longer in the
//! catalogue is marked, never deleted: answers may point to it.

mod entry;
mod plan;
mod read;

pub use entry::CatalogueEntry;
pub use plan::{Change, Plan, Refused, plan};
pub use read::{CatalogueError, CatalogueFormat, read};
