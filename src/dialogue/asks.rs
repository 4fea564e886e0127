//! Asks about the conversation itself: simpler, another language, a person, once more.

use jiff::Timestamp;

use crate::{
    knowledge::Action,
    language::{Tag, Texts},
    search::Target,
};

use super::{
    ClarifyReply, Context, Knowledge, NoneReason, Reply, SmallTalkReply, Turn,
    answers::{choice, reply_for},
    decide::{self, MOST_OPTIONS},
    follow_up::last_question,
    respond::{none, turn},
};

/// Answers an ask; `index` is its place in the library.
pub(super) fn answer(
    knowledge: &Knowledge,
    context: &Context,
    index: usize,
    action: Action,
    spoken: Tag,
    now: Timestamp,
) -> Turn {
    let library = &knowledge.library;
    let texts = Texts::of;
    match action {
        Action::Simpler | Action::Child => simpler(knowledge, context, spoken, now),
        Action::Swedish => in_language(knowledge, context, Tag::Swedish, texts(Tag::Swedish).now_swedish(), now),
        Action::English => in_language(knowledge, context, Tag::English, texts(Tag::English).now_english(), now),
        Action::Person => turn(none(library, NoneReason::WantsPerson, spoken), spoken, "ask"),
        Action::Repeat => in_language(knowledge, context, context.lang, texts(spoken).nothing_to_repeat(), now),
        Action::DidNotHelp => did_not_help(knowledge, context, now),
        Action::WhatCanYouDo | Action::Privacy => {
            let reply = library.small_talk.ask[index].reply.as_ref();
            say("ask", reply.map_or_else(String::new, |reply| reply.get(spoken).to_owned()), spoken)
        }
    }
}

fn say(id: &str, text: String, lang: Tag) -> Turn {
    turn(Reply::SmallTalk(SmallTalkReply { id: id.to_owned(), lang, text }), lang, "ask")
}

/// Simple Swedish from here on, and what was just shown once more in it. There is no simple English: a person helps.
fn simpler(knowledge: &Knowledge, context: &Context, spoken: Tag, now: Timestamp) -> Turn {
    match (spoken, context.lang) {
        (Tag::English, _) => turn(none(&knowledge.library, NoneReason::DidNotHelp, Tag::English), Tag::English, "ask"),
        (_, Tag::SimpleSwedish) if last_shown(context).is_some() => {
            say("already_simple", Texts::of(Tag::SimpleSwedish).already_simple(), Tag::SimpleSwedish)
        }
        _ => in_language(knowledge, context, Tag::SimpleSwedish, Texts::of(Tag::SimpleSwedish).now_simple(), now),
    }
}

/// What was last shown, once more in a language; when nothing was, a sentence that says so.
fn in_language(knowledge: &Knowledge, context: &Context, lang: Tag, otherwise: String, now: Timestamp) -> Turn {
    let again = last_shown(context).and_then(|target| reply_for(&knowledge.library, &target, lang, now));
    match again {
        Some(reply) => turn(reply, lang, "ask"),
        None => say("language", otherwise, lang),
    }
}

/// The next best that was not shown yet, as choices; then a person.
pub(super) fn did_not_help(knowledge: &Knowledge, context: &Context, now: Timestamp) -> Turn {
    let lang = context.lang;
    let shown: Vec<Target> = context.turns.iter().filter_map(|turn| target_of(&turn.reply)).collect();
    let others = last_question(knowledge, context)
        .map(|question| decide::search(knowledge, context, question, lang, now, false).hits);
    let options: Vec<_> = others
        .into_iter()
        .flatten()
        .filter(|hit| hit.confidence >= decide::OPTION && !shown.contains(&hit.target))
        .filter_map(|hit| choice(&knowledge.library, &hit.target, lang))
        .take(MOST_OPTIONS)
        .collect();
    // A single other one is no choice: it is shown.
    if let [only] = &options[..]
        && let Some(reply) = reply_for(&knowledge.library, &only.id.0, lang, now)
    {
        return turn(reply, lang, "ask");
    }
    if options.is_empty() {
        return turn(none(&knowledge.library, NoneReason::DidNotHelp, lang), lang, "ask");
    }
    turn(Reply::Clarify(ClarifyReply { lang, text: Texts::of(lang).clarify(), options }), lang, "ask")
}

/// What the citizen was last shown of the library.
pub(super) fn last_shown(context: &Context) -> Option<Target> {
    context.turns.iter().rev().find_map(|turn| target_of(&turn.reply))
}

pub(super) fn target_of(reply: &Reply) -> Option<Target> {
    match reply {
        Reply::Answer(answer) => Some(super::ChoiceId::from(answer.id.to_string()).0),
        Reply::Referral(referral) => Some(Target::Referral(referral.id.clone())),
        _ => None,
    }
}
