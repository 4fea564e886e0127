//! The vectors of the service requirements (section 5) and what people write around them.

mod generate;
mod properties;

use super::*;

/// The kinds found with the text that each stands for.
fn found(text: &str) -> Vec<(Kind, Certainty, &str)> {
    find(text).into_iter().map(|it| (it.kind, it.certainty, &text[it.span])).collect()
}

fn assert_certain(kind: Kind, texts: &[&str]) {
    for text in texts {
        let message = format!("Hej, det gäller {text} tack");
        assert_eq!(found(&message), [(kind, Certainty::Certain, *text)], "{message}");
    }
}

fn assert_allowed(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn p_3_the_numbers_of_the_requirements_are_refused() {
    assert_certain(Kind::Personnummer, &["121212-1212", "640823-3234", "6408233234", "19640823-3234", "640823+3234"]);
    assert_certain(Kind::Samordningsnummer, &["640883-3231"]);
    assert_certain(Kind::PaymentCard, &["4111 1111 1111 1111"]);
}

#[test]
fn p_3_what_the_requirements_allow_is_allowed() {
    assert_allowed(&[
        "750231-0241",
        "640823-0008",
        "556036-0793",
        "16556036-0793",
        "010-234 50 00",
        "010-234 52 20",
        "013-20 75 26",
        "0142-850 00",
        "KS/2024:73",
        "KS/2017:145",
        "595 80",
        "2024-09-18",
        "0102345220",
        "Bygg 2024-000123",
        "ABC 12D",
        "Mjölby 40:5",
        "58.325210, 15.123610",
    ]);
}

#[test]
fn p_2_a_personnummer_is_found_however_it_is_written() {
    assert_certain(
        Kind::Personnummer,
        &[
            "19640823 3234",
            "640823 3234",
            "640823 - 3234",
            "640823–3234",
            "640823.3234",
            "64 08 23 3234",
            "1964-08-23-3234",
            "1964 08 23 - 3234",
            "1964.08.23.3234",
            "6 4 0 8 2 3 - 3 2 3 4",
            "6408233234",
            "64\u{AD}0823-3234",
            "6４0823－3234",
            "٦٤٠٨٢٣-٣٢٣٤",
            "640823\u{200B}3234",
            "640823\n3234",
            "640823-\r\n3234",
            "19 640823-3234",
            "640823\u{A0}3234",
            "6\u{E0034}40823-3234",
            "18640823-3234",
            "19640823+3234",
            "640823/3234",
        ],
    );
}

#[test]
fn p_2_letters_glued_to_a_number_do_not_hide_it() {
    for text in ["pnr640823-3234ok", "Anna6408233234", "https://exempel.se/?p=196408233234&x=1"] {
        assert_eq!(find(text).len(), 1, "{text}");
    }
}

#[test]
fn p_3_numbers_beside_each_other_are_each_found() {
    let kinds = |text: &str| found(text).into_iter().map(|it| it.2.to_owned()).collect::<Vec<_>>();
    assert_eq!(kinds("640823-3234 121212-1212"), ["640823-3234", "121212-1212"]);
    assert_eq!(kinds("640823-3234, tel 070-123 45 67 den 2024-09-18"), ["640823-3234"]);
    assert_eq!(kinds("lgh 08 640823-3234"), ["640823-3234"]);
    assert_eq!(kinds("tel 070-123 45 67 640823-3234"), ["640823-3234"]);
}

#[test]
fn p_3_a_long_run_of_digits_is_not_cut_into_a_personnummer() {
    assert_allowed(&[
        "12640823323499",
        "6408233234123456",
        "Faktura 00006408233234",
        "64082332341",
        "6 4 0 8 2 3 3 2 3 4 5",
    ]);
}

#[test]
fn p_4_ten_digits_grouped_as_a_phone_are_a_phone_even_if_they_check_out() {
    // 070101-1231 has a real date and passes the Luhn check.
    assert!(scan::luhn(&[0, 7, 0, 1, 0, 1, 1, 2, 3, 1]));
    assert_allowed(&["070-101 12 31", "070 101 12 31", "070-1011231", "+46 70 101 12 31", "070-101-12-31"]);
    assert_eq!(found("070101-1231")[0].1, Certainty::Certain);
}

#[test]
fn p_4_bare_digits_in_the_series_070_and_010_are_asked_about() {
    let asked = [(Kind::Personnummer, Certainty::Possible, "0701011231")];
    assert_eq!(found("0701011231"), asked);
    assert_eq!(found("Ring 0701011231"), asked);
    assert_eq!(found("Mitt personnummer är 0701011231")[0].1, Certainty::Certain);
    assert_eq!(found("0101011237"), [(Kind::Personnummer, Certainty::Possible, "0101011237")]);
}

#[test]
fn p_4_a_number_in_a_grouping_of_its_own_is_asked_about() {
    for text in [
        "640823-32 34",
        "6408 233 234",
        "640823-3 2 3 4",
        "faktura 6408233234",
        "1964-08-23 3234",
        "12-6408233234",
        "640823-3234-070",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
        assert_eq!(found(text)[0].1, Certainty::Possible, "{text}");
    }
}

#[test]
fn p_3_dates_with_times_and_ranges_are_allowed_even_if_they_check_out() {
    // Each passes the Luhn check when its digits are read together.
    for minute in 0..60 {
        assert_allowed(&[
            &format!("Mötet 2024-09-18 10.{minute:02}"),
            &format!("240918 10.{minute:02}"),
            &format!("2024-09-18 0142-850 {minute:02}"),
            &format!("2024-09-18 - 20{minute:02}-09-20"),
        ]);
    }
}

#[test]
fn p_3_interim_numbers_are_found_with_each_letter_in_use() {
    // The letter counts as 1: 640823-1238 passes the Luhn check.
    assert!(scan::luhn(&[6, 4, 0, 8, 2, 3, 1, 2, 3, 8]));
    for letter in "TRSUWXJKLMNt".chars() {
        assert_certain(
            Kind::TNumber,
            &[&format!("640823-{letter}238"), &format!("19640823{letter}238"), &format!("64-08-23-{letter}238")],
        );
    }
    assert_allowed(&["640823-A238", "640823-T237", "641323-T238", "640823-T2388"]);
    assert_eq!(found("640823 T238")[0].1, Certainty::Possible);
}

#[test]
fn p_3_cards_are_found_by_issuer_and_check_and_invoices_are_not() {
    assert_certain(
        Kind::PaymentCard,
        &[
            "4111111111111111",
            "5555-5555-5555-4444",
            "3782 822463 10005",
            "2223 0031 2200 3222",
            "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        ],
    );
    assert_allowed(&[
        "4111 1111 1111 1112",
        "9111 1111 1111 1114",
        "OCR 4111111111111111",
        "fakturanr: 4111111111111111",
    ]);
    assert_eq!(found("OCR 4111 1111 1111 1111")[0].1, Certainty::Possible);
}

#[test]
fn p_3_swedish_ibans_are_found_with_their_country() {
    assert_certain(
        Kind::Iban,
        &["SE45 5000 0000 0583 9825 7466", "se4550000000058398257466", "SE 45 5000 0000 0583 9825 7466"],
    );
    assert_allowed(&["SE46 5000 0000 0583 9825 7466"]);
}

#[test]
fn p_3_a_bank_account_is_found_only_after_a_word_that_says_so() {
    let account = |text| found(text).first().map(|it| (it.0, it.1));
    let (kind, sure, asked) = (Kind::BankAccount, Certainty::Certain, Certainty::Possible);
    assert_eq!(account("Kontonummer 8327-9, 123 456 789-0"), Some((kind, sure)));
    assert_eq!(account("clearing 5123, kontonummer 123 45 67"), Some((kind, sure)));
    assert_eq!(account("clearingnummer 6000, konto 123 456 789"), Some((kind, asked)));
    assert_eq!(account("sätt in på konto 9150 123 456 7"), Some((kind, asked)));
    assert_allowed(&[
        "9150 123 456 7",
        "bankgiro 5051-6905",
        "kontoret har 0142-850 00",
        "mitt konto, ring 0142-850 00",
        "kontot betalar faktura 12345678901",
    ]);
}

#[test]
fn r15_masking_leaves_the_rest_of_the_text_and_names_the_kind() {
    assert_eq!(mask("Jag är 640823-3234, ring 070-123 45 67."), "Jag är [personnummer], ring 070-123 45 67.");
    assert_eq!(mask("kort 4111 1111 1111 1111 och 640883–3231"), "kort [payment_card] och [samordningsnummer]");
    assert_eq!(mask("inget här"), "inget här");
}
