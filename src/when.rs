//! Days and hours in words, always as the clock in Stockholm shows them (W-4).

use jiff::{Timestamp, ZonedDateTime, civil::Date};

use crate::{calendar::stockholm, language::Texts};

/// "12 november 2026".
#[must_use]
pub fn date(t: &Texts, date: Date) -> String {
    t.when_date(date.day(), date.month(), date.year().to_string())
}

/// "torsdag 7 januari klockan 16.30".
#[must_use]
pub fn moment(t: &Texts, at: Timestamp) -> String {
    let local = local(at);
    t.when_moment(local.weekday().to_monday_one_offset(), local.day(), local.month(), hour_of(t, &local))
}

/// "16.30".
#[must_use]
pub fn hour(t: &Texts, at: Timestamp) -> String {
    hour_of(t, &local(at))
}

/// For the `datetime` attribute.
#[must_use]
pub fn machine(at: Timestamp) -> String {
    local(at).strftime("%Y-%m-%dT%H:%M%:z").to_string()
}

/// For records: "2026-11-23 12:00:05".
#[must_use]
pub fn stamp(at: Timestamp) -> String {
    local(at).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn hour_of(t: &Texts, local: &ZonedDateTime) -> String {
    t.when_hour(format!("{:02}", local.hour()), format!("{:02}", local.minute()))
}

fn local(at: Timestamp) -> ZonedDateTime {
    at.to_zoned_datetime(stockholm())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tag;

    #[test]
    fn a_due_time_is_a_weekday_a_date_and_an_hour() {
        let at: Timestamp = "2027-01-07T15:30:00Z".parse().expect("a time");
        assert_eq!(moment(Texts::of(Tag::Swedish), at), "torsdag 7 januari klockan 16.30");
        assert_eq!(moment(Texts::of(Tag::English), at), "Thursday 7 January at 16:30");
        assert_eq!(machine(at), "2027-01-07T16:30+01:00");
    }

    #[test]
    fn summer_time_is_heeded() {
        let at: Timestamp = "2026-07-01T14:30:00Z".parse().expect("a time");
        assert_eq!(hour(Texts::of(Tag::Swedish), at), "16.30");
    }
}
