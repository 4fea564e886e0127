//! `other-languages.toml`: a short reply in languages that there are no answers in.

use serde::{Deserialize, Serialize};

/// What is said to somebody who writes in a language that there are no answers in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherLanguage {
    /// What the language is called in itself.
    pub name: String,
    /// Which way it is read.
    #[serde(default)]
    pub dir: Direction,
    /// That the service does not answer in it, and that a person can help.
    pub text: String,
}

/// Which way a text is read, as the attribute `dir` of HTML says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From left to right.
    #[default]
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of the attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}
