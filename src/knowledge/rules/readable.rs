//! A text can be read: LIX, lengths of sentences, overlong words (service requirements 2.2, R3, R19).

use crate::{
    language::Tag,
    readability::{self, Gate},
};

use crate::knowledge::{Fault, Library};

use super::text::Text;

/// Holds a Swedish text against the limits of its level. Names of e-tjänster can't be changed, so their words are
/// allowed beside the list of `plain-language.toml`.
pub(super) fn readable(text: &Text<'_>, library: &Library, faults: &mut Vec<Fault>) {
    let level = match text.tag() {
        Tag::Swedish => readability::Level::Standard,
        Tag::SimpleSwedish => readability::Level::Simple,
        Tag::English => return,
    };
    let names = library.services.values().flat_map(|service| service.name.sv.split_whitespace());
    let allowed: Vec<&str> = names.chain(library.plain_language.long_words.iter().map(String::as_str)).collect();
    let measures = readability::measure(&text.plain);
    for breach in readability::breaches(&measures, level, &allowed) {
        match breach.gate {
            Gate::LongestSentence => long_sentences(text, breach.limit, faults),
            Gate::OverlongWords => {
                for word in &breach.words {
                    let what = format!("\"{word}\" has more than 16 letters");
                    let mend = "use a shorter word or two; a name goes on `long_words` in plain-language.toml";
                    faults.push(text.rule(line_with(text, word), what, mend));
                }
            }
            Gate::Lix | Gate::MeanSentence => {
                let mend = "shorten the sentences and change long words for everyday ones";
                faults.push(text.rule(text.section.line, breach.to_string(), mend));
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no sentence has 2^52 words")]
fn long_sentences(text: &Text<'_>, limit: f64, faults: &mut Vec<Fault>) {
    for sentence in readability::sentences(&text.plain).into_iter().filter(|words| words.len() as f64 > limit) {
        let begins = sentence.iter().take(4).copied().collect::<Vec<_>>().join(" ");
        let what = format!("a sentence has {} words, at most {limit}: \"{begins} …\"", sentence.len());
        faults.push(text.rule(text.line_of(&begins), what, "make it two, or a list"));
    }
}

fn line_with(text: &Text<'_>, word: &str) -> usize {
    text.lines.iter().find(|line| line.plain.contains(word)).map_or(text.section.line, |line| line.number)
}
