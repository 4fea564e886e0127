//! Different strings by number, end to end in memory: a library has tens of thousands of short ones.

use rustc_hash::FxBuildHasher;
use string_interner::{StringInterner, Symbol, backend::StringBackend, symbol::SymbolU32};

/// Strings, numbered in the order they first occur.
#[derive(Debug, Clone)]
pub(super) struct Strings(StringInterner<StringBackend<SymbolU32>, FxBuildHasher>);

impl Default for Strings {
    fn default() -> Self {
        Self(StringInterner::with_hasher(FxBuildHasher))
    }
}

impl Strings {
    /// The number of a string; a new one is taken in.
    pub(super) fn take(&mut self, string: &str) -> u32 {
        number(self.0.get_or_intern(string))
    }

    /// The number of a string, if it was taken in.
    pub(super) fn get(&self, string: &str) -> Option<u32> {
        self.0.get(string).map(number)
    }

    /// The string of a number; empty for one that was given to none.
    pub(super) fn text(&self, number: u32) -> &str {
        SymbolU32::try_from_usize(number as usize).and_then(|symbol| self.0.resolve(symbol)).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, string)| string)
    }
}

fn number(symbol: SymbolU32) -> u32 {
    // The symbols are made of 32 bits.
    u32::try_from(symbol.to_usize()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_keeps_its_number_and_a_number_its_string() {
        let mut strings = Strings::default();
        let numbers = ["lov", "bygglov", "", "lov"].map(|string| strings.take(string));
        assert_eq!(numbers, [0, 1, 2, 0]);
        assert_eq!((strings.get("bygglov"), strings.get("by"), strings.len()), (Some(1), None, 3));
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["lov", "bygglov", ""]);
        assert_eq!((strings.text(1), strings.text(7)), ("bygglov", ""));
    }
}
