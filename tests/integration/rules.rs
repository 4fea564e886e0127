//! `check`: every rule catches a file that breaks it, on the right line.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use medborgarsvar::knowledge::{Fault, Files, Level, inspect};

use crate::program::BUNDLED;

const TODAY: Date = date(2026, 11, 24);
const FILE: &str = "answers/bygga-bo/prov.md";

/// An answer without faults, over the registers that come with the program.
const SOUND: &str = r#"+++
area = "bygga-bo"
owner = "byggnamnden"
status = "sample"
review_by = 2027-05-01
sources = [{ url = "https://example.se/", title = "Exempel", seen = 2026-11-24 }]
services = ["bygglov"]
contacts = ["medborgarservice"]
required = ["tre veckor"]
[questions]
sv = [
  "Hur långt får ett plank vara?",
  "Vi vill bygga en mur mot vägen",
  "staket höjd",
  "Måste grannen gå med på det?",
  "insynsskydd på tomten",
  "Vem frågar jag om häcken?",
  "Kostar det något att söka?",
  "När får jag börja bygga?",
]
en = [
  "How long may a fence be?",
  "We want a wall along the road",
  "hedge rules",
  "Does my neighbour have to agree?",
]
+++
# sv: Plank och mur

Du kan behöva bygglov för ett plank. Ring Medborgarservice på {{contact:medborgarservice.phone}}.

