//! Why a reply was chosen, in words: for staff who read a conversation and for editors who wonder.
//!
//! Says what `Why` holds and nothing more; the arithmetic is in `ask --json`.

use crate::language::{Tag, Texts};

use super::{ChoiceId, Knowledge, Reply, Turn, decide, title_of};

/// Runners-up that are named.
const NEXT: usize = 2;
/// A runner-up less likely than this says nothing.
const WORTH_NAMING: f32 = 0.02;

/// Why a turn's reply was chosen, one sentence or two a line, in a language.
#[must_use]
pub fn explain(knowledge: &Knowledge, turn: &Turn, lang: Tag) -> Vec<String> {
    let texts = Texts::of(lang);
    let why = &turn.why;
    let mut lines = vec![texts.why_step(&why.step)];
    if why.candidates.is_empty() && why.terms.is_empty() {
        return lines;
    }
    if !why.terms.is_empty() {
        // A term is followed by its weight.
        let words: Vec<&str> = why.terms.iter().filter_map(|term| term.split(' ').next()).collect();
        lines.push(texts.why_words(words.join(", ")));
    }
    if let Some(carried) = &why.carried_over {
        lines.push(texts.why_carried(carried));
    }
    let name = |id: &str| title_of(knowledge, &ChoiceId::from(id.to_owned()), lang).unwrap_or_else(|| id.to_owned());
    let mut candidates = why.candidates.iter();
    match candidates.next() {
        None => lines.push(texts.why_nothing()),
        Some(best) if best.matched.is_empty() => {
            lines.push(texts.why_best_wordless(name(&best.id), percent(best.confidence)));
        }
        Some(best) => {
            lines.push(texts.why_best(name(&best.id), percent(best.confidence), best.matched.join(", ")));
        }
    }
    let next = candidates.take(NEXT).filter(|candidate| candidate.confidence >= WORTH_NAMING);
    lines.extend(next.map(|candidate| texts.why_next(name(&candidate.id), percent(candidate.confidence))));
    let limit = percent(decide::ANSWER);
    match &turn.reply {
        Reply::Answer(_) | Reply::Referral(_) => lines.push(texts.why_shown(limit)),
        Reply::Clarify(_) => lines.push(texts.why_asked_back(limit)),
        Reply::None(_) => lines.push(texts.why_none(limit)),
        _ => {}
    }
    lines
}

/// A share as whole per cent, in words: Fluent would group its digits.
fn percent(share: f32) -> String {
    format!("{:.0}", share * 100.0)
}
