//! Recognises personnummer and samordningsnummer.
//!
//! Decides by a real date, the Luhn check, a birth number that is not 000, and in twelve digits a
//! century of 18, 19 or 20. No clock is read, so a date to come counts as real.
//! Source: folkbokföringslagen (1991:481) 18 §, and section 5.1 of the service requirements.

use super::{
    Kind,
    context::Context,
    groups::value,
    scan::{Reading, Recognised, Window, certain_unless, is_believable, luhn},
};

/// What the window is, if it is a personal number.
pub(super) fn recognise(window: &Window<'_>, reading: Reading) -> Option<Recognised> {
    let digits = &window.digits;
    if !matches!(digits.len(), 10 | 12) || !is_believable(is_customary(window), reading) {
        return None;
    }
    let date = digits.len() - 4;
    let hundred_or_more = window.mark_after(date) == Some('+');
    let kind = kind_of_date(&digits[..date], hundred_or_more)?;
    let checks_out = luhn(&digits[digits.len() - 10..]) && digits[date..date + 3] != [0, 0, 0];
    checks_out.then(|| (kind, certain_unless(is_doubtful(window, reading))))
}

/// The kind that a date of six or eight digits makes, if the date is real.
///
/// Six digits may be of any century that the separator allows: `+` is a hundred years or more.
pub(super) fn kind_of_date(date: &[u8], hundred_or_more: bool) -> Option<Kind> {
    let (century, rest) = date.split_at(date.len() - 6);
    let centuries: &[u32] = match (value(century), century.len(), hundred_or_more) {
        (18, 2, _) => &[18],
        (19, 2, _) => &[19],
        (20, 2, _) => &[20],
        (_, 0, true) => &[18, 19],
        (_, 0, false) => &[19, 20],
        _ => return None,
    };
    let (year, month, day) = (value(&rest[..2]), value(&rest[2..4]), value(&rest[4..]));
    // Samordningsnummer add 60 to the day.
    let (kind, day) = match day {
        61.. => (Kind::Samordningsnummer, day - 60),
        _ => (Kind::Personnummer, day),
    };
    centuries.iter().any(|century| is_date(century * 100 + year, month, day)).then_some(kind)
}

fn is_date(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Divided, if at all, between year, month and day and before the last four.
fn is_customary(window: &Window<'_>) -> bool {
    let (cuts, date) = (window.cuts(), window.digits.len() - 4);
    let between = cuts.iter().all(|cut| cut % 2 == 0 && *cut <= date);
    // `19 6408233234` has the century apart and nothing more.
    between && (cuts.is_empty() || cuts.contains(&date) || window.digits.len() == 12 && cuts == [2])
}

fn is_doubtful(window: &Window<'_>, reading: Reading) -> bool {
    let context = window.context();
    if context == Some(Context::PersonalNumber) {
        return false;
    }
    match reading {
        Reading::Bare => is_doubtful_bare(window, context),
        Reading::Spelled => false,
        Reading::Alone | Reading::Among => window.is_tied() || !is_customary(window) || is_date_and_more(window),
    }
}

/// One group: may be a telephone number (P-4), a reference, or part of a longer code.
fn is_doubtful_bare(window: &Window<'_>, context: Option<Context>) -> bool {
    let [first, second, third, ..] = window.digits[..] else {
        return true;
    };
    let ten = window.digits.len() == 10;
    let phone_series = matches!([first, second, third], [0, 7 | 1, 0]);
    ten && (phone_series || context == Some(Context::Phone) && first == 0)
        || context == Some(Context::Reference)
        || window.is_tied()
}

/// `2024-09-18 1430`: marks within the date but only a space after it.
fn is_date_and_more(window: &Window<'_>) -> bool {
    let date = window.digits.len() - 4;
    let marked = window.cuts().iter().any(|&cut| cut < date && window.mark_after(cut).is_some());
    marked && window.mark_after(date).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_must_be_real_in_a_century_that_the_number_may_mean() {
        let kind = |date: &str, plus| {
            let digits: Vec<u8> = date.bytes().map(|byte| byte - b'0').collect();
            kind_of_date(&digits, plus)
        };
        assert_eq!(kind("640823", false), Some(Kind::Personnummer));
        assert_eq!(kind("640883", false), Some(Kind::Samordningsnummer));
        assert_eq!(kind("000229", false), Some(Kind::Personnummer), "2000 was a leap year");
        assert_eq!(kind("000229", true), None, "neither 1800 nor 1900 was");
        assert_eq!(kind("19000229", false), None);
        for wrong in ["750231", "641323", "640800", "640860", "640892", "17640823", "21640823"] {
            assert_eq!(kind(wrong, false), None, "{wrong}");
        }
    }
}
