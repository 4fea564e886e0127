//! The question back: what tells the candidates apart where the library says what does, else their titles.

use crate::{
    knowledge::Library,
    language::{Tag, Texts},
};

use super::{Choice, ChoiceId, ClarifyReply, answers::choice, decide::MOST_OPTIONS};

/// Asks which of the likeliest is meant; given are their titles, best first.
///
/// A question of the library is asked when it tells the first two apart. Its options among the candidates come first,
/// then the other candidates, so that nothing likely is hidden by a good question; then its other options.
pub(super) fn ask_back(library: &Library, candidates: Vec<Choice>, lang: Tag) -> ClarifyReply {
    let titles = |options| ClarifyReply { lang, text: Texts::of(lang).clarify(), options };
    let [first, second, ..] = &candidates[..] else { return titles(candidates) };
    let question = library.questions_back.iter().find(|question| {
        let has =
            |choice: &Choice| question.options.iter().any(|option| *option.choice.get_ref() == choice.id.to_string());
        has(first) && has(second)
    });
    let Some(question) = question else { return titles(candidates) };
    let labelled: Vec<Choice> = question
        .options
        .iter()
        .filter_map(|option| {
            let ChoiceId(target) = ChoiceId::from(option.choice.get_ref().clone());
            Some(Choice { title: option.label.get(lang).to_owned(), ..choice(library, &target, lang)? })
        })
        .collect();
    let is_labelled = |choice: &Choice| labelled.iter().any(|other| other.id == choice.id);
    let (asked, beside): (Vec<Choice>, Vec<Choice>) = candidates.into_iter().partition(is_labelled);
    let (likely, unlikely): (Vec<Choice>, Vec<Choice>) =
        labelled.into_iter().partition(|option| asked.iter().any(|choice| choice.id == option.id));
    let options = likely.into_iter().chain(beside).chain(unlikely).take(MOST_OPTIONS).collect();
    ClarifyReply { lang, text: question.ask.get(lang).to_owned(), options }
}
