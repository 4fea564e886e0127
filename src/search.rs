//! Search: from the citizen's own words to the few things in the library that may be meant.
//!
//! Floor 2: knows the library, and nothing of dialogue, web or store. [`analysis`] turns text into words that can be
//! compared, and [`Index`] finds and ranks candidates. Search decides nothing: it says how sure it is, and `dialogue`
//! decides what to do with it.

pub mod analysis;
mod counting;
mod dictionary;
mod documents;
mod evidence;
mod fields;
mod gram_index;
mod index;
mod learnt;
mod lots;
mod packed;
mod question;
mod second_look;
mod strings;
mod sureness;
mod vocabulary;
mod ways;
mod word_index;

pub use documents::{Document, Target, documents};
pub use evidence::{Collection, FEATURES, Features, Weights, WeightsError};
pub use index::{Candidate, Hit, Index, IndexError, Look, Query};
pub use lots::Lots;
pub use sureness::{SIGNS, Said, Signs, signs, sure_of_some};