Du får svar inom tre veckor. Läs mer på [sidan om plank](https://example.se/plank).

# sv-simple: Bygga ett plank
Ett plank är en hög vägg ute.
Du kan behöva fråga först.
Du får svar inom tre veckor.

# en: Fences and walls
You may need a permit for a fence. You get an answer within three weeks.
"#;

/// The registers that come with the program, without answers.
static REGISTERS: LazyLock<Files> = LazyLock::new(|| {
    let bundled = Files::read(BUNDLED.as_ref()).unwrap();
    let registers = bundled.under("").filter(|(path, _)| !path.starts_with("answers/"));
    registers.fold(Files::default(), |files, (path, text)| files.with(path, text))
});

fn files() -> Files {
    REGISTERS.clone()
}

fn faults_in(files: &Files, file: &str, today: Date, strict: bool) -> Vec<Fault> {
    inspect(files, true, today, strict).faults.into_iter().filter(|fault| fault.file == file).collect()
}

/// The faults of the sound answer after a change, with their level.
fn after(old: &str, new: &str) -> Vec<Fault> {
    assert!(SOUND.contains(old), "{old}");
    faults_in(&files().with(FILE, &SOUND.replacen(old, new, 1)), FILE, TODAY, false)
}

/// The line of the changed answer that some words stand on.
fn line(old: &str, new: &str, words: &str) -> usize {
    let text = SOUND.replacen(old, new, 1);
    text[..text.find(words).unwrap()].matches('\n').count() + 1
}

/// A change breaks a rule, once, on the line with these words, and the message says this.
#[track_caller]
fn breaks(old: &str, new: &str, on: &str, says: &str) {
    let faults = after(old, new);
    let [fault] = &faults[..] else { panic!("one fault expected: {faults:#?}") };
    assert_eq!(fault.level, Level::Rule, "{fault}");
    assert_eq!(fault.line, line(old, new, on), "{fault}");
    assert!(fault.to_string().contains(says), "{fault}");
}

#[test]
fn a_sound_answer_has_no_fault() {
    assert_eq!(after("", ""), []);
}

#[test]
fn a_missing_variant_and_a_dangling_reference_are_errors() {
    let faults = after("# en: Fences", "# sv: Fences");
    assert!(faults.iter().any(|fault| fault.level == Level::Error && fault.what.contains("variant en is missing")));
    let faults = after("{{contact:medborgarservice.phone}}", "{{contact:ingen.phone}}");
    assert_eq!((faults[0].level, faults[0].line), (Level::Error, line("", "", "{{contact")), "{faults:?}");
}

#[test]
fn eight_ways_to_ask_are_needed_in_swedish_and_four_in_english() {
    breaks("  \"staket höjd\",\n", "", "[questions]", "there are 7 ways to ask in sv, at least 8");
    breaks("  \"hedge rules\",\n", "", "[questions]", "there are 3 ways to ask in en, at least 4");
}

#[test]
fn two_ways_to_ask_of_one_answer_may_not_say_nearly_the_same() {
    let new = "staket höjd\",\n  \"Staket, höjd?";
    breaks("staket höjd", new, "Staket, höjd?", "nearly the same as \"staket höjd\" in answers/bygga-bo/prov.md:14");
}

#[test]
fn two_answers_may_not_share_a_way_to_ask() {
    let other = "answers/bygga-bo/annat.md";
    let faults = faults_in(&files().with(FILE, SOUND).with(other, SOUND), FILE, TODAY, false);
    assert_eq!(faults.len(), 12, "{faults:?}");
    assert!(faults.iter().all(|fault| fault.what.contains(other)));
}

#[test]
fn a_standard_text_has_no_sentence_over_25_words() {
    let long = format!("Du kan behöva bygglov {}.", "för ett plank ".repeat(8).trim());
    breaks("Du kan behöva bygglov för ett plank.", &long, "för ett plank för", "28 words, at most 25");
}

#[test]
fn a_standard_text_of_sixty_words_has_a_lix_of_at_most_45() {
    let heavy = "Kommunen handlägger bygglovsansökningar. ".repeat(25);
    breaks("Du kan behöva bygglov för ett plank.", heavy.trim(), "# sv: Plank", "sv: LIX is");
}

#[test]
fn a_simple_text_is_held_to_short_sentences_and_words() {
    let simple = "Ett plank är en hög vägg ute.";
    let long = "Ett plank är en hög vägg ute och det kan stå mot gatan eller grannen.";
    breaks(simple, long, long, "15 words, at most 14");
    breaks(simple, "Ett trädgårdsmästarplank är en vägg.", "trädgårdsmästarplank", "more than 16 letters");
    breaks(
        simple,
        "Det är en hög och lång vägg av trä som står på en tomt. Det är en hög och lång vägg av sten som står på en tomt.",
        "# sv-simple",
        "words on average",
    );
    let heavy = "Kommunen svarar. ".repeat(30);
    breaks(simple, heavy.trim(), "# sv-simple", "sv-simple: LIX is");
}

#[test]
fn officialese_is_named_with_what_to_write_instead() {
    breaks("Du får svar inom tre veckor. Läs", "Du erhåller svar inom tre veckor. Läs", "erhåller", "write \"få\"");
    breaks("Plank och mur", "Bestämmelser avseende plank", "avseende", "write \"om, för\"");
    breaks("Ett plank är", "I enlighet med lagen: Ett plank är", "I enlighet", "\"i enlighet med\" is officialese");
}

#[test]
fn every_fact_of_the_simple_text_stands_in_the_standard_text() {
    let simple = "Du kan behöva fråga först.";
    breaks(simple, "Planket får vara 2 meter.", "2 meter", "\"2\" does not stand in the standard text");
    breaks(simple, "Planket får vara två meter.", "två meter", "\"två\" does not stand");
    breaks(simple, "Fråga i maj.", "i maj", "\"maj\" does not stand");
    breaks(simple, "Läs [här](https://example.se/annat).", "annat", "https://example.se/annat");
    assert_eq!(
        after(simple, "Du får svar inom 3 veckor."),
        [],
        "a numeral in one text is the same as a word in the other"
    );
    assert_eq!(after(simple, "Ring {{contact:medborgarservice.phone}}."), []);
    assert_eq!(after(simple, "Ta med en vuxen."), [], "an article is no number");
}

#[test]
fn what_is_required_stands_in_both_swedish_texts() {
    breaks(
        "Du får svar inom tre veckor.\n\n# en",
        "Du får svar.\n\n# en",
        "required",
        "sv-simple: the text lacks \"tre veckor\"",
    );
}

#[test]
fn a_text_has_no_details_of_its_own() {
    let sv = "Du kan behöva bygglov för ett plank.";
    for (text, says) in [
        ("Ring 010-234 50 00.", "{{contact:medborgarservice.phone}}"),
        ("Ring 0771 567 999.", "a phone number of its own: 0771 567 999"),
        ("Ring 112.", "{{referral:sos-112.phone}}"),
        ("Skriv till info@example.se.", "an e-mail address"),
        ("Kom till Storgatan 12.", "a street address"),
        ("Skriv till Box 12.", "a street address"),
        ("Det kostar 1 688 kronor.", "a sum of money"),
        ("Det kostar 200 kr per gång.", "{{amount:….sum}}"),
    ] {
        breaks(sv, text, text, says);
    }
    breaks("You may need a permit for a fence.", "It costs SEK 200.", "SEK 200", "a sum of money");
    for text in
        ["Du kan komma 07-16.", "Läs på 1177.", "Det gäller från 2025.", "Läs [här](https://example.se/0771-567999)."]
    {
        assert_eq!(after(sv, text), [], "{text}");
    }
}

#[test]
fn what_is_old_is_a_warning_and_breaks_a_rule_only_when_asked() {
    let files = files().with(FILE, SOUND);
    assert_eq!(faults_in(&files, FILE, date(2027, 5, 1), false), []);
    for (strict, level) in [(false, Level::Warning), (true, Level::Rule)] {
        let faults = faults_in(&files, FILE, date(2028, 1, 1), strict);
        let lines: Vec<(usize, Level)> = faults.iter().map(|fault| (fault.line, fault.level)).collect();
        assert_eq!(lines, [(5, level), (6, level)], "review and source: {faults:#?}");
    }
}

#[test]
fn an_old_verification_and_a_fee_of_last_year_are_told_on_their_lines() {
    let amounts = "# Belopp\n[avgift]\nsum = { sv = \"5 kronor\", en = \"SEK 5\" }\nyear = 2025\nsource = { title = \"T\", seen = 2026-11-24 }\n";
    let files = files().with("amounts.toml", amounts);
    let faults = faults_in(&files, "amounts.toml", TODAY, false);
    assert_eq!((faults[0].line, faults[0].level), (4, Level::Warning), "{faults:?}");
    let old = faults_in(&files, "referrals.toml", date(2029, 1, 1), true);
    assert!(old.iter().any(|fault| fault.what.contains("sos-112: the number was last verified")), "{old:?}");
}

#[test]
fn a_number_for_danger_says_when_it_was_verified() {
    let referrals = files().get("referrals.toml").unwrap().to_owned();
    let entry = referrals.find("[sos-112]").unwrap();
    let at = entry + referrals[entry..].find("verified_at").unwrap();
    let end = at + referrals[at..].find('\n').unwrap();
    let faults = faults_in(
        &files().with("referrals.toml", &(referrals[..at].to_owned() + &referrals[end..])),
        "referrals.toml",
        TODAY,
        false,
    );
    let fault = faults.iter().find(|fault| fault.level == Level::Rule).unwrap();
    assert!(fault.what.starts_with("sos-112"), "{fault}");
    let phone = entry + referrals[entry..].find("\nphone").unwrap() + 1;
    assert_eq!(fault.line, referrals[..phone].matches('\n').count() + 1);
}

#[test]
fn an_amount_is_shown_with_its_year_in_the_language_of_the_text() {
    let amounts = "[avgift]\nsum = { sv = \"högst 1 688 kronor i månaden\", sv-simple = \"1 688 kronor\", en = \"at most SEK 1,688\" }\nyear = 2025\nsource = { title = \"T\", seen = 2026-11-24 }\n";
    let bundled = Files::read(BUNDLED.as_ref()).unwrap();
    let amounts = [bundled.get("amounts.toml").unwrap(), amounts].join("\n");
    let loaded = medborgarsvar::knowledge::build(&bundled.with("amounts.toml", &amounts), true).unwrap();
    let said = |tag: &str| loaded.library.render("{{amount:avgift.sum}}", tag.parse().unwrap()).1;
    assert_eq!(said("sv"), "högst 1 688 kronor i månaden (2025)");
    assert_eq!(said("sv-simple"), "1 688 kronor (2025)");
    assert_eq!(said("en"), "at most SEK 1,688 (2025)");
}

#[test]
fn a_broken_rule_does_not_keep_a_library_from_loading() {
    let bundled = Files::read(BUNDLED.as_ref()).unwrap();
    let path = "answers/bygga-bo/bygglov-altan.md";
    let text = bundled
        .get(path)
        .unwrap()
        .replace("Det beror på altanen.", "Vederbörande ringer 010-234 50 00 avseende altanen.");
    assert!(medborgarsvar::knowledge::build(&bundled.with(path, &text), true).is_ok());
}

#[test]
fn the_list_of_officialese_has_at_least_forty_words() {
    let bundled = Files::read(BUNDLED.as_ref()).unwrap();
    let library = medborgarsvar::knowledge::build(&bundled, true).unwrap().library;
    assert!(library.plain_language.officialese.len() >= 40);
}

#[test]
fn the_bundled_library_keeps_every_rule() {
    let inspected = inspect(&Files::read(BUNDLED.as_ref()).unwrap(), true, TODAY, false);
    let broken: Vec<_> = inspected.faults.iter().filter(|fault| fault.level != Level::Warning).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}
