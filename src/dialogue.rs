//! One turn of the conversation as a pure function: [`respond`] reads no clock, no database and no network.
//!
//! Floor 3: uses the library and its index; knows nothing of web, store and network. The order of a turn is fixed:
//! danger, personal numbers, small talk, asks about the conversation itself, then search and the decision whether to
//! answer, ask back, refer elsewhere or admit that nothing fits.

pub mod cards;
mod context;
mod reply;

pub use context::{Context, PastTurn, Utterance};
pub use reply::{
    AnswerReply, Choice, ChoiceId, ClarifyReply, ContactCard, DeliveredReply, NoneReason, NoneReply, Number, Owner,
    PlaceCard, ReferralReply, RefusedReply, Reply, SafetyReply, ServiceCard, SmallTalkReply, SourceLink, Turn, Why,
    WhyCandidate,
};

use jiff::Timestamp;

use crate::search::Knowledge;

/// One turn.
#[must_use]
pub fn respond(_knowledge: &Knowledge, context: &Context, _utterance: &Utterance, _now: Timestamp) -> Turn {
    let reply =
        Reply::SmallTalk(SmallTalkReply { id: "greeting".to_owned(), lang: context.lang, text: "Hej!".to_owned() });
    Turn { reply, lang: context.lang, why: Why::default() }
}

/// The category of `safety.toml` that a text holds, if any: what marks a handover (S-10).
#[must_use]
pub fn danger(_knowledge: &Knowledge, _text: &str) -> Option<String> {
    None
}
