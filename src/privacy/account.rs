//! Recognises bank accounts: clearing and account number after a word that says so.
//!
//! Decides by words, since accounts of most banks have no check that can be known from outside.
//! Without such a word nothing is an account; bankgiro and plusgiro are public and not looked for.

use std::ops::Range;

use super::{
    Finding, Kind,
    claims::Claims,
    context::{Context, context},
    groups::Numbers,
    scan::certain_unless,
};

/// Clearing (4-5 digits) and account (7-10 digits) together.
const MOST_DIGITS: usize = 15;

/// All bank accounts of the text.
pub(super) fn find(numbers: &Numbers, claims: &Claims) -> Vec<Finding> {
    let clearing = numbers.cells.windows(8).any(|cells| cells.iter().map(|cell| cell.ch).eq("clearing".chars()));
    (0..numbers.count()).filter_map(|at| starting_with(numbers, claims, at, clearing)).collect()
}

fn starting_with(numbers: &Numbers, claims: &Claims, at: usize, clearing: bool) -> Option<Finding> {
    let said = context(numbers.cells_since_last_group(at))?;
    let fewest = match said {
        // With the clearing number given elsewhere in the text, the rest is short.
        Context::AccountNumber | Context::Account if clearing => 6,
        Context::AccountNumber => 10,
        Context::Account => 11,
        _ => return None,
    };
    let groups = chain_from(numbers, claims, at);
    let digits: usize = groups.clone().map(|group| numbers.len(group)).sum();
    let fits = (fewest..=MOST_DIGITS).contains(&digits) && !claims.block(&groups);
    fits.then(|| Finding {
        kind: Kind::BankAccount,
        certainty: certain_unless(said == Context::Account),
        span: numbers.span(&groups),
    })
}

/// The groups from `at` that may be one account: `8327-9, 123 456 789-0`.
fn chain_from(numbers: &Numbers, claims: &Claims, at: usize) -> Range<usize> {
    let more = (at + 1..numbers.count()).take_while(|&group| {
        let gap = numbers.gap_before(group);
        (gap.is_loose() || gap.is_comma()) && !gap.line && !claims.is_strong(group)
    });
    at..at + 1 + more.count()
}
