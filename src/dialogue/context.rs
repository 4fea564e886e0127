//! What a turn is computed from besides the library: the conversation so far and the message.

use crate::{language::Tag, privacy};

use super::{ChoiceId, Reply};

/// The conversation so far, as far as a turn needs it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    /// The language of the conversation.
    pub lang: Tag,
    /// Earlier turns with the service, oldest first; the last few are enough.
    pub turns: Vec<PastTurn>,
    /// The reference of an open handover: then a person has the conversation and the service is silent.
    pub handed_over: Option<String>,
}

/// An earlier turn.
#[derive(Debug, Clone, PartialEq)]
pub struct PastTurn {
    /// What the citizen wrote.
    pub text: String,
    /// What the service replied.
    pub reply: Reply,
}

/// What the citizen wrote.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Utterance {
    /// The words.
    pub text: String,
    /// The button the citizen pressed instead of writing; `text` then holds its title.
    pub choice: Option<ChoiceId>,
    /// The citizen has said that the number in the text is no personnummer; heeded only for
    /// [`privacy::Certainty::Possible`].
    pub confirmed_not_personnummer: bool,
}

impl Utterance {
    /// A message of words alone.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether a finding of the privacy screen stops this message.
    #[must_use]
    pub fn is_stopped_by(&self, finding: &privacy::Finding) -> bool {
        finding.certainty == privacy::Certainty::Certain || !self.confirmed_not_personnummer
    }
}
