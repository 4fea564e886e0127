//! What the service says in a turn: the one type that is stored, rendered as a page and sent as JSON.
//!
//! A reply holds everything its reader saw, so that it can be shown again letter for letter when the library has
//! changed since. It decides nothing; `decide` and its neighbours fill it in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    knowledge::{AnswerId, BodyId, Direction, Eid, Picture, ReferralId, ServiceId, Status, Version},
    language::Tag,
    privacy,
    search::{Features, Target},
};

/// The outcome of a turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// What the citizen reads.
    pub reply: Reply,
    /// The language of the conversation from here on; differs from before when the citizen asked for another.
    pub lang: Tag,
    /// Why this reply, for editors and tests; never shown to citizens.
    pub why: Why,
}

/// What the service says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reply {
    /// An answer of the library, letter for letter.
    Answer(Box<AnswerReply>),
    /// A question back: two to four choices.
    Clarify(ClarifyReply),
    /// Another authority or body deals with this (R12).
    Referral(ReferralReply),
    /// Danger: the fixed reply with the numbers to call. Never stored.
    Safety(SafetyReply),
    /// Greetings, thanks, who are you.
    SmallTalk(SmallTalkReply),
    /// A personal number or the like was found: nothing is stored (R15).
    Refused(RefusedReply),
    /// Nothing fits, or a person is wanted: the ways to a person.
    None(NoneReply),
    /// A person has the conversation: the message is delivered, the service does not answer.
    Delivered(DeliveredReply),
    /// Staff have blocked the conversation because of threats or abuse: nothing is received. Never stored.
    Blocked(BlockedReply),
}

impl Reply {
    /// The kind as the API names it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Answer(_) => "answer",
            Self::Clarify(_) => "clarify",
            Self::Referral(_) => "referral",
            Self::Safety(_) => "safety",
            Self::SmallTalk(_) => "small_talk",
            Self::Refused(_) => "refused",
            Self::None(_) => "none",
            Self::Delivered(_) => "delivered",
            Self::Blocked(_) => "blocked",
        }
    }

    /// Whether the turn is written down: a safety reply, a refusal and a blocked message leave no trace but a counter.
    #[must_use]
    pub const fn is_stored(&self) -> bool {
        !matches!(self, Self::Safety(_) | Self::Refused(_) | Self::Blocked(_))
    }
}

/// An answer as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerReply {
    /// The answer.
    pub id: AnswerId,
    /// Which wording of it: changes with every change of the text.
    pub version: Version,
    /// Whether the municipality stands behind it (design, *Status*).
    pub status: Status,
    /// The language of `title`, `html` and `text`; differs from the one asked for when that variant is missing.
    pub lang: Tag,
    /// The heading.
    pub title: String,
    /// The body as safe HTML.
    pub html: String,
    /// The body as plain text.
    pub text: String,
    /// Who stands behind the answer.
    pub owner: Owner,
    /// The day it was last checked: approved, or compared with its sources.
    pub reviewed: Option<Date>,
    /// Where the facts come from.
    pub sources: Vec<SourceLink>,
    /// E-tjänster that solve the matter, best first (R4).
    pub services: Vec<ServiceCard>,
    /// The other ways: phone, visit, e-mail, letter (R4).
    pub contacts: Vec<ContactCard>,
    /// Places to visit, with what is known of their hours now (R20).
    #[serde(default)]
    pub places: Vec<PlaceCard>,
    /// Hard words of a simple text, explained.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<HardWord>,
    /// The simple text says that a child can't do this alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_adult: bool,
    /// Neighbouring answers.
    pub related: Vec<Choice>,
    /// What else was asked in the same message, as choices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Choice>,
}

/// A hard word and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HardWord {
    /// The word.
    pub word: String,
    /// What it means, in plain Swedish.
    pub meaning: String,
}

/// Something a person can choose: shown as a button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is chosen.
    pub id: ChoiceId,
    /// The words on the button, in the language of the reply.
    pub title: String,
    /// The pictogram of its area, to stand beside the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// What a button stands for: an answer's slug, or `referral:`, `service:` or `place:` and the slug of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct ChoiceId(pub Target);

impl From<String> for ChoiceId {
    fn from(text: String) -> Self {
        Self(match text.split_once(':') {
            Some(("referral", slug)) => Target::Referral(slug.into()),
            Some(("service", slug)) => Target::Service(slug.into()),
            Some(("place", slug)) => Target::Place(slug.into()),
            _ => Target::Answer(text.into()),
        })
    }
}

impl From<ChoiceId> for String {
    fn from(id: ChoiceId) -> Self {
        id.to_string()
    }
}

impl std::fmt::Display for ChoiceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The body that owns an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Its id in `bodies.toml`.
    pub id: BodyId,
    /// Its name.
    pub name: String,
}

/// A source of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLink {
    /// Its address; `None` for a document without one.
    pub url: Option<String>,
    /// Its title.
    pub title: String,
    /// The day it was read.
    pub seen: Date,
}

/// An e-tjänst as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Its id in `services.toml`.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// What one does there.
    pub what_for: String,
    /// Where to go: its own address, or the portal's when `address_known` is false.
    pub url: String,
    /// Whether `url` is the e-tjänst itself; if not, it is found by name in the portal.
    pub address_known: bool,
    /// Whether e-legitimation is needed.
    pub e_id: Eid,
}

