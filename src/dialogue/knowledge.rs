//! Everything a turn is computed from: the library, and what is built from it once.

use jiff::civil::Date;

use crate::{
    knowledge::{Library, safety_rules::SafetyFault},
    language::Tag,
    search::{Index, IndexError, documents},
};

use super::{phrases::PhraseBook, record_requests::RecordPhrases, safety::SafetyScreen};

/// A library and what is built from it: immutable, swapped whole on reload.
pub struct Knowledge {
    /// The library.
    pub library: Library,
    pub(super) safety: SafetyScreen,
    pub(super) phrases: PhraseBook,
    pub(super) record_requests: RecordPhrases,
    swedish: Index,
    english: Index,
}

/// A sound library that still can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// The index could not be built.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The rules of danger can't be compiled.
    #[error("safety.toml: {}", .0.iter().map(|fault| format!("{}; {}", fault.what, fault.mend)).collect::<Vec<_>>().join("\n"))]
    Safety(Vec<SafetyFault>),
}

impl Knowledge {
    /// Builds what turns need; only what may be shown on `today` is found.
    ///
    /// # Errors
    /// [`KnowledgeError`] when an index or the safety screen can't be built.
    pub fn new(library: Library, today: Date) -> Result<Self, KnowledgeError> {
        let index = |tag| Index::build(documents(&library, tag, today), tag, &library.synonyms);
        Ok(Self {
            swedish: index(Tag::Swedish)?,
            english: index(Tag::English)?,
            safety: SafetyScreen::compile(&library.safety).map_err(KnowledgeError::Safety)?,
            phrases: PhraseBook::new(&library.small_talk),
            record_requests: RecordPhrases::new(&library.record_requests),
            library,
        })
    }

    /// The index of a language.
    #[must_use]
    pub const fn index(&self, tag: Tag) -> &Index {
        match tag.base() {
            Tag::English => &self.english,
            Tag::Swedish | Tag::SimpleSwedish => &self.swedish,
        }
    }
}
