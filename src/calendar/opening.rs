//! Whether a place is open at a moment, until when, and else when it opens next (R9, R20, R30).
//!
//! Decides by weekday, holiday and special day. Does not word the answer. A holiday or eve is
//! closed even if its weekday has hours, unless a special day says otherwise: a promise of open
//! doors must be made on purpose.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::Serialize;

use super::{Holiday, Interval, SpecialDay, WeeklyHours, holiday, local_date, moment};

/// How far ahead the next opening, or the end of unbroken opening, is looked for, in days.
pub const HORIZON_DAYS: i32 = 60;

/// The hours of a place: its week, its special days, and the Swedish holidays.
#[derive(Debug, Clone, Copy)]
pub struct Schedule<'a> {
    weekly: &'a WeeklyHours,
    special: &'a [SpecialDay],
}

/// The hours of one date and where they come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day<'a> {
    /// The open intervals in order; empty when closed.
    pub hours: &'a [Interval],
    /// What decided them.
    pub kind: DayKind<'a>,
}

/// What decides the hours of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// The weekday.
    Ordinary,
    /// A named holiday or eve: closed.
    Holiday(Holiday),
    /// A special day, whose note may be shown.
    Special(&'a SpecialDay),
}

/// The state of a place at a moment. Moments are UTC; show them in `stockholm()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Opening {
    /// Open, until this moment (or for at least [`HORIZON_DAYS`] days, if it never closes).
    Open {
        /// When it closes.
        until: Timestamp,
    },
    /// Closed.
    Closed {
        /// When it opens, if that is within [`HORIZON_DAYS`] days.
        next: Option<Timestamp>,
    },
}

impl Opening {
    /// True when open.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

impl<'a> Schedule<'a> {
    /// Puts a week and its special days together.
    #[must_use]
    pub const fn new(weekly: &'a WeeklyHours, special: &'a [SpecialDay]) -> Self {
        Self { weekly, special }
    }

    /// The hours of `date`: a special day first, then holidays, then the weekday.
    #[must_use]
    pub fn day(self, date: Date) -> Day<'a> {
        if let Some(special) = self.special.iter().find(|special| special.date == date) {
            return Day { hours: &special.hours, kind: DayKind::Special(special) };
        }
        match holiday(date) {
            Some(name) => Day { hours: &[], kind: DayKind::Holiday(name) },
            None => Day { hours: self.weekly.on(date.weekday()), kind: DayKind::Ordinary },
        }
    }

    /// The state at a moment; open from the minute of opening up to, not at, that of closing.
    #[must_use]
    pub fn opening_at(self, now: Timestamp) -> Opening {
        let mut stretches = self.stretches(local_date(now)).filter(|&(_, closes)| closes > now);
        match stretches.next() {
            Some((opens, closes)) if opens <= now => {
                let until = stretches.fold(closes, |until, (opens, closes)| {
                    // Doors that never shut at midnight are one stretch.
                    if opens == until { closes } else { until }
                });
                Opening::Open { until }
            }
            upcoming => Opening::Closed { next: upcoming.map(|(opens, _)| opens) },
        }
    }

    /// The open stretches from the start of `date`, in order, as moments.
    fn stretches(self, date: Date) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        (0..=HORIZON_DAYS).map(move |days| date.saturating_add(days.days())).flat_map(move |date| {
            self.day(date)
                .hours
                .iter()
                .map(move |hours| (moment(hours.opens_on(date)), moment(hours.closes_on(date))))
                // Empty when summer time skips the whole of it.
                .filter(|(opens, closes)| opens < closes)
        })
    }
}
