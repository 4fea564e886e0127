//! What can be found: answers, and the entries of the registers that no answer speaks for.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use jiff::civil::Date;

use crate::{
    knowledge::{Answer, AnswerId, Library, PlaceId, ReferralId, ServiceId},
    language::Tag,
};

use super::analysis::{Gram, grams, words};

/// Something in the library that a question can be about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// An answer.
    Answer(AnswerId),
    /// Another authority.
    Referral(ReferralId),
    /// An e-tjänst that no answer leads to.
    Service(ServiceId),
    /// A place that no answer speaks of.
    Place(PlaceId),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(id) => write!(f, "{id}"),
            Self::Referral(id) => write!(f, "referral:{id}"),
            Self::Service(id) => write!(f, "service:{id}"),
            Self::Place(id) => write!(f, "place:{id}"),
        }
    }
}

/// A thing that can be found, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub target: Target,
    /// Its name.
    pub title: String,
    /// Ways to ask for it.
    pub asks: Vec<String>,
    /// What it says.
    pub body: String,
}

/// Everything in a library that may be shown on a day, as text in one language.
#[must_use]
pub fn documents(library: &Library, tag: Tag, today: Date) -> Vec<Document> {
    let shown: Vec<_> = library.shown(today).collect();
    let services: BTreeSet<&ServiceId> = shown.iter().flat_map(|answer| &answer.services).collect();
    let places: BTreeSet<&PlaceId> = shown.iter().flat_map(|answer| &answer.places).collect();
    // An e-tjänst is found by its name through an answer that it is the first choice of (R5).
    let for_services = speakers(&shown, tag, |answer| {
        answer.services.first().and_then(|id| Some((id, library.services.get(id)?.name.get(tag)))).into_iter().collect()
    });
    let for_places = speakers(&shown, tag, |answer| {
        answer.places.iter().filter_map(|id| Some((id, library.places.get(id)?.name.get(tag)))).collect()
    });
    let mut documents = Vec::new();
    for answer in &shown {
        let texts: Vec<_> = Tag::ALL
            .into_iter()
            .filter(|variant| variant.base() == tag.base())
            .filter_map(|variant| answer.variants.get(&variant))
            .collect();
        let Some(first) = texts.first() else { continue };
        let names =
            answer.services.iter().filter_map(|id| library.services.get(id)).map(|service| service.name.get(tag));
        let mut asks = in_language(&answer.questions, tag);
        for place in answer.places.iter().filter(|id| for_places.get(id) == Some(&&answer.id)) {
            asks.extend(library.places.get(place).map(|place| in_language(&place.asks, tag)).unwrap_or_default());
        }
        let service = answer.services.first().filter(|id| for_services.get(id) == Some(&&answer.id));
        asks.extend(service.and_then(|id| library.services.get(id)).map(|service| service.name.get(tag).to_owned()));
        documents.push(Document {
            target: Target::Answer(answer.id.clone()),
            title: first.title.clone(),
            asks,
            body: texts.iter().map(|text| text.text.as_str()).chain(names).collect::<Vec<_>>().join("\n"),
        });
    }
    if !library.answers_from_registers() {
        return documents;
    }
    documents.extend(library.referrals.iter().map(|(id, referral)| Document {
        target: Target::Referral(id.clone()),
        title: referral.name.get(tag).to_owned(),
        asks: in_language(&referral.asks, tag),
        body: referral.handles.get(tag).to_owned(),
    }));
    documents.extend(library.services.iter().filter(|(id, _)| !services.contains(id)).map(|(id, service)| Document {
        target: Target::Service(id.clone()),
        title: service.name.get(tag).to_owned(),
        asks: in_language(&service.asks, tag),
        body: service.what_for.get(tag).to_owned(),
    }));
    documents.extend(library.places.iter().filter(|(id, _)| !places.contains(id)).map(|(id, place)| Document {
        target: Target::Place(id.clone()),
        title: place.name.get(tag).to_owned(),
        asks: in_language(&place.asks, tag),
        body: place.address.clone().unwrap_or_default(),
    }));
    documents
}

/// Which of the answers that name a thing speaks for it: the one whose title is most like its name. Words that stood in
/// all of them would tell none of them from the others. `named` gives what an answer names, with the names.
fn speakers<'a, Id: Ord>(
    answers: &[&'a Answer],
    tag: Tag,
    named: impl Fn(&'a Answer) -> Vec<(&'a Id, &'a str)>,
) -> BTreeMap<&'a Id, &'a AnswerId> {
    let grams_of = |text: &str| -> BTreeSet<Gram> { words(text).iter().flat_map(|word| grams(word)).collect() };
    let mut speakers = BTreeMap::new();
    for answer in answers {
        let title = answer.variants.get(&tag.base()).map(|variant| grams_of(&variant.title)).unwrap_or_default();
        for (id, name) in named(answer) {
            let name = grams_of(name);
            // In thousandths, so that it can be ordered.
            let alike = 2000 * name.intersection(&title).count() / (name.len() + title.len()).max(1);
            let likest = speakers.entry(id).or_insert((alike, Reverse(&answer.id)));
            *likest = (*likest).max((alike, Reverse(&answer.id)));
        }
    }
    speakers.into_iter().map(|(id, (_, Reverse(answer)))| (id, answer)).collect()
}

fn in_language(asks: &crate::knowledge::Asks, tag: Tag) -> Vec<String> {
    match tag.base() {
        Tag::English => asks.en.clone(),
        Tag::Swedish | Tag::SimpleSwedish => asks.sv.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::knowledge::load;

    #[test]
    fn the_answer_whose_title_is_most_like_the_name_of_a_thing_speaks_for_it() {
        let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"), true).unwrap().library;
        let model = library.answers.values().next().unwrap();
        let titled = |id: &str, title: &str| {
            let mut answer = Answer { id: id.into(), ..model.clone() };
            answer.variants.get_mut(&Tag::Swedish).unwrap().title = title.to_owned();
            answer
        };
        let answers =
            [titled("a", "Regler för altan"), titled("c", "Ansöka om bygglov"), titled("b", "Ansöka om bygglov")];
        let service = ServiceId::from("bygglov");
        for order in [[0, 1, 2], [2, 1, 0]] {
            let answers = order.map(|place| &answers[place]);
            let speaker = speakers(&answers, Tag::Swedish, |_| vec![(&service, "Ansökan om bygglov")]);
            assert_eq!(speaker[&service].as_str(), "b", "the likest, and of two alike the first by name");
        }
        assert!(speakers(&[], Tag::Swedish, |_| vec![(&service, "Ansökan om bygglov")]).is_empty());
    }
}
