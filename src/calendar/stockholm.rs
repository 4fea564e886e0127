//! The Swedish wall clock: between moments and local dates and times.
//!
//! Decides the time zone of every hour in the service and what becomes of the hours that summer
//! time skips or repeats (W-4). Reads no clock.

use std::sync::LazyLock;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{self, TimeZone, TimeZoneDatabase},
};

static STOCKHOLM: LazyLock<TimeZone> = LazyLock::new(|| {
    const NAME: &str = "Europe/Stockholm";
    TimeZone::get(NAME)
        // A machine may have a time zone folder that lacks Stockholm; jiff then looks no further.
        .or_else(|_| TimeZoneDatabase::bundled().get(NAME))
        // Not reached: the bundled database is compiled in (`tzdb-bundle-always`) and a test
        // finds Stockholm in it. Winter time is the nearest thing to right that cannot fail.
        .unwrap_or_else(|_| TimeZone::fixed(tz::offset(1)))
});

/// The time zone of every hour in the service: that of the machine if it knows it, else the
/// one compiled in.
#[must_use]
pub fn stockholm() -> TimeZone {
    STOCKHOLM.clone()
}

/// The Swedish local date of a moment.
#[must_use]
pub fn local_date(moment: Timestamp) -> Date {
    local(moment).date()
}

/// Swedish wall clock at a moment.
pub(super) fn local(moment: Timestamp) -> DateTime {
    STOCKHOLM.to_datetime(moment)
}

/// The moment when the Swedish wall clock shows `at`.
///
/// In the hour that summer time skips, the moment an hour later; in the hour that it repeats,
/// the first of the two (RFC 5545).
pub(super) fn moment(at: DateTime) -> Timestamp {
    // Only the last day of the year 9999 can fail.
    STOCKHOLM.to_timestamp(at).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stockholm_is_in_the_bundled_database_and_has_summer_time() {
        let bundled = TimeZoneDatabase::bundled().get("Europe/Stockholm").unwrap();
        for zone in [bundled, stockholm()] {
            let offset = |moment: &str| zone.to_offset(moment.parse().unwrap()).seconds();
            assert_eq!(offset("2027-03-28T00:59:59Z"), 3600);
            assert_eq!(offset("2027-03-28T01:00:00Z"), 7200);
            assert_eq!(offset("2027-10-31T01:00:00Z"), 3600);
        }
    }
}
