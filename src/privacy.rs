//! Finds personal identity numbers, payment cards and bank accounts in what people write (R15).
//!
//! Decides where such a number stands in a text and how sure that is. Does not decide what to do
//! about it: a message is refused before it is stored (P-1), a doubtful one is asked about (P-4),
//! and only logs and imported text are masked. Names, addresses and health are not looked for.
//!
//! - *personnummer*: `YYMMDD-NNNC`, the identity number of a registered person.
//! - *samordningsnummer*: the same with 60 added to the day, for people who are not registered.
//! - *T-number* (interim): a letter in the seventh place, for people without either.
//! - *group*: digits with nothing visible between them; *window*: neighbouring groups seen as one
//!   number; *claim*: groups known to be something ordinary, such as a telephone number.
//!
//! What may be shown is public or needed in questions: organisationsnummer, bankgiro, telephone
//! numbers, dates, diarienummer, postal codes, invoice and OCR numbers, coordinates.

mod account;
mod card;
mod claims;
mod context;
mod fold;
mod groups;
mod iban;
mod interim;
mod personal_number;
mod scan;

use std::{cmp::Reverse, ops::Range};

use serde::{Deserialize, Serialize};

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Personnummer.
    Personnummer,
    /// Samordningsnummer: personnummer with 60 added to the day.
    Samordningsnummer,
    /// Interim number with a letter in the seventh place.
    TNumber,
    /// Payment card: Luhn and a known issuer.
    PaymentCard,
    /// Swedish IBAN: checked modulo 97.
    Iban,
    /// Clearing and account number, known by the words before it.
    BankAccount,
}

impl Kind {
    /// The name used in data and in masks; the same as serde writes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Personnummer => "personnummer",
            Self::Samordningsnummer => "samordningsnummer",
            Self::TNumber => "t_number",
            Self::PaymentCard => "payment_card",
            Self::Iban => "iban",
            Self::BankAccount => "bank_account",
        }
    }
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Checks out and is written as such numbers are: refuse.
    Certain,
    /// Checks out but could well be something else: ask the person (P-4).
    Possible,
}

/// A number found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub certainty: Certainty,
    /// Where it stands, in bytes of the text as it was given; always on character boundaries.
    pub span: Range<usize>,
}

/// Finds every number to be shielded, in the order of the text, none overlapping another.
#[must_use]
pub fn find(text: &str) -> Vec<Finding> {
    without_overlap(scan::candidates(text))
}

/// Puts `[kind]` in the place of every finding, doubtful ones too. For logs and imported text
/// only: what a citizen wrote is never rewritten (R15). Masking twice changes nothing.
#[must_use]
pub fn mask(text: &str) -> String {
    let mut masked = text.to_owned();
    // What stood beside a masked number may look like another one when alone. Each round takes
    // digits away and adds none, so this ends.
    loop {
        let findings = find(&masked);
        if findings.is_empty() {
            return masked;
        }
        for finding in findings.into_iter().rev() {
            masked.replace_range(finding.span, &format!("[{}]", finding.kind.key()));
        }
    }
}

/// Of findings that overlap, keeps the surest and then the longest.
fn without_overlap(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.certainty, Reverse(finding.span.len()), finding.kind));
    let mut kept: std::collections::BTreeMap<usize, Finding> = std::collections::BTreeMap::new();
    for finding in found {
        // Only the nearest one before its end can reach into it: those kept never overlap.
        let before = kept.range(..finding.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= finding.span.start) {
            kept.insert(finding.span.start, finding);
        }
    }
    kept.into_values().collect()
}

#[cfg(test)]
mod tests;
