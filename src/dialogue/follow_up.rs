//! Follow-ups: a question that leans on the one before it ("och vad kostar det då?").

use crate::{
    language::{Tag, is_function_word},
    search::analysis::words,
};

use super::{Context, Reply};

/// Words that point back at what was spoken of.
const POINTING: [&str; 22] = [
    "det", "den", "då", "där", "dit", "dem", "dom", "de", "denna", "detta", "dessa", "och", "men", "annars", "sån",
    "sådan", "it", "that", "there", "them", "then", "this",
];
/// A message with more content words than this stands on its own.
const MOST_WEIGHTY: usize = 3;

/// The earlier question that an elliptic one leans on; `None` when the question stands on its own.
pub(super) fn leans_on<'a>(context: &'a Context, text: &str, lang: Tag) -> Option<&'a str> {
    let tokens = words(text);
    let weighty = tokens.iter().filter(|word| !is_function_word(word, lang)).count();
    let pointing = tokens.iter().any(|word| POINTING.contains(&word.as_str()));
    let elliptic = weighty <= 1 && tokens.len() > 1 || weighty <= MOST_WEIGHTY && pointing;
    if elliptic { last_question(context) } else { None }
}

/// The citizen's latest words that led to something of the library.
pub(super) fn last_question(context: &Context) -> Option<&str> {
    context
        .turns
        .iter()
        .rev()
        .find(|turn| matches!(turn.reply, Reply::Answer(_) | Reply::Referral(_) | Reply::Clarify(_) | Reply::None(_)))
        .map(|turn| turn.text.as_str())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dialogue::{ClarifyReply, PastTurn},
        language::Tag,
    };

    fn after(question: &str) -> Context {
        let reply = Reply::Clarify(ClarifyReply { lang: Tag::Swedish, text: String::new(), options: vec![] });
        Context { turns: vec![PastTurn { text: question.to_owned(), reply }], ..Context::default() }
    }

    #[test]
    fn an_elliptic_question_leans_on_the_one_before() {
        let context = after("Får jag bygga altan?");
        for text in ["vad kostar det då?", "och hur hög får den vara?", "hur lång tid tar det", "varför det"] {
            assert_eq!(leans_on(&context, text, Tag::Swedish), Some("Får jag bygga altan?"), "{text}");
        }
    }

    #[test]
    fn a_whole_question_stands_on_its_own() {
        let context = after("Får jag bygga altan?");
        for text in [
            "När öppnar återvinningscentralen i Mjölby på lördag?",
            "färdtjänst",
            "var lämnar jag gammal målarfärg och lim",
        ] {
            assert_eq!(leans_on(&context, text, Tag::Swedish), None, "{text}");
        }
        assert_eq!(leans_on(&Context::default(), "vad kostar det?", Tag::Swedish), None);
    }
}
