//! What the library has about some words, best first: for staff, who choose themselves and need no certainty.

use jiff::Timestamp;

use crate::language::Tag;

use super::{AnswerReply, Context, Knowledge, Reply, answers::reply_for, decide};

/// The answers that the words may be about, at most so many.
#[must_use]
pub fn look_up(knowledge: &Knowledge, text: &str, lang: Tag, now: Timestamp, most: usize) -> Vec<AnswerReply> {
    let context = Context { lang, ..Context::default() };
    let found = decide::search(knowledge, &context, text, lang, now, false);
    let replies = found.hits.iter().filter_map(|hit| reply_for(&knowledge.library, &hit.target, lang, now));
    let answers = replies.filter_map(|reply| match reply {
        Reply::Answer(answer) => Some(*answer),
        _ => None,
    });
    answers.take(most).collect()
}
