//! The rules of danger as data: what `safety.toml` may hold, and what must be true of it.
//!
//! Decides whether the file is sound: that every category is there once, that patterns can be read, that a text names
//! numbers by register and never in digits. It does not match messages and does not fill in numbers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    calendar::toml_date,
    language::{Localized, Tag},
};

use super::safety_notation::{Sets, parse_entry, parse_pattern};

/// Words that no reply may hold: promises, questions back and claims that are not true of a machine.
const BANNED: [&str; 12] = [
    "tystnadsplikt",
    "hemlig",
    "sekretess",
    "vi har anmält",
    "är anmäld",
    "vad heter du",
    "var bor du",
    "confidential",
    "secret",
    "has been reported",
    "what is your name",
    "where do you live",
];

/// A kind of danger. The names are a contract: they are counted, and shown in the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafetyCategory {
    /// Life in danger now: unconscious, weapon, accident, drowning, break-in.
    AcuteDanger,
    /// Fire, smoke, gas.
    Fire,
    /// Something harmful swallowed or breathed in.
    Poisoning,
    /// A child who is hurt, neglected, threatened or has run away.
    ChildAtRisk,
    /// Violence, threats or control by someone close.
    ViolenceInRelation,
    /// Sexual abuse, also on line.
    SexualAbuse,
    /// Thoughts or plans of suicide, self-harm.
    SuicideSelfHarm,
}

impl SafetyCategory {
    /// Every category, in the order of the list above.
    pub const ALL: [Self; 7] = [
        Self::AcuteDanger,
        Self::Fire,
        Self::Poisoning,
        Self::ChildAtRisk,
        Self::ViolenceInRelation,
        Self::SexualAbuse,
        Self::SuicideSelfHarm,
    ];

    /// The id in the file, in counters and in the API.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::AcuteDanger => "acute_danger",
            Self::Fire => "fire",
            Self::Poisoning => "poisoning",
            Self::ChildAtRisk => "child_at_risk",
            Self::ViolenceInRelation => "violence_in_relation",
            Self::SexualAbuse => "sexual_abuse",
            Self::SuicideSelfHarm => "suicide_self_harm",
        }
    }
}

/// Where a number was seen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The page.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// The day it was read.
    #[serde(deserialize_with = "toml_date::required")]
    pub seen: Date,
}

/// The reply that a hit gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyReply {
    /// The heading.
    pub title: Localized,
    /// The text in Markdown, with numbers as `{{referral:id.phone}}` or `{{contact:id.phone}}`.
    pub reply: Localized,
    /// The numbers to show, best first: `referral:id` or `contact:id`.
    pub numbers: Vec<String>,
    /// The day the numbers were last checked.
    #[serde(deserialize_with = "toml_date::required")]
    pub verified_at: Date,
    /// Where they were seen.
    pub source: Vec<Source>,
}

/// One category: when it is meant and what is said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryRules {
    /// Which category wins when several are meant; the lowest.
    pub order: u8,
    /// Patterns that are danger wherever they stand.
    pub patterns: Vec<String>,
    /// Patterns that are danger unless the sentence asks in general.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Look-alikes: what they cover is not danger of this kind.
    #[serde(default)]
    pub except: Vec<String>,
    /// The heading.
    pub title: Localized,
    /// The text.
    pub reply: Localized,
    /// See [`SafetyReply::numbers`].
    pub numbers: Vec<String>,
    /// See [`SafetyReply::verified_at`].
    #[serde(deserialize_with = "toml_date::required")]
    pub verified_at: Date,
    /// See [`SafetyReply::source`].
    pub source: Vec<Source>,
}

/// The whole of `safety.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyRules {
    /// Words that ask for help when they are the whole message.
    pub safe_words: Vec<String>,
    /// Real words that must never be taken for a misspelt word of danger.
    pub known_words: Vec<String>,
    /// How words are written in a hurry, and what they are read as.
    pub spelling: BTreeMap<String, String>,
    /// Named sets of words.
    pub sets: Sets,
    /// Patterns of a question in general form: the sentence's weak hits don't count.
    pub general: Vec<String>,
    /// Look-alikes of every kind: what they cover is no danger.
    pub ordinary: Vec<String>,
    /// The reply to a safe word.
    pub safe_word: SafetyReply,
    /// The categories.
    pub category: BTreeMap<SafetyCategory, CategoryRules>,
}

/// One fault in the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("safety.toml{}: {what}; {mend}", line.map(|line| format!(" line {line}")).unwrap_or_default())]
pub struct SafetyFault {
    /// The line, counted from one, when it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl SafetyRules {
    /// Reads and validates the text of the file.
    ///
    /// # Errors
    /// Every fault that was found. A file that is no TOML, or has the wrong fields, gives one.
    pub fn parse(text: &str) -> Result<Self, Vec<SafetyFault>> {
        let rules: Self = toml::from_str(text).map_err(|error| {
            vec![SafetyFault {
                line: error.span().map(|span| line_of(text, span.start)),
                what: error.message().to_owned(),
                mend: "compare with the description at the top of the file".to_owned(),
            }]
        })?;
        let faults = rules.faults(text);
        if faults.is_empty() { Ok(rules) } else { Err(faults) }
    }

