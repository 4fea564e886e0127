//! Cards: entries of the registers as a reader sees them, in one language and at one moment.

use jiff::{Timestamp, ToSpan};

use crate::{
    calendar::{Opening, Schedule, local_date, stockholm},
    knowledge::{Contact, ContactId, Library, Place, PlaceId, ServiceId, Source, wording},
    language::{Tag, Texts},
};

use super::{ContactCard, PlaceCard, ServiceCard, SourceLink};

/// How many days ahead a place tells of days with other hours.
const SPECIAL_DAYS_AHEAD: i32 = 30;

/// The way in when someone does not know where to turn (R6).
#[must_use]
pub fn default_contact(library: &Library, tag: Tag) -> ContactCard {
    let id = &library.manifest.default_contact;
    contact_card(library, id, tag).unwrap_or_else(|| ContactCard {
        name: id.to_string(),
        phone: None,
        hours: None,
        address: None,
        email: None,
    })
}

/// A contact with the fields it has.
#[must_use]
pub fn contact_card(library: &Library, id: &ContactId, tag: Tag) -> Option<ContactCard> {
    let contact = library.contacts.get(id)?;
    Some(ContactCard {
        name: contact.name.get(tag).to_owned(),
        phone: contact.phone.clone(),
        hours: hours_of(contact, tag),
        address: contact.address.clone(),
        email: contact.email.clone(),
    })
}

fn hours_of(contact: &Contact, tag: Tag) -> Option<String> {
    let hours = contact.hours.as_ref().map(|hours| wording::hours(hours, contact.hours_as_of.as_deref(), tag));
    hours.or_else(|| contact.hours_note.as_ref().map(|note| note.get(tag).to_owned()))
}

/// An e-tjänst; when its own address is not known it leads to the portal and says so.
#[must_use]
pub fn service_card(library: &Library, id: &ServiceId, tag: Tag) -> Option<ServiceCard> {
    let service = library.services.get(id)?;
    Some(ServiceCard {
        id: id.clone(),
        name: service.name.get(tag).to_owned(),
        what_for: service.what_for.get(tag).to_owned(),
        url: service.url.clone().unwrap_or_else(|| library.portal_url().to_owned()),
        address_known: service.url.is_some(),
        e_id: service.e_id,
    })
}

/// A place to visit, as it is at a moment (R20).
#[must_use]
pub fn place_card(library: &Library, id: &PlaceId, tag: Tag, now: Timestamp) -> Option<PlaceCard> {
    let place = library.places.get(id)?;
    Some(PlaceCard {
        name: place.name.get(tag).to_owned(),
        address: place.address.clone(),
        open_now: open_now(place, tag, now),
        hours: place.hours.as_ref().map(|hours| wording::hours(hours, place.hours_as_of.as_deref(), tag)),
        special: special_days(place, tag, now),
        accessibility: place.accessibility.as_ref().map(|text| text.get(tag).to_owned()),
    })
}

/// The days with hours of their own from today and as far ahead as somebody plans a visit.
fn special_days(place: &Place, tag: Tag, now: Timestamp) -> Vec<String> {
    let today = local_date(now);
    let ahead = today.saturating_add(SPECIAL_DAYS_AHEAD.days());
    let mut days: Vec<_> = place.special.iter().filter(|day| (today..=ahead).contains(&day.date)).collect();
    days.sort_by_key(|day| day.date);
    days.into_iter().map(|day| wording::special_day(day, tag)).collect()
}

/// Yes or no only when somebody has verified the hours; else what is known, with its year, and "call first".
fn open_now(place: &Place, tag: Tag, now: Timestamp) -> String {
    let texts = Texts::of(tag);
    let name = place.name.get(tag);
    let Some(hours) = &place.hours else { return texts.hours_not_known(name) };
    if place.hours_verified_at.is_none() {
        return match &place.hours_as_of {
            Some(year) => texts.hours_unverified(wording::hours(hours, None, tag), year, name),
            None => texts.hours_not_known(name),
        };
    }
    let zone = stockholm();
    let local = |moment: Timestamp| moment.to_zoned_datetime(zone.clone());
    match Schedule::new(hours, &place.special).opening_at(now) {
        Opening::Open { until } => texts.open_until(wording::clock(local(until).time(), tag)),
        Opening::Closed { next: None } => texts.closed_unknown(),
        Opening::Closed { next: Some(next) } => {
            let (at, date) = (wording::clock(local(next).time(), tag), local_date(next));
            if date == local_date(now) {
                texts.closed_opens_today(at)
            } else {
                texts.closed_opens_on(wording::weekday(date.weekday(), tag), wording::date(date, tag), at)
            }
        }
    }
}

/// A source as a link.
#[must_use]
pub fn source_link(source: &Source) -> SourceLink {
    SourceLink { url: source.url.clone(), title: source.title.clone(), seen: source.seen }
}
