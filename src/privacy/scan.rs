//! Tries every window of neighbouring groups against every kind of number.
//!
//! Decides which groups may be read as one number and how they are written; whether the digits
//! check out is decided by each kind in its own file.

use std::ops::Range;

use super::{
    Certainty, Finding, Kind, account, card,
    claims::Claims,
    context::{Context, context},
    groups::Numbers,
    iban, interim, personal_number,
};

/// The most digits of any number looked for: those of a Swedish IBAN.
const MOST_DIGITS: usize = 22;

/// Everything that may be a number to shield; findings may overlap.
pub(super) fn candidates(text: &str) -> Vec<Finding> {
    let numbers = Numbers::of(text);
    let claims = Claims::of(&numbers);
    let mut found = interim::find(&numbers);
    found.extend(account::find(&numbers, &claims));
    for start in 0..numbers.count() {
        for window in windows_from(&numbers, start) {
            let finding = |(kind, certainty)| Finding { kind, certainty, span: numbers.span(&window.groups) };
            found.extend(iban::find(&window));
            if !claims.block(&window.groups) {
                let reading = Reading::of(&window, &claims);
                found.extend(personal_number::recognise(&window, reading).map(finding));
                found.extend(card::recognise(&window, reading).map(finding));
            }
        }
    }
    found
}

/// Neighbouring groups read as one number.
#[derive(Debug)]
pub(super) struct Window<'a> {
    pub(super) numbers: &'a Numbers,
    pub(super) groups: Range<usize>,
    /// Each 0-9, at least ten and at most [`MOST_DIGITS`].
    pub(super) digits: Vec<u8>,
}

/// How a window stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// One group without gaps.
    Bare,
    /// Every digit by itself, and no further single digit beside.
    Spelled,
    /// Several groups, with nothing beside them on the line that could belong.
    Alone,
    /// Several groups among more: believable only in the customary grouping.
    Among,
}

impl Window<'_> {
    /// How many digits stand before each gap.
    pub(super) fn cuts(&self) -> Vec<usize> {
        let inner = self.groups.start..self.groups.end - 1;
        let sum = inner.scan(0, |sum, group| {
            *sum += self.numbers.len(group);
            Some(*sum)
        });
        sum.collect()
    }

    /// The mark (`-`, `+`, …) in the gap after `digits` digits, if there is a gap with one.
    pub(super) fn mark_after(&self, digits: usize) -> Option<char> {
        let at = self.cuts().iter().position(|&cut| cut == digits)?;
        self.numbers.gap_after(self.groups.start + at).mark
    }

    /// True if a mark without spaces ties the window to further digits.
    pub(super) fn is_tied(&self) -> bool {
        self.numbers.gap_before(self.groups.start).is_tight() || self.numbers.gap_after(self.groups.end - 1).is_tight()
    }

    /// What the words before it say.
    pub(super) fn context(&self) -> Option<Context> {
        context(self.numbers.cells_before(self.groups.start))
    }
}

impl Reading {
    fn of(window: &Window<'_>, claims: &Claims) -> Self {
        let (numbers, groups) = (window.numbers, &window.groups);
        let (before, after) = (numbers.gap_before(groups.start), numbers.gap_after(groups.end - 1));
        if groups.len() == 1 {
            return Self::Bare;
        }
        let single_before = before.is_loose() && numbers.len(groups.start - 1) == 1;
        let single_after = after.is_loose() && numbers.len(groups.end) == 1;
        if groups.clone().all(|group| numbers.len(group) == 1) && !single_before && !single_after {
            return Self::Spelled;
        }
        let parted_before = !before.is_loose() || before.line || claims.is_strong(groups.start - 1);
        let parted_after = !after.is_loose() || after.line || claims.is_strong(groups.end);
        let broken = (groups.start..groups.end - 1).any(|group| numbers.gap_after(group).line);
        if parted_before && parted_after && !broken { Self::Alone } else { Self::Among }
    }
}

/// A number in a grouping that is not the customary one is believable only if it stands alone.
pub(super) fn is_believable(customary: bool, reading: Reading) -> bool {
    customary || matches!(reading, Reading::Bare | Reading::Spelled | Reading::Alone)
}

/// Possible where anything speaks against it.
pub(super) fn certain_unless(doubt: bool) -> Certainty {
    if doubt { Certainty::Possible } else { Certainty::Certain }
}

/// A recognised kind and how sure it is.
pub(super) type Recognised = (Kind, Certainty);

/// The windows that begin with group `start`, shortest first.
fn windows_from(numbers: &Numbers, start: usize) -> impl Iterator<Item = Window<'_>> {
    let mut total = 0;
    (start..numbers.count())
        .take_while(move |&last| {
            total += numbers.len(last);
            total <= MOST_DIGITS && (last == start || numbers.gap_before(last).is_loose())
        })
        .map(move |last| start..last + 1)
        .filter(|groups| groups.clone().map(|group| numbers.len(group)).sum::<usize>() >= 10)
        .map(|groups| Window { numbers, digits: numbers.digits(groups.clone()), groups })
}

/// The Luhn check (modulus 10): every second digit from the right but one doubled.
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| {
            let product = u32::from(digit) * if place % 2 == 1 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