    /// Every entry of a register that a reply names: `referral:id` or `contact:id`, for the loader to look up.
    #[must_use]
    pub fn numbers(&self) -> BTreeSet<&str> {
        let categories = self.category.values().flat_map(|rules| &rules.numbers);
        categories.chain(&self.safe_word.numbers).map(String::as_str).collect()
    }

    /// The reply of a category, or of a safe word when there is none.
    #[must_use]
    pub fn reply(&self, category: Option<SafetyCategory>) -> (&Localized, &Localized, &[String]) {
        match category.and_then(|category| self.category.get(&category)) {
            Some(rules) => (&rules.title, &rules.reply, &rules.numbers),
            None => (&self.safe_word.title, &self.safe_word.reply, &self.safe_word.numbers),
        }
    }

    fn faults(&self, text: &str) -> Vec<SafetyFault> {
        let mut found = Faults { text, list: Vec::new() };
        for category in SafetyCategory::ALL {
            if !self.category.contains_key(&category) {
                let what = format!("the category {} is missing", category.id());
                found.add(None, what, "add it with its patterns and reply");
            }
        }
        self.check_words(&mut found);
        let mut orders = BTreeSet::new();
        for (category, rules) in &self.category {
            if !orders.insert(rules.order) {
                let what = format!("{} shares its order with another category", category.id());
                found.add(Some(category.id()), what, "give every category an order of its own");
            }
            for pattern in rules.patterns.iter().chain(&rules.weak).chain(&rules.except) {
                found.check_pattern(pattern, &self.sets);
            }
            found.check_reply(category.id(), &rules.title, &rules.reply, &rules.numbers);
        }
        let reply = &self.safe_word;
        found.check_reply("safe_word", &reply.title, &reply.reply, &reply.numbers);
        found.list
    }

    fn check_words(&self, found: &mut Faults<'_>) {
        for entry in self.sets.values().flatten() {
            if let Err((what, mend)) = parse_entry(entry) {
                found.add(Some(entry), what, &mend);
            }
        }
        for pattern in self.general.iter().chain(&self.ordinary) {
            found.check_pattern(pattern, &self.sets);
        }
        if self.safe_words.is_empty() {
            let what = "there is no safe word".to_owned();
            found.add(Some("safe_words"), what, "write at least \"hjälp\" and \"sos\"");
        }
    }
}

/// Faults found so far in one text.
struct Faults<'a> {
    text: &'a str,
    list: Vec<SafetyFault>,
}

impl Faults<'_> {
    /// `near` is a piece of the file by which the line is found.
    fn add(&mut self, near: Option<&str>, what: String, mend: &str) {
        let line = near.and_then(|near| self.text.find(near)).map(|at| line_of(self.text, at));
        self.list.push(SafetyFault { line, what, mend: mend.to_owned() });
    }

    fn check_pattern(&mut self, pattern: &str, sets: &Sets) {
        if let Err((what, mend)) = parse_pattern(pattern, sets) {
            let quoted = format!("\"{pattern}\"");
            self.add(Some(&quoted), format!("{what} (in \"{pattern}\")"), &mend);
        }
    }

    fn check_reply(&mut self, id: &str, title: &Localized, reply: &Localized, numbers: &[String]) {
        if title.simple.is_none() || reply.simple.is_none() {
            self.add(Some(id), format!("{id} has no title or reply in sv-simple"), "write one for a child");
        }
        for number in numbers {
            if !number.starts_with("referral:") && !number.starts_with("contact:") {
                self.add(Some(number), format!("\"{number}\" names no register"), "write referral:id or contact:id");
            }
        }
        for text in [title, reply] {
            for tag in Tag::ALL {
                self.check_text(id, text.get(tag), numbers);
            }
        }
    }

    fn check_text(&mut self, id: &str, text: &str, numbers: &[String]) {
        let mut plain = String::new();
        for (at, piece) in text.split("{{").enumerate() {
            let Some((name, rest)) = piece.split_once("}}").filter(|_| at > 0) else {
                plain.push_str(piece);
                continue;
            };
            plain.push_str(rest);
            let listed = name.rsplit_once('.').is_some_and(|(entry, _)| numbers.iter().any(|n| n == entry));
            if !listed {
                self.add(Some(name), format!("{id} names {name}"), "add the entry to its numbers, or mend the name");
            }
        }
        if plain.chars().any(|c| c.is_ascii_digit()) {
            let what = format!("a text of {id} writes a number in digits");
            self.add(Some(text), what, "name the register: {{referral:id.phone}}");
        }
        let lower = plain.to_lowercase();
        for banned in BANNED.iter().filter(|banned| lower.contains(**banned)) {
            self.add(Some(text), format!("a text of {id} says \"{banned}\""), "a machine must not promise or ask this");
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
