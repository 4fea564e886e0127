//! Opening hours as they are written in a file: intervals and weeks.
//!
//! Decides what may be written and says what is wrong with the rest. Does not know of holidays or
//! of time zones; `opening` puts those together.

use std::{fmt, str::FromStr};

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};
use serde::{Deserialize, Serialize};

const MINUTES_OF_A_DAY: u16 = 24 * 60;

/// One stretch of open hours within a day, written `"07:30-16:30"`; it may end at `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Interval {
    // Minutes since midnight on the wall clock.
    opens: u16,
    closes: u16,
}

impl Interval {
    /// When it opens on `date`, by the wall clock.
    #[must_use]
    pub fn opens_on(self, date: Date) -> DateTime {
        at_minute(date, self.opens)
    }

    /// When it closes on `date`, by the wall clock; midnight belongs to the day after.
    #[must_use]
    pub fn closes_on(self, date: Date) -> DateTime {
        at_minute(date, self.closes)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.opens, self.closes);
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

impl From<Interval> for String {
    fn from(interval: Interval) -> Self {
        format!("{interval}")
    }
}

impl TryFrom<String> for Interval {
    type Error = HoursError;

    fn try_from(text: String) -> Result<Self, HoursError> {
        text.parse()
    }
}

impl FromStr for Interval {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        // People type a hyphen, word processors make it an en dash.
        let (from, to) = text.split_once(['-', '–']).ok_or_else(|| HoursError::NotAnInterval(text.to_owned()))?;
        let (opens, closes) = (minute_of_day(from)?, minute_of_day(to)?);
        if opens >= closes {
            return Err(HoursError::ClosesBeforeOpening(text.to_owned()));
        }
        Ok(Self { opens, closes })
    }
}

/// What is wrong with hours as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// There is no dash in it.
    #[error("\"{0}\" is not an interval; write it as \"07:30-16:30\"")]
    NotAnInterval(String),
    /// One side of the dash is no time of day.
    #[error("\"{0}\" is not a time of day; write it as \"07:30\"")]
    NotATime(String),
    /// It ends before it starts, or is empty.
    #[error("\"{0}\" closes before it opens; split what goes past midnight at \"24:00\"")]
    ClosesBeforeOpening(String),
    /// Two intervals of a day overlap or stand in the wrong order.
    #[error("\"{1}\" starts before \"{0}\" has ended; write the day in order, without overlap")]
    OutOfOrder(Interval, Interval),
    /// Any of the above, on a day of the week.
    #[error("{0}: {1}")]
    OnDay(&'static str, Box<HoursError>),
}

/// The ordinary hours of a week; a day that is left out is closed.
///
/// Written `{ mon = ["07:30-16:30"], tue = ["08:00-09:00", "13:00-14:00"] }`, days `mon` to
/// `sun`, each with its intervals in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Week", into = "Week")]
pub struct WeeklyHours {
    // Monday first.
    days: [Vec<Interval>; 7],
}

impl WeeklyHours {
    /// The intervals of a weekday, in order; empty when closed.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Interval] {
        // Monday is 0 and Sunday 6.
        let index = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
        &self.days[index]
    }
}

/// A week as it is written; the field names are the contract.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Week {
    mon: Vec<String>,
    tue: Vec<String>,
    wed: Vec<String>,
    thu: Vec<String>,
    fri: Vec<String>,
    sat: Vec<String>,
    sun: Vec<String>,
}

impl TryFrom<Week> for WeeklyHours {
    type Error = HoursError;

    fn try_from(week: Week) -> Result<Self, HoursError> {
        let on = |name, texts: &[String]| day_of(texts).map_err(|error| HoursError::OnDay(name, Box::new(error)));
        let days = [
            on("mon", &week.mon)?,
            on("tue", &week.tue)?,
            on("wed", &week.wed)?,
            on("thu", &week.thu)?,
            on("fri", &week.fri)?,
            on("sat", &week.sat)?,
            on("sun", &week.sun)?,
        ];
        Ok(Self { days })
    }
}

impl From<WeeklyHours> for Week {
    fn from(hours: WeeklyHours) -> Self {
        let [mon, tue, wed, thu, fri, sat, sun] = hours.days.map(|day| day.into_iter().map(String::from).collect());
        Self { mon, tue, wed, thu, fri, sat, sun }
    }
}

