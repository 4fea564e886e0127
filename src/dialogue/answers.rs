//! Replies built from the library: an answer letter for letter, or the entry of a register.

use jiff::Timestamp;

use crate::{
    calendar::local_date,
    knowledge::{Answer, AnswerId, BodyId, Library, PlaceId, ReferralId, ServiceId, Version},
    language::{Tag, Texts},
    search::{Target, analysis::words},
};

use super::{
    AnswerReply, Choice, ChoiceId, ContactCard, HardWord, Knowledge, Owner, ReferralReply, Reply,
    cards::{contact_card, default_contact, place_card, service_card, source_link},
};

/// What is shown for a target; `None` when it is not (or no longer) in the library.
pub(super) fn reply_for(library: &Library, target: &Target, tag: Tag, now: Timestamp) -> Option<Reply> {
    match target {
        Target::Answer(id) => answer(library, id, tag, now).map(|answer| Reply::Answer(Box::new(answer))),
        Target::Referral(id) => referral(library, id, tag).map(Reply::Referral),
        Target::Service(id) => service(library, id, tag).map(|answer| Reply::Answer(Box::new(answer))),
        Target::Place(id) => place(library, id, tag, now).map(|answer| Reply::Answer(Box::new(answer))),
    }
}

/// What is shown of an answer or an entry when it is chosen by name and not asked for.
#[must_use]
pub fn register_reply(knowledge: &Knowledge, target: &Target, tag: Tag, now: Timestamp) -> Option<Reply> {
    reply_for(&knowledge.library, target, tag, now)
}

/// Whether a target is (still) in the library and may be shown.
pub(super) fn is_shown(library: &Library, target: &Target, now: Timestamp) -> bool {
    match target {
        Target::Answer(id) => {
            let answer = library.answers.get(id);
            answer.is_some_and(|answer| answer.is_shown(local_date(now), library.samples_allowed()))
        }
        Target::Referral(id) => library.referrals.contains_key(id),
        Target::Service(id) => library.services.contains_key(id),
        Target::Place(id) => library.places.contains_key(id),
    }
}

/// What stands on the button of a choice; `None` when the library no longer has it.
#[must_use]
pub fn title_of(knowledge: &Knowledge, id: &ChoiceId, tag: Tag) -> Option<String> {
    choice(&knowledge.library, &id.0, tag).map(|choice| choice.title)
}

/// The name of a target on a button.
pub(super) fn choice(library: &Library, target: &Target, tag: Tag) -> Option<Choice> {
    let title = match target {
        Target::Answer(id) => library.answers.get(id)?.variant(tag)?.1.title.clone(),
        Target::Referral(id) => library.referrals.get(id)?.name.get(tag).to_owned(),
        Target::Service(id) => library.services.get(id)?.name.get(tag).to_owned(),
        Target::Place(id) => library.places.get(id)?.name.get(tag).to_owned(),
    };
    let area = match target {
        Target::Answer(id) => library.answers.get(id).map(|answer| &answer.area),
        Target::Service(id) => library.services.get(id).map(|service| &service.area),
        Target::Referral(_) | Target::Place(_) => None,
    };
    let picture = area.and_then(|area| library.areas.get(area)?.picture);
    Some(Choice { id: ChoiceId(target.clone()), title, picture })
}

/// An answer as it is shown, in a language or the nearest there is; `None` when it may not be shown now.
#[must_use]
pub fn answer(library: &Library, id: &AnswerId, tag: Tag, now: Timestamp) -> Option<AnswerReply> {
    let today = local_date(now);
    let shown = |answer: &&Answer| answer.is_shown(today, library.samples_allowed());
    let answer = library.answers.get(id).filter(shown)?;
    let (lang, variant) = answer.variant(tag)?;
    let related = answer.related.iter().filter_map(|id| library.answers.get(id)).filter(shown);
    let related = related.filter_map(|answer| choice(library, &Target::Answer(answer.id.clone()), tag));
    Some(AnswerReply {
        id: id.clone(),
        version: variant.version.clone(),
        status: answer.status,
        lang,
        title: variant.title.clone(),
        html: variant.html.clone(),
        text: variant.text.clone(),
        owner: owner(library, &answer.owner, tag),
        reviewed: answer.reviewed(),
        sources: answer.sources.iter().map(source_link).collect(),
        services: answer.services.iter().filter_map(|id| service_card(library, id, tag)).collect(),
        contacts: contacts(library, answer, tag),
        places: answer.places.iter().filter_map(|id| place_card(library, id, tag, now)).collect(),
        words: if lang.is_simple() { hard_words(library, &variant.text) } else { Vec::new() },
        needs_adult: lang.is_simple() && library.plain_language.needs_adult(&variant.text),
        related: related.collect(),
        also: Vec::new(),
    })
}

