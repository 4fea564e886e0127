//! The facts of a text that can be compared: numbers, sums and times, months, and links.
//!
//! "Tre veckor" and "3 veckor" are the same fact; so are 07.30 and 7:30, 1 688 and 1688.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use super::numbers::numeral;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// A fact, and how the text writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fact {
    /// In a form that can be compared.
    pub(super) value: String,
    /// As written.
    pub(super) written: String,
    /// "En" or "ett", which is hardly ever meant as a number.
    pub(super) article: bool,
}

/// The facts of a piece of Markdown with its references filled in.
pub(super) fn facts(filled: &str) -> Vec<Fact> {
    let mut facts: Vec<Fact> = LINK
        .captures_iter(filled)
        .filter_map(|link| link.get(1).or_else(|| link.get(0)))
        .map(|link| link.as_str().trim_end_matches(['.', ',', '/']))
        .map(|link| Fact { value: format!("→{link}"), written: link.to_owned(), article: false })
        .collect();
    // What a link to a number or mailbox says is the link itself; addresses have numbers that are no facts.
    let prose = CALL_LINK.replace_all(filled, " ");
    let prose = LINK.replace_all(&prose, " ");
    let prose = ITEM.replace_all(&prose, "");
    facts.extend(NUMBER.find_iter(&prose).map(|number| Fact {
        value: normal(number.as_str()),
        written: number.as_str().to_owned(),
        article: false,
    }));
    for word in prose.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase) {
        if MONTHS.contains(&word.as_str()) {
            facts.push(Fact { value: word.clone(), written: word, article: false });
        } else if let Some(number) = numeral(&word) {
            facts.push(Fact {
                value: number.to_string(),
                article: matches!(word.as_str(), "en" | "ett"),
                written: word,
            });
        }
    }
    facts
}

/// The facts of a whole text, in the form that can be compared.
pub(super) fn values(filled: &str) -> BTreeSet<String> {
    facts(filled).into_iter().map(|fact| fact.value).collect()
}

/// A number without spaces between thousands, with a full stop for comma and colon, and without zeros that say nothing.
fn normal(number: &str) -> String {
    let plain: String =
        number.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' || c == ':' { '.' } else { c }).collect();
    let plain = plain.strip_suffix(".00").unwrap_or(&plain);
    let trimmed = plain.trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed.to_owned() }
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test uses each")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\]\(([^)\s]+)\)|https?://[^\s)>\]]+"));
static CALL_LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[[^\]]*\]\((?:tel|mailto):[^)]*\)"));
/// The number of an item in a list.
static ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*\d{1,2}[.)] "));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b\d{1,3}(?:[ \u{a0}\u{202f}]\d{3})+\b(?:,\d+)?|\d+(?:[.,:]\d+)*"));

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        values(text).into_iter().collect()
    }

    #[test]
    fn the_same_fact_written_otherwise_is_the_same() {
        assert_eq!(of("Det tar tre veckor."), of("Det tar 3 veckor."));
        assert_eq!(of("Öppet 07.30–16.00"), of("öppet 7:30 till 16"));
        assert_eq!(of("1 688 kronor"), of("1688 kronor"));
        assert_eq!(of("den 1 maj"), ["1", "maj"]);
        assert_eq!(of("0,5 procent"), ["0.5"]);
    }

    #[test]
    fn a_link_is_a_fact_and_what_stands_in_it_is_none() {
        assert_eq!(of("Ring [010-234 50 00](tel:0102345000)."), ["→tel:0102345000"]);
        assert_eq!(of("Läs [här](https://a.se/b2/)."), ["→https://a.se/b2"]);
        assert_eq!(of("Se https://a.se/7."), ["→https://a.se/7"]);
    }

    #[test]
    fn articles_are_marked() {
        let all = facts("Du får en timme och två minuter.");
        assert_eq!(all.iter().map(|fact| fact.article).collect::<Vec<_>>(), [true, false]);
    }
}
