//! A question within its conversation: taken back, one of several, or asked before.
//!
//! The search and the decision themselves are in `decide`; this says what is searched for, and whether the outcome is
//! news to the citizen.

use jiff::Timestamp;

use crate::{
    language::Tag,
    search::{Target, analysis::words},
};

use super::{
    Context, Knowledge, NoneReason, Reply, Turn,
    answers::{choice, reply_for},
    asks::{did_not_help, target_of},
    correction,
    decide::{search, turn_for},
    respond::none,
    several::questions,
};

/// Answers a question.
pub(super) fn answer(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag, now: Timestamp) -> Turn {
    let meant = if context.turns.is_empty() { None } else { correction::instead(text) };
    if let Some(meant) = meant {
        if meant.is_empty() {
            return did_not_help(knowledge, context, now);
        }
        let found = search(knowledge, context, &meant, lang, now, true);
        return turn_for(knowledge, context, found, &meant, lang, now);
    }
    let found = search(knowledge, context, text, lang, now, false);
    let sure_of = found.sure().cloned();
    let mut turn = turn_for(knowledge, context, found, text, lang, now);
    if let Some(reply) = first_of_several(knowledge, context, text, lang, now, sure_of.as_ref()) {
        turn.reply = reply;
        "several".clone_into(&mut turn.why.step);
    } else if is_repeated(context, text, &turn.reply) {
        turn.reply = none(&knowledge.library, NoneReason::AlreadyAnswered, lang);
        "repeated".clone_into(&mut turn.why.step);
    }
    turn
}

/// The answer to the first of several questions, with the others as choices; `None` unless at least two of them have an
/// answer of their own. Where the message as a whole points at one of them, that one is the first.
fn first_of_several(
    knowledge: &Knowledge,
    context: &Context,
    text: &str,
    lang: Tag,
    now: Timestamp,
    sure_of: Option<&Target>,
) -> Option<Reply> {
    let apart = Context { turns: Vec::new(), ..context.clone() };
    let mut found: Vec<Target> = Vec::new();
    for question in questions(text) {
        let target = search(knowledge, &apart, question, lang, now, false).sure().cloned();
        found.extend(target.filter(|target| !found.contains(target)));
    }
    if found.len() < 2 || sure_of.is_some_and(|whole| !found.contains(whole)) {
        return None;
    }
    let first = found.remove(0);
    let Reply::Answer(mut answer) = reply_for(&knowledge.library, &first, lang, now)? else { return None };
    answer.also = found.iter().filter_map(|target| choice(&knowledge.library, target, lang)).collect();
    Some(Reply::Answer(answer))
}

/// Whether the same words got the same answer before.
fn is_repeated(context: &Context, text: &str, reply: &Reply) -> bool {
    let Some(target) = target_of(reply) else { return false };
    let said = words(text);
    context.turns.iter().any(|turn| target_of(&turn.reply).as_ref() == Some(&target) && words(&turn.text) == said)
}
