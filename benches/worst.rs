//! The worst inputs: how long one turn takes for messages that are made to be slow.
//!
//! As long as the service takes them (`docs/api.md`), and of ten thousand letters, which only the turn itself is handed.

use std::time::{Duration, Instant};

use medborgarsvar::{dialogue::Knowledge, language::Tag};

use super::{
    figures::{millis, percentile},
    questions::{self, Question},
};

/// Letters of each message.
const LETTERS: [usize; 2] = [500, 10_000];
/// How often each is asked.
const TIMES: usize = 20;

/// What each message says over and over, and what that is.
const SAID: [(&str, &str); 12] = [
    ("one word of the library", "bygglov "),
    ("a sentence of the library's words", "Hur ansöker jag om bygglov för en altan, och vad kostar det? "),
    ("a compound that is known", "förskoleavgift "),
    ("a compound with an error", "förskoleavgfit "),
    ("one word of ten thousand letters", "å"),
    ("one letter a word", "a "),
    ("no words", "- "),
    ("emoji", "👩‍👩‍👧‍👦"),
    ("marks of direction", "\u{202e}"),
    ("control characters", "\u{0}"),
    ("Arabic", "ما هي ساعات العمل "),
    ("letters with many marks", "a\u{301}\u{308}\u{30a} "),
];

/// Measures and prints Markdown.
pub(crate) fn run() -> anyhow::Result<()> {
    let knowledge = Knowledge::new(questions::bundled()?, questions::day()?)?;
    println!("| median of {TIMES} (most) | {} letters | {} letters |", LETTERS[0], LETTERS[1]);
    println!("|---|---|---|");
    let said = SAID.map(|(what, said)| (what, said.chars().cycle().take(LETTERS[1]).collect()));
    let strange = [
        ("words that nobody knows, each another", strange_words(4)),
        ("long words that nobody knows, each another", strange_words(20)),
    ];
    for (what, text) in said.into_iter().chain(strange) {
        let cells = LETTERS.map(|letters| cell(&knowledge, text.chars().take(letters).collect()));
        let [short, long] = cells;
        println!("| {what} | {} | {} |", short?, long?);
    }
    println!();
    Ok(())
}

fn cell(knowledge: &Knowledge, text: String) -> anyhow::Result<String> {
    let (question, at) = (Question { text, lang: Tag::Swedish }, questions::moment()?);
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(questions::reply_to(knowledge, &question, at));
            started.elapsed()
        })
        .collect();
    Ok(format!("{} ({})", millis(percentile(&mut times, 50)), millis(percentile(&mut times, 100))))
}

/// Words of so many syllables, all different.
fn strange_words(syllables: u32) -> String {
    const SYLLABLES: [&str; 8] = ["ko", "li", "ra", "sö", "ten", "mu", "vå", "ber"];
    let word = |number: usize| -> String {
        let digits = (0..syllables).map(|place| number.wrapping_mul(0x9e37_79b1) >> (3 * (place % 10)) & 7);
        digits.map(|digit| SYLLABLES[digit]).chain([" "]).collect()
    };
    (1..).map(word).flat_map(|word| word.chars().collect::<Vec<_>>()).take(LETTERS[1]).collect()
}