/// Reads `"HH:MM"`; `24:00` is the end of a day, not a time in it.
pub(super) fn time_of_day(text: &str) -> Result<Time, HoursError> {
    let minute = minute_of_day(text)?;
    let wrong = || HoursError::NotATime(text.to_owned());
    let (hour, minute) = (i8::try_from(minute / 60), i8::try_from(minute % 60));
    let (hour, minute) = (hour.map_err(|_| wrong())?, minute.map_err(|_| wrong())?);
    Time::new(hour, minute, 0, 0).map_err(|_| wrong())
}

fn minute_of_day(text: &str) -> Result<u16, HoursError> {
    let digits = |part: &str| match part.as_bytes() {
        [tens @ b'0'..=b'9', units @ b'0'..=b'9'] => Some(u16::from(tens - b'0') * 10 + u16::from(units - b'0')),
        _ => None,
    };
    let parts = text.trim().split_once(':');
    parts
        .and_then(|(hour, minute)| Some((digits(hour)?, digits(minute)?)))
        .filter(|&(hour, minute)| minute < 60 && hour * 60 + minute <= MINUTES_OF_A_DAY)
        .map(|(hour, minute)| hour * 60 + minute)
        .ok_or_else(|| HoursError::NotATime(text.to_owned()))
}

/// Reads the intervals of one day, which must stand in order.
pub(super) fn day_of(texts: &[String]) -> Result<Vec<Interval>, HoursError> {
    let day = texts.iter().map(|text| text.parse()).collect::<Result<Vec<Interval>, _>>()?;
    match day.windows(2).find(|pair| pair[1].opens < pair[0].closes) {
        Some(pair) => Err(HoursError::OutOfOrder(pair[0], pair[1])),
        None => Ok(day),
    }
}

fn at_minute(date: Date, minute: u16) -> DateTime {
    date.to_datetime(Time::midnight()).saturating_add(i64::from(minute).minutes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(text: &str) -> Result<WeeklyHours, String> {
        toml::from_str(text).map_err(|error: toml::de::Error| error.message().to_owned())
    }

    #[test]
    fn r20_a_week_is_read_with_several_intervals_a_day_and_closed_days_left_out() {
        let hours = week("mon = [\"07:30-16:30\"]\ntue = [\"08:00-09:00\", \"13:00–24:00\"]").unwrap();
        let on = |weekday| hours.on(weekday).iter().map(Interval::to_string).collect::<Vec<_>>();
        assert_eq!(on(Weekday::Monday), ["07:30-16:30"]);
        assert_eq!(on(Weekday::Tuesday), ["08:00-09:00", "13:00-24:00"]);
        assert!(on(Weekday::Sunday).is_empty());
    }

    #[test]
    fn what_is_wrong_with_hours_is_said_with_the_day_and_the_text() {
        for (text, said) in [
            ("mon = [\"07:30\"]", "mon: \"07:30\" is not an interval"),
            ("tue = [\"7:30-16:30\"]", "tue: \"7:30\" is not a time of day"),
            ("wed = [\"08:00-24:01\"]", "wed: \"24:01\" is not a time of day"),
            ("thu = [\"22:00-02:00\"]", "thu: \"22:00-02:00\" closes before it opens"),
            (
                "fri = [\"08:00-12:00\", \"11:00-13:00\"]",
                "fri: \"11:00-13:00\" starts before \"08:00-12:00\" has ended",
            ),
            ("mån = [\"07:30-16:30\"]", "unknown field `mån`"),
            ("mon = \"07:30-16:30\"", "expected a sequence"),
        ] {
            let text = text.replacen("mån", "\"mån\"", 1);
            let error = week(&text).unwrap_err();
            assert!(error.contains(said), "{text} gave: {error}");
        }
    }

    #[test]
    fn a_week_is_written_as_it_is_read() {
        let hours = week("mon = [\"07:30-16:30\"]\nsun = [\"00:00-24:00\"]").unwrap();
        let json = serde_json::to_string(&hours).unwrap();
        assert_eq!(serde_json::from_str::<WeeklyHours>(&json).unwrap(), hours);
    }
}
