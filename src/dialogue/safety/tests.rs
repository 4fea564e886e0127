//! The phrase lists that the screen is held to: danger of every kind, and ordinary questions that only sound like it.

use super::*;

const RULES: &str = include_str!("../../../knowledge/safety.toml");
const DANGER: &str = include_str!("../../../tests/data/safety-danger.txt");
const ORDINARY: &str = include_str!("../../../tests/data/safety-ordinary.txt");

fn screen() -> SafetyScreen {
    let rules = SafetyRules::parse(RULES).expect("the file is sound");
    SafetyScreen::compile(&rules, std::iter::empty()).expect("the patterns are sound")
}

fn told(screen: &SafetyScreen, message: &str) -> Option<&'static str> {
    screen.screen(message)?.category.map(SafetyCategory::id)
}

#[test]
fn danger_is_recognised_and_rightly_named() {
    let screen = screen();
    let lines: Vec<_> = DANGER.lines().filter_map(|line| line.split_once('\t')).collect();
    let right =
        |(kinds, text): &&(&str, &str)| told(&screen, text).is_some_and(|id| kinds.split(',').any(|kind| kind == id));
    let missed: Vec<_> = lines.iter().filter(|line| !right(line)).collect();
    assert!(lines.len() >= 220);
    assert!(missed.len() * 100 <= lines.len() * 2, "{missed:#?}");
}

#[test]
fn ordinary_questions_are_left_alone() {
    let screen = screen();
    let lines: Vec<_> = ORDINARY.lines().collect();
    let false_hits: Vec<_> = lines.iter().filter(|line| screen.screen(line).is_some()).collect();
    assert!(lines.len() >= 300);
    assert!(false_hits.len() * 100 <= lines.len(), "{false_hits:#?}");
}

#[test]
fn a_safe_word_counts_only_as_the_whole_message() {
    let screen = screen();
    for message in ["HJÄLP", "hjälp!!!", "  Sos ", "stopp", "hjääälp", "help me"] {
        assert_eq!(screen.screen(message), Some(SafetyHit { category: None, safe_word: true }), "{message}");
    }
    for message in ["hjälp med ansökan", "stopp i avloppet", "", "?!", "sos barnbyar insamling"] {
        assert_eq!(screen.screen(message), None, "{message}");
    }
}

#[test]
fn words_of_two_sentences_make_no_danger_together() {
    assert_eq!(told(&screen(), "Min mamma är snäll. Vem slår gräset? Mig når ni på kvällen."), None);
}

#[test]
fn a_danger_is_found_between_ordinary_sentences() {
    let story = "Hej! Jag undrar om bussen. Min pappa slår mig ofta. När går nästa buss?";
    assert_eq!(told(&screen(), story), Some("child_at_risk"));
}

#[test]
fn the_most_urgent_danger_is_told() {
    assert_eq!(told(&screen(), "Min man slår mig. Nu andas han inte."), Some("acute_danger"));
}

#[test]
fn a_faulty_file_tells_line_and_remedy() {
    let broken = RULES.replacen("[sets]\n", "[sets]\nwrong = [\"A B\"]\n", 1);
    let faults = SafetyRules::parse(&broken).expect_err("a capital letter");
    assert!(faults.iter().any(|fault| fault.line.is_some() && !fault.mend.is_empty()), "{faults:?}");
    assert!(SafetyRules::parse("safe_words = 3").is_err());
}
