//! Recognises interim numbers (T-numbers): a letter in the seventh place, `640823-T234`.
//!
//! Decides by a real date, one of the letters in use, and the Luhn check with the letter counted
//! as 1 (section 5.1 of the service requirements).

use std::ops::Range;

use super::{
    Finding, Kind,
    groups::Numbers,
    personal_number::kind_of_date,
    scan::{certain_unless, luhn},
};

/// The letters in use, folded.
const LETTERS: &str = "trsuwxjklmn";

/// All interim numbers of the text.
pub(super) fn find(numbers: &Numbers) -> Vec<Finding> {
    (1..numbers.count()).filter_map(|last| ending_with(numbers, last)).collect()
}

fn ending_with(numbers: &Numbers, last: usize) -> Option<Finding> {
    let between: Vec<char> = numbers.cells_since_last_group(last).iter().map(|cell| cell.ch).collect();
    let (&letter, separator) = between.split_last()?;
    let separated = separator.len() <= 3 && separator.iter().all(|ch| "-+./ \n".contains(*ch));
    if numbers.len(last) != 3 || !LETTERS.contains(letter) || !separated {
        return None;
    }
    let date = date_before(numbers, last)?;
    let mut digits = numbers.digits(date.clone());
    kind_of_date(&digits, separator.contains(&'+'))?;
    digits.push(1);
    digits.extend(numbers.digits(last..last + 1));
    // `260918 K123` may be a place in a file; written together it hardly is.
    let doubt = separator.iter().any(|ch| ch.is_whitespace());
    luhn(&digits[digits.len() - 10..]).then(|| Finding {
        kind: Kind::TNumber,
        certainty: certain_unless(doubt),
        span: numbers.span(&(date.start..last + 1)),
    })
}

/// The groups before `last` that make a date: one of 6 or 8 digits, or year, month, day apart.
fn date_before(numbers: &Numbers, last: usize) -> Option<Range<usize>> {
    if matches!(numbers.len(last - 1), 6 | 8) {
        return Some(last - 1..last);
    }
    let start = last.checked_sub(3)?;
    let apart = matches!(numbers.len(start), 2 | 4)
        && (start + 1..last).all(|group| numbers.len(group) == 2 && numbers.gap_before(group).is_loose());
    apart.then_some(start..last)
}
