//! Asking a library for its own ways to ask, each without itself in the index.
//!
//! A way to ask that is in the index finds its answer always, which says nothing. Left out, it stands for what a citizen
//! will write. They are left out in lots; what does not depend on them (analysis, numbers, the first look) is shared.

use crate::knowledge::Synonym;

use super::{
    analysis::Lexicon,
    documents::Document,
    index::{Hit, Index, IndexError, Look},
    second_look::SecondLook,
};

/// An index, and for each lot all that an index without it would know.
pub struct Lots {
    index: Index,
    lots: Vec<SecondLook>,
}

impl Lots {
    /// Builds as many lots as said. `lot` says which one a way to ask is in, by the places of its document and its own
    /// there; `None` is in none and never left out.
    ///
    /// # Errors
    /// [`IndexError`] when the index can't be built.
    pub fn build(
        documents: Vec<Document>,
        lexicon: impl Into<Lexicon>,
        synonyms: &[Synonym],
        lots: usize,
        lot: impl Fn(usize, usize) -> Option<usize>,
    ) -> Result<Self, IndexError> {
        // The title, which comes first, is no way to ask that is left out.
        let lot = |document, place: usize| place.checked_sub(1).and_then(|place| lot(document, place));
        let (index, lots) = Index::with_lots(documents, lexicon, synonyms, lots, lot)?;
        Ok(Self { index, lots })
    }

    /// What is seen of the candidates for a question, when a lot is left out.
    #[must_use]
    pub fn look(&self, lot: usize, text: &str) -> Look {
        let query = self.index.query(text);
        self.lots.get(lot).map_or_else(Look::default, |second_look| self.index.look_with(second_look, &query))
    }

    /// What a question may be about, best first, when a lot is left out.
    #[must_use]
    pub fn search(&self, lot: usize, text: &str, limit: usize) -> Vec<Hit> {
        self.index.ranked(self.look(lot, text), limit)
    }
}
