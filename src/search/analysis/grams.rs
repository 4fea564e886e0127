//! 4-grams of padded words: the part of a word that survives typing errors, inflection and compounding.

const LENGTH: usize = 4;

/// Four neighbouring letters; a word that is shorter with its padding is filled up with nulls.
pub type Gram = [char; LENGTH];

/// The 4-grams of a word with `_` on either side; the whole word when it is shorter.
#[must_use]
pub fn grams(word: &str) -> Vec<Gram> {
    let padded: Vec<char> = std::iter::once('_').chain(word.chars()).chain(std::iter::once('_')).collect();
    if padded.len() < LENGTH {
        let mut whole = ['\0'; LENGTH];
        whole[..padded.len()].copy_from_slice(&padded);
        return vec![whole];
    }
    padded.array_windows().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_padded() {
        let text = |word: &str| grams(word).iter().map(|gram| gram.iter().collect::<String>()).collect::<Vec<_>>();
        assert_eq!(text("vatten"), ["_vat", "vatt", "atte", "tten", "ten_"]);
        assert_eq!(text("på"), ["_på_"]);
        assert_eq!(text("å"), ["_å_\0"]);
    }
}
