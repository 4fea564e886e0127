//! References in texts: `{{contact:medborgarservice.phone}}` becomes the number that the register holds (R22).

use crate::language::Tag;

use super::{Library, wording};

/// A reference that can't be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dangling {
    /// The reference as written, without braces.
    pub(super) reference: String,
    /// What is wrong with it.
    pub(super) what: String,
    /// Its byte offset in the text.
    pub(super) offset: usize,
}

/// Fills in every reference of a text; phone numbers and mailboxes become links in Markdown.
pub(super) fn fill(text: &str, library: &Library, tag: Tag, dangling: &mut Vec<Dangling>) -> String {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let offset = text.len() - after.len() - 2;
        let Some((reference, after)) = after.split_once("}}") else {
            dangling.push(Dangling { reference: String::new(), what: "{{ without }}".to_owned(), offset });
            return filled;
        };
        match resolve(reference.trim(), library, tag) {
            Ok(value) => filled.push_str(&value),
            Err(what) => dangling.push(Dangling { reference: reference.to_owned(), what, offset }),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn resolve(reference: &str, library: &Library, tag: Tag) -> Result<String, String> {
    let parts = reference.split_once(':').and_then(|(kind, rest)| Some((kind, rest.split_once('.')?)));
    let Some((kind, (id, field))) = parts else {
        return Err("a reference has the form register:id.field".to_owned());
    };
    let unknown = || format!("{kind}s.toml has no \"{id}\"");
    let value = match kind {
        "contact" => {
            let contact = library.contacts.get(id).ok_or_else(unknown)?;
            match field {
                "name" => Some(contact.name.get(tag).to_owned()),
                "phone" => contact.phone.as_deref().map(phone_link),
                "email" => contact.email.as_deref().map(|email| format!("[{email}](mailto:{email})")),
                "address" => contact.address.clone(),
                "hours" => {
                    contact.hours.as_ref().map(|hours| wording::hours(hours, contact.hours_as_of.as_deref(), tag))
                }
                _ => None,
            }
        }
        "referral" => {
            let referral = library.referrals.get(id).ok_or_else(unknown)?;
            match field {
                "name" => Some(referral.name.get(tag).to_owned()),
                "phone" => referral.phone.as_deref().map(phone_link),
                "url" => referral.url.clone(),
                _ => None,
            }
        }
        "service" => {
            let service = library.services.get(id).ok_or_else(unknown)?;
            (field == "name").then(|| service.name.get(tag).to_owned())
        }
        "place" => {
            let place = library.places.get(id).ok_or_else(unknown)?;
            match field {
                "name" => Some(place.name.get(tag).to_owned()),
                "address" => place.address.clone(),
                "hours" => place.hours.as_ref().map(|hours| wording::hours(hours, place.hours_as_of.as_deref(), tag)),
                _ => None,
            }
        }
        "amount" => {
            let amount = library.amounts.get(id).ok_or_else(unknown)?;
            // The year always follows: nobody should take last year's fee for this year's.
            (field == "sum").then(|| format!("{} ({})", amount.sum.get(tag), amount.year))
        }
        _ => return Err("the registers are amount, contact, place, referral and service".to_owned()),
    };
    value.ok_or_else(|| format!("\"{id}\" has no {field}"))
}

/// A phone number as a link: the digits before any note in brackets are dialled.
fn phone_link(phone: &str) -> String {
    let dialled: String =
        phone.split('(').next().unwrap_or(phone).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("[{phone}](tel:{dialled})")
}
