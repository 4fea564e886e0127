//! The limits for an approved text, by its level, and which of them a text breaks.
//!
//! The figures are choices of this project (section 2.2 of the service requirements), not law;
//! the guideline asks for plain language (3.1, R3) and for what suits a child (3.8, R19).

use std::fmt;

use super::Measures;

/// Fewer words than this make LIX jump about, so it is not held against them.
pub const LIX_FROM_WORDS: usize = 60;

/// Which readers a text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Plain Swedish for adults (klarspråk).
    Standard,
    /// Simplified Swedish (lättläst), for children too.
    Simple,
}

/// A limit that a text can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gate {
    /// LIX of the whole text.
    Lix,
    /// Words per sentence.
    MeanSentence,
    /// Words in the longest sentence.
    LongestSentence,
    /// Words of more than sixteen letters that are not on the allow list.
    OverlongWords,
}

/// A limit that was broken, and by how much.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// Which limit.
    pub gate: Gate,
    /// What the text measures, in the unit of the gate.
    pub measured: f64,
    /// The most it may measure.
    pub limit: f64,
    /// The words that break it, for [`Gate::OverlongWords`]; else empty.
    pub words: Vec<String>,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { measured, limit, words, .. } = self;
        match self.gate {
            Gate::Lix => write!(f, "LIX is {measured:.1}, at most {limit}"),
            Gate::MeanSentence => {
                write!(f, "a sentence has {measured:.1} words on average, at most {limit}")
            }
            Gate::LongestSentence => {
                write!(f, "the longest sentence has {measured} words, at most {limit}")
            }
            Gate::OverlongWords => write!(f, "words of more than 16 letters: {}", words.join(", ")),
        }
    }
}

/// The limits of one level; none where the level has none.
struct Limits {
    lix: f64,
    mean_sentence: Option<f64>,
    longest_sentence: f64,
    overlong_words: Option<f64>,
}

impl Level {
    fn limits(self) -> Limits {
        match self {
            Self::Standard => Limits { lix: 45.0, mean_sentence: None, longest_sentence: 25.0, overlong_words: None },
            Self::Simple => {
                Limits { lix: 28.0, mean_sentence: Some(9.0), longest_sentence: 14.0, overlong_words: Some(0.0) }
            }
        }
    }
}

/// The gates of `level` that a text breaks; empty when it passes.
///
/// `allow` names overlong words that cannot be avoided (names of bodies and of functions); case
/// and a genitive -s do not matter.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
pub fn breaches<S: AsRef<str>>(measures: &Measures, level: Level, allow: &[S]) -> Vec<Breach> {
    let limits = level.limits();
    let lix = measures.lix.filter(|_| measures.words >= LIX_FROM_WORDS);
    let overlong = not_allowed(&measures.overlong, allow);
    let readings = [
        (Gate::Lix, lix.unwrap_or_default(), Some(limits.lix)),
        (Gate::MeanSentence, measures.mean_sentence, limits.mean_sentence),
        (Gate::LongestSentence, measures.longest_sentence as f64, Some(limits.longest_sentence)),
        (Gate::OverlongWords, overlong.len() as f64, limits.overlong_words),
    ];
    let broken = readings.into_iter().filter_map(|(gate, measured, limit)| {
        let limit = limit.filter(|limit| measured > *limit)?;
        let words = if gate == Gate::OverlongWords { overlong.clone() } else { Vec::new() };
        Some(Breach { gate, measured, limit, words })
    });
    broken.collect()
}

fn not_allowed<S: AsRef<str>>(overlong: &[String], allow: &[S]) -> Vec<String> {
    let allow: Vec<String> = allow.iter().map(|word| word.as_ref().to_lowercase()).collect();
    let is_allowed = |word: &&String| {
        let word = word.to_lowercase();
        allow.iter().any(|allowed| word == *allowed || word.strip_suffix('s') == Some(allowed))
    };
    overlong.iter().filter(|word| !is_allowed(word)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readability::measure;

    fn broken(text: &str, level: Level) -> Vec<Gate> {
        breaches::<&str>(&measure(text), level, &[]).into_iter().map(|breach| breach.gate).collect()
    }

    #[test]
    fn r3_a_long_sentence_breaks_the_gate_of_its_level() {
        let words = |count| format!("{}.", "ord ".repeat(count).trim());
        assert_eq!(broken(&words(25), Level::Standard), []);
        assert_eq!(broken(&words(26), Level::Standard), [Gate::LongestSentence]);
        assert_eq!(broken(&words(9), Level::Simple), []);
        assert_eq!(broken(&words(14), Level::Simple), [Gate::MeanSentence]);
        assert_eq!(broken(&words(15), Level::Simple), [Gate::MeanSentence, Gate::LongestSentence]);
    }

    #[test]
    fn r3_lix_is_held_against_a_text_from_sixty_words() {
        let text = |sentences| "Kommunen behöver ansökan. ".repeat(sentences);
        assert_eq!(broken(&text(19), Level::Standard), []);
        assert_eq!(broken(&text(20), Level::Standard), [Gate::Lix]);
        assert_eq!(broken(&"Du kan ringa oss nu. ".repeat(12), Level::Simple), []);
    }

    #[test]
    fn r19_an_overlong_word_breaks_the_simple_gate_unless_it_is_allowed() {
        let measures = measure("Ring Socialförvaltningens jour.");
        let found = breaches::<&str>(&measures, Level::Simple, &[]);
        assert_eq!(found[0].words, ["Socialförvaltningens"]);
        assert_eq!(format!("{}", found[0]), "words of more than 16 letters: Socialförvaltningens");
        assert_eq!(breaches(&measures, Level::Simple, &["socialförvaltningen"]), []);
        assert_eq!(breaches::<&str>(&measures, Level::Standard, &[]), []);
    }

    #[test]
    fn an_empty_text_breaks_nothing() {
        assert_eq!(broken("", Level::Simple), []);
    }
}
