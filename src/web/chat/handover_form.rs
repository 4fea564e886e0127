//! The form that gives a conversation to Medborgarservice: what it carries and what is wrong with it.

use jiff::Timestamp;
use serde::Deserialize;

use crate::{
    app::{FieldFault, FieldFaultKind, HandoverRequest},
    conversation::{Body, Conversation},
    dialogue::Reply,
    handover::Kind,
    knowledge::AnswerId,
    language::{Tag, Texts},
};

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    about: String,
    name: String,
    contact: String,
    phone: String,
    email: String,
    lang: String,
    vad: String,
    from_safety: String,
    confirmed: String,
    how: String,
}

impl Filled {
    /// The language of the page that held the form.
    #[must_use]
    pub fn lang(&self, otherwise: Tag) -> Tag {
        self.lang.parse().unwrap_or(otherwise)
    }

    /// What it is about, as it was written.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// What is asked of the service.
    #[must_use]
    pub fn request(&self, lang: Tag) -> HandoverRequest {
        HandoverRequest {
            lang,
            about: self.about.trim().to_owned(),
            name: self.name.trim().to_owned(),
            contact: self.contact.clone(),
            phone: self.phone.trim().to_owned(),
            email: self.email.trim().to_owned(),
            kind: if self.how == LIVE { Kind::Live } else { Kind::Errand },
            reason: (self.vad == COMPLAINT).then(|| "complaint".to_owned()),
            client_id: None,
            from_safety: !self.from_safety.is_empty(),
            confirmed_not_personnummer: !self.confirmed.is_empty(),
        }
    }
}

/// The value of `how` on the button that joins the queue.
const LIVE: &str = "live";
/// The value of `vad` for a view or complaint (R14).
pub(super) const COMPLAINT: &str = "synpunkt";

/// The form as a page shows it.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a page is drawn by what is so and what is not")]
pub(super) struct HandoverForm {
    /// What it is about.
    pub about: String,
    /// The person's name.
    pub name: String,
    /// `come_back`, `phone` or `email`.
    pub contact: String,
    /// The number.
    pub phone: String,
    /// The address.
    pub email: String,
    /// [`COMPLAINT`] or nothing.
    pub what: String,
    /// It stands on the page of a safety reply.
    pub from_safety: bool,
    /// By when somebody has taken a stand, if it is sent now (R7).
    pub due_at: Timestamp,
    /// There is a button to join the queue for a live chat.
    pub offers_live: bool,
    is_public_record: bool,
    faults: Vec<(&'static str, String)>,
    may_confirm: bool,
}

impl HandoverForm {
    /// The form about a conversation: the last question and what was answered stand in it (A-CHAT-22).
    #[must_use]
    pub(super) fn about(conversation: Option<&Conversation>, what: &str, due_at: Timestamp, t: &Texts) -> Self {
        let is_complaint = what == COMPLAINT;
        let about = conversation.filter(|_| !is_complaint).and_then(|conversation| last_question(conversation, t));
        let what = if is_complaint { COMPLAINT.to_owned() } else { String::new() };
        let contact = "come_back".to_owned();
        Self { about: about.unwrap_or_default(), contact, what, due_at, ..Self::default() }
    }

    /// The form below a safety reply: what was written stands in it and nowhere else (S-11).
    #[must_use]
    pub(super) fn from_safety(text: &str, due_at: Timestamp) -> Self {
        let (about, contact) = (text.to_owned(), "come_back".to_owned());
        Self { about, contact, from_safety: true, due_at, ..Self::default() }
    }

    /// The form as it was sent, with what is wrong.
    #[must_use]
    pub(super) fn with_faults(filled: Filled, due_at: Timestamp, faults: &[FieldFault], t: &Texts) -> Self {
        let words = faults.iter().map(|fault| (fault.field, words(*fault, t))).collect();
        let may_confirm =
            faults.iter().any(|fault| matches!(fault.kind, FieldFaultKind::PersonalNumber { may_confirm: true }));
        Self { faults: words, may_confirm, ..Self::with_words(filled, due_at, []) }
    }

    /// The form as it was sent, with what is wrong in words.
    #[must_use]
    pub(super) fn with_words<const N: usize>(
        filled: Filled,
        due_at: Timestamp,
        faults: [(&'static str, String); N],
    ) -> Self {
        Self {
            from_safety: !filled.from_safety.is_empty(),
            about: filled.about,
            name: filled.name,
            contact: filled.contact,
            phone: filled.phone,
            email: filled.email,
            what: filled.vad,
            due_at,
            faults: faults.into(),
            ..Self::default()
        }
    }

    /// The form follows on a conversation: one that asked for a public record is never asked who wants it (R26).
    #[must_use]
    pub(super) fn following(mut self, conversation: Option<&Conversation>, public_record_answer: &AnswerId) -> Self {
        let last = conversation.and_then(|conversation| {
            conversation.entries.iter().rev().find_map(|entry| match &entry.body {
                Body::Service { reply } => Some(reply),
                _ => None,
            })
        });
        self.is_public_record = matches!(last, Some(Reply::Answer(answer)) if answer.id == *public_record_answer);
        self
    }

    /// Whether a name is asked for; never of someone in danger (S-8), nor of who wants a public record.
    #[must_use]
    pub(super) fn asks_for_name(&self) -> bool {
        !self.from_safety && !self.is_public_record
    }

    /// What is wrong with a field.
    #[must_use]
    pub(super) fn fault(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    /// All that is wrong, in the order of the fields.
    #[must_use]
    pub(super) fn faults(&self) -> &[(&'static str, String)] {
        &self.faults
    }

    /// Whether anything is wrong.
    #[must_use]
    pub(super) fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Whether the person can say that a number is no personnummer.
    #[must_use]
    pub(super) fn may_confirm(&self) -> bool {
        self.may_confirm
    }
}

fn last_question(conversation: &Conversation, t: &Texts) -> Option<String> {
    let words = |body: &Body| match body {
        Body::Citizen { text } => Some(text.clone()),
        _ => None,
    };
    let question = conversation.entries.iter().rev().find_map(|entry| words(&entry.body))?;
    let answer = conversation.entries.iter().rev().find_map(|entry| match &entry.body {
        Body::Service { reply: Reply::Answer(answer) } => Some(&answer.title),
        Body::Service { reply: Reply::Referral(referral) } => Some(&referral.name),
        _ => None,
    });
    Some(match answer {
        Some(title) => t.handover_prefill(question, title),
        None => question,
    })
}

/// What is wrong with a field and how to mend it (A-CHAT-14).
pub(in crate::web) fn words(fault: FieldFault, t: &Texts) -> String {
    match (fault.kind, fault.field) {
        (FieldFaultKind::Missing, "contact") => t.fault_contact_missing(),
        (FieldFaultKind::Missing, "phone") => t.fault_phone_missing(),
        (FieldFaultKind::Missing, "email") => t.fault_email_missing(),
        (FieldFaultKind::Missing, _) => t.fault_about_missing(),
        (FieldFaultKind::TooLong, _) => t.fault_too_long(),
        (FieldFaultKind::PersonalNumber { may_confirm: true }, _) => t.fault_maybe_number(),
        (FieldFaultKind::PersonalNumber { may_confirm: false }, _) => t.fault_number(),
        (FieldFaultKind::NotAPhone, _) => t.fault_phone(),
        (FieldFaultKind::NotAnEmail, _) => t.fault_email(),
    }
}
