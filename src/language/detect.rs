//! Guesses the language of a line: Swedish, English, or another one.
//!
//! Good enough for one-line questions: the script, function words, and letters and words that tell a language decide. A
//! single content word ("bygglov") stays unknown, and the conversation's own language is then the better guess.

use super::{
    Tag,
    function_words::{is_function_word, is_function_word_without_marks},
    other_languages::{by_script, most_likely},
};

/// What language a line is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detected {
    /// Swedish.
    Swedish,
    /// English.
    English,
    /// Some other language, by its BCP 47 tag; `und` when it can't be told which.
    Other(&'static str),
    /// Too little to go by.
    Unknown,
}

/// Words of a line that are looked at: more tell nothing new.
const MOST_WORDS: usize = 60;
/// In a line of so few words one of another language is enough.
const SHORT: usize = 3;

/// Guesses the language of a line.
#[must_use]
pub fn detect(text: &str) -> Detected {
    let lower = text.to_lowercase();
    let letters = lower.chars().filter(|c| c.is_alphabetic()).count();
    let foreign = lower.chars().filter(|c| c.is_alphabetic() && !is_latin(*c)).count();
    if foreign * 2 > letters {
        return Detected::Other(by_script(&lower));
    }
    let is_between = |c: char| !c.is_alphanumeric() && c != '\'' && c != '¿' && c != '¡';
    let words: Vec<&str> = lower.split(is_between).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    let count = |is: &dyn Fn(&str) -> bool| words.iter().filter(|word| is(word)).count();
    let is_swedish = |word: &str| is_function_word(word, Tag::Swedish) || is_function_word_without_marks(word);
    let is_english = |word: &str| is_function_word(word, Tag::English);
    // Words of both languages ("i", "en", "man", "for") tell nothing.
    let swedish = count(&|word| is_swedish(word) && !is_english(word));
    let english = count(&|word| is_english(word) && !is_swedish(word));
    let other = most_likely(&words, |word| is_function_word(word, Tag::Swedish) || is_english(word));
    let told = other.map_or(0, |(_, told)| told);
    // Finnish has ä and ö too, and German ö.
    let swedish = swedish + usize::from(lower.contains('å') || (told == 0 && lower.contains(['ä', 'ö'])));
    match other {
        Some((tag, told))
            if told > swedish.max(english) && told * 4 >= words.len() && (told > 1 || words.len() <= SHORT) =>
        {
            Detected::Other(tag)
        }
        _ if english > swedish => Detected::English,
        _ if swedish > english => Detected::Swedish,
        _ => Detected::Unknown,
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'à'..='ÿ' | 'ā'..='ɏ' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONS: &str = include_str!("../../tests/eval/questions-dev.jsonl");

    /// The lines of `tests/data/lines`, by their language.
    const LINES: [(&str, &str); 14] = [
        ("fi", include_str!("../../tests/data/lines/fi.txt")),
        ("ar", include_str!("../../tests/data/lines/ar.txt")),
        ("so", include_str!("../../tests/data/lines/so.txt")),
        ("uk", include_str!("../../tests/data/lines/uk.txt")),
        ("fa", include_str!("../../tests/data/lines/fa.txt")),
        ("ti", include_str!("../../tests/data/lines/ti.txt")),
        ("pl", include_str!("../../tests/data/lines/pl.txt")),
        ("de", include_str!("../../tests/data/lines/de.txt")),
        ("ru", include_str!("../../tests/data/lines/ru.txt")),
        ("es", include_str!("../../tests/data/lines/es.txt")),
        ("fr", include_str!("../../tests/data/lines/fr.txt")),
        ("tr", include_str!("../../tests/data/lines/tr.txt")),
        ("bs", include_str!("../../tests/data/lines/bs.txt")),
        ("ku", include_str!("../../tests/data/lines/ku.txt")),
    ];

    fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter(|line| !line.is_empty())
    }

    #[test]
    fn one_line_questions_are_told_apart() {
        for (text, expected) in [
            ("när är återvinningen öppen", Detected::Swedish),
            ("var far jag slanga gammal farg", Detected::Swedish),
            ("nar ar biblioteket oppet", Detected::Swedish),
            ("when is the recycling centre open", Detected::English),
            ("My neighbour is burning stuff", Detected::English),
            ("bygglov", Detected::Unknown),
            ("学校在哪里", Detected::Other("zh")),
            ("ᚠᚢᚦ", Detected::Other("und")),
            ("", Detected::Unknown),
        ] {
            assert_eq!(detect(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_in_other_languages_are_known_for_what_they_are() {
        let mut wrong = Vec::new();
        for (tag, text) in LINES {
            assert!(lines(text).count() >= 15, "{tag} has too few lines");
            wrong.extend(
                lines(text).filter(|line| detect(line) != Detected::Other(tag)).map(|line| (tag, detect(line), line)),
            );
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn swedish_and_english_are_never_taken_for_another_language() {
        let (swedish, english) =
            (include_str!("../../tests/data/lines/sv.txt"), include_str!("../../tests/data/lines/en.txt"));
        assert!(lines(swedish).count() >= 200 && lines(english).count() >= 100);
        let is_other = |line: &&str| matches!(detect(line), Detected::Other(_));
        let wrong: Vec<&str> = lines(swedish).chain(lines(english)).filter(is_other).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(!lines(swedish).any(|line| detect(line) == Detected::English && line.contains(' ')));
    }

    #[test]
    fn no_measured_question_is_taken_for_another_language() {
        let text = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
        let wrong: Vec<String> =
            QUESTIONS.lines().map(text).filter(|text| matches!(detect(text), Detected::Other(_))).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
