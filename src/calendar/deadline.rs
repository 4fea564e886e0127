//! By when an errand is to be dealt with: "samma eller nästföljande arbetsdag" (guideline 3.6.1).
//!
//! Decides the moment that the clock of a handover runs to (R8, W-2). *Dealt with* (hantera)
//! means that somebody has taken a stand on it - registered, forwarded, acted - not that the
//! matter is answered; wording that for the citizen is not this file's.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{Calendar, is_working_day, local, moment};

/// How far ahead a day with hours is looked for, in days.
const REACH_DAYS: i32 = 366;

/// The closing time of the first working day after the local date of arrival (R8).
///
/// With `same_day_before` set, what arrives before it on a working day, and before that day
/// closes, is due at closing time the same day. Days without hours are skipped. A special day
/// changes when a working day closes but never makes a Saturday or a holiday a working day.
#[must_use]
pub fn due(calendar: &Calendar, arrived: Timestamp) -> Timestamp {
    if let Some(same_day) = due_same_day(calendar, arrived) {
        return same_day;
    }
    let date = local(arrived).date();
    (1..=REACH_DAYS)
        .find_map(|days| closing(calendar, date.saturating_add(days.days())))
        // A calendar always has hours on some weekday, so this needs a year of closed special
        // days; a day from now is the promise as it stands without any calendar.
        .unwrap_or_else(|| arrived.saturating_add(24.hours()).unwrap_or(Timestamp::MAX))
}

fn due_same_day(calendar: &Calendar, arrived: Timestamp) -> Option<Timestamp> {
    let local = local(arrived);
    let early = calendar.same_day_before().is_some_and(|limit| local.time() < limit);
    let closing = closing(calendar, local.date())?;
    (early && arrived < closing).then_some(closing)
}

/// When the service closes for the day on `date`; none if nobody works that day.
fn closing(calendar: &Calendar, date: Date) -> Option<Timestamp> {
    let last = calendar.schedule().day(date).hours.last()?;
    is_working_day(date).then(|| moment(last.closes_on(date)))
}
