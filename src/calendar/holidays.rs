//! Swedish public holidays and working days, computed from the law for any year.
//!
//! Decides whether a date is a holiday or a working day. Does not know of shortened days, local
//! closures or days squeezed between holidays: those are special days of a calendar file (W-3).
//!
//! Sources: lag (1989:253) om allmänna helgdagar, 1-2 §§ (as it stands since 2005), and lag
//! (1930:173) om beräkning av lagstadgad tid, 2 §, which puts Saturdays and three *eves*
//! (midsommarafton, julafton, nyårsafton) on a level with holidays.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

/// A holiday or eve with a name. Ordinary Sundays are holidays by law too, but have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// Nyårsdagen, 1 January.
    NewYearsDay,
    /// Trettondedag jul, 6 January.
    Epiphany,
    /// Långfredagen, the Friday before Easter.
    GoodFriday,
    /// Påskdagen.
    EasterSunday,
    /// Annandag påsk.
    EasterMonday,
    /// Första maj.
    MayDay,
    /// Kristi himmelsfärdsdag, the sixth Thursday after Easter.
    AscensionDay,
    /// Pingstdagen, the seventh Sunday after Easter.
    WhitSunday,
    /// Nationaldagen, 6 June.
    NationalDay,
    /// Midsommarafton, the Friday before midsommardagen: an eve.
    MidsummerEve,
    /// Midsommardagen, the Saturday of 20-26 June.
    MidsummerDay,
    /// Alla helgons dag, the Saturday of 31 October-6 November.
    AllSaintsDay,
    /// Julafton, 24 December: an eve.
    ChristmasEve,
    /// Juldagen, 25 December.
    ChristmasDay,
    /// Annandag jul, 26 December.
    SecondDayOfChristmas,
    /// Nyårsafton, 31 December: an eve.
    NewYearsEve,
}

impl Holiday {
    /// True for the three eves, which are put on a level with holidays (1930:173, 2 §) without
    /// being public holidays (1989:253).
    #[must_use]
    pub fn is_eve(self) -> bool {
        matches!(self, Self::MidsummerEve | Self::ChristmasEve | Self::NewYearsEve)
    }
}

/// The named holiday or eve that falls on `date`, if any.
///
/// Where two meet (first of May on Ascension Day in 2008), the one with a fixed date is given.
#[must_use]
pub fn holiday(date: Date) -> Option<Holiday> {
    fixed(date).or_else(|| bound_to_weekday(date)).or_else(|| bound_to_easter(date))
}

/// True for Monday to Friday that is neither a public holiday nor one of the three eves (W-1).
#[must_use]
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && holiday(date).is_none()
}

/// The first working day after `date`.
#[must_use]
pub fn next_working_day(date: Date) -> Date {
    // No run of days off by law is longer than five; at the end of time the date itself is given.
    (1..=14).map(|days: i32| date.saturating_add(days.days())).find(|&day| is_working_day(day)).unwrap_or(date)
}

