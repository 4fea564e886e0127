//! Follow-ups: a question that leans on the one before it ("och vad kostar det då?").

use crate::{
    language::{Tag, is_function_word},
    search::{Target, analysis::words},
};

use super::{Context, Knowledge, Reply, answers::choice, asks::last_shown};

/// A message with more content words than this stands on its own.
const MOST_WEIGHTY: usize = 3;

/// What a message leans on.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Leaning {
    /// The topic, in words to search for.
    pub(super) topic: Option<String>,
    /// Whether the message can hardly be understood without it.
    pub(super) is_elliptic: bool,
    /// What is not meant: it was shown, and the citizen has taken it back.
    pub(super) not: Option<Target>,
}

/// What a message leans on; nothing when it stands on its own or is the first.
///
/// The topic is what was last shown, by its name, and the question that led there; after a question back or no answer
/// it is the earlier question alone, and so it is when what was shown is `taken_back`.
pub(super) fn leaning(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag, taken_back: bool) -> Leaning {
    let shown = last_shown(context);
    let not = if taken_back { shown.clone() } else { None };
    let (leans, is_elliptic) = leans(text, lang);
    if !leans && !taken_back {
        return Leaning::default();
    }
    let shown = shown.filter(|_| !taken_back).and_then(|target| choice(&knowledge.library, &target, lang.base()));
    let words: Vec<String> = shown
        .map(|choice| choice.title)
        .into_iter()
        .chain(last_question(knowledge, context).map(ToOwned::to_owned))
        .collect();
    Leaning { topic: (!words.is_empty()).then(|| words.join(" ")), is_elliptic: is_elliptic || taken_back, not }
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
