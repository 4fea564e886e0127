//! Swedish working days, opening hours and the deadline of an errand.
//!
//! Decides: which days are holidays, whether a place is open at a moment, and by when an errand
//! that came in at a moment is to be dealt with. Does not decide how any of it is worded, and
//! never reads a clock: every moment is a parameter.
//!
//! All hours are Swedish local time (`Europe/Stockholm`), summer time included.
//!
//! - *working day* (arbetsdag): Monday to Friday that is neither a public holiday nor one of the
//!   three eves that the law puts on a level with one.
//! - *special day*: a date with hours of its own; it wins over both weekday and holiday.
//! - *moment*: a `jiff::Timestamp`, a point in time without a time zone.

mod deadline;
mod holidays;
mod hours;
mod opening;
mod special_day;
mod stockholm;
pub mod toml_date;

use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
};
use serde::Deserialize;

pub use deadline::due;
pub use holidays::{Holiday, easter_sunday, holiday, is_working_day, next_working_day};
pub use hours::{HoursError, Interval, WeeklyHours};
pub use opening::{Day, DayKind, HORIZON_DAYS, Opening, Schedule};
pub use special_day::SpecialDay;
use stockholm::{local, moment};
pub use stockholm::{local_date, stockholm};

/// How many days before [`Calendar::valid_until`] the staff are told to renew the file (W-3).
pub const WARNING_DAYS: i32 = 90;

/// The staffed hours of the service and the dated exceptions to them: `calendar.toml`.
///
/// ```toml
/// valid_until = 2027-12-31
/// same_day_before = "12:00"     # optional, default off (R8)
/// hours_as_of = "2023"           # optional: the year or date the hours are known from
/// [hours]
/// mon = ["07:30-16:30"]
/// [[special]]
/// date = 2026-12-23
/// hours = ["07:30-12:00"]       # [] is closed all day
/// note = "Dag före julafton"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "CalendarFile")]
pub struct Calendar {
    valid_until: Date,
    same_day_before: Option<Time>,
    hours_as_of: Option<String>,
    hours: WeeklyHours,
    special: Vec<SpecialDay>,
}

impl Calendar {
    /// The last date that the special days have been planned for.
    #[must_use]
    pub fn valid_until(&self) -> Date {
        self.valid_until
    }

    /// Local time before which an errand is to be dealt with the same day, if so set (R8).
    #[must_use]
    pub fn same_day_before(&self) -> Option<Time> {
        self.same_day_before
    }

    /// The date when somebody last checked that the hours are right, if it is known.
    #[must_use]
    pub fn hours_as_of(&self) -> Option<&str> {
        self.hours_as_of.as_deref()
    }

    /// The ordinary hours of the week.
    #[must_use]
    pub fn hours(&self) -> &WeeklyHours {
        &self.hours
    }

    /// The dated exceptions, in the order of their dates.
    #[must_use]
    pub fn special_days(&self) -> &[SpecialDay] {
        &self.special
    }

    /// Ordinary hours and exceptions seen as one, to be asked about a day or a moment.
    #[must_use]
    pub fn schedule(&self) -> Schedule<'_> {
        Schedule::new(&self.hours, &self.special)
    }

    /// True from [`WARNING_DAYS`] days before `valid_until` and ever after: time to renew the
    /// file (W-3).
    #[must_use]
    pub fn horizon_warning(&self, today: Date) -> bool {
        today.saturating_add(WARNING_DAYS.days()) >= self.valid_until
    }
}

/// `calendar.toml` as it is written, before it has been checked as a whole.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    #[serde(deserialize_with = "toml_date::required")]
    valid_until: Date,
    same_day_before: Option<String>,
    hours_as_of: Option<String>,
    hours: WeeklyHours,
    #[serde(default)]
    special: Vec<SpecialDay>,
}

/// What is wrong with a calendar file whose parts can each be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum CalendarError {
    #[error("same_day_before: {0}")]
    SameDayBefore(HoursError),
    #[error("hours: no hours on any day from mon to fri, so no errand could ever fall due")]
    NoWorkingHours,
    #[error("special: {0} stands twice")]
    SpecialTwice(Date),
}

impl TryFrom<CalendarFile> for Calendar {
    type Error = CalendarError;

    fn try_from(file: CalendarFile) -> Result<Self, CalendarError> {
        let same_day_before = file.same_day_before.as_deref().map(hours::time_of_day).transpose();
        let mut special = file.special;
        special.sort_by_key(|day| day.date);
        if let Some(pair) = special.windows(2).find(|pair| pair[0].date == pair[1].date) {
            return Err(CalendarError::SpecialTwice(pair[0].date));
        }
        if WORKING_WEEK.iter().all(|&day| file.hours.on(day).is_empty()) {
            return Err(CalendarError::NoWorkingHours);
        }
        Ok(Self {
            valid_until: file.valid_until,
            same_day_before: same_day_before.map_err(CalendarError::SameDayBefore)?,
            hours_as_of: file.hours_as_of,
            hours: file.hours,
            special,
        })
    }
}

const WORKING_WEEK: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

#[cfg(test)]
mod tests;
