//! The decision: answer, ask back, refer elsewhere, or admit that nothing fits.
//!
//! Decided by what a mistake costs: a wrong answer costs more than a question back, a question back more than a right
//! answer. The thresholds are confidences of the search, measured on `tests/eval` (see `docs/search.md`).

use jiff::Timestamp;

use crate::{
    language::{Detected, Tag, detect},
    search::{Hit, Look, Query, Target, sure_of_some},
};

use super::{
    Context, Knowledge, NoneReason, Reply, Turn, Why, WhyCandidate,
    answers::{choice, is_shown, reply_for},
    follow_up::{Leaning, Topic, leaning},
    question_back::ask_back,
    respond::none,
};

/// At least this sure of the best candidate, it is shown at once.
pub(super) const ANSWER: f32 = 0.75;
/// At least this sure that one of the best few is meant, a question back is worth while.
const CLARIFY: f32 = 0.2;
/// Less sure than this, a line whose language can't be told may be in the other one.
const STRANGE: f32 = 0.34;
/// The best few: as many are listed in a question back, and further ones when they are at least so sure.
const BEST_FEW: usize = 3;
pub(super) const OPTION: f32 = 0.04;
/// A question of so few content words is open rather than strange when the library has this share of them.
const OPEN_UP_TO: usize = 2;
const KNOWN: f32 = 0.95;
/// Choices in a question back.
pub(super) const MOST_OPTIONS: usize = 4;
/// After this many questions back in a row a person is offered.
const MOST_QUESTIONS_BACK: usize = 2;
/// What the words of an earlier topic weigh beside those of the question that leans on it.
const CARRIED: f32 = 0.35;
/// Candidates looked at.
const CANDIDATES: usize = 8;

/// A question as searched for, and what it may be about, best first.
pub(super) struct Found {
    query: Query,
    /// The language it was looked up in.
    lang: Tag,
    pub(super) hits: Vec<Hit>,
    /// The topic that the question leans on.
    topic: Option<Topic>,
}

impl Found {
    /// How sure it is that the first is meant, 0…1.
    fn sureness(&self) -> f32 {
        self.hits.first().map_or(0.0, |hit| hit.confidence)
    }

    /// What is meant, when that is sure enough to be shown at once.
    pub(super) fn sure(&self) -> Option<&Target> {
        self.hits.first().filter(|hit| hit.confidence >= ANSWER).map(|hit| &hit.target)
    }
}

/// Decides what to say to what was found, and says why.
pub(super) fn turn_for(
    knowledge: &Knowledge,
    context: &Context,
    found: Found,
    text: &str,
    lang: Tag,
    now: Timestamp,
) -> Turn {
    Turn { reply: decision(knowledge, context, &found, text, lang, now), lang, why: why(found) }
}

/// What the search sees for a message, before anything is made of it: what `eval --calibrate` learns from.
#[must_use]
pub fn looked_up(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag, now: Timestamp) -> Look {
    let found = search(knowledge, context, text, lang, now, false);
    knowledge.index(found.lang).look_given(&found.query, |target| says_for(found.topic.as_ref(), target))
}

/// What a message may be about, together with what it leans on. `taken_back`: what was shown last is not it.
pub(super) fn search(
    knowledge: &Knowledge,
    context: &Context,
    text: &str,
    lang: Tag,
    now: Timestamp,
    taken_back: bool,
) -> Found {
    let Leaning { topic, is_elliptic, not } = leaning(knowledge, context, text, lang, taken_back);
    let look_up = |lang: Tag, topic: Option<Topic>| {
        let index = knowledge.index(lang);
        let mut query = index.query(text);
        if let Some(topic) = &topic {
            query.carry(index.query(&topic.words), CARRIED);
        }
        let mut hits = index.search_given(&query, CANDIDATES, |target| says_for(topic.as_ref(), target));
        hits.retain(|hit| is_shown(&knowledge.library, &hit.target, now) && not.as_ref() != Some(&hit.target));
        Found { query, lang, hits, topic }
    };
    let alone = look_up(lang, None);
    let found = match topic {
        None => alone,
        Some(topic) => {
            let leaning = look_up(lang, Some(topic));
            // A change of topic is surer as it stands.
            let may_stand = !is_elliptic || alone.sure().is_some();
            if may_stand && alone.sureness() >= leaning.sureness() { alone } else { leaning }
        }
    };
    // A line too short to tell its language by ("recycling") may be in the other one.
    if sure_of_some(&found.hits) < STRANGE && detect(text) == Detected::Unknown {
        let other = look_up(if lang == Tag::English { Tag::Swedish } else { Tag::English }, None);
        if other.sure().is_some() {
            return other;
        }
    }
    found
}

/// What a topic says for a candidate, as log odds.
fn says_for(topic: Option<&Topic>, target: &Target) -> f32 {
    topic.map_or(0.0, |topic| topic.says_for(target))
}

fn decision(knowledge: &Knowledge, context: &Context, found: &Found, text: &str, lang: Tag, now: Timestamp) -> Reply {
    let library = &knowledge.library;
    let hits = &found.hits;
    if let Some(reply) = found.sure().and_then(|target| reply_for(library, target, lang, now)) {
        return reply;
    }
    if sure_of_some(hits) < CLARIFY && !is_open(found) {
        let wordless = !text.chars().any(char::is_alphabetic);
        return none(library, if wordless { NoneReason::NotUnderstood } else { NoneReason::NoMatch }, lang);
    }
    let options: Vec<_> = hits
        .iter()
        .enumerate()
        .filter(|(rank, hit)| *rank < BEST_FEW || hit.confidence >= OPTION)
        .filter_map(|(_, hit)| choice(library, &hit.target, lang))
        .take(MOST_OPTIONS)
        .collect();
    let asked_back = context.turns.iter().rev().take_while(|turn| matches!(turn.reply, Reply::Clarify(_))).count();
    if options.len() < 2 || asked_back >= MOST_QUESTIONS_BACK {
        return none(library, NoneReason::NoMatch, lang);
    }
    Reply::Clarify(ask_back(library, options, lang))
}

/// A word or two that the library knows, and nothing else ("avgift"): too open for one answer, but not a question that
/// nothing fits.
fn is_open(found: &Found) -> bool {
    let told = found.query.words.iter().filter(|(word, _)| !word.light).count();
    (1..=OPEN_UP_TO).contains(&told) && found.hits.first().is_some_and(|best| best.features.cover >= KNOWN)
}

fn why(found: Found) -> Why {
    let terms = found.query.words.iter().filter(|(word, _)| !word.light);
    Why {
        step: "search".to_owned(),
        terms: terms.map(|(word, weight)| format!("{} {weight:.1}", word.text)).collect(),
        candidates: found.hits.iter().map(candidate).collect(),
        thresholds: vec![("answer".to_owned(), ANSWER), ("clarify".to_owned(), CLARIFY)],
        carried_over: found.topic.map(|topic| topic.words),
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
