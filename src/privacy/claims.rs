//! Claims groups of digits for ordinary things: telephone numbers, dates with times, diarienummer.
//!
//! Decides which groups cannot be a number to shield although their digits may check out (P-4).
//! A claim *blocks* a window that lies within it; a *strong* claim also blocks one that would
//! cut it in two. A window with a whole claim inside stays: `1964-08-23-3234` begins with a date.

use std::ops::Range;

use super::groups::Numbers;

/// For each group, the claim it belongs to.
#[derive(Debug)]
pub(super) struct Claims {
    of_group: Vec<Option<Claim>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Claim {
    groups: Range<usize>,
    strong: bool,
}

impl Claims {
    /// Reads the groups from the left; each belongs to the first claim that fits.
    pub(super) fn of(numbers: &Numbers) -> Self {
        let mut of_group = vec![None; numbers.count()];
        let mut at = 0;
        while at < numbers.count() {
            let claim = international_phone(numbers, at)
                .or_else(|| phone(numbers, at))
                .or_else(|| date(numbers, at))
                .or_else(|| diarienummer(numbers, at));
            let next = claim.as_ref().map_or(at + 1, |claim| claim.groups.end);
            if let Some(claim) = claim {
                of_group[claim.groups.clone()].fill(Some(claim));
            }
            at = next;
        }
        Self { of_group }
    }

    /// True if the window is ordinary, or would cut something ordinary in two.
    pub(super) fn block(&self, window: &Range<usize>) -> bool {
        [window.start, window.end - 1].into_iter().filter_map(|end| self.of_group[end].as_ref()).any(|claim| {
            let sticks_out = claim.groups.start < window.start || claim.groups.end > window.end;
            claim.groups == *window || (sticks_out && (claim.strong || claim.holds(window)))
        })
    }

