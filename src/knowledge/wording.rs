//! Hours, days and times in words; days that share the same hours are said together.

use jiff::civil::{Date, Time, Weekday};

use crate::{
    calendar::{Interval, SpecialDay, WeeklyHours},
    language::{Tag, Texts},
};

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The wall clock does not depend on the date.
const ANY_DATE: Date = Date::constant(2026, 1, 5);

/// Weekly hours as one phrase, for example "måndag–torsdag 7.30–16.30, fredag 7.30–16 (uppgift från 2023)".
#[must_use]
pub fn hours(weekly: &WeeklyHours, as_of: Option<&str>, tag: Tag) -> String {
    let texts = Texts::of(tag);
    let mut groups: Vec<(Weekday, Weekday, &[Interval])> = Vec::new();
    for day in WEEK {
        let intervals = weekly.on(day);
        match groups.last_mut() {
            Some((_, last, same)) if last.next() == day && *same == intervals => *last = day,
            _ if intervals.is_empty() => {}
            _ => groups.push((day, day, intervals)),
        }
    }
    let phrases: Vec<String> = groups
        .into_iter()
        .map(|(first, last, intervals)| {
            let times = times(intervals, tag);
            if first == last {
                texts.hours_one_day(weekday(first, tag), times)
            } else {
                texts.hours_days(weekday(first, tag), weekday(last, tag), times)
            }
        })
        .collect();
    let phrase = phrases.join(", ");
    match as_of {
        Some(year) => texts.hours_known_from(phrase, year),
        None => phrase,
    }
}

/// A day with hours of its own, for example "23 december: 8–12 (dag före julafton)".
#[must_use]
pub fn special_day(day: &SpecialDay, tag: Tag) -> String {
    let texts = Texts::of(tag);
    let date = date(day.date, tag);
    let phrase = if day.hours.is_empty() {
        texts.special_closed(date)
    } else {
        texts.special_hours(date, times(&day.hours, tag))
    };
    match &day.note {
        Some(note) => format!("{phrase} ({note})"),
        None => phrase,
    }
}

fn times(intervals: &[Interval], tag: Tag) -> String {
    let each = intervals.iter().map(|interval| {
        let (opens, closes) = (interval.opens_on(ANY_DATE).time(), interval.closes_on(ANY_DATE).time());
        format!("{}–{}", clock(opens, tag), clock(closes, tag))
    });
    each.collect::<Vec<_>>().join(&format!(" {} ", Texts::of(tag).and()))
}

/// The name of a weekday.
#[must_use]
pub fn weekday(day: Weekday, tag: Tag) -> String {
    let texts = Texts::of(tag);
    match day {
        Weekday::Monday => texts.monday(),
        Weekday::Tuesday => texts.tuesday(),
        Weekday::Wednesday => texts.wednesday(),
        Weekday::Thursday => texts.thursday(),
        Weekday::Friday => texts.friday(),
        Weekday::Saturday => texts.saturday(),
        Weekday::Sunday => texts.sunday(),
    }
}

/// A day of the year in words: "24 november", "24 November".
#[must_use]
pub fn date(date: Date, tag: Tag) -> String {
    format!("{} {}", date.day(), month(date.month(), tag))
}

fn month(number: i8, tag: Tag) -> String {
    let texts = Texts::of(tag);
    match number {
        1 => texts.january(),
        2 => texts.february(),
        3 => texts.march(),
        4 => texts.april(),
        5 => texts.may(),
        6 => texts.june(),
        7 => texts.july(),
        8 => texts.august(),
        9 => texts.september(),
        10 => texts.october(),
        11 => texts.november(),
        _ => texts.december(),
    }
}

/// A time of day as people write it: 7.30 and 16 in Swedish, 7:30 and 16:00 in English.
#[must_use]
pub fn clock(time: Time, tag: Tag) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match tag {
        Tag::English => format!("{hour}:{minute:02}"),
        Tag::Swedish | Tag::SimpleSwedish if minute == 0 => format!("{hour}"),
        Tag::Swedish | Tag::SimpleSwedish => format!("{hour}.{minute:02}"),
    }
}
