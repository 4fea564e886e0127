//! Whatever people type: the measured questions with what goes wrong on a keyboard, and messages that make no sense at all.
//!
//! The first are a sample unless `MEDBORGARSVAR_TEST_ALL=1`; `MEDBORGARSVAR_FUZZ_SECONDS` says how long random messages
//! are tried.

use std::{
    collections::HashSet,
    path::Path,
    sync::LazyLock,
    time::{Duration, Instant},
};

use jiff::{Timestamp, civil::date, tz::TimeZone};
use medborgarsvar::{
    dialogue::{Context, Knowledge, PastTurn, Reply, Turn, Utterance, respond},
    knowledge::{Loaded, load},
    language::Tag,
    search::analysis::{Lexicon, words},
};
use proptest::prelude::*;
use serde::Deserialize;

use crate::program::BUNDLED;

/// Points of a hundred that `p_at_1` may fall when the questions are disturbed.
const MAY_FALL: usize = 5;
/// Of the questions, every so manieth is tried when not all are.
const SAMPLE: usize = 3;
/// More words of a question are not looked at, nor more candidates.
const MOST_TERMS: usize = 450;
const MOST_CANDIDATES: usize = 8;
/// Bytes of a reply, as JSON.
const LONGEST_REPLY: usize = 60_000;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let Loaded { library, .. } = load(Path::new(BUNDLED), true).unwrap();
    Knowledge::new(library, date(2026, 11, 24)).unwrap()
});

fn now() -> Timestamp {
    date(2026, 11, 24).at(12, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap().timestamp()
}

#[derive(Deserialize)]
struct Question {
    text: String,
    lang: Option<String>,
    expect: Expect,
    #[serde(default)]
    context: Vec<String>,
    #[serde(default)]
    or_referral: Vec<String>,
}

#[derive(Deserialize)]
struct Expect {
    kind: String,
    #[serde(default)]
    any_of: Vec<String>,
}

/// The measured questions that expect an answer or a referral.
fn questions() -> Vec<Question> {
    let text = include_str!("../eval/questions-dev.jsonl");
    let all = std::env::var("MEDBORGARSVAR_TEST_ALL").is_ok_and(|all| all == "1");
    let questions = text.lines().map(|line| serde_json::from_str::<Question>(line).unwrap());
    let answered = questions.filter(|question| question.expect.kind == "answer" || question.expect.kind == "referral");
    answered.step_by(if all { 1 } else { SAMPLE }).collect()
}

/// Whether the right answer or referral is shown at once.
fn is_right(question: &Question, text: &str) -> bool {
    let lang = question.lang.as_deref().unwrap_or("sv").parse().unwrap();
    let mut context = Context { lang, ..Context::default() };
    for earlier in &question.context {
        let turn = say(&context, earlier);
        context.lang = turn.lang;
        context.turns.push(PastTurn { text: earlier.clone(), reply: turn.reply });
    }
    match say(&context, text).reply {
        Reply::Answer(answer) => question.expect.any_of.iter().any(|right| *right == answer.id.to_string()),
        Reply::Referral(referral) => {
            let id = referral.id.to_string();
            question.expect.any_of.iter().chain(&question.or_referral).any(|right| *right == id)
        }
        _ => false,
    }
}

fn say(context: &Context, text: &str) -> Turn {
    respond(&KNOWLEDGE, context, &Utterance::words(text), now())
}

/// Holds what is right with every question disturbed to what is right with them as they are.
#[expect(clippy::print_stdout, reason = "the figures, for whoever runs it by hand")]
fn holds_up(what: &str, disturb: impl Fn(&str) -> String) {
    let questions = questions();
    let right = |disturbed: &dyn Fn(&str) -> String| {
        questions.iter().filter(|question| is_right(question, &disturbed(&question.text))).count()
    };
    let (plain, disturbed) = (right(&str::to_owned), right(&disturb));
    let fall = plain.saturating_sub(disturbed);
    println!("{what}: {disturbed} right of {}, {plain} undisturbed", questions.len());
    assert!(
        fall * 100 <= MAY_FALL * questions.len(),
        "{what}: {disturbed} right instead of {plain} of {}",
        questions.len()
    );
}

/// A generator that gives the same numbers every time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap()
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// One typing error in one of the longer words: a letter left out, put in, changed, or two swapped.
fn with_a_typo(text: &str) -> String {
    let mut random = Random(text.bytes().fold(7, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte))));
    let mut letters: Vec<char> = text.chars().collect();
    let is_long = |at: &usize| {
        let begin = letters[..*at].iter().rposition(|c| !c.is_alphabetic()).map_or(0, |space| space + 1);
        let length = letters[begin..].iter().take_while(|c| c.is_alphabetic()).count();
        letters[*at].is_alphabetic() && length >= 4
    };
    let places: Vec<usize> = (0..letters.len()).filter(is_long).collect();
    if places.is_empty() {
        return text.to_owned();
    }
    let at = random.pick(&places);
    let letter = random.pick(&"abcdefghijklmnopqrstuvwxyzåäö".chars().collect::<Vec<_>>());
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at, if places.contains(&(at + 1)) { at + 1 } else { at.saturating_sub(1) }),
    }
    letters.into_iter().collect()
}

