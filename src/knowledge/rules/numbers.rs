//! Swedish numerals: "tre", "tjugofem", "hundra" as numbers.
//!
//! "En" and "ett" are articles far more often than numbers, so they are told apart.

const ONES: [&str; 20] = [
    "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
];
const TENS: [(&str, u32); 8] = [
    ("tjugo", 20),
    ("trettio", 30),
    ("fyrtio", 40),
    ("femtio", 50),
    ("sextio", 60),
    ("sjuttio", 70),
    ("åttio", 80),
    ("nittio", 90),
];

/// The number that a word in lower case stands for; "en" and "ett" stand for 1.
pub(super) fn numeral(word: &str) -> Option<u32> {
    match word {
        "en" => return Some(1),
        "hundra" | "etthundra" => return Some(100),
        "tusen" | "ettusen" => return Some(1000),
        _ => {}
    }
    if let Some(number) = below_twenty(word) {
        return Some(number);
    }
    for (tens, value) in TENS {
        match word.strip_prefix(tens) {
            Some("") => return Some(value),
            Some("en") => return Some(value + 1),
            Some(rest) => return below_twenty(rest).filter(|ones| (1..10).contains(ones)).map(|ones| value + ones),
            None => {}
        }
    }
    let hundreds = word.strip_suffix("hundra").and_then(below_twenty).map(|number| number * 100);
    hundreds.or_else(|| word.strip_suffix("tusen").and_then(below_twenty).map(|number| number * 1000))
}

fn below_twenty(word: &str) -> Option<u32> {
    (0..).zip(ONES).find(|(_, name)| *name == word).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_numbers() {
        for (word, number) in [
            ("två", 2),
            ("tolv", 12),
            ("tjugo", 20),
            ("tjugoett", 21),
            ("trettiofem", 35),
            ("hundra", 100),
            ("trehundra", 300),
            ("femtusen", 5000),
        ] {
            assert_eq!(numeral(word), Some(number), "{word}");
        }
        for word in ["tvätt", "sexig", "tjugonde", "hund", "femma", ""] {
            assert_eq!(numeral(word), None, "{word}");
        }
    }
}
