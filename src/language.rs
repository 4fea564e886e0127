//! Languages: which ones the service speaks, which one a person wants, and the texts of the interface.
//!
//! Floor 0: knows nothing of the rest. [`Tag`] is a language that answers exist in, [`Interface`] one
//! that the pages can be read in, of which there are more; [`detect()`] guesses the
//! language of a line; [`Texts`] gives every text of the interface by a method, so that a misspelt key does not
//! compile. The texts themselves are Fluent files in `locales/`.

mod detect;
mod function_words;
mod interface;
mod other_languages;
mod tag;
mod texts;

pub use detect::{Detected, detect};
pub use function_words::is_function_word;
pub use interface::Interface;
pub use tag::{Localized, Tag, UnknownTag, negotiate};
pub use texts::{Arg, Texts};
