//! The decision: answer, ask back, refer elsewhere, or admit that nothing fits.
//!
//! Decided by what a mistake costs: a wrong answer costs more than a question back, a question back more than a right
//! answer. The thresholds are confidences of the search, measured on `tests/eval` (see `docs/search.md`).

use jiff::Timestamp;

use crate::{
    language::{Detected, Tag, Texts, detect},
    search::Hit,
};

use super::{
    ClarifyReply, Context, Knowledge, NoneReason, Reply, Turn, Why, WhyCandidate,
    answers::{choice, reply_for},
    follow_up::leans_on,
    respond::none,
};

/// At least this sure, the best candidate is shown at once.
pub(super) const ANSWER: f32 = 0.35;
/// At least this sure, a candidate is worth a question back.
pub(super) const CLARIFY: f32 = 0.12;
/// The best candidate is shown at once only when it leads by this much.
const LEAD: f32 = 0.08;
/// At least this sure, a candidate is listed in a question back beside a better one.
const OPTION: f32 = 0.04;
/// Choices in a question back.
pub(super) const MOST_OPTIONS: usize = 4;
/// After this many questions back in a row a person is offered.
const MOST_QUESTIONS_BACK: usize = 2;
/// What the words of an earlier question weigh beside those of the one that leans on it.
const CARRIED: f32 = 0.5;
/// Candidates looked at.
const CANDIDATES: usize = 8;

/// Searches and decides.
pub(super) fn answer(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag, now: Timestamp) -> Turn {
    let hits: Vec<Hit> = candidates(knowledge, context, text, lang)
        .into_iter()
        .filter(|hit| reply_for(&knowledge.library, &hit.target, lang, now).is_some())
        .collect();
    let why = why(knowledge, context, text, lang, &hits);
    Turn { reply: decision(knowledge, context, &hits, text, lang, now), lang, why }
}

/// What a message may be about, best first; an elliptic one together with the question it leans on.
pub(super) fn candidates(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag) -> Vec<Hit> {
    let index = knowledge.index(lang);
    let mut query = index.query(text);
    if let Some(earlier) = leans_on(context, text, lang) {
        query.carry(index.query(earlier), CARRIED);
    }
    let hits = index.search(&query, CANDIDATES);
    let unsure = hits.first().is_none_or(|hit| hit.confidence < CLARIFY);
    if !unsure || detect(text) != Detected::Unknown {
        return hits;
    }
    // A line too short to tell its language by ("recycling") may be in the other one.
    let other = knowledge.index(if lang == Tag::English { Tag::Swedish } else { Tag::English });
    let others = other.search(&other.query(text), CANDIDATES);
    if others.first().is_some_and(|hit| hit.confidence >= ANSWER) { others } else { hits }
}

fn decision(knowledge: &Knowledge, context: &Context, hits: &[Hit], text: &str, lang: Tag, now: Timestamp) -> Reply {
    let library = &knowledge.library;
    let Some(best) = hits.first().filter(|hit| hit.confidence >= CLARIFY) else {
        let wordless = !text.chars().any(char::is_alphabetic);
        return none(library, if wordless { NoneReason::NotUnderstood } else { NoneReason::NoMatch }, lang);
    };
    let second = hits.get(1).map_or(0.0, |hit| hit.confidence);
    let sure =
        best.confidence >= ANSWER && (best.confidence - second >= LEAD || best.confidence >= ANSWER + 2.0 * LEAD);
    if let Some(reply) = sure.then(|| reply_for(library, &best.target, lang, now)).flatten() {
        return reply;
    }
    let options: Vec<_> = hits
        .iter()
        .filter(|hit| hit.confidence >= OPTION)
        .filter_map(|hit| choice(library, &hit.target, lang))
        .take(MOST_OPTIONS)
        .collect();
    let asked_back = context.turns.iter().rev().take_while(|turn| matches!(turn.reply, Reply::Clarify(_))).count();
    if options.len() < 2 || asked_back >= MOST_QUESTIONS_BACK {
        return none(library, NoneReason::NoMatch, lang);
    }
    Reply::Clarify(ClarifyReply { lang, text: Texts::of(lang).clarify(), options })
}

fn why(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag, hits: &[Hit]) -> Why {
    let query = knowledge.index(lang).query(text);
    let terms =
        query.words.iter().filter(|(word, _)| !word.light).map(|(word, weight)| format!("{} {weight:.1}", word.text));
    Why {
        step: "search".to_owned(),
        terms: terms.collect(),
        candidates: hits.iter().map(candidate).collect(),
        thresholds: vec![("answer".to_owned(), ANSWER), ("clarify".to_owned(), CLARIFY), ("lead".to_owned(), LEAD)],
        carried_over: leans_on(context, text, lang).map(ToOwned::to_owned),
    }
}

fn candidate(hit: &Hit) -> WhyCandidate {
    WhyCandidate {
        id: hit.target.to_string(),
        score: hit.score,
        confidence: hit.confidence,
        features: hit.features,
        matched: hit.matched.clone(),
    }
}
