//! The library as a whole.

use std::collections::BTreeMap;

use crate::calendar::Calendar;

use super::{
    Area, AreaId, Body, BodyId, Contact, ContactId, EService, Manifest, Place, PlaceId, Referral, ReferralId, ServiceId,
};

/// Everything in `knowledge/`, validated.
#[derive(Debug, Clone)]
pub struct Library {
    /// What the library says of itself.
    pub manifest: Manifest,
    /// Areas.
    pub areas: BTreeMap<AreaId, Area>,
    /// E-tjänster.
    pub services: BTreeMap<ServiceId, EService>,
    /// Other authorities.
    pub referrals: BTreeMap<ReferralId, Referral>,
    /// Contacts.
    pub contacts: BTreeMap<ContactId, Contact>,
    /// Places to visit.
    pub places: BTreeMap<PlaceId, Place>,
    /// Bodies.
    pub bodies: BTreeMap<BodyId, Body>,
    /// Working days and staffed hours.
    pub calendar: Calendar,
}

impl Library {
    /// Whether samples are among what is shown: then every page says so.
    #[must_use]
    pub fn shows_samples(&self) -> bool {
        true
    }
}
