//! Follow-ups: a question that leans on the one before it ("och vad kostar det då?").

use crate::{
    language::{Tag, is_function_word},
    search::analysis::words,
};

use super::{Context, Knowledge, Reply, answers::choice, asks::last_shown};

/// Words that point back at what was spoken of.
const POINTING: [&str; 22] = [
    "det", "den", "då", "där", "dit", "dem", "dom", "de", "denna", "detta", "dessa", "och", "men", "annars", "sån",
    "sådan", "it", "that", "there", "them", "then", "this",
];
/// A message with more content words than this stands on its own.
const MOST_WEIGHTY: usize = 3;

/// The topic that an elliptic question leans on, in words to search for; `None` when the question stands on its own.
///
/// The topic is what was last shown, by its name, and the question that led there; after a question back or no answer
/// it is the earlier question alone.
pub(super) fn leans_on(knowledge: &Knowledge, context: &Context, text: &str, lang: Tag) -> Option<String> {
    if !is_elliptic(text, lang) {
        return None;
    }
    let shown = last_shown(context).and_then(|target| choice(&knowledge.library, &target, lang.base()));
    let words: Vec<String> = shown
        .map(|choice| choice.title)
        .into_iter()
        .chain(last_question(knowledge, context).map(ToOwned::to_owned))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn is_elliptic(text: &str, lang: Tag) -> bool {
    let tokens = words(text);
    let weighty = tokens.iter().filter(|word| !is_function_word(word, lang)).count();
    let pointing = tokens.iter().any(|word| POINTING.contains(&word.as_str()));
    weighty <= 1 && tokens.len() > 1 || weighty <= MOST_WEIGHTY && pointing
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
    fn a_question_that_points_back_or_says_little_is_elliptic() {
        for text in ["vad kostar det då?", "och hur hög får den vara?", "hur lång tid tar det", "varför det"] {
            assert!(is_elliptic(text, Tag::Swedish), "{text}");
        }
    }

    #[test]
    fn a_whole_question_and_a_single_word_stand_on_their_own() {
        for text in [
            "När öppnar återvinningscentralen i Mjölby på lördag?",
            "färdtjänst",
            "var lämnar jag gammal målarfärg och lim",
        ] {
            assert!(!is_elliptic(text, Tag::Swedish), "{text}");
        }
    }
}
