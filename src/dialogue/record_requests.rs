//! Whether a message asks for a public record (R26): by a short list of phrases, since such a request is urgent also when
//! the search is not sure what it is about.

use crate::{knowledge::RecordRequests, search::analysis::words};

/// How many words `...` stands for at most.
const GAP: usize = 4;
/// From this length on a word for a record also counts as part of a longer word.
const COMPOUND: usize = 6;

/// The phrases of a library, ready to be compared.
#[derive(Debug)]
pub(super) struct RecordPhrases {
    records: Vec<String>,
    asks: Vec<Vec<Piece>>,
    unless: Vec<Vec<Piece>>,
}

#[derive(Debug)]
enum Piece {
    Word(String),
    Record,
    Gap,
}

impl RecordPhrases {
    pub(super) fn new(rules: &RecordRequests) -> Self {
        let pieces = |phrases: &[String]| phrases.iter().map(|phrase| pieces(phrase)).collect();
        Self {
            records: rules.records.iter().flat_map(|record| words(record)).collect(),
            asks: pieces(&rules.asks),
            unless: pieces(&rules.unless),
        }
    }

    /// Whether a text asks for a record.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let said = words(text);
        let holds = |phrase: &Vec<Piece>| (0..said.len()).any(|start| self.follows(phrase, &said[start..]));
        self.asks.iter().any(holds) && !self.unless.iter().any(holds)
    }

    /// Whether the words begin with a phrase.
    fn follows(&self, phrase: &[Piece], said: &[String]) -> bool {
        let Some((first, rest)) = phrase.split_first() else { return true };
        match first {
            Piece::Gap => (0..=GAP.min(said.len())).any(|gap| self.follows(rest, &said[gap..])),
            Piece::Word(word) => said.first() == Some(word) && self.follows(rest, &said[1..]),
            Piece::Record => said.first().is_some_and(|said| self.is_record(said)) && self.follows(rest, &said[1..]),
        }
    }

    fn is_record(&self, said: &str) -> bool {
        self.records
            .iter()
            .any(|record| said == record || record.chars().count() >= COMPOUND && said.contains(record.as_str()))
    }
}

fn pieces(phrase: &str) -> Vec<Piece> {
    let piece = |part: &str| match part {
        "..." => vec![Piece::Gap],
        "<record>" => vec![Piece::Record],
        other => words(other).into_iter().map(Piece::Word).collect(),
    };
    phrase.split_whitespace().flat_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases that the bundled library has.
    fn phrases() -> RecordPhrases {
        let rules = toml::from_str(include_str!("../../knowledge/record-requests.toml")).unwrap();
        RecordPhrases::new(&rules)
    }

    #[test]
    fn a_request_is_known_by_its_words() {
        let phrases = phrases();
        for text in [
            "jag vill begära ut protokollet",
            "Jag vill begära ut kommunstyrelsens senaste protokoll",
            "få ut allmänna handlingar om vindkraft",
            "Begäran om utlämnande",
            "begäran om utlämnande av handlingar i ärende 2026:12",
            "kan ni lämna ut bygglovsritningarna för Storgatan 1",
            "I want a copy of a public document",
            "I would like to request copies of public records about the school",
        ] {
            assert!(phrases.are_in(text), "{text}");
        }
    }

    #[test]
    fn a_question_about_records_and_requests_for_other_things_are_left_to_the_search() {
        let phrases = phrases();
        for text in [
            "Hur begär jag ut en allmän handling?",
            "Måste jag säga vem jag är för att få ut handlingar?",
            "hur får jag ut min patientjournal",
            "jag vill få ut pengar",
            "begära ut mitt belastningsregister",
            "kan jag få ut mina sopor tidigare",
            "how do I request a public document?",
            "vad är en allmän handling",
            "",
        ] {
            assert!(!phrases.are_in(text), "{text}");
        }
    }
}
