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
    records_protocol_title();
    records_protocol_at(at);
    records_protocol_kind(kind);
    records_protocol_n(n);
    records_protocol_interval(from, to);
    records_protocol_decision(number, date);
    records_protocol_days(days);
    records_protocol_id(id);
}