/// The words of the glossary that a text uses, in any of their forms (L-3).
fn hard_words(library: &Library, text: &str) -> Vec<HardWord> {
    let said = format!(" {} ", words(text).join(" "));
    let says = |form: &str| said.contains(&format!(" {} ", words(form).join(" ")));
    let used = library
        .glossary
        .iter()
        .filter(|(word, explained)| says(word.as_str()) || explained.forms.iter().any(|form| says(form)));
    used.map(|(word, explained)| HardWord { word: word.clone(), meaning: explained.sv.clone() }).collect()
}

/// The other ways (R4): those of the answer, and always the way in that everyone can use.
fn contacts(library: &Library, answer: &Answer, tag: Tag) -> Vec<ContactCard> {
    let mut cards: Vec<ContactCard> = answer.contacts.iter().filter_map(|id| contact_card(library, id, tag)).collect();
    let way_in = default_contact(library, tag);
    if !cards.contains(&way_in) {
        cards.push(way_in);
    }
    cards
}

fn owner(library: &Library, id: &BodyId, tag: Tag) -> Owner {
    let name = library.bodies.get(id).map_or(id.as_str(), |body| body.name.get(tag));
    Owner { id: id.clone(), name: name.to_owned() }
}

fn referral(library: &Library, id: &ReferralId, tag: Tag) -> Option<ReferralReply> {
    let referral = library.referrals.get(id)?;
    let name = referral.name.get(tag);
    Some(ReferralReply {
        id: id.clone(),
        lang: tag,
        name: name.to_owned(),
        text: Texts::of(tag).referral(name),
        handles: referral.handles.get(tag).to_owned(),
        phone: referral.phone.clone(),
        phone_note: referral.phone_note.as_ref().map(|note| note.get(tag).to_owned()),
        url: referral.url.clone(),
        source: source_link(&referral.source),
        status: library.register_status(),
    })
}

/// An e-tjänst that no answer leads to: found by asking all the same (R5), in the words of the register.
fn service(library: &Library, id: &ServiceId, tag: Tag) -> Option<AnswerReply> {
    let service = library.services.get(id)?;
    let mut reply = from_register(library, &Target::Service(id.clone()), service.what_for.get(tag), tag)?;
    reply.reviewed = Some(service.source.seen);
    reply.sources = vec![source_link(&service.source)];
    reply.services = vec![service_card(library, id, tag)?];
    Some(reply)
}

/// A place that no answer speaks of.
fn place(library: &Library, id: &PlaceId, tag: Tag, now: Timestamp) -> Option<AnswerReply> {
    let place = library.places.get(id)?;
    let card = place_card(library, id, tag, now)?;
    let mut reply = from_register(library, &Target::Place(id.clone()), &card.open_now, tag)?;
    reply.reviewed = Some(place.source.seen);
    reply.sources = vec![source_link(&place.source)];
    reply.places = vec![card];
    if let Some(contact) = contact_card(library, &place.contact, tag).filter(|card| !reply.contacts.contains(card)) {
        reply.contacts.insert(0, contact);
    }
    Some(reply)
}

/// A reply in the words of a register. Its plain text needs no mark-up, only escaping.
fn from_register(library: &Library, target: &Target, text: &str, tag: Tag) -> Option<AnswerReply> {
    let title = choice(library, target, tag)?.title;
    Some(AnswerReply {
        id: AnswerId::from(target.to_string()),
        version: Version::from("register"),
        status: library.register_status(),
        lang: tag,
        title,
        html: format!("<p>{}</p>", ammonia::clean_text(text)),
        text: text.to_owned(),
        owner: owner(library, &library.manifest.desk, tag),
        reviewed: None,
        sources: Vec::new(),
        services: Vec::new(),
        contacts: vec![default_contact(library, tag)],
        places: Vec::new(),
        words: Vec::new(),
        needs_adult: false,
        related: Vec::new(),
        also: Vec::new(),
    })
}
