//! What the registers say of each other: entries that exist, numbers for danger that are there.

use crate::knowledge::{Fault, Files, Library, toml_file::TomlFile};

/// Checks what the registers say of each other.
pub(in crate::knowledge) fn registers(files: &Files, library: &Library, faults: &mut Vec<Fault>) {
    let mut missing = |path: &'static str, id: &str, what: String| {
        let text = files.get(path).unwrap_or_default();
        let offset = text.find(&format!("[{id}]")).or_else(|| text.find(id)).unwrap_or(0);
        faults.push(TomlFile::new(path, text).error(offset, what, "add the entry there or name another"));
    };
    for (id, service) in &library.services {
        if !library.areas.contains_key(&service.area) {
            missing("services.toml", id.as_str(), format!("areas.toml has no \"{}\"", service.area));
        }
    }
    for (id, place) in &library.places {
        if !library.contacts.contains_key(&place.contact) {
            missing("places.toml", id.as_str(), format!("contacts.toml has no \"{}\"", place.contact));
        }
    }
    for (id, body) in &library.bodies {
        if !library.contacts.contains_key(&body.contact) {
            missing("bodies.toml", id.as_str(), format!("contacts.toml has no \"{}\"", body.contact));
        }
    }
    for reference in library.safety.numbers() {
        let known = match reference.split_once(':') {
            Some(("referral", id)) => library.referrals.get(id).is_some_and(|referral| referral.phone.is_some()),
            Some(("contact", id)) => library.contacts.get(id).is_some_and(|contact| contact.phone.is_some()),
            _ => false,
        };
        if !known {
            missing("safety.toml", reference, format!("no register has a phone number for \"{reference}\""));
        }
    }
    let manifest = &library.manifest;
    for (known, id, register) in [
        (library.services.contains_key(&manifest.portal), manifest.portal.as_str(), "services.toml"),
        (
            library.services.contains_key(&manifest.complaint_service),
            manifest.complaint_service.as_str(),
            "services.toml",
        ),
        (library.bodies.contains_key(&manifest.desk), manifest.desk.as_str(), "bodies.toml"),
        (library.contacts.contains_key(&manifest.default_contact), manifest.default_contact.as_str(), "contacts.toml"),
        (library.answers.contains_key(&manifest.complaint_answer), manifest.complaint_answer.as_str(), "answers/"),
        (
            library.answers.contains_key(&manifest.public_record_answer),
            manifest.public_record_answer.as_str(),
            "answers/",
        ),
    ] {
        if !known {
            missing("library.toml", id, format!("{register} has no \"{id}\""));
        }
    }
    if library.portal_url().is_empty() {
        missing("services.toml", manifest.portal.as_str(), "the portal has no url".to_owned());
    }
}