    /// True if group `index` surely belongs to something ordinary.
    pub(super) fn is_strong(&self, index: usize) -> bool {
        self.of_group[index].as_ref().is_some_and(|claim| claim.strong)
    }
}

impl Claim {
    fn holds(&self, window: &Range<usize>) -> bool {
        self.groups.start <= window.start && window.end <= self.groups.end
    }
}

/// `+46 70 123 45 67`, `+46701234567`, `0046 70 …`.
fn international_phone(numbers: &Numbers, at: usize) -> Option<Claim> {
    let digits = numbers.digits(at..at + 1);
    let plus = numbers.cells_since_last_group(at).last().is_some_and(|cell| cell.ch == '+');
    let fewest = match digits[..] {
        _ if plus && digits.len() >= 9 => 9,
        [_] | [_, _] | [_, _, _] if plus => 9,
        // Longer ones may be a personnummer of the year 2000.
        [0, 0, 1..=9] | [0, 0, 1..=9, _] | [0, 0, 1..=9, _, _] => 11,
        _ => return None,
    };
    let (mut end, mut total) = (at + 1, digits.len());
    while belongs_to_phone(numbers, end, total) {
        total += numbers.len(end);
        end += 1;
    }
    (fewest..=15).contains(&total).then_some(Claim { groups: at..end, strong: true })
}

/// True if group `next` may go on an international number that has `total` digits so far.
fn belongs_to_phone(numbers: &Numbers, next: usize, total: usize) -> bool {
    let (gap, len) = (numbers.gap_before(next), numbers.len(next));
    let in_size = if total < 9 { (2..=8).contains(&len) } else { (2..=3).contains(&len) && total + len <= 13 };
    gap.is_loose() && !gap.line && gap.mark != Some('+') && in_size
}

/// `070-123 45 67` and its like (P-4): a zero and 1-3 digits, then groups as phones have them.
fn phone(numbers: &Numbers, at: usize) -> Option<Claim> {
    let area = numbers.len(at);
    if !(2..=4).contains(&area) || numbers.digits(at..at + 1)[0] != 0 {
        return None;
    }
    let first = numbers.gap_after(at);
    let (mut total, mut best) = (area, None);
    for end in at + 1..numbers.count() {
        let (gap, len) = (numbers.gap_before(end), numbers.len(end));
        let ends_it = len >= 5 && end == at + 1 || len == 4 && area >= 3 && gap.mark.is_none();
        let fits = gap.is_loose() && !gap.line && matches!(gap.mark, None | Some('-' | '/' | '.'));
        total += len;
        if !fits || total > 10 || !(ends_it || matches!(len, 2 | 3)) {
            break;
        }
        let groups = end + 1 - at;
        // `07 01 23 45 67` without a mark may be a personnummer in pairs: it is asked about.
        let pairs = area == 2 && groups >= 5 && first.mark.is_none();
        if total >= 8 && !pairs && !numbers.gap_after(end).is_tight() {
            best = Some(Claim { groups: at..end + 1, strong: first.mark.is_some() || groups >= 3 });
        }
        if ends_it {
            break;
        }
    }
    best
}

/// A date with its time of day, if one follows; a short or bare date only with a time.
fn date(numbers: &Numbers, at: usize) -> Option<Claim> {
    let full = is_full_date(numbers, at);
    let short = numbers.len(at) == 2
        && numbers.len(at + 1) == 2
        && numbers.len(at + 2) == 2
        && numbers.gap_after(at).is_tight()
        && numbers.gap_after(at + 1).is_tight();
    let bare = matches!(numbers.len(at), 6 | 8);
    let end = if full || short { at + 3 } else { at + 1 };
    let with_time = match () {
        () if full || short => after_times(numbers, end, true),
        () if bare => after_times(numbers, end, false),
        () => return None,
    };
    let next = numbers.gap_after(end - 1);
    let alone = full && (!next.is_tight() || is_full_date(numbers, end));
    (with_time > end || alone).then_some(Claim { groups: at..with_time, strong: true })
}

/// `2024-09-18`, `18.9.2024`, `18/9/2024`.
fn is_full_date(numbers: &Numbers, at: usize) -> bool {
    let is_mark = |index| {
        let gap = numbers.gap_after(index);
        gap.is_tight() && matches!(gap.mark, Some('-' | '.' | '/'))
    };
    let parts = [numbers.value(at), numbers.value(at + 1), numbers.value(at + 2)];
    let [Some(first), Some(second), Some(third)] = parts else {
        return false;
    };
    let fits = |year: u32, month: u32, day: u32| {
        (1800..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    let fits = fits(first, second, third) || fits(third, second, first) || fits(third, first, second);
    is_mark(at) && is_mark(at + 1) && fits
}

/// The group after `10.30` or `10.30-12.00` that follows a date; `at` itself if no time does.
fn after_times(numbers: &Numbers, at: usize, hyphen_too: bool) -> usize {
    let is_time = |at: usize, before: fn(super::groups::Gap) -> bool| {
        let gap = numbers.gap_after(at);
        let parts = (numbers.value(at).filter(|_| numbers.len(at) <= 2), numbers.value(at + 1));
        before(numbers.gap_before(at))
            && gap.is_tight()
            && (gap.mark == Some('.') || hyphen_too && gap.mark == Some('-'))
            && matches!(parts, (Some(0..=24), Some(0..=59)))
            && numbers.len(at + 1) == 2
    };
    if !is_time(at, |gap| gap.is_loose() && gap.mark.is_none()) {
        return at;
    }
    if is_time(at + 2, |gap| gap.mark == Some('-')) { at + 4 } else { at + 2 }
}

/// `2024-000123`: the year and the number of a case.
fn diarienummer(numbers: &Numbers, at: usize) -> Option<Claim> {
    let gap = numbers.gap_after(at);
    let year = numbers.len(at) == 4 && matches!(numbers.value(at), Some(1990..2050));
    let fits = year && gap.is_tight() && gap.mark == Some('-') && (1..=6).contains(&numbers.len(at + 1));
    fits.then_some(Claim { groups: at..at + 2, strong: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The claims of a text as they stand in it.
    fn claimed(text: &str) -> Vec<&str> {
        let numbers = Numbers::of(text);
        let mut claims: Vec<Claim> = Claims::of(&numbers).of_group.into_iter().flatten().collect();
        claims.dedup();
        claims.iter().map(|claim| &text[numbers.span(&claim.groups)]).collect()
    }

    #[test]
    fn p_4_telephone_numbers_are_claimed_in_the_groupings_that_people_use() {
        for phone in [
            "070-123 45 67",
            "010-234 50 00",
            "013-20 75 26",
            "0142-850 00",
            "08-123 456 78",
            "070-1234567",
            "070 123 45 67",
            "070-123-45-67",
            "0771-123 456",
            "0142/850 00",
            "070 123 4567",
            "0046 70 123 45 67",
            "08-12 34 56 78",
        ] {
            assert_eq!(claimed(phone), [phone]);
        }
        assert_eq!(claimed("+46 70 123 45 67"), ["46 70 123 45 67"]);
        assert_eq!(claimed("070-123 45 67 070-123 45 68"), ["070-123 45 67", "070-123 45 68"]);
    }

    #[test]
    fn dates_with_times_and_case_numbers_are_claimed() {
        for text in [
            "2024-09-18",
            "18.9.2024",
            "2024-09-18 10.30",
            "2024-09-18 08-12",
            "24-09-18 10.30-12.00",
            "240918 10.30",
            "2024-000123",
        ] {
            assert_eq!(claimed(text), [text]);
        }
        assert_eq!(claimed("2024-09-18–2024-10-18"), ["2024-09-18", "2024-10-18"]);
    }

    #[test]
    fn a_personnummer_is_not_claimed() {
        for text in [
            "640823-3234",
            "010823-3234",
            "1964-08-23-3234",
            "19640823 3234",
            "64 08 23 3234",
            "01 08 23 3234",
            "6 4 0 8 2 3 - 3 2 3 4",
        ] {
            assert!(claimed(text).is_empty(), "{text}: {:?}", claimed(text));
        }
    }
}