#[test]
fn one_typing_error_costs_five_points_at_most() {
    holds_up("one typo", with_a_typo);
}

#[test]
fn a_keyboard_without_å_ä_and_ö_costs_five_points_at_most() {
    holds_up("no å, ä, ö", |text| {
        let bare = |letter| match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            'Å' | 'Ä' => 'A',
            'Ö' => 'O',
            other => other,
        };
        text.chars().map(bare).collect()
    });
}

#[test]
fn capitals_cost_five_points_at_most() {
    holds_up("capitals", str::to_uppercase);
}

#[test]
fn compounds_written_apart_cost_five_points_at_most() {
    let library = &KNOWLEDGE.library;
    let mut lexicon = Lexicon::with_words(Tag::Swedish, &library.words);
    for answer in library.answers.values() {
        answer.variants.values().for_each(|variant| lexicon.add(&variant.text));
    }
    holds_up("compounds apart", |text| {
        let apart = |word: &str| {
            let lower = word.to_lowercase();
            let pieces = lexicon.pieces(&lower);
            if pieces.is_empty() { word.to_owned() } else { pieces.join(" ") }
        };
        text.split(' ').map(apart).collect::<Vec<_>>().join(" ")
    });
}

/// Holds a turn to what holds for every turn.
fn check(text: &str) {
    for lang in Tag::ALL {
        let turn = say(&Context { lang, ..Context::default() }, text);
        assert!(turn.why.terms.len() <= MOST_TERMS, "{} terms", turn.why.terms.len());
        assert!(turn.why.candidates.len() <= MOST_CANDIDATES, "{} candidates", turn.why.candidates.len());
        assert!(turn.why.candidates.iter().all(|one| one.confidence.is_finite() && one.score.is_finite()), "{text:?}");
        assert!(serde_json::to_string(&turn.reply).unwrap().len() <= LONGEST_REPLY, "{text:?}");
    }
}

/// What a message of no sense is made of.
fn bit() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "[\\p{Arabic}\\p{Hebrew} ]{1,40}",
        "[\u{0}-\u{1f}\u{7f}-\u{9f}]{1,20}",
        "[\u{1f300}-\u{1faff}\u{200d}\u{fe0f}]{1,20}",
        "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{1,20}",
        "[a-zåäö]{1,90}",
        "[0-9 -]{1,30}",
        prop::sample::select(vec!["bygglov", "för skola plats", "förskoleavgfit", "-", "'", "\u{301}", "ß", "İ", "ﬃ"])
            .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_message_makes_a_turn_fail_or_grow_without_bounds(bits in prop::collection::vec(bit(), 0..8), times in 1_usize..400) {
        let message = bits.join(" ");
        check(&message);
        let long: String = message.repeat(times).chars().take(10_000).collect();
        check(&long);
    }
}

#[test]
fn the_worst_messages_are_answered_too() {
    let words = [
        "bygglov ",
        "förskoleavgiftsberäkningsansökan",
        "å",
        "👩‍👩‍👧‍👦",
        "\u{202e}",
        "\u{0}",
        "a ",
        "ب ",
        "-",
        "xq",
        "anmälningsavgifts",
    ];
    for word in words {
        let message: String = word.repeat(10_000).chars().take(10_000).collect();
        check(&message);
    }
}

/// A message bred from two measured questions: cut, joined, with letters changed.
fn bred(random: &mut Random, questions: &[String]) -> String {
    let mut letters: Vec<char> = Vec::new();
    for _ in 0..=random.below(3) {
        let question: Vec<char> = questions[random.below(questions.len())].chars().collect();
        let (one, other) = (random.below(question.len()), random.below(question.len()));
        letters.extend(&question[one.min(other)..one.max(other)]);
    }
    for _ in 0..random.below(12) {
        let at = random.below(letters.len());
        let any = char::from_u32(u32::try_from(random.below(0x11_0000)).unwrap()).unwrap_or('\u{fffd}');
        let likely = random.pick(&[' ', '-', 'å', 'ä', 'ö', 's', 'e', '.', '?', '\u{200b}', '\u{301}', '1', '9']);
        let letter = if random.below(3) == 0 { any } else { likely };
        match random.below(4) {
            _ if letters.is_empty() => letters.push(letter),
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letter),
            2 => letters[at] = letter,
            _ => letters.extend_from_within(at..),
        }
    }
    letters.into_iter().take(10_000).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "how much was tried, for whoever runs it by hand")]
fn random_messages_are_answered_for_as_long_as_is_asked() {
    let seconds = std::env::var("MEDBORGARSVAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let time = Duration::from_secs(seconds.unwrap_or(3));
    let texts = include_str!("../eval/questions-dev.jsonl").lines();
    let questions: Vec<String> = texts.map(|line| serde_json::from_str::<Question>(line).unwrap().text).collect();
    let mut random = Random(time.as_secs());
    let (begin, mut tried, mut replies) = (Instant::now(), 0_u32, HashSet::new());
    while begin.elapsed() < time {
        let message = bred(&mut random, &questions);
        check(&message);
        replies.insert(say(&Context::default(), &message).reply.kind());
        assert!(words(&message).len() <= message.chars().count() * 4);
        tried += 1;
    }
    println!("{tried} messages in {time:?}, kinds of reply: {replies:?}");
    assert!(replies.len() > 1);
}
