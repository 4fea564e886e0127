//! Danger told in people's own words, held against the bundled library, and the thousands of ordinary ways to ask that
//! must not be taken for it (S-1).

use std::sync::LazyLock;

use jiff::civil::date;
use medborgarsvar::{
    dialogue::{Knowledge, danger, reply_to_danger},
    knowledge::{load, safety_rules::SafetyCategory},
    language::Tag,
};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let loaded = load(concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge").as_ref(), true).unwrap();
    Knowledge::new(loaded.library, date(2026, 11, 23)).unwrap()
});

#[test]
fn no_reply_to_danger_shows_a_reference_where_a_number_should_stand() {
    for category in SafetyCategory::ALL {
        for lang in Tag::ALL {
            let reply = reply_to_danger(&KNOWLEDGE, category.id(), lang);
            for text in [&reply.title, &reply.text, &reply.html] {
                assert!(!text.is_empty() && !text.contains("{{"), "{category:?} {lang}: {text}");
            }
            assert!(!reply.title.contains(['[', '<', '\n']), "{category:?} {lang}: {}", reply.title);
        }
    }
}

/// Phrases of danger that the patterns were not written for, a line each.
const FRESH: &str = include_str!("../data/safety-fresh.txt");

#[test]
fn s_1_danger_told_in_words_of_one_s_own_is_recognised() {
    let phrases: Vec<&str> = FRESH.lines().collect();
    let missed: Vec<_> = phrases.iter().filter(|phrase| danger(&KNOWLEDGE, phrase).is_none()).collect();
    assert!(phrases.len() >= 200);
    assert!(missed.len() * 100 <= phrases.len() * 2, "{} of {} missed: {missed:#?}", missed.len(), phrases.len());
}

/// Answers about danger itself: to ask about them may well be to tell of it.
const ABOUT_DANGER: [&str; 9] = [
    "barn-jobbigt-hemma",
    "barn-prata-med-vuxen",
    "krankande-behandling-skola",
    "krisstod",
    "orosanmalan-barn",
    "psykisk-ohalsa",
    "skyddad-identitet",
    "socialjour",
    "vald-i-nara-relation",
];

#[test]
fn s_1_at_least_5000_ordinary_ways_to_ask_are_left_alone() {
    let answers = KNOWLEDGE.library.answers.values().filter(|answer| !ABOUT_DANGER.contains(&answer.id.as_str()));
    let asks = answers.flat_map(|answer| {
        answer.questions.sv.iter().chain(&answer.questions.en).map(move |ask| (answer.id.as_str(), ask))
    });
    let asks: Vec<_> = asks.step_by(4).collect();
    let alarms: Vec<_> = asks.iter().filter(|(_, ask)| danger(&KNOWLEDGE, ask).is_some()).collect();
    assert!(asks.len() >= 5_000, "{}", asks.len());
    assert!(alarms.len() * 100 <= asks.len(), "{} of {}: {alarms:#?}", alarms.len(), asks.len());
}
