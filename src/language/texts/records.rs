//! Texts of the group `records`: packages that are exported for registration, always read in Swedish.

super::texts! {
    records_title(reference);
    records_about();
    records_made(at, by);
    records_facts();
    records_received();
    records_due();
    records_handled();
    records_urgent();
    records_yes();
    records_before();
    records_later();
    records_nothing();
    records_citizen();
    records_event();
    records_source(title, seen);
    records_sources();
    records_services();
}
