//! Measures how hard a text is to read, and holds it against the gates for its level.
//!
//! Decides what a word and a sentence are, computes LIX and its friends, and names what breaks a
//! gate. Does not parse Markdown (give it the text as read) and does not judge whether the text
//! is understood: LIX is a complement, nearly blind to one monster word and unstable on short
//! texts, hence the gates on sentences and on overlong words beside it.
//!
//! - *LIX* (läsbarhetsindex, Björnsson 1968): words per sentence plus the percentage of long
//!   words.
//! - *long word*: more than six letters; *overlong*: more than sixteen, named one by one.

mod gates;
mod words;

pub use gates::{Breach, Gate, LIX_FROM_WORDS, Level, breaches};

/// More letters than this make a long word (Björnsson).
const LONG_OVER_LETTERS: usize = 6;

/// More letters than this make an overlong word, which must be on the allow list.
const OVERLONG_OVER_LETTERS: usize = 16;

/// What a text measures. An empty text measures 0 all through and has no LIX.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    /// Words, numbers included; a hyphenated word is one.
    pub words: usize,
    /// Sentences with at least one word in them.
    pub sentences: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// The longest sentence, in words.
    pub longest_sentence: usize,
    /// Words per sentence.
    pub mean_sentence: f64,
    /// Words per sentence plus the percentage of long words; none without words. Say nothing by
    /// it below [`LIX_FROM_WORDS`] words.
    pub lix: Option<f64>,
    /// Words of more than sixteen letters as first written, each once, in the order of the text.
    pub overlong: Vec<String>,
}

impl Measures {
    /// The percentage of words that are long, 0-100.
    #[must_use]
    pub fn long_word_percent(&self) -> f64 {
        ratio(self.long_words * 100, self.words).unwrap_or_default()
    }
}

/// The sentences of a text as it is read, each as its words.
#[must_use]
pub fn sentences(text: &str) -> Vec<Vec<&str>> {
    words::sentences(text)
}

/// Measures `text` as it is read: without markup, a list item or heading per line.
#[must_use]
pub fn measure(text: &str) -> Measures {
    let mut measures = Measures::default();
    for sentence in words::sentences(text) {
        measures.sentences += 1;
        measures.words += sentence.len();
        measures.longest_sentence = measures.longest_sentence.max(sentence.len());
        for word in sentence {
            measures.count_letters(word);
        }
    }
    measures.mean_sentence = ratio(measures.words, measures.sentences).unwrap_or_default();
    let share = ratio(measures.long_words * 100, measures.words);
    measures.lix = share.map(|percent| measures.mean_sentence + percent);
    measures
}

impl Measures {
    fn count_letters(&mut self, word: &str) {
        let letters = words::letters(word);
        self.long_words += usize::from(letters > LONG_OVER_LETTERS);
        let known = || self.overlong.iter().any(|other| other.to_lowercase() == word.to_lowercase());
        if letters > OVERLONG_OVER_LETTERS && !known() {
            self.overlong.push(word.to_owned());
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lix(text: &str) -> String {
        format!("{:.2}", measure(text).lix.unwrap())
    }

    #[test]
    fn lix_is_as_computed_in_the_requirements() {
        let easy = "Du kan ringa oss. Vi svarar på vardagar. Fråga gärna om du undrar något.";
        let hard = "Medborgarservice besvarar inkommande kontakter och hanterar ärenden enligt \
                    överenskommelse med förvaltningarna.";
        assert_eq!(lix(easy), "11.81");
        assert_eq!(lix(hard), "83.73");
        let (easy, hard) = (measure(easy), measure(hard));
        assert_eq!((easy.words, easy.sentences, easy.long_words, easy.longest_sentence), (14, 3, 1, 6));
        assert_eq!((hard.words, hard.sentences, hard.long_words), (11, 1, 8));
    }

    #[test]
    fn lix_does_not_see_a_monster_word_but_the_list_of_overlong_words_does() {
        let monster = "Du kan söka bygglovsansökningsblankett hos oss.";
        assert_eq!(lix("Du kan söka bygglov hos oss."), "22.67");
        assert_eq!(lix(monster), "22.67");
        assert_eq!(measure(monster).overlong, ["bygglovsansökningsblankett"]);
    }

    #[test]
    fn an_overlong_word_is_named_once_whatever_its_case() {
        let text = "Socialförvaltningen svarar. Ring socialförvaltningen.";
        assert_eq!(measure(text).overlong, ["Socialförvaltningen"]);
    }

    #[test]
    fn a_text_without_words_measures_nothing() {
        for empty in ["", " \n", "... – !", "\n- \n* \n"] {
            assert_eq!(measure(empty), Measures::default(), "{empty:?}");
        }
    }

    #[test]
    fn the_percentage_of_long_words_is_of_all_words() {
        assert!((measure("Ansökan är här. Kom hit.").long_word_percent() - 20.0).abs() < 1e-9);
    }
}