/// Easter Sunday by the method of Meeus, Jones and Butcher; none before 1583, when the Gregorian
/// calendar had not begun.
#[must_use]
#[expect(clippy::many_single_char_names, reason = "the letters of the published method")]
pub fn easter_sunday(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

fn fixed(date: Date) -> Option<Holiday> {
    Some(match (date.month(), date.day()) {
        (1, 1) => Holiday::NewYearsDay,
        (1, 6) => Holiday::Epiphany,
        (5, 1) => Holiday::MayDay,
        (6, 6) => Holiday::NationalDay,
        (12, 24) => Holiday::ChristmasEve,
        (12, 25) => Holiday::ChristmasDay,
        (12, 26) => Holiday::SecondDayOfChristmas,
        (12, 31) => Holiday::NewYearsEve,
        _ => return None,
    })
}

fn bound_to_weekday(date: Date) -> Option<Holiday> {
    match (date.weekday(), date.month(), date.day()) {
        (Weekday::Friday, 6, 19..=25) => Some(Holiday::MidsummerEve),
        (Weekday::Saturday, 6, 20..=26) => Some(Holiday::MidsummerDay),
        (Weekday::Saturday, 10, 31) | (Weekday::Saturday, 11, 1..=6) => Some(Holiday::AllSaintsDay),
        _ => None,
    }
}

fn bound_to_easter(date: Date) -> Option<Holiday> {
    const DAYS_FROM_EASTER: [(i32, Holiday); 5] = [
        (-2, Holiday::GoodFriday),
        (0, Holiday::EasterSunday),
        (1, Holiday::EasterMonday),
        (39, Holiday::AscensionDay),
        (49, Holiday::WhitSunday),
    ];
    let easter = easter_sunday(date.year())?;
    let (_, name) = DAYS_FROM_EASTER.into_iter().find(|(days, _)| easter.saturating_add(days.days()) == date)?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Year; then Good Friday, Easter, Easter Monday, Ascension, Whit Sunday, midsummer, All
    /// Saints as month-day; then working days in the year.
    const TABLE: &str = "
        2025 04-18 04-20 04-21 05-29 06-08 06-21 11-01 249
        2026 04-03 04-05 04-06 05-14 05-24 06-20 10-31 251
        2027 03-26 03-28 03-29 05-06 05-16 06-26 11-06 253
        2028 04-14 04-16 04-17 05-25 06-04 06-24 11-04 251
        2029 03-30 04-01 04-02 05-10 05-20 06-23 11-03 250
        2030 04-19 04-21 04-22 05-30 06-09 06-22 11-02 250
        2031 04-11 04-13 04-14 05-22 06-01 06-21 11-01 249
        2032 03-26 03-28 03-29 05-06 05-16 06-26 11-06 254";

    #[test]
    fn w_1_the_movable_holidays_of_2025_to_2032_fall_where_the_table_says() {
        const NAMES: [Holiday; 7] = [
            Holiday::GoodFriday,
            Holiday::EasterSunday,
            Holiday::EasterMonday,
            Holiday::AscensionDay,
            Holiday::WhitSunday,
            Holiday::MidsummerDay,
            Holiday::AllSaintsDay,
        ];
        for row in TABLE.trim().lines() {
            let cells: Vec<&str> = row.split_whitespace().collect();
            for (name, month_day) in NAMES.iter().zip(&cells[1..8]) {
                let date = day(&format!("{}-{month_day}", cells[0]));
                assert_eq!(holiday(date), Some(*name), "{date}");
            }
        }
    }

    #[test]
    fn w_1_the_number_of_working_days_of_2025_to_2032_is_as_in_the_table() {
        for row in TABLE.trim().lines() {
            let cells: Vec<&str> = row.split_whitespace().collect();
            let first = day(&format!("{}-01-01", cells[0]));
            let in_year = first.series(1.day()).take_while(|date| date.year() == first.year());
            let working = in_year.filter(|&date| is_working_day(date)).count();
            assert_eq!(working.to_string(), cells[8], "{}", cells[0]);
        }
    }

    #[test]
    fn w_1_each_year_has_thirteen_named_holidays_and_three_eves() {
        // 2008 had one fewer: Ascension Day fell on the first of May.
        for year in [2024_i16, 2025, 2026, 2027, 2038] {
            let first = Date::new(year, 1, 1).unwrap();
            let named: Vec<Holiday> =
                first.series(1.day()).take_while(|date| date.year() == year).filter_map(holiday).collect();
            assert_eq!(named.len(), 16, "{year}");
            assert_eq!(named.iter().filter(|holiday| holiday.is_eve()).count(), 3, "{year}");
        }
    }

    #[test]
    fn w_1_the_next_working_day_is_the_one_computed() {
        for (from, to) in [
            ("2026-06-18", "2026-06-22"),
            ("2026-10-30", "2026-11-02"),
            ("2026-12-23", "2026-12-28"),
            ("2026-12-30", "2027-01-04"),
            ("2027-01-05", "2027-01-07"),
            ("2027-03-25", "2027-03-30"),
            ("2027-04-30", "2027-05-03"),
            ("2027-05-05", "2027-05-07"),
            ("2027-06-24", "2027-06-28"),
            ("2028-01-05", "2028-01-07"),
            ("2028-06-05", "2028-06-07"),
        ] {
            assert_eq!(next_working_day(day(from)), day(to), "after {from}");
        }
    }

    #[test]
    fn easter_falls_on_known_dates_the_earliest_and_the_latest_included() {
        for known in [
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
            "2100-03-28",
        ] {
            assert_eq!(easter_sunday(day(known).year()), Some(day(known)));
        }
        assert_eq!(easter_sunday(1582), None);
    }

    #[test]
    fn w_1_easter_eve_and_whit_eve_are_saturdays_and_other_days_before_holidays_are_worked() {
        assert_eq!(holiday(day("2026-04-04")), None);
        assert!(!is_working_day(day("2026-04-04")));
        for worked in ["2026-01-05", "2026-04-02", "2026-04-30", "2026-05-13", "2026-06-05"] {
            assert!(is_working_day(day(worked)), "{worked}");
        }
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        assert_eq!(next_working_day(Date::MAX), Date::MAX);
        let _ = (holiday(Date::MIN), next_working_day(Date::MIN));
    }
}
