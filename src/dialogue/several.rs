//! Several questions in one message: where one ends and the next begins.
//!
//! Decides nothing: `decide` looks each up, and keeps to the message as a whole unless at least two of them have an
//! answer of their own.

use crate::search::analysis::words;

/// More questions than this are a story with questions in it.
const MOST: usize = 4;
/// A question of fewer words leans on its neighbours.
const FEWEST_WORDS: usize = 2;
/// Words that begin a question.
const BEGIN: [&str; 36] = [
    "hur", "när", "var", "vart", "vad", "va", "vem", "vilken", "vilket", "vilka", "varför", "får", "kan", "måste",
    "behöver", "ska", "finns", "har", "är", "gäller", "kostar", "how", "when", "where", "what", "who", "which", "why",
    "may", "can", "could", "must", "do", "does", "is", "are",
];
/// Words that join one question to the next.
const JOIN: [&str; 7] = [" och ", " samt ", " sen ", " sedan ", " dessutom ", " and ", ", "];

/// The questions of a message, in order; nothing when it is a single one, or a story that tells something besides.
pub(super) fn questions(text: &str) -> Vec<&str> {
    let sentences = text.split_inclusive(['?', '!', '.', '\n']).map(str::trim);
    let parts: Vec<&str> =
        sentences.flat_map(joined).map(str::trim).filter(|part| words(part).len() >= FEWEST_WORDS).collect();
    let all_ask = parts.iter().all(|part| part.ends_with('?') || begins_a_question(part));
    if all_ask && (2..=MOST).contains(&parts.len()) { parts } else { Vec::new() }
}

/// A sentence taken apart where a joining word is followed by the beginning of a question.
fn joined(sentence: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    let mut from = 0;
    while let Some((at, join)) = next_join(rest, from) {
        let (before, after) = (&rest[..at], &rest[at + join.len()..]);
        if words(before).len() >= FEWEST_WORDS && begins_a_question(after) {
            parts.push(before);
            (rest, from) = (after, 0);
        } else {
            from = at + join.len() - 1;
        }
    }
    parts.push(rest);
    parts
}

fn next_join(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let found = JOIN.iter().filter_map(|join| Some((from + text.get(from..)?.find(join)?, *join)));
    found.min_by_key(|(at, _)| *at)
}

/// Whether a question begins here, or after a word that joins ("och hur …").
fn begins_a_question(text: &str) -> bool {
    let mut said = words(text).into_iter();
    said.find(|word| !JOIN.iter().any(|join| join.trim() == word)).is_some_and(|word| BEGIN.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_told_apart_by_marks_lines_and_joining_words() {
        assert_eq!(
            questions("När öppnar återvinningen? Hur söker jag förskola?"),
            ["När öppnar återvinningen?", "Hur söker jag förskola?"]
        );
        assert_eq!(
            questions("när öppnar återvinningen och hur söker jag förskola"),
            ["när öppnar återvinningen", "hur söker jag förskola"]
        );
        assert_eq!(questions("vad kostar färdtjänst\nvar bokar man lokal").len(), 2);
        assert_eq!(questions("How do I get a bus card, and when does the library open?").len(), 2);
    }

    #[test]
    fn a_single_question_and_a_story_are_whole() {
        let story = "Mormor är 84 och bor ensam. Hur får hon hemtjänst? Vad kostar det?";
        for text in [story, "Får jag elda löv och ris i trädgården?", "bygglov och marklov", "hej?", "", "?? ! och och"]
        {
            assert!(questions(text).is_empty(), "{text}");
        }
    }
}
