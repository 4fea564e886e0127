//! Divides a folded text into groups of digits and says what stands between them.
//!
//! Decides what may stand inside one number (a *loose* gap: spaces, and at most two of `-+./_`)
//! and what parts two (letters, commas, a full stop and a space). Knows no kinds of numbers.

use std::ops::Range;

use super::fold::{Cell, fold};

/// What stands between a group of digits and the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    join: Join,
    /// There is a line break in it.
    pub(super) line: bool,
    /// The first of `-+./_` in it.
    pub(super) mark: Option<char>,
}

/// How two groups hang together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Join {
    /// Marks without spaces.
    Tight,
    /// Spaces, and perhaps marks.
    Spaced,
    /// One comma, and perhaps spaces.
    Comma,
    /// Anything else.
    #[default]
    Parted,
}

impl Gap {
    /// The two groups may be one number.
    pub(super) fn is_loose(self) -> bool {
        matches!(self.join, Join::Tight | Join::Spaced)
    }

    /// A mark with no space around it: the groups were meant to hang together.
    pub(super) fn is_tight(self) -> bool {
        self.join == Join::Tight
    }

    /// One comma, and perhaps spaces.
    pub(super) fn is_comma(self) -> bool {
        self.join == Join::Comma
    }

    fn between(cells: &[Cell]) -> Self {
        const MARKS: &str = "-+./_";
        const LONGEST: usize = 8;
        if cells.len() > LONGEST {
            return Self::default();
        }
        let is_space = |ch: char| matches!(ch, ' ' | '\n');
        let others: Vec<char> = cells.iter().map(|cell| cell.ch).filter(|&ch| !is_space(ch)).collect();
        let marks = others.iter().filter(|&&ch| MARKS.contains(ch)).count();
        let ends_sentence = cells.windows(2).any(|pair| pair[0].ch == '.' && is_space(pair[1].ch));
        let join = match others[..] {
            [','] => Join::Comma,
            _ if marks > 2 || marks < others.len() || ends_sentence => Join::Parted,
            _ if others.len() < cells.len() => Join::Spaced,
            _ => Join::Tight,
        };
        Self {
            join,
            line: cells.iter().any(|cell| cell.ch == '\n'),
            mark: others.into_iter().find(|&ch| MARKS.contains(ch)),
        }
    }
}

/// A text as groups of digits with gaps between.
#[derive(Debug)]
pub(super) struct Numbers {
    pub(super) cells: Vec<Cell>,
    /// Each group as a range of cells.
    groups: Vec<Range<usize>>,
    /// `gaps[i]` stands after group `i`; one fewer than the groups.
    gaps: Vec<Gap>,
}

impl Numbers {
    pub(super) fn of(text: &str) -> Self {
        let cells = fold(text);
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, _) in cells.iter().enumerate().filter(|(_, cell)| cell.ch.is_ascii_digit()) {
            match groups.last_mut() {
                Some(group) if group.end == at => group.end += 1,
                _ => groups.push(at..at + 1),
            }
        }
        let gaps = groups.windows(2).map(|pair| Gap::between(&cells[pair[0].end..pair[1].start])).collect();
        Self { cells, groups, gaps }
    }

    /// How many groups there are.
    pub(super) fn count(&self) -> usize {
        self.groups.len()
    }

    /// How many digits group `index` has; 0 beyond the last.
    pub(super) fn len(&self, index: usize) -> usize {
        self.groups.get(index).map_or(0, Range::len)
    }

    /// The gap after group `index`; one that parts, after the last.
    pub(super) fn gap_after(&self, index: usize) -> Gap {
        self.gaps.get(index).copied().unwrap_or_default()
    }

    /// The gap before group `index`; one that parts, before the first.
    pub(super) fn gap_before(&self, index: usize) -> Gap {
        index.checked_sub(1).map(|before| self.gap_after(before)).unwrap_or_default()
    }

    /// The digits of some neighbouring groups, each 0-9.
    pub(super) fn digits(&self, groups: Range<usize>) -> Vec<u8> {
        let groups = &self.groups[groups];
        let cells = groups.iter().flat_map(|group| &self.cells[group.clone()]);
        // Groups hold ASCII digits only.
        cells.map(|cell| cell.ch as u8 - b'0').collect()
    }

    /// The value of a group of at most four digits.
    pub(super) fn value(&self, index: usize) -> Option<u32> {
        (1..=4).contains(&self.len(index)).then(|| value(&self.digits(index..index + 1)))
    }

    /// The bytes of the original from the first to the last digit of some groups.
    pub(super) fn span(&self, groups: &Range<usize>) -> Range<usize> {
        let first = self.groups[groups.start].start;
        let last = self.groups[groups.end - 1].end - 1;
        self.cells[first].start..self.cells[last].end
    }

    /// All cells before group `index`.
    pub(super) fn cells_before(&self, index: usize) -> &[Cell] {
        &self.cells[..self.groups[index].start]
    }

    /// The cells between the group before and group `index`.
    pub(super) fn cells_since_last_group(&self, index: usize) -> &[Cell] {
        let from = index.checked_sub(1).map_or(0, |before| self.groups[before].end);
        &self.cells[from..self.groups[index].start]
    }
}

/// The number that some digits make.
pub(super) fn value(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum, &digit| sum * 10 + u32::from(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(text: &str) -> Gap {
        Numbers::of(text).gap_after(0)
    }

    #[test]
    fn a_number_may_go_on_over_spaces_and_marks_but_not_over_words_or_sentences() {
        for loose in ["1-2", "1 - 2", "1\n2", "1.2", "1--2", "1 +2", "1 2", "1/2"] {
            assert!(gap(loose).is_loose(), "{loose}");
        }
        for parted in ["1 och 2", "1, 2", "1. 2", "1...2", "1:2", "1 (2", "1         2"] {
            assert!(!gap(parted).is_loose(), "{parted}");
        }
        assert!(gap("1-2").is_tight() && !gap("1 - 2").is_tight() && gap("1, 2").is_comma());
    }

    #[test]
    fn the_span_of_a_group_leaves_out_what_stands_around_it() {
        let text = "ab\u{200B}12\u{200B}3-4x";
        let numbers = Numbers::of(text);
        assert_eq!(numbers.count(), 2);
        assert_eq!(&text[numbers.span(&(0..2))], "12\u{200B}3-4");
        assert_eq!(numbers.digits(0..2), [1, 2, 3, 4]);
    }
}
