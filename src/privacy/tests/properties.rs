//! Recall and false positives as figures (P-3), and what holds for any text at all.

use proptest::prelude::*;

use super::super::*;
use super::generate::{Random, forms, ordinary_message, personal_number, with_check};

/// How many valid numbers were sought and found in one form.
fn recall(coordination: bool) -> (usize, usize, Vec<String>) {
    let mut random = Random(if coordination { 2 } else { 1 });
    let (mut sought, mut missed) = (0, Vec::new());
    for _ in 0..1_000 {
        let (century, date, last) = personal_number(&mut random, coordination);
        for form in forms(&century, &date, &last) {
            let message = format!(
                "{} {form} {}",
                random.pick(&["Jag heter Eva", "pnr:", "nr"]),
                random.pick(&["", "tack", "ok"])
            );
            sought += 1;
            let seen = find(&message).iter().any(|it| {
                it.kind == if coordination { Kind::Samordningsnummer } else { Kind::Personnummer }
                    && it.span.len() >= form.trim_matches(|ch: char| ch.is_ascii_alphabetic()).len() - 3
            });
            if !seen {
                missed.push(message);
            }
        }
    }
    (sought, sought - missed.len(), missed)
}

#[test]
fn p_3_at_least_995_of_1000_valid_numbers_are_found_in_every_form() {
    for coordination in [false, true] {
        let (sought, found, missed) = recall(coordination);
        assert!(found * 1000 >= sought * 995, "{:?}", &missed[..missed.len().min(20)]);
    }
}

#[test]
fn p_3_at_most_5_of_1000_ordinary_messages_are_taken_for_a_number() {
    const MESSAGES: usize = 20_000;
    let mut random = Random(3);
    let (mut possible, mut certain) = (Vec::new(), Vec::new());
    for _ in 0..MESSAGES {
        let message = ordinary_message(&mut random);
        match find(&message).iter().map(|finding| finding.certainty).min() {
            Some(Certainty::Certain) => certain.push(message),
            Some(Certainty::Possible) => possible.push(message),
            None => {}
        }
    }
    let all = certain.len() + possible.len();
    let first = |found: &[String]| found.iter().take(20).cloned().collect::<Vec<_>>();
    assert!(all * 1000 <= MESSAGES * 5, "{:?} {:?}", first(&certain), first(&possible));
}

#[test]
fn p_4_random_numbers_of_the_municipalitys_own_series_are_never_found() {
    let mut random = Random(4);
    for _ in 0..20_000 {
        let last = random.digits(4);
        let number = format!("010234{last}");
        assert!(find(&number).is_empty(), "{number}");
        for prefix in ["072", "073", "076", "079", "013", "0142"] {
            let number = format!("{prefix}{}{last}", random.digits(6 - prefix.len()));
            assert!(find(&number).is_empty(), "{number}");
        }
    }
}

#[test]
fn p_3_every_generated_card_of_the_great_networks_is_found() {
    let mut random = Random(5);
    for _ in 0..5_000 {
        let size = 13;
        let start = random.pick(&["40", "45", "49", "51", "55"]);
        let card = with_check(&format!("{start}{}", random.digits(size)));
        let grouped = format!("{} {} {} {}", &card[..4], &card[4..8], &card[8..12], &card[12..]);
        for text in [card, grouped] {
            assert!(find(&text).iter().any(|it| it.kind == Kind::PaymentCard), "{text}");
        }
    }
}

/// Text that is mostly digits and what people put between them.
fn numberish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[0-9]{1,4}",
        2 => "[0-9]{6,16}",
        5 => "[-+ ./,\n]{1,2}",
        1 => "SE|konto|kontonummer|OCR|clearing|T|personnummer|å|\u{200B}|\u{E0031}|٣|６|½",
        2 => Just("640823-3234".to_owned()),
        1 => Just("4111 1111 1111 1111".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn r15_masking_twice_is_masking_once_and_leaves_nothing_to_find(text in numberish()) {
        let masked = mask(&text);
        prop_assert!(find(&masked).is_empty(), "{masked}");
        prop_assert_eq!(mask(&masked), masked);
    }

    #[test]
    fn findings_stand_in_order_and_do_not_overlap(
        text in prop_oneof![numberish(), any::<String>()],
    ) {
        let mut end = 0;
        for finding in find(&text) {
            prop_assert!(finding.span.start >= end && !finding.span.is_empty());
            prop_assert!(text.get(finding.span.clone()).is_some());
            end = finding.span.end;
        }
    }
}

#[test]
fn a_long_text_of_numbers_is_read_in_time_that_grows_with_its_length() {
    let hostile = ["1 ".repeat(10_000), "0-".repeat(10_000), "konto 1, ".repeat(5_000), "64".repeat(10_000)];
    let before = std::time::Instant::now();
    for text in &hostile {
        let _ = find(text);
    }
    assert!(before.elapsed().as_secs() < 20, "{:?}", before.elapsed());
}

#[test]
fn a_kind_is_written_in_data_by_its_key() {
    let kinds =
        [Kind::Personnummer, Kind::Samordningsnummer, Kind::TNumber, Kind::PaymentCard, Kind::Iban, Kind::BankAccount];
    for kind in kinds {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
    }
}