/// A contact as shown: the fields it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCard {
    /// Its name.
    pub name: String,
    /// Phone number as written.
    pub phone: Option<String>,
    /// Opening or telephone hours in words, with the year they are known from when they are not verified.
    pub hours: Option<String>,
    /// Where to go or write to.
    pub address: Option<String>,
    /// Function mailbox, never a person's (R24).
    pub email: Option<String>,
}

/// A place to visit as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceCard {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub address: Option<String>,
    /// Whether it is open now, or what is known: a whole sentence.
    pub open_now: String,
    /// Its hours in words.
    pub hours: Option<String>,
    /// The days of the coming weeks with hours of their own, in words, soonest first.
    #[serde(default)]
    pub special: Vec<String>,
    /// What is known of its accessibility.
    pub accessibility: Option<String>,
}

/// A question back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClarifyReply {
    /// Language of the text.
    pub lang: Tag,
    /// The question.
    pub text: String,
    /// Two to four choices, best first.
    pub options: Vec<Choice>,
}

/// Another authority or body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferralReply {
    /// Its id in `referrals.toml`.
    pub id: ReferralId,
    /// Language of the texts.
    pub lang: Tag,
    /// Its name.
    pub name: String,
    /// A sentence that says that they deal with this, not the municipality.
    pub text: String,
    /// What it deals with.
    pub handles: String,
    /// Phone number as written.
    pub phone: Option<String>,
    /// What to know about the number.
    #[serde(default)]
    pub phone_note: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Where the facts come from.
    pub source: SourceLink,
    /// The register is part of the sample pack until someone approves it.
    pub status: Status,
}

/// The fixed reply to danger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SafetyReply {
    /// The category in `safety.toml`.
    pub category: String,
    /// Language of the texts.
    pub lang: Tag,
    /// The heading.
    pub title: String,
    /// The body as safe HTML.
    pub html: String,
    /// The body as plain text.
    pub text: String,
    /// Whom to call, most urgent first.
    pub numbers: Vec<Number>,
    /// Status of the text.
    pub status: Status,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// Who answers.
    pub name: String,
    /// The number as written.
    pub phone: String,
    /// What they help with.
    pub about: Option<String>,
}

/// Small talk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SmallTalkReply {
    /// Which: `greeting`, `thanks` …
    pub id: String,
    /// Language of the text.
    pub lang: Tag,
    /// The text.
    pub text: String,
}

/// A refusal to receive personal numbers. Never repeats what was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RefusedReply {
    /// Language of the text.
    pub lang: Tag,
    /// What was found.
    pub found: privacy::Kind,
    /// True when it only may be one: the citizen can say that it is not and send again.
    pub may_confirm: bool,
    /// Why, in at most two sentences, and the right way.
    pub text: String,
    /// The safe ways to reach the municipality.
    pub contacts: Vec<ContactCard>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoneReason {
    /// Nothing in the library fits well enough.
    NoMatch,
    /// The citizen asked for a person.
    WantsPerson,
    /// Written in a language the service has no answers in.
    OtherLanguage,
    /// The answer did not help and there is no other.
    DidNotHelp,
    /// The message holds nothing to go by.
    NotUnderstood,
    /// The same was asked before and has been answered.
    AlreadyAnswered,
}

/// No answer, and the ways to a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoneReply {
    /// Why.
    pub reason: NoneReason,
    /// Language of the text.
    pub lang: Tag,
    /// The text.
    pub text: String,
    /// The same in the language that the message was written in, when the service has no answers in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_language: Option<OwnWords>,
    /// The ways to a person.
    pub contacts: Vec<ContactCard>,
}

/// A text in a language that the service has no answers in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// The language, as BCP 47 names it.
    pub lang: String,
    /// Which way it is read.
    pub dir: Direction,
    /// The text.
    pub text: String,
}

/// A message that went to the person who has the conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeliveredReply {
    /// Language of the text.
    pub lang: Tag,
    /// Reference of the handover.
    pub reference: String,
    /// The text.
    pub text: String,
}

/// A message that nobody received, and where to turn instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockedReply {
    /// Language of the text.
    pub lang: Tag,
    /// The text.
    pub text: String,
    /// Whom to call.
    pub contacts: Vec<ContactCard>,
}

/// Why a reply was chosen: what `ask --json` and the desk show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// The step of the turn that decided, for example `small_talk` or `search`.
    pub step: String,
    /// The question as analysed: its weighty words.
    pub terms: Vec<String>,
    /// The candidates, best first.
    pub candidates: Vec<WhyCandidate>,
    /// The thresholds in force.
    pub thresholds: Vec<(String, f32)>,
    /// Earlier words that were added to an elliptic question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_over: Option<String>,
}

/// A candidate of the search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhyCandidate {
    /// What.
    pub id: String,
    /// Fused score of the ranking; only comparable within one question.
    pub score: f32,
    /// Confidence 0…1 that it is right.
    pub confidence: f32,
    /// What the confidence is made of.
    pub features: Features,
    /// The question's words that it matched.
    pub matched: Vec<String>,
}
