//! What can be found: answers, and the entries of the registers that no answer speaks for.

use std::{cmp::Reverse, collections::BTreeSet, fmt};

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
    let speaks_of_service = |id: &ServiceId| shown.iter().any(|answer| answer.services.contains(id));
    let speaks_of_place = |id: &PlaceId| shown.iter().any(|answer| answer.places.contains(id));
    let mut documents = Vec::new();
    for answer in &shown {
        let texts: Vec<_> = Tag::ALL
            .into_iter()
            .filter(|variant| variant.base() == tag.base())
            .filter_map(|variant| answer.variants.get(&variant))
            .collect();
        let Some(first) = texts.first() else { continue };
        let services = answer.services.iter().filter_map(|id| library.services.get(id));
        let mut asks = in_language(&answer.questions, tag);
        for (id, place) in answer.places.iter().filter_map(|id| Some((id, library.places.get(id)?))) {
            let visits = |other: &&Answer| other.places.contains(id);
            if speaks_for(answer, place.name.get(tag), shown.iter().copied().filter(visits), tag) {
                asks.extend(in_language(&place.asks, tag));
            }
        }
        // An e-tjänst is found by its name through an answer that it is the first choice of (R5).
        if let Some(service) = answer.services.first().and_then(|id| library.services.get(id)) {
            let begins = |other: &&Answer| other.services.first() == answer.services.first();
            if speaks_for(answer, service.name.get(tag), shown.iter().copied().filter(begins), tag) {
                asks.push(service.name.get(tag).to_owned());
            }
        }
        documents.push(Document {
            target: Target::Answer(answer.id.clone()),
            title: first.title.clone(),
            asks,
            body: texts
                .iter()
                .map(|text| text.text.as_str())
                .chain(services.map(|service| service.name.get(tag)))
                .collect::<Vec<_>>()
                .join("\n"),
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
    documents.extend(library.services.iter().filter(|(id, _)| !speaks_of_service(id)).map(|(id, service)| Document {
        target: Target::Service(id.clone()),
        title: service.name.get(tag).to_owned(),
        asks: in_language(&service.asks, tag),
        body: service.what_for.get(tag).to_owned(),
    }));
    documents.extend(library.places.iter().filter(|(id, _)| !speaks_of_place(id)).map(|(id, place)| Document {
        target: Target::Place(id.clone()),
        title: place.name.get(tag).to_owned(),
        asks: in_language(&place.asks, tag),
        body: place.address.clone().unwrap_or_default(),
    }));
    documents
}

/// Whether an answer is the one of several that speaks for a thing they all name: its title is most like the name.
/// Words that stood in all of them would tell none of them from the others.
fn speaks_for<'a>(answer: &Answer, name: &str, all: impl Iterator<Item = &'a Answer>, tag: Tag) -> bool {
    let grams_of = |text: &str| -> BTreeSet<Gram> { words(text).iter().flat_map(|word| grams(word)).collect() };
    let name = grams_of(name);
    let alike = |one: &Answer| {
        let title = one.variants.get(&tag.base()).map(|variant| grams_of(&variant.title)).unwrap_or_default();
        // In thousandths, so that it can be ordered.
        2000 * name.intersection(&title).count() / (name.len() + title.len()).max(1)
    };
    all.max_by_key(|one| (alike(one), Reverse(one.id.clone()))).is_some_and(|most| most.id == answer.id)
}

fn in_language(asks: &crate::knowledge::Asks, tag: Tag) -> Vec<String> {
    match tag.base() {
        Tag::English => asks.en.clone(),
        Tag::Swedish | Tag::SimpleSwedish => asks.sv.clone(),
    }
}
