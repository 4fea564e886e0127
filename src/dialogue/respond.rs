//! The turn itself: the steps in their order, each of which may end it.

use jiff::Timestamp;

use crate::{
    knowledge::{Library, SafetyCategory},
    language::{Detected, Tag, Texts, detect},
    privacy,
    search::Target,
};

use super::{
    BlockedReply, ContactCard, Context, DeliveredReply, Knowledge, NoneReason, NoneReply, Number, OwnWords,
    RefusedReply, Reply, SafetyReply, SmallTalkReply, Turn, Utterance, Why,
    answers::{is_shown, reply_for},
    asks,
    cards::{contact_card, default_contact},
    phrases::Intent,
    safety::SafetyHit,
    understand,
};

/// One turn: what the service says to a message, given the conversation so far.
#[must_use]
pub fn respond(knowledge: &Knowledge, context: &Context, utterance: &Utterance, now: Timestamp) -> Turn {
    let lang = spoken(&utterance.text, context);
    if let Some(hit) = knowledge.safety.screen(&utterance.text) {
        return turn(Reply::Safety(safety(&knowledge.library, hit, lang)), lang, "safety");
    }
    if let Some(refused) = refusal(&knowledge.library, utterance, lang) {
        return turn(Reply::Refused(refused), lang, "privacy");
    }
    if let Some(reference) = &context.handed_over {
        return delivered(reference, lang);
    }
    let chosen = utterance.choice.as_ref().and_then(|id| reply_for(&knowledge.library, &id.0, context.lang, now));
    if let Some(reply) = chosen {
        return turn(reply, context.lang, "choice");
    }
    let read = knowledge.phrases.read(&utterance.text);
    if read.is_none()
        && let Some(reply) = for_public_record(knowledge, &utterance.text, lang, now)
    {
        return turn(reply, lang, "public_record");
    }
    match read {
        Some(Intent::Talk(index)) => {
            let talk = &knowledge.library.small_talk.talk[index];
            let text = talk.reply.get(lang).to_owned();
            let reply = SmallTalkReply { id: talk.id.clone(), lang, text };
            turn(Reply::SmallTalk(reply), lang, "small_talk")
        }
        Some(Intent::Ask(index, action)) => asks::answer(knowledge, context, index, action, lang, now),
        None => match detect(&utterance.text) {
            Detected::Other(spoken) => turn(in_other_language(&knowledge.library, spoken, lang), lang, "language"),
            _ => understand::answer(knowledge, context, &utterance.text, lang, now),
        },
    }
}

/// The category of danger in a text, if any: for texts that are handed over.
#[must_use]
pub fn danger(knowledge: &Knowledge, text: &str) -> Option<String> {
    let hit = knowledge.safety.screen(text)?;
    Some(category(hit).to_owned())
}

/// The reply while a person has the conversation.
#[must_use]
pub fn delivered(reference: &str, lang: Tag) -> Turn {
    let text = Texts::of(lang).delivered(reference);
    turn(Reply::Delivered(DeliveredReply { lang, reference: reference.to_owned(), text }), lang, "handed_over")
}

/// The reply where staff have blocked the conversation because of threats or abuse.
#[must_use]
pub fn blocked(library: &Library, lang: Tag) -> Turn {
    let contacts = vec![default_contact(library, lang)];
    turn(Reply::Blocked(BlockedReply { lang, text: Texts::of(lang).blocked(), contacts }), lang, "blocked")
}

/// The fixed reply to a category of danger, as [`danger`] names it; the general one when it names none in particular.
#[must_use]
pub fn reply_to_danger(knowledge: &Knowledge, category: &str, lang: Tag) -> SafetyReply {
    let category = SafetyCategory::ALL.into_iter().find(|known| known.id() == category);
    safety(&knowledge.library, SafetyHit { category, safe_word: false }, lang)
}

/// Whether a text asks for a public record (R26).
#[must_use]
pub fn asks_for_record(knowledge: &Knowledge, text: &str) -> bool {
    knowledge.record_requests.are_in(text)
}

/// The library's answer about public records, when one is asked for; shown even when the search would be unsure.
fn for_public_record(knowledge: &Knowledge, text: &str, lang: Tag, now: Timestamp) -> Option<Reply> {
    let library = &knowledge.library;
    let target = Target::Answer(library.manifest.public_record_answer.clone());
    (asks_for_record(knowledge, text) && is_shown(library, &target, now))
        .then(|| reply_for(library, &target, lang, now))
        .flatten()
}

