//! Follow-ups: a question that leans on the one before it ("och vad kostar det då?").

use std::collections::HashSet;

use crate::{
    knowledge::Library,
    language::{Tag, is_function_word},
    search::{Target, analysis::words},
};

use super::{Context, Knowledge, Reply, answers::choice, asks::last_shown};

/// A message with more content words than this stands on its own.
const MOST_WEIGHTY: usize = 3;
/// What it says for an answer, as log odds, that it was just shown; and that it has to do with what was. The latter says
/// more: what has been read is seldom asked for again. Chosen on conversations that no measured question is in.
const SHOWN: f32 = 2.0;
const NEAR: f32 = 3.0;

/// What a conversation is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Topic {
    /// In words to search for: the citizen's latest question, else the name of what was shown.
    pub(super) words: String,
    shown: Option<Target>,
    /// What has to do with it: what the library relates to what was shown or offered, and what was offered.
    near: HashSet<Target>,
}

impl Topic {
    /// What the topic says for a candidate, as log odds.
    pub(super) fn says_for(&self, target: &Target) -> f32 {
        if self.shown.as_ref() == Some(target) {
            SHOWN
        } else if self.near.contains(target) {
            NEAR
        } else {
            0.0
        }
    }
}

/// What a message leans on.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Leaning {
    /// The topic.
    pub(super) topic: Option<Topic>,
    /// Whether the message can hardly be understood without it.
    pub(super) is_elliptic: bool,
    /// What is not meant: it was shown, and the citizen has taken it back.
    pub(super) not: Option<Target>,
}

/// What a message leans on; nothing when it stands on its own or is the first.
///
/// The topic is the citizen's latest question, what was shown or offered then, and what the library relates to that; when
/// what was shown is `taken_back`, it is the question alone.
pub(super) fn leaning(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag, taken_back: bool) -> Leaning {
    let shown = last_shown(context);
    let not = if taken_back { shown.clone() } else { None };
    let (leans, is_elliptic) = leans(text, lang);
    if !leans && !taken_back {
        return Leaning::default();
    }
    let library = &knowledge.library;
    let shown = shown.filter(|_| !taken_back);
    let title = || Some(choice(library, shown.as_ref()?, lang.base())?.title);
    let words = last_question(knowledge, context).map(ToOwned::to_owned).or_else(title);
    let near = match context.turns.last().map(|turn| &turn.reply) {
        Some(Reply::Clarify(asked)) if !taken_back => {
            asked.options.iter().flat_map(|option| around(library, &option.id.0)).collect()
        }
        _ => shown.iter().flat_map(|shown| around(library, shown)).collect(),
    };
    let topic = words.map(|words| Topic { words, shown, near });
    Leaning { topic, is_elliptic: is_elliptic || taken_back, not }
}

/// A target, and the answers that the library relates to it, either way.
fn around(library: &Library, target: &Target) -> Vec<Target> {
    let mut around = vec![target.clone()];
    let Target::Answer(id) = target else { return around };
    let own = library.answers.get(id).into_iter().flat_map(|answer| &answer.related);
    let others = library.answers.iter().filter(|(_, answer)| answer.related.contains(id)).map(|(other, _)| other);
    around.extend(own.chain(others).cloned().map(Target::Answer));
    around
}

/// Whether a message may lean on another, and whether it can hardly stand without.
fn leans(text: &str, lang: Tag) -> (bool, bool) {
    let tokens = words(text);
    let weighty = tokens.iter().filter(|word| !is_function_word(word, lang)).count();
    let short = weighty <= MOST_WEIGHTY && tokens.len() > 1;
    (short, short && weighty <= 1)
}

/// The citizen's latest words that were a question about something: no small talk, no ask about the conversation.
pub(super) fn last_question<'a>(knowledge: &Knowledge, context: &'a Context) -> Option<&'a str> {
    context
        .turns
        .iter()
        .rev()
        .filter(|turn| !matches!(turn.reply, Reply::SmallTalk(_)))
        .map(|turn| turn.text.as_str())
        .find(|text| !text.is_empty() && knowledge.phrases.read(text).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_do_with_what_was_shown_starts_ahead_of_it_and_both_of_the_rest() {
        let target = |id: &str| Target::Answer(id.into());
        let near = [target("apply"), target("fee")].into();
        let topic = Topic { words: "how do I apply".to_owned(), shown: Some(target("apply")), near };
        let said = ["fee", "apply", "other"].map(|id| topic.says_for(&target(id)));
        assert!(said[0] > said[1] && said[1] > said[2] && said[2].abs() < f32::EPSILON, "{said:?}");
    }

    #[test]
    fn a_question_that_says_little_is_elliptic() {
        for text in ["vad kostar det då?", "varför det", "och när då"] {
            assert_eq!(leans(text, Tag::Swedish), (true, true), "{text}");
        }
    }

    #[test]
    fn a_short_question_may_lean_and_a_long_one_or_a_single_word_stands_on_its_own() {
        assert_eq!(leans("när ska nycklarna vara inlämnade?", Tag::Swedish), (true, false));
        for text in [
            "När öppnar återvinningscentralen i Mjölby på lördag?",
            "färdtjänst",
            "var lämnar jag gammal målarfärg och lim",
        ] {
            assert_eq!(leans(text, Tag::Swedish), (false, false), "{text}");
        }
    }
}
