//! How long somebody in the queue may have to wait, told from how long others waited, and when nobody comes.
//!
//! Pure. It says nothing rather than guess: with too few who were claimed lately there is no range.

use jiff::SignedDuration;

/// The fewest waits a range is told from.
const FEWEST: usize = 3;

/// A range of waiting time in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// At least, about: one in four waited shorter.
    pub from: i64,
    /// At most, about: one in ten waited longer. Never less than a minute.
    pub to: i64,
}

impl Wait {
    /// The range that others' waits tell; `None` when there are too few of them.
    #[must_use]
    pub fn of(waits: &[SignedDuration]) -> Option<Self> {
        if waits.len() < FEWEST {
            return None;
        }
        let mut sorted = waits.to_vec();
        sorted.sort_unstable();
        // The smallest wait that so many of ten do not exceed.
        let at = |tenths: usize| sorted[(sorted.len() * tenths).div_ceil(10).saturating_sub(1)];
        let quarter = sorted[sorted.len().div_ceil(4) - 1];
        let to = (at(9).as_secs().max(0) + 59) / 60;
        Some(Self { from: quarter.as_secs().max(0) / 60, to: to.max(1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(minutes: &[i64]) -> Vec<SignedDuration> {
        minutes.iter().map(|minutes| SignedDuration::from_mins(*minutes)).collect()
    }

    #[test]
    fn a_range_is_told_from_what_others_waited_and_from_enough_of_them() {
        assert_eq!(Wait::of(&waits(&[1, 2])), None);
        assert_eq!(Wait::of(&waits(&[9, 1, 2, 3, 4, 5, 6, 7, 8, 60])), Some(Wait { from: 3, to: 9 }));
        assert_eq!(Wait::of(&waits(&[2, 2, 2])), Some(Wait { from: 2, to: 2 }));
    }

    #[test]
    fn a_minute_that_has_begun_is_a_minute_and_no_range_ends_at_none() {
        let seconds: Vec<_> = [5, 61, 61].map(SignedDuration::from_secs).into();
        assert_eq!(Wait::of(&seconds), Some(Wait { from: 0, to: 2 }));
        assert_eq!(Wait::of(&[SignedDuration::ZERO; 3]), Some(Wait { from: 0, to: 1 }));
    }
}
