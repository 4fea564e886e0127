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
    /// Words of officialese, in lower case, and what to write instead. A star at the end stands for any ending.
    pub officialese: BTreeMap<String, String>,
}
