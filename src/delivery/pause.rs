//! How long a letter waits for its next try: longer each time, never the same for two.

use jiff::SignedDuration;

/// How long it waits after the first failure.
const FIRST: SignedDuration = SignedDuration::from_secs(5);
/// How long at most.
const LONGEST: SignedDuration = SignedDuration::from_mins(60);
/// How often the other side may refuse a letter before it is given up: what it says no to today it most often says no
/// to tomorrow, but a server that is being mended says no to everything for a while.
pub const PATIENCE: u32 = 12;

/// The pause after so many failures: doubled each time, up to an hour, of which `chance` takes up to a quarter away, so
/// that what failed together does not come back together.
#[must_use]
pub fn pause(failures: u32, chance: u32) -> SignedDuration {
    let doubled = FIRST.checked_mul(1 << failures.saturating_sub(1).min(16)).unwrap_or(LONGEST).min(LONGEST);
    let millis = doubled.as_millis();
    let taken = millis / 4 * i128::from(chance) / i128::from(u32::MAX);
    SignedDuration::from_millis(i64::try_from(millis - taken).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_doubles_up_to_an_hour_and_chance_takes_up_to_a_quarter_of_it() {
        let longest = |failures| pause(failures, 0).as_secs();
        assert_eq!([1, 2, 3, 4].map(longest), [5, 10, 20, 40]);
        assert_eq!([10, 11, 100, u32::MAX].map(longest), [2560, 3600, 3600, 3600]);
        assert_eq!(pause(3, u32::MAX).as_secs(), 15);
        assert!((1..200).all(|chance| pause(5, chance * 10_000_000) >= pause(5, u32::MAX)));
    }

    #[test]
    fn a_hundred_tries_last_over_a_weekend() {
        let shortest: SignedDuration = (1..100).map(|failures| pause(failures, u32::MAX)).sum();
        let longest: SignedDuration = (1..100).map(|failures| pause(failures, 0)).sum();
        assert_eq!((shortest.as_hours(), longest.as_hours()), (67, 90));
    }
}
