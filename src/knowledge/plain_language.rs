//! What plain language is here: `plain-language.toml` names the words of officialese, and the long words that can't be
//! avoided.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The choice of words that `check` holds texts to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlainLanguage {
    /// Words of more than sixteen letters that simple texts may use: names that can't be avoided.
    pub long_words: Vec<String>,
    /// How a simple text says that a child can't do this alone. Such an answer is marked before it is read.
    pub needs_adult: Vec<String>,
    /// Words of officialese, in lower case, and what to write instead. A star at the end stands for any ending.
    pub officialese: BTreeMap<String, String>,
}

impl PlainLanguage {
    /// Whether a text says that a grown-up has to do this.
    #[must_use]
    pub fn needs_adult(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.needs_adult.iter().any(|phrase| text.contains(&phrase.to_lowercase()))
    }

    /// The phrases of [`Self::needs_adult`] that say nothing: such a one would stand in every text.
    pub(super) fn empty_phrases(&self) -> usize {
        self.needs_adult.iter().filter(|phrase| phrase.trim().is_empty()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_child_cannot_do_alone_is_known_by_what_the_text_says() {
        let words =
            PlainLanguage { needs_adult: vec!["Det här behöver en vuxen göra".to_owned()], ..Default::default() };
        assert!(words.needs_adult("Hej.\ndet här behöver en vuxen göra. Be om hjälp."));
        assert!(!words.needs_adult("Be gärna en vuxen om hjälp."));
        let empty = PlainLanguage { needs_adult: vec![" ".to_owned()], ..Default::default() };
        assert_eq!(empty.empty_phrases(), 1);
    }
}
