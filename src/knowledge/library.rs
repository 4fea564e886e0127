//! The library as a whole: answers and registers, validated together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{calendar::Calendar, language::Tag};

use super::{
    Amount, AmountId, Answer, AnswerId, Area, AreaId, Body, BodyId, Contact, ContactId, EService, Explained, Fault,
    Level, Manifest, OtherLanguage, Place, PlaceId, PlainLanguage, QuestionBack, RecordRequests, Referral, ReferralId,
    SafetyRules, ServiceId, SmallTalk, Status, Synonym, Words, markup, references,
};

/// Everything in `knowledge/`, validated.
#[derive(Debug, Clone)]
pub struct Library {
    /// What the library says of itself.
    pub manifest: Manifest,
    /// Areas.
    pub areas: BTreeMap<AreaId, Area>,
    /// Answers, whatever their status.
    pub answers: BTreeMap<AnswerId, Answer>,
    /// E-tjänster.
    pub services: BTreeMap<ServiceId, EService>,
    /// Other authorities.
    pub referrals: BTreeMap<ReferralId, Referral>,
    /// Contacts.
    pub contacts: BTreeMap<ContactId, Contact>,
    /// Amounts of money.
    pub amounts: BTreeMap<AmountId, Amount>,
    /// Places to visit.
    pub places: BTreeMap<PlaceId, Place>,
    /// Bodies.
    pub bodies: BTreeMap<BodyId, Body>,
    /// Working days and staffed hours.
    pub calendar: Calendar,
    /// Small talk and asks about the conversation itself.
    pub small_talk: SmallTalk,
    /// What tells answers apart that are easily taken for each other.
    pub questions_back: Vec<QuestionBack>,
    /// How people ask for a public record.
    pub record_requests: RecordRequests,
    /// What danger looks like and what is said to it.
    pub safety: SafetyRules,
    /// The choice of words that texts are held to.
    pub plain_language: PlainLanguage,
    /// Hard words and what they mean, by the word.
    pub glossary: BTreeMap<String, Explained>,
    /// Other words for the same thing.
    pub synonyms: Vec<Synonym>,
    /// Parts of compounds and forms of words.
    pub words: Words,
    /// What is said in languages that there are no answers in, by their tags.
    pub other_languages: BTreeMap<String, OtherLanguage>,
    /// Whether samples are shown (configuration).
    pub(super) samples: bool,
}

impl Library {
    /// Whether samples are among what citizens are shown: then every page says so. The registers are always shown:
    /// without contacts there is no way to a person.
    #[must_use]
    pub fn shows_samples(&self) -> bool {
        let answers = self.samples && self.answers.values().any(|answer| answer.status == Status::Sample);
        answers || self.register_status() != Status::Approved
    }

    /// Whether the configuration lets samples be shown.
    #[must_use]
    pub fn samples_allowed(&self) -> bool {
        self.samples
    }

    /// The answers a citizen may see on a day.
    pub fn shown(&self, today: Date) -> impl Iterator<Item = &Answer> {
        self.answers.values().filter(move |answer| answer.is_shown(today, self.samples))
    }

    /// A text of a register made ready to show: references filled in, as safe HTML and as plain text.
    #[must_use]
    pub fn render(&self, markdown: &str, tag: Tag) -> (String, String) {
        let filled = references::fill(markdown, self, tag, &mut Vec::new());
        let rendered = markup::render(&filled, tag);
        (rendered.html, rendered.text)
    }

    /// The address of the portal where every e-tjänst is found (R5).
    #[must_use]
    pub fn portal_url(&self) -> &str {
        self.services.get(&self.manifest.portal).and_then(|portal| portal.url.as_deref()).unwrap_or_default()
    }

    /// The municipality's name.
    #[must_use]
    pub fn municipality(&self, tag: Tag) -> &str {
        self.manifest.municipality.get(tag)
    }

    /// The status of texts that stand in registers.
    #[must_use]
    pub fn register_status(&self) -> Status {
        self.manifest.status
    }

    /// Whether texts of registers may be found and shown as answers: approved, or samples while those are shown.
    #[must_use]
    pub fn answers_from_registers(&self) -> bool {
        self.samples || self.register_status() == Status::Approved
    }

    /// What has become old by a day: answers to review (R23), expired ones, and the calendar (W-3).
    #[must_use]
    pub fn overdue(&self, today: Date) -> Vec<Fault> {
        let warning = |file: String, what: String, mend: &str| Fault {
            file,
            line: 1,
            level: Level::Warning,
            what,
            mend: mend.to_owned(),
        };
        let mut faults = Vec::new();
        for answer in self.answers.values() {
            let file = || format!("answers/{}/{}.md", answer.area, answer.id);
            if let Some(expires) = answer.expires.filter(|expires| *expires <= today) {
                let what = format!("expired on {expires}: citizens don't see it");
                faults.push(warning(file(), what, "review it and move `expires`, or set `status = \"withdrawn\"`"));
            } else if answer.review_by < today {
                let what = format!("was to be reviewed by {}", answer.review_by);
                faults.push(warning(file(), what, "compare it with its sources and move `review_by`"));
            }
        }
        if self.calendar.horizon_warning(today) {
            let what = format!("special days are known until {} only", self.calendar.valid_until());
            faults.push(warning("calendar.toml".to_owned(), what, "add the decided days and move `valid_until`"));
        }
        faults
    }
}
