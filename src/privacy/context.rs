//! What the words before a number say that it is.
//!
//! Decides by the nearest telling word within a short way before the number. A word only moves
//! doubt; it never makes an identity number out of digits that do not check out.

use super::fold::Cell;

/// How far before a number a word still speaks of it, in characters.
const REACH: usize = 48;

/// What the nearest telling word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// A personal identity number.
    PersonalNumber,
    /// A telephone number.
    Phone,
    /// An invoice, an OCR number, a case, an order: long numbers that are no secret.
    Reference,
    /// A payment card.
    Card,
    /// "Konto" alone, which may be an account of any sort.
    Account,
    /// A number of an account or of clearing.
    AccountNumber,
}

/// The nearest telling word before the end of `cells`.
pub(super) fn context(cells: &[Cell]) -> Option<Context> {
    let near: String = cells[cells.len().saturating_sub(REACH)..].iter().map(|cell| cell.ch).collect();
    // An underscore belongs to the word, so that the mask `[bank_account]` says nothing.
    near.rsplit(|ch: char| !ch.is_alphanumeric() && ch != '_').find_map(speaks_of)
}

fn speaks_of(word: &str) -> Option<Context> {
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let ends = |stems: &[&str]| stems.iter().any(|stem| word.ends_with(stem));
    let holds = |stems: &[&str]| stems.iter().any(|stem| word.contains(stem));
    let is = |words: &[&str]| words.contains(&word);
    if starts(&["personn", "personid", "samordning", "födelse", "fodelse"]) || is(&["pnr", "ssn"]) {
        Some(Context::PersonalNumber)
    } else if starts(&["kontonummer", "kontonumret", "kontonr", "clearing"])
        || ends(&["kontonummer", "kontonr", "bankkonto", "bankkontot", "lönekonto"])
    {
        Some(Context::AccountNumber)
    } else if ends(&["konto", "kontot"]) || is(&["account"]) {
        Some(Context::Account)
    } else if holds(REFERENCES) || is(&["avi", "avin", "ref", "dnr", "bg", "pg", "ean", "isbn"]) {
        Some(Context::Reference)
    } else if ends(&["kort", "kortet", "kortnummer", "kortnr", "card"]) {
        Some(Context::Card)
    } else if starts(&["telefon", "mobil"]) || is(&["tel", "tfn", "ring", "ringa", "phone", "nås"]) {
        Some(Context::Phone)
    } else {
        None
    }
}

/// Stems of words for long numbers that are no secret.
const REFERENCES: &[&str] = &[
    "ocr",
    "faktur",
    "invoice",
    "referens",
    "reference",
    "order",
    "kundn",
    "ärende",
    "arende",
    "diarie",
    "bankgiro",
    "plusgiro",
    "mätar",
    "anläggning",
    "kvitto",
    "paket",
    "kolli",
    "avtal",
    "betalningsref",
    "artikel",
    "streckkod",
    "imei",
    "serienummer",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::fold::fold;

    #[test]
    fn the_nearest_word_decides() {
        for (text, expected) in [
            ("OCR-nummer: ", Some(Context::Reference)),
            ("faktura till personnummer ", Some(Context::PersonalNumber)),
            ("mitt konto är ", Some(Context::Account)),
            ("Kontonr. ", Some(Context::AccountNumber)),
            ("kontoret öppnar ", None),
            ("[bank_account] ", None),
            ("ring mig på ", Some(Context::Phone)),
            ("mitt bankkort ", Some(Context::Card)),
            ("konto och sedan en hel del annan text som inte säger något alls ", None),
        ] {
            assert_eq!(context(&fold(text)), expected, "{text}");
        }
    }
}
