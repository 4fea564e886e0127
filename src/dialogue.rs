//! One turn of the conversation as a pure function: [`respond()`] reads no clock, no database and no network.
//!
//! Floor 3: uses the library and its index; knows nothing of web, store and network. The order of a turn is fixed:
//! danger, personal numbers, small talk, asks about the conversation itself, then search and the decision whether to
//! answer, ask back, refer elsewhere or admit that nothing fits.

mod answers;
mod asks;
pub mod cards;
mod context;
mod correction;
mod decide;
mod explain;
mod follow_up;
mod knowledge;
mod look_up;
mod phrases;
mod question_back;
mod record_requests;
mod reply;
mod respond;
pub mod safety;
mod several;
mod understand;

pub use answers::{answer as answer_page, register_reply, title_of};
pub use context::{Context, PastTurn, Utterance};
pub use decide::looked_up;
pub use explain::explain;
pub use knowledge::{Knowledge, KnowledgeError};
pub use look_up::look_up;
pub use reply::{
    AnswerReply, BlockedReply, Choice, ChoiceId, ClarifyReply, ContactCard, DeliveredReply, HardWord, NoneReason,
    NoneReply, Number, OwnWords, Owner, PlaceCard, ReferralReply, RefusedReply, Reply, SafetyReply, ServiceCard,
    SmallTalkReply, SourceLink, Turn, Why, WhyCandidate,
};
pub use respond::{asks_for_record, blocked, danger, delivered, reply_to_danger, respond};
