//! An answer as an editor writes it: every key and text of its file as plain values, references unresolved.
//!
//! This is the form that answers are taken out and in by; it knows nothing of how a spreadsheet looks.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{calendar::toml_date, language::Tag};

use super::{Asks, Decided, Fault, Level, Source, Status, document::Document};

/// An answer as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The name of its file.
    pub id: String,
    /// The folder of its file.
    pub area: String,
    /// The body that stands behind it.
    pub owner: String,
    /// Whether somebody stands behind it.
    pub status: Status,
    /// By whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Decided>,
    /// The day by which it must be reviewed.
    #[serde(deserialize_with = "toml_date::required")]
    pub review_by: Date,
    /// From this day on it is not shown.
    #[serde(default, deserialize_with = "toml_date::optional", skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// E-tjänster, best first.
    #[serde(default)]
    pub services: Vec<String>,
    /// Other ways, best first.
    pub contacts: Vec<String>,
    /// Places that belong to the matter.
    #[serde(default)]
    pub places: Vec<String>,
    /// Other bodies.
    #[serde(default)]
    pub referrals: Vec<String>,
    /// Neighbouring answers.
    #[serde(default)]
    pub related: Vec<String>,
    /// What must stand in both Swedish texts.
    #[serde(default)]
    pub required: Vec<String>,
    /// What the editors doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubts: Option<String>,
    /// How people ask.
    pub questions: Asks,
    /// The texts, in the order of the file.
    pub texts: Vec<DraftText>,
}

/// One text of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftText {
    /// Its language.
    pub lang: Tag,
    /// The heading.
    pub title: String,
    /// The body in Markdown, references as written.
    pub body: String,
}

impl Draft {
    /// Reads the file of an answer; its id and area are those of its path.
    ///
    /// # Errors
    /// What is wrong with the file, when it can't be read whole.
    pub fn read(path: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let draft = Document::parse(path, text, &mut faults).and_then(|document| Self::of(path, &document));
        match draft {
            Some(draft) if faults.iter().all(|fault| fault.level != Level::Error) => Ok(draft),
            _ => Err(faults),
        }
    }

    /// The path of its file, relative to the library's folder.
    #[must_use]
    pub fn path(&self) -> String {
        format!("answers/{}/{}.md", self.area, self.id)
    }

    fn of(path: &str, document: &Document<'_>) -> Option<Self> {
        let [_, area, name] = path.split('/').collect::<Vec<_>>()[..] else { return None };
        let front = &document.front;
        Some(Self {
            id: name.strip_suffix(".md")?.to_owned(),
            area: area.to_owned(),
            owner: front.owner.as_ref()?.get_ref().to_string(),
            status: front.status?,
            approved: front.approved.clone(),
            review_by: front.review_by?.0,
            expires: front.expires.map(|date| date.0),
            sources: front.sources.clone(),
            services: front.services.ids().iter().map(ToString::to_string).collect(),
            contacts: front.contacts.ids().iter().map(ToString::to_string).collect(),
            places: front.places.ids().iter().map(ToString::to_string).collect(),
            referrals: front.referrals.ids().iter().map(ToString::to_string).collect(),
            related: front.related.ids().iter().map(ToString::to_string).collect(),
            required: front.required.iter().map(|snippet| snippet.get_ref().clone()).collect(),
            doubts: front.doubts.clone().filter(|doubts| !doubts.is_empty()),
            questions: front.questions.as_ref()?.asks(),
            texts: document
                .sections
                .iter()
                .map(|section| DraftText {
                    lang: section.tag,
                    title: section.title.to_owned(),
                    body: section.body.to_owned(),
                })
                .collect(),
        })
    }
}
