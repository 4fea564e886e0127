//! Recognises payment cards: 13-19 digits, the Luhn check, and the number range of an issuer.
//!
//! Decides by ISO/IEC 7812 ranges as the card networks publish them. OCR numbers on invoices
//! carry the same check digit, so words such as "OCR" or "faktura" before bare digits count.

use std::ops::RangeInclusive;

use super::{
    Kind,
    context::Context,
    groups::value,
    scan::{Reading, Recognised, Window, certain_unless, is_believable, luhn},
};

/// What the window is, if it is a payment card.
pub(super) fn recognise(window: &Window<'_>, reading: Reading) -> Option<Recognised> {
    let digits = &window.digits;
    let customary = is_customary(window);
    if !is_believable(customary, reading) || !has_issuer(digits) || !luhn(digits) {
        return None;
    }
    let reference = window.context() == Some(Context::Reference);
    if reference && reading == Reading::Bare {
        return None;
    }
    let known_length = matches!(digits.len(), 14..=16);
    let grouped = customary || reading == Reading::Spelled;
    Some((Kind::PaymentCard, certain_unless(reference || !grouped || !known_length)))
}

/// Grouped as on the card: fours (with a shorter last), or 4-6-5 and 4-6-4.
fn is_customary(window: &Window<'_>) -> bool {
    let cuts = window.cuts();
    let fours: Vec<usize> = (4..window.digits.len()).step_by(4).collect();
    cuts.is_empty() || cuts == fours || cuts == [4, 10]
}

/// The first four digits that an issuer's cards begin with, and how many digits they have.
const ISSUERS: &[(RangeInclusive<u32>, &[usize])] = &[
    // Visa.
    (4000..=4999, &[13, 16, 19]),
    // Mastercard.
    (5100..=5599, &[16]),
    (2221..=2720, &[16]),
    // American Express.
    (3400..=3499, &[15]),
    (3700..=3799, &[15]),
    // Diners Club.
    (3000..=3059, &[14]),
    (3600..=3699, &[14]),
    (3800..=3899, &[14]),
    // JCB.
    (3528..=3589, &[16]),
    // Discover and UnionPay.
    (6011..=6011, &[16, 17, 18, 19]),
    (6200..=6299, &[16, 17, 18, 19]),
    (6400..=6599, &[16, 17, 18, 19]),
    // Maestro; its 12 digits are left out, being a personnummer's length.
    (5018..=5038, &[13, 14, 15, 16, 17, 18, 19]),
    (5893..=5893, &[13, 14, 15, 16, 17, 18, 19]),
    (6759..=6763, &[13, 14, 15, 16, 17, 18, 19]),
];

fn has_issuer(digits: &[u8]) -> bool {
    let Some(four) = digits.get(..4).map(value) else {
        return false;
    };
    ISSUERS.iter().any(|(first, sizes)| first.contains(&four) && sizes.contains(&digits.len()))
}