pub(super) fn turn(reply: Reply, lang: Tag, step: &str) -> Turn {
    Turn { reply, lang, why: Why { step: step.to_owned(), ..Why::default() } }
}

/// The language to reply in: that of the message when it is clear, else that of the conversation.
///
/// A single word ("hej", "thanks") tells the language of a conversation that begins, but changes none that goes on.
fn spoken(text: &str, context: &Context) -> Tag {
    if !context.turns.is_empty() && text.split_whitespace().count() < 2 {
        return context.lang;
    }
    match (detect(text), context.lang) {
        (Detected::English, _) => Tag::English,
        (Detected::Swedish, Tag::English) => Tag::Swedish,
        (_, lang) => lang,
    }
}

/// No answer, and the ways to a person.
pub(super) fn none(library: &Library, reason: NoneReason, lang: Tag) -> Reply {
    let texts = Texts::of(lang);
    let text = match reason {
        NoneReason::NoMatch => texts.none_no_match(),
        NoneReason::AlreadyAnswered => texts.none_already_answered(),
        NoneReason::WantsPerson => texts.none_wants_person(),
        NoneReason::OtherLanguage => texts.none_other_language(),
        NoneReason::DidNotHelp => texts.none_did_not_help(),
        NoneReason::NotUnderstood => texts.none_not_understood(),
    };
    let contacts = vec![default_contact(library, lang)];
    Reply::None(NoneReply { reason, lang, text, other_language: None, contacts })
}

/// No answer in the language of the message: said in that language too, where the library has the words.
fn in_other_language(library: &Library, spoken: &str, lang: Tag) -> Reply {
    let own = library.other_languages.get(spoken);
    let own = own.map(|known| OwnWords { lang: spoken.to_owned(), dir: known.dir, text: known.text.clone() });
    match none(library, NoneReason::OtherLanguage, lang) {
        Reply::None(none) => Reply::None(NoneReply { other_language: own, ..none }),
        other => other,
    }
}

/// A refusal when the text holds what must not be received (R15), certain findings first.
fn refusal(library: &Library, utterance: &Utterance, lang: Tag) -> Option<RefusedReply> {
    let found = privacy::find(&utterance.text);
    let stopping = found.iter().filter(|finding| utterance.is_stopped_by(finding));
    let finding = stopping.min_by_key(|finding| finding.certainty == privacy::Certainty::Possible)?;
    let texts = Texts::of(lang);
    let may_confirm = finding.certainty == privacy::Certainty::Possible;
    let text = match finding.kind {
        _ if may_confirm => texts.refused_possible(),
        privacy::Kind::PaymentCard => texts.refused_card(),
        privacy::Kind::Iban | privacy::Kind::BankAccount => texts.refused_account(),
        _ => texts.refused_personnummer(),
    };
    // E-mail is no safe way for what was just refused (R15).
    let contacts = vec![ContactCard { email: None, ..default_contact(library, lang) }];
    Some(RefusedReply { lang, found: finding.kind, may_confirm, text, contacts })
}

fn category(hit: SafetyHit) -> &'static str {
    hit.category.map_or("safe_word", crate::knowledge::SafetyCategory::id)
}

/// The fixed reply to danger, with the numbers that the registers hold.
fn safety(library: &Library, hit: SafetyHit, lang: Tag) -> SafetyReply {
    let (titles, texts, numbers) = library.safety.reply(hit.category);
    let (html, text) = library.render(texts.get(lang), lang);
    SafetyReply {
        category: category(hit).to_owned(),
        lang,
        // A heading may name a number too: as words, since the numbers stand below as links.
        title: library.render(titles.get(lang), lang).1.trim().to_owned(),
        html,
        text,
        numbers: numbers.iter().filter_map(|reference| number(library, reference, lang)).collect(),
        status: library.register_status(),
    }
}

fn number(library: &Library, reference: &str, lang: Tag) -> Option<Number> {
    match reference.split_once(':')? {
        ("referral", id) => {
            let referral = library.referrals.get(id)?;
            Some(Number {
                name: referral.name.get(lang).to_owned(),
                phone: referral.phone.clone()?,
                about: Some(referral.handles.get(lang).to_owned()),
            })
        }
        ("contact", id) => {
            let card = contact_card(library, &id.into(), lang)?;
            Some(Number { name: card.name, phone: card.phone?, about: card.hours })
        }
        _ => None,
    }
}
