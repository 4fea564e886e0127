//! What the front matter names is there: area, owner, e-tjänster, contacts, places, other bodies, neighbours.

use std::{collections::BTreeMap, fmt::Display};

use crate::knowledge::{Fault, Library, answer::References, document::Document};

pub(super) fn references(document: &Document<'_>, library: &Library, faults: &mut Vec<Fault>) {
    let front = &document.front;
    if let Some(area) = front.area.as_ref().filter(|area| !library.areas.contains_key(*area)) {
        faults.push(document.toml.error(0, format!("areas.toml has no \"{area}\""), "add the area or change `area`"));
    }
    if let Some(owner) = front.owner.as_ref().filter(|owner| !library.bodies.contains_key(owner.get_ref())) {
        let what = format!("bodies.toml has no \"{}\"", owner.get_ref());
        faults.push(document.toml.error(owner.span().start, what, "add the body or change `owner`"));
    }
    exist(document, &front.services, &library.services, "services.toml", faults);
    exist(document, &front.contacts, &library.contacts, "contacts.toml", faults);
    exist(document, &front.places, &library.places, "places.toml", faults);
    exist(document, &front.referrals, &library.referrals, "referrals.toml", faults);
    exist(document, &front.related, &library.answers, "answers/", faults);
}

fn exist<K: Ord + Display, V>(
    document: &Document<'_>,
    references: &References<K>,
    register: &BTreeMap<K, V>,
    file: &str,
    faults: &mut Vec<Fault>,
) {
    for id in references.0.iter().filter(|id| !register.contains_key(id.get_ref())) {
        let what = format!("{file} has no \"{}\"", id.get_ref());
        faults.push(document.toml.error(id.span().start, what, "add the entry or take the reference away"));
    }
}
