//! What is weeded, when, and by which decision: `[weeding.<kind>]` in the configuration (R16, R-5).
//!
//! Weeding is deciding that a public record is destroyed; a municipality decides it per kind of record. A kind without a
//! decision is never weeded, and a rule that is half filled in stops the program before it does anything.

use jiff::civil::Date;
use serde::Deserialize;

use crate::{calendar::toml_date, handover::RecordChoice};

/// Fewer days than this set insight aside; `allow_short = true` says that this was weighed.
pub const SHORTEST: u32 = 7;

/// The rules, one per kind of record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weeding {
    /// Conversations that nobody handed over; days since the last message.
    pub conversations: Rule,
    /// Such conversations that their citizen has asked to have deleted; days since the request and the last message.
    pub requested: Rule,
    /// Closed handovers that are registered elsewhere, with their conversations; days since they were closed. Never
    /// before they are exported.
    pub handovers_register: Rule,
    /// Closed handovers that are kept in order here, with their conversations; days since they were closed.
    pub handovers_keep_in_order: Rule,
    /// Closed handovers of minor importance, with their conversations; days since they were closed.
    pub handovers_minor_importance: Rule,
    /// Views on how a conversation went. A conversation waits until its own are weeded.
    pub feedback: Rule,
    /// Counts per day, without texts or people.
    pub counters: Rule,
}

/// When a kind of record is weeded. Decision, date and days belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// The number of the decision: "KS/2026:123".
    pub decision: Option<String>,
    /// The day of the decision.
    #[serde(deserialize_with = "toml_date::optional")]
    pub decided_on: Option<Date>,
    /// How many whole days a record is kept.
    pub days: Option<u32>,
    /// The decision allows fewer than 7 days.
    pub allow_short: bool,
}

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// See [`Weeding::feedback`].
    Feedback,
    /// See [`Weeding::requested`].
    Requested,
    /// See the rules for handovers in [`Weeding`].
    Handovers(RecordChoice),
    /// See [`Weeding::conversations`].
    Conversations,
    /// See [`Weeding::counters`].
    Counters,
}

/// A rule that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The number of the decision.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: Date,
    /// How many whole days a record is kept.
    pub days: u32,
}

impl Kind {
    /// Every kind, in the order of weeding: what others wait for first.
    pub const ALL: [Self; 7] = [
        Self::Feedback,
        Self::Requested,
        Self::Handovers(RecordChoice::MinorImportance),
        Self::Handovers(RecordChoice::KeepInOrder),
        Self::Handovers(RecordChoice::Register),
        Self::Conversations,
        Self::Counters,
    ];

    /// The kind as the configuration and the protocol name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Feedback => "feedback",
            Self::Requested => "requested",
            Self::Handovers(RecordChoice::Register) => "handovers_register",
            Self::Handovers(RecordChoice::KeepInOrder) => "handovers_keep_in_order",
            Self::Handovers(RecordChoice::MinorImportance) => "handovers_minor_importance",
            Self::Conversations => "conversations",
            Self::Counters => "counters",
        }
    }
}

impl Weeding {
    /// The rule of a kind.
    #[must_use]
    pub const fn rule(&self, kind: Kind) -> &Rule {
        match kind {
            Kind::Feedback => &self.feedback,
            Kind::Requested => &self.requested,
            Kind::Handovers(RecordChoice::Register) => &self.handovers_register,
            Kind::Handovers(RecordChoice::KeepInOrder) => &self.handovers_keep_in_order,
            Kind::Handovers(RecordChoice::MinorImportance) => &self.handovers_minor_importance,
            Kind::Conversations => &self.conversations,
            Kind::Counters => &self.counters,
        }
    }

    /// The kinds that are decided, in the order of weeding. None at all when any rule has a fault.
    #[must_use]
    pub fn decided(&self) -> Vec<(Kind, Decided)> {
        if !self.faults().is_empty() {
            return Vec::new();
        }
        Kind::ALL.into_iter().filter_map(|kind| Some((kind, self.rule(kind).decided()?))).collect()
    }

    /// Everything that is wrong with the rules, and how to mend it.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        Kind::ALL
            .into_iter()
            .filter_map(|kind| Some(format!("[weeding.{}] {}", kind.as_str(), self.rule(kind).fault()?)))
            .collect()
    }
}

impl Rule {
    /// Whether nothing is said of this kind: it is never weeded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decision.is_none() && self.decided_on.is_none() && self.days.is_none()
    }

    fn decided(&self) -> Option<Decided> {
        Some(Decided { decision: self.decision.clone()?, decided_on: self.decided_on?, days: self.days? })
    }

    fn fault(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        if self.decision.as_ref().is_none_or(|number| number.trim().is_empty()) {
            return Some("lacks `decision`: the number of the decision to weed".to_owned());
        }
        if self.decided_on.is_none() {
            return Some("lacks `decided_on`: the date of the decision".to_owned());
        }
        match self.days {
            None => Some("lacks `days`: how long a record is kept".to_owned()),
            Some(days) if days < SHORTEST && !self.allow_short => Some(format!(
                "has `days = {days}`: under {SHORTEST} days sets insight aside; \
                 if the decision weighs that, say `allow_short = true`"
            )),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Weeding {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_kind_is_weeded_only_when_decision_date_and_days_are_set() {
        assert!(Weeding::default().decided().is_empty());
        assert!(Weeding::default().faults().is_empty());
        let whole = read("[conversations]\ndecision = \"KS/2026:1\"\ndecided_on = 2026-11-01\ndays = 30");
        assert_eq!(whole.decided().len(), 1);
        assert_eq!(whole.decided()[0].0, Kind::Conversations);
        for (partly, lacks) in [
            ("decided_on = 2026-11-01\ndays = 30", "`decision`"),
            ("decision = \" \"\ndecided_on = 2026-11-01\ndays = 30", "`decision`"),
            ("decision = \"KS/2026:1\"\ndays = 30", "`decided_on`"),
            ("decision = \"KS/2026:1\"\ndecided_on = 2026-11-01", "`days`"),
        ] {
            let rules = read(&format!("[feedback]\n{partly}"));
            assert!(rules.faults()[0].contains(lacks), "{:?}", rules.faults());
            assert!(rules.decided().is_empty());
        }
    }

    #[test]
    fn days_below_seven_have_to_be_meant() {
        let rule = "[requested]\ndecision = \"KS/2026:1\"\ndecided_on = 2026-11-01\ndays = 0";
        assert!(read(rule).faults()[0].contains("allow_short"));
        assert_eq!(read(&format!("{rule}\nallow_short = true")).decided()[0].1.days, 0);
    }
}
