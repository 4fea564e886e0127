//! The field where people write: what a form carries, and what is wrong with it.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    app::{Message, hex},
    conversation::Seq,
    dialogue::ChoiceId,
    language::{Tag, Texts},
};

use super::LONGEST_MESSAGE;

/// What the chat's forms send.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    text: String,
    lang: String,
    choice: String,
    confirmed: String,
    after: String,
    client_id: String,
}

/// What is wrong with a message before it is even looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Empty,
    /// More was written than there is room for.
    TooLong,
}

impl AskForm {
    /// What was written, as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language of the page that held the form.
    #[must_use]
    pub fn lang(&self, otherwise: Tag) -> Tag {
        self.lang.parse().unwrap_or(otherwise)
    }

    /// The message to send.
    ///
    /// # Errors
    /// When there is none or too much of it.
    pub fn message(&self, lang: Tag) -> Result<Message, Fault> {
        let text = self.text.trim();
        check(text)?;
        let choice = Some(self.choice.trim()).filter(|id| !id.is_empty()).map(|id| ChoiceId::from(id.to_owned()));
        Ok(Message {
            text: text.to_owned(),
            lang,
            choice,
            client_id: self.client_id(text),
            confirmed_not_personnummer: !self.confirmed.is_empty(),
        })
    }

    /// Sent twice (a double click, a reload), a form counts once: it is known by the line it follows and what it says.
    fn client_id(&self, text: &str) -> Option<String> {
        let given = Some(self.client_id.trim()).filter(|id| !id.is_empty() && id.len() <= 64);
        let after = self.after.parse::<Seq>().ok();
        given.map(str::to_owned).or_else(|| {
            let digest = Sha256::digest(format!("{}\n{}\n{text}", self.choice, self.confirmed));
            after.map(|after| format!("form-{after}-{}", hex(&digest[..8])))
        })
    }
}

/// Whether a text can be a message.
///
/// # Errors
/// When it is empty or too long.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    match text.chars().count() {
        0 => Err(Fault::Empty),
        length if length > LONGEST_MESSAGE => Err(Fault::TooLong),
        _ => Ok(()),
    }
}

/// The field as a page shows it.
#[derive(Debug, Clone, Default)]
pub(super) struct Composer {
    /// What stands in it.
    pub text: String,
    /// The number of the line it follows.
    pub after: Seq,
    /// The longest message.
    pub limit: usize,
    /// What is wrong, in words.
    pub fault: Option<String>,
    /// Whether the person can say that a number is no personnummer.
    pub may_confirm: bool,
}

impl Composer {
    /// An empty field after a line.
    #[must_use]
    pub(super) fn after(after: Seq) -> Self {
        Self { after, limit: LONGEST_MESSAGE, ..Self::default() }
    }

    /// The field with what was written still in it.
    #[must_use]
    pub(super) fn keeping(mut self, text: &str, fault: String) -> Self {
        text.clone_into(&mut self.text);
        self.fault = Some(fault);
        self
    }
}

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn words(self, t: &Texts) -> String {
        match self {
            Self::Empty => t.chat_error_empty(),
            Self::TooLong => t.chat_error_long(LONGEST_MESSAGE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> AskForm {
        AskForm { text: text.to_owned(), after: "4".to_owned(), ..AskForm::default() }
    }

    #[test]
    fn a_double_click_is_one_message_and_an_edited_text_another() {
        let id = |text| form(text).message(Tag::Swedish).expect("a message").client_id.expect("an id");
        assert_eq!(id("Hej"), id(" Hej "));
        assert_ne!(id("Hej"), id("Hej igen"));
        assert!(id("Hej").len() <= 64);
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(form(&"å".repeat(500)).message(Tag::Swedish).is_ok());
        assert_eq!(form(&"å".repeat(501)).message(Tag::Swedish).err(), Some(Fault::TooLong));
        assert_eq!(form(" \n ").message(Tag::Swedish).err(), Some(Fault::Empty));
    }
}
