//! Search: from the citizen's own words to the few things in the library that may be meant.
//!
//! Floor 2: knows the library, and nothing of dialogue, web or store. [`analysis`] turns text into words that can be
//! compared, and [`Index`] finds and ranks candidates. Search decides nothing: it says how sure it is, and `dialogue`
//! decides what to do with it.

pub mod analysis;
mod dictionary;
mod documents;
mod gram_index;
mod index;
mod packed;
mod second_look;
mod sureness;
mod vocabulary;
mod word_index;

pub use documents::{Document, Target, documents};
pub use index::{Hit, Index, IndexError, Query};
pub use second_look::Features;
pub use sureness::sure_of_some;
