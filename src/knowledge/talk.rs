//! Small talk, asks about the conversation itself, and synonyms: the words around the answers.

use serde::Deserialize;

use crate::language::Localized;

use super::Asks;

/// `small-talk.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmallTalk {
    /// Greetings, thanks and the like, each with its reply.
    pub talk: Vec<Talk>,
    /// What can be asked of the conversation itself.
    pub ask: Vec<Ask>,
}

/// One kind of small talk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// Which: `greeting`, `thanks` …
    pub id: String,
    /// How people say it; counts only when it is the whole message.
    pub asks: Asks,
    /// What is replied.
    pub reply: Localized,
}

/// One thing that can be asked of the conversation itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// What is to happen.
    pub action: Action,
    /// How people say it; counts only when it is the whole message. `<n>` stands for a number from 5 to 15.
    pub asks: Asks,
    /// What is replied, where the action is a reply.
    pub reply: Option<Localized>,
}

/// What can be asked of the conversation itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// "Förklara enklare".
    Simpler,
    /// "På svenska, tack".
    Swedish,
    /// "In English, please".
    English,
    /// "Prata med en människa".
    Person,
    /// "Säg det igen".
    Repeat,
    /// "Jag är 9 år".
    Child,
    /// "Det hjälpte inte".
    DidNotHelp,
    /// "Vad kan du hjälpa till med?"
    WhatCanYouDo,
    /// "Vem läser det jag skriver?"
    Privacy,
}

/// Another word for the same thing (`synonyms.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// The word people use.
    pub from: String,
    /// The word the answers use.
    pub to: String,
    /// Whether the second word does not also mean the first.
    #[serde(default)]
    pub one_way: bool,
}

/// `synonyms.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SynonymFile {
    pub(super) synonym: Vec<Synonym>,
}
