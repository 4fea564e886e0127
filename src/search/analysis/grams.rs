//! 4-grams of padded words: the part of a word that survives typing errors, inflection and compounding.

use std::collections::HashSet;

const LENGTH: usize = 4;

/// The 4-grams of a word with a space on either side; the whole word when it is shorter.
#[must_use]
pub fn grams(word: &str) -> Vec<String> {
    let padded: Vec<char> = std::iter::once('_').chain(word.chars()).chain(std::iter::once('_')).collect();
    if padded.len() <= LENGTH {
        return vec![padded.into_iter().collect()];
    }
    padded.windows(LENGTH).map(|window| window.iter().collect()).collect()
}

/// How alike two words are by their 4-grams: Dice's coefficient, 0…1.
#[must_use]
pub fn similarity(one: &str, other: &str) -> f32 {
    let ones: HashSet<String> = grams(one).into_iter().collect();
    let others: HashSet<String> = grams(other).into_iter().collect();
    let shared = ones.intersection(&others).count();
    #[expect(clippy::cast_precision_loss, reason = "a word has few grams")]
    let dice = 2.0 * shared as f32 / (ones.len() + others.len()) as f32;
    dice
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_padded() {
        assert_eq!(grams("vatten"), ["_vat", "vatt", "atte", "tten", "ten_"]);
        assert_eq!(grams("på"), ["_på_"]);
    }

    #[test]
    fn a_misspelt_word_is_like_the_right_one() {
        assert!(similarity("bygglov", "byglov") > 0.4);
        assert!(similarity("bygglov", "vatten") < 0.1);
    }
}
