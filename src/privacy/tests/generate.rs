//! Makes valid numbers in every form, and ordinary messages that hold none; same seed, same text.

/// A small generator of pseudo-random numbers (splitmix64).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }

    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.below(10).to_string()).collect()
    }
}

/// `digits` with the check digit that makes the Luhn check pass.
pub(super) fn with_check(digits: &str) -> String {
    let passes = |last: &u8| {
        let all: Vec<u8> = digits.bytes().map(|byte| byte - b'0').chain([*last]).collect();
        crate::privacy::scan::luhn(&all)
    };
    format!("{digits}{}", (0..10).find(passes).unwrap())
}

/// Century, date and last four of a valid personal number; `coordination` adds 60 to the day.
pub(super) fn personal_number(random: &mut Random, coordination: bool) -> (String, String, String) {
    let year = 1920 + random.below(107);
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let day = day + if coordination { 60 } else { 0 };
    let date = format!("{:02}{month:02}{day:02}", year % 100);
    let checked = with_check(&format!("{date}{:03}", 1 + random.below(999)));
    ((year / 100).to_string(), date, checked[6..].to_owned())
}

/// Every form in which a number is expected to be found.
pub(super) fn forms(century: &str, date: &str, last: &str) -> Vec<String> {
    let (y, m, d) = (&date[..2], &date[2..4], &date[4..]);
    let spaced = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let in_script = |zero: u32, text: &str| -> String {
        text.chars().map(|ch| char::from_u32(zero + ch.to_digit(10).unwrap()).unwrap()).collect()
    };
    let mut forms = vec![format!("{date}{last}"), format!("{century}{date}{last}")];
    for separator in ["-", "+", " ", ".", "–", " - ", "\n", "-\n", "\u{200B}", "\u{AD}", "\u{2011}", "/"] {
        forms.push(format!("{date}{separator}{last}"));
        if separator != "+" {
            forms.push(format!("{century}{date}{separator}{last}"));
        }
    }
    forms.extend([
        format!("{y} {m} {d} {last}"),
        format!("{century}{y}-{m}-{d}-{last}"),
        format!("{century}{y} {m} {d} {last}"),
        format!("{century}{y}-{m}-{d} {last}"),
        format!("{century} {date}-{last}"),
        format!("{century}{y} {m}{d} {last}"),
        format!("{} - {}", spaced(date), spaced(last)),
        spaced(&format!("{century}{date}{last}")),
        format!("{date}-{} {}", &last[..2], &last[2..]),
        format!("{}-{}", in_script(0xFF10, date), in_script(0xFF10, last)),
        format!("{}-{}", in_script(0x660, date), in_script(0x660, last)),
        format!("pnr{date}-{last}x"),
        format!("A{century}{date}{last}B"),
    ]);
    forms
}

/// A telephone number as people write it: two in ten without any grouping.
fn phone(random: &mut Random) -> String {
    let d = random.digits(7);
    let mobile = random.pick(&["070", "072", "073", "076", "079", "010"]);
    match random.below(10) {
        0 | 1 => format!("{mobile}{d}"),
        2 => format!("{mobile}-{d}"),
        3 => format!("{mobile} {} {} {}", &d[..3], &d[3..5], &d[5..]),
        4 => format!("+46 {} {} {} {}", &mobile[1..], &d[..3], &d[3..5], &d[5..]),
        5 => format!("010-234 {} {}", &d[..2], &d[2..4]),
        6 => format!("0142-{} {}", &d[..3], &d[3..5]),
        7 => format!("013-{} {} {}", &d[..2], &d[2..4], &d[4..6]),
        8 => format!("08-{} {} {}", &d[..3], &d[3..5], &d[5..]),
        _ => format!("{mobile}-{} {} {}", &d[..3], &d[3..5], &d[5..]),
    }
}

fn date(random: &mut Random) -> String {
    let (year, month, day) = (2015 + random.below(14), 1 + random.below(12), 1 + random.below(28));
    let (hour, minute) = (7 + random.below(12), random.below(60));
    match random.below(8) {
        0 => format!("{day}/{month} {year}"),
        1 => format!("{day}.{month}.{year}"),
        2 => format!("{year}{month:02}{day:02}"),
        3 => format!("{year}-{month:02}-{day:02} kl {hour:02}.{minute:02}"),
        4 => format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}"),
        5 => format!("{year}-{month:02}-{day:02} {hour:02}.{minute:02}"),
        6 => format!("{year}-{month:02}-{day:02} – {}-{month:02}-{day:02}", year + 1),
        _ => format!("{year}-{month:02}-{day:02}"),
    }
}

/// A long number on a paper: OCR and card numbers share their check digit, so all OCR pass it.
fn reference(random: &mut Random) -> String {
    let size = usize::try_from(6 + random.below(15)).unwrap();
    let digits = random.digits(size);
    match random.below(8) {
        0 | 1 => format!("OCR {}", with_check(&digits)),
        2 => format!("ocr-nummer: {}", with_check(&digits)),
        3 => format!("faktura {digits}"),
        4 => format!("fakturanummer {digits}"),
        5 => format!("på avin står {}", with_check(&digits)),
        6 => format!("ordernr {digits}"),
        _ => format!("kundnummer {}", &digits[..6]),
    }
}

fn case_number(random: &mut Random) -> String {
    let (year, number) = (2015 + random.below(14), random.below(10_000));
    match random.below(5) {
        0 => format!("KS/{year}:{number}"),
        1 => format!("dnr {year}-{number:06}"),
        2 => format!("BYGG.{year}.{number}"),
        3 => format!("ärende {year}-{number:04}"),
        _ => format!("Mjölby {}:{}", random.below(60), random.below(90)),
    }
}

fn other(random: &mut Random) -> String {
    let d = random.digits(12);
    match random.below(6) {
        0 => format!("{} {} Mjölby", 590 + random.below(9), &d[..2]),
        1 => format!("bankgiro {}-{}", &d[..3], &d[3..7]),
        2 => format!("org.nr {}", with_check(&format!("55{}", 6_000_000 + random.below(999_999)))),
        3 => format!("58.{}, 15.{}", &d[..6], &d[6..]),
        4 => format!("{} {} kr", 1 + random.below(90), &d[..3]),
        _ => format!("Storgatan {} lgh 1{}", random.below(90), &d[..3]),
    }
}

/// A message with one to three ordinary numbers.
pub(super) fn ordinary_message(random: &mut Random) -> String {
    let mut message = random.pick(&["Hej!", "God morgon,", "Jag undrar:", "Hi,"]).to_owned();
    for _ in 0..=random.below(3) {
        message += random.pick(&[" det gäller ", " vi pratade om ", " nr ", " ", " my ", " se "]);
        message += &match random.below(5) {
            0 => phone(random),
            1 => date(random),
            2 => reference(random),
            3 => case_number(random),
            _ => other(random),
        };
        message += random.pick(&[".", ",", " och", "\n", "", "?"]);
    }
    message
}
