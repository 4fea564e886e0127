//! Recognises Swedish IBANs: `SE` and 22 digits that leave 1 when divided by 97 (ISO 13616).

use super::{Certainty, Finding, Kind, fold::Cell, scan::Window};

/// `SE` as digits: S is 28 and E is 14.
const COUNTRY: [u8; 4] = [2, 8, 1, 4];

/// The IBAN whose digits the window holds; the finding begins at its `SE`.
pub(super) fn find(window: &Window<'_>) -> Option<Finding> {
    let start = country_start(window.numbers.cells_since_last_group(window.groups.start))?;
    let valid = window.digits.len() == 22 && checks_out(&window.digits);
    valid.then(|| Finding {
        kind: Kind::Iban,
        certainty: Certainty::Certain,
        span: start..window.numbers.span(&window.groups).end,
    })
}

/// Where the `SE` right before the digits begins, in bytes of the original.
fn country_start(before: &[Cell]) -> Option<usize> {
    let last = before.iter().rposition(|cell| cell.ch != ' ')?;
    let first = last.checked_sub(1)?;
    (before[first].ch == 's' && before[last].ch == 'e').then(|| before[first].start)
}

fn checks_out(digits: &[u8]) -> bool {
    let (check, account) = digits.split_at(2);
    let all = account.iter().chain(&COUNTRY).chain(check);
    all.fold(0_u32, |rest, &digit| (rest * 10 + u32::from(digit)) % 97) == 1
}
