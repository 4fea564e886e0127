//! Cards: the registers as a reader sees them, in one language.

use jiff::Timestamp;

use crate::{
    knowledge::{Library, PlaceId, ServiceId},
    language::Tag,
};

use super::{ContactCard, PlaceCard, ServiceCard};

/// The way in when someone does not know where to turn (R6).
#[must_use]
pub fn default_contact(_library: &Library, _tag: Tag) -> ContactCard {
    ContactCard { name: "Medborgarservice".to_owned(), phone: None, hours: None, address: None, email: None }
}

/// An e-tjänst.
#[must_use]
pub fn service_card(_library: &Library, _id: &ServiceId, _tag: Tag) -> Option<ServiceCard> {
    None
}

/// A place to visit, as it is at a moment.
#[must_use]
pub fn place_card(_library: &Library, _id: &PlaceId, _tag: Tag, _now: Timestamp) -> Option<PlaceCard> {
    None
}
