//! Corrections: a message that takes back the last one ("nej, jag menade fritids").
//!
//! What follows the taking back is the question; what was shown is not what was meant. Whether the message takes
//! anything back is read from how it begins, and says nothing of what it is about.

use crate::search::analysis::words;

/// Beginnings that take back what was understood; the longest that fits counts. They stand in the words' own form.
const TAKES_BACK: [&str; 26] = [
    "jag menade inte det utan",
    "jag menar inte det utan",
    "jag menade inte det",
    "jag menar inte det",
    "jag menade",
    "jag menar",
    "ja menade",
    "ja menar",
    "jag tänkte på",
    "jag tänker på",
    "jag frågade om",
    "jag frågar om",
    "jag undrade om",
    "det var inte det jag frågade om",
    "det var inte det jag menade",
    "det är inte det jag menar",
    "inte det utan",
    "inte det",
    "fel svar",
    "snarare",
    "i meant",
    "i mean",
    "i was asking about",
    "that is not what i meant",
    "not that",
    "rather",
];
/// Words that may stand before and say no more.
const NO: [&str; 8] = ["nej", "nä", "nae", "näe", "no", "nope", "fel", "sorry"];
/// After this word comes what is meant: "inte förskola utan fritids".
const BUT: &str = "utan";

/// What the citizen means instead, when the message takes back the last one: empty when it says nothing else, `None`
/// when it takes nothing back.
pub(super) fn instead(text: &str) -> Option<String> {
    let said = words(text);
    let denied = said.iter().take_while(|word| NO.contains(&word.as_str())).count();
    let rest = &said[denied..];
    let taken_back = TAKES_BACK
        .iter()
        .map(|beginning| beginning.split(' ').collect::<Vec<_>>())
        .filter(|beginning| {
            rest.len() >= beginning.len() && beginning.iter().zip(rest).all(|(one, other)| one == other)
        })
        .map(|beginning| beginning.len())
        .max();
    if denied == 0 && taken_back.is_none() {
        return None;
    }
    let rest = &rest[taken_back.unwrap_or_default()..];
    let meant = match rest.iter().position(|word| word == BUT) {
        Some(but) if rest[..but].iter().any(|word| word == "inte") => &rest[but + 1..],
        _ => rest,
    };
    // A bare "nej" may be an answer to anything.
    (!meant.is_empty() || taken_back.is_some()).then(|| meant.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_taking_back_is_what_is_meant() {
        for (text, meant) in [
            ("Nej, jag menade fritids", "fritids"),
            ("nä jag menar inte det utan skolskjuts", "skolskjuts"),
            ("nej, inte förskola utan fritids", "fritids"),
            ("No, I meant the bus card", "the bus card"),
            ("Nej! avgiften i Mantorp", "avgiften i mantorp"),
            ("nej, inte det", ""),
        ] {
            assert_eq!(instead(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn a_question_takes_nothing_back() {
        for text in ["vad kostar det", "inte förskola utan fritids", "Hur söker jag bygglov?", "nej", ""] {
            assert_eq!(instead(text), None, "{text}");
        }
    }
}
