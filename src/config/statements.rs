//! What only the municipality can say on the pages that the law asks for. What is not filled in, the pages say so.

use axum::http::Uri;
use jiff::civil::Date;
use serde::Deserialize;

use crate::calendar::toml_date;

/// What article 13 of the data protection regulation asks for and the program can't know (G-2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// Who is responsible: "Kommunstyrelsen i Exempelkommun".
    pub controller: String,
    /// How to reach who is responsible.
    pub contact: String,
    /// How to reach the data protection officer.
    pub dpo_contact: String,
    /// Who handles the data for the municipality, and what for.
    pub processors: Vec<String>,
}

/// What the accessibility statement must hold and the program can't know (A-LAW-4).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accessibility {
    /// How far the service meets the law, in the municipality's own assessment.
    pub conforms: Conforms,
    /// Who outside the municipality has audited it; must be set before it says that everything is met.
    pub audited_by: String,
    /// The day of the assessment.
    #[serde(deserialize_with = "toml_date::optional")]
    pub assessed: Option<Date>,
    /// The day the statement was last changed.
    #[serde(deserialize_with = "toml_date::optional")]
    pub updated: Option<Date>,
    /// What the municipality knows does not work, a sentence each.
    pub gaps: Vec<String>,
    /// Why something is left out as an unreasonable burden (12 §).
    pub burden: String,
    /// How to report an obstacle without the service's own form.
    pub report_contact: String,
    /// Where the authority takes complaints in.
    pub complaint_url: String,
}

/// How far the service meets the law.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conforms {
    /// All of it. Automatic tests alone never show that.
    Fully,
    /// Part of it.
    #[default]
    Partly,
    /// Not.
    Not,
}

impl Default for Accessibility {
    fn default() -> Self {
        Self {
            conforms: Conforms::default(),
            audited_by: String::new(),
            assessed: None,
            updated: None,
            gaps: Vec::new(),
            burden: String::new(),
            report_contact: String::new(),
            complaint_url: "https://www.digg.se/tdosanmalan".to_owned(),
        }
    }
}

impl Accessibility {
    /// What is wrong, by key.
    pub(super) fn wrong(&self) -> Vec<(&'static str, String)> {
        let mut wrong: Vec<(&'static str, String)> = Vec::new();
        if self.conforms == Conforms::Fully && (self.audited_by.trim().is_empty() || self.assessed.is_none()) {
            let what = "\"fully\" needs `audited_by` and `assessed`: automatic tests find no more than part of what can be wrong";
            wrong.push(("accessibility.conforms", what.to_owned()));
        }
        if self.assessed.zip(self.updated).is_some_and(|(assessed, updated)| updated < assessed) {
            wrong.push(("accessibility.updated", "the statement can't be older than its assessment".to_owned()));
        }
        let is_https = self.complaint_url.parse::<Uri>().is_ok_and(|url| url.scheme_str() == Some("https"));
        if !is_https {
            wrong.push(("accessibility.complaint_url", "it must begin with https://".to_owned()));
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nobody_is_told_that_everything_is_met_on_the_word_of_automatic_tests() {
        let claim =
            Accessibility { conforms: Conforms::Fully, assessed: Some(date(2026, 11, 1)), ..Accessibility::default() };
        assert_eq!(claim.wrong().len(), 1);
        assert!(Accessibility { audited_by: "Granskaren AB".to_owned(), ..claim }.wrong().is_empty());
    }

    #[test]
    fn a_statement_is_not_older_than_its_assessment() {
        let (assessed, updated) = (Some(date(2026, 11, 2)), Some(date(2026, 11, 1)));
        let statement = Accessibility { assessed, updated, ..Accessibility::default() };
        assert_eq!(statement.wrong()[0].0, "accessibility.updated");
    }
}
