//! 4-grams of padded words: the part of a word that survives typing errors, inflection and compounding.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_padded() {
        assert_eq!(grams("vatten"), ["_vat", "vatt", "atte", "tten", "ten_"]);
        assert_eq!(grams("på"), ["_på_"]);
    }
}
