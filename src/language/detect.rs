//! Guesses the language of a line: Swedish, English, or neither.
//!
//! Good enough for one-line questions: the script, the letters å, ä and ö, and function words decide. A single
//! content word ("bygglov") stays unknown, and the conversation's own language is then the better guess.

use super::{
    Tag,
    function_words::{is_foreign_function_word, is_function_word},
};

/// What language a line is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detected {
    /// Swedish.
    Swedish,
    /// English.
    English,
    /// Some other language.
    Other,
    /// Too little to go by.
    Unknown,
}

/// Guesses the language of a line.
#[must_use]
pub fn detect(text: &str) -> Detected {
    let lower = text.to_lowercase();
    let letters = lower.chars().filter(|c| c.is_alphabetic()).count();
    let foreign = lower.chars().filter(|c| c.is_alphabetic() && !is_latin(*c)).count();
    if foreign * 2 > letters {
        return Detected::Other;
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let count = |is: &dyn Fn(&str) -> bool| words.iter().filter(|word| is(word)).count();
    // Words of both languages ("i", "en", "man", "hit") tell nothing.
    let swedish = count(&|word| is_function_word(word, Tag::Swedish) && !is_function_word(word, Tag::English));
    let english = count(&|word| is_function_word(word, Tag::English) && !is_function_word(word, Tag::Swedish));
    let other = count(&is_foreign_function_word);
    let swedish = swedish + usize::from(lower.contains(['å', 'ä', 'ö']));
    if other > swedish.max(english) && other * 4 >= words.len() {
        Detected::Other
    } else if english > swedish {
        Detected::English
    } else if swedish > english {
        Detected::Swedish
    } else {
        Detected::Unknown
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'à'..='ÿ' | 'ā'..='ɏ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_questions_are_told_apart() {
        for (text, expected) in [
            ("när är återvinningen öppen", Detected::Swedish),
            ("var far jag slanga gammal farg", Detected::Swedish),
            ("when is the recycling centre open", Detected::English),
            ("My neighbour is burning stuff", Detected::English),
            ("bygglov", Detected::Unknown),
            ("كيف أتقدم بطلب", Detected::Other),
            ("Як отримати допомогу?", Detected::Other),
            ("Missä voin hakea apua", Detected::Other),
            ("Wo kann ich mich anmelden", Detected::Other),
            ("", Detected::Unknown),
        ] {
            assert_eq!(detect(text), expected, "{text}");
        }
    }
}
