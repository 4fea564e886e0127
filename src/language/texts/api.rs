//! Texts of the group `api`: what problems say, and the plain transcript.

super::texts! {
    api_title_malformed();
    api_title_unauthorized();
    api_title_query();
    api_title_not_found();
    api_title_method();
    api_title_conflict();
    api_title_too_large();
    api_title_not_json();
    api_title_fields();
    api_title_too_many();
    api_title_unavailable();
    api_malformed();
    api_unauthorized();
    api_query();
    /// What a client tells before the first message.
    api_notice();
    api_not_found();
    api_method();
    api_client_id_reused();
    api_already_handed_over(reference);
    /// Two tabs that never agree, or a link that is used up.
    api_conflict();
    /// What a handover is about when nobody said.
    api_wants_person();
    api_too_large(bytes);
    api_not_json();
    api_fields(count);
    api_too_many(seconds);
    api_unavailable();
    /// After `api_unavailable`: the other way in.
    api_call(phone);
    api_field_unknown();
    api_field_missing();
    api_field_not_text();
    api_field_not_bool();
    api_field_not_object();
    api_field_too_long(max);
    api_field_language();
    api_field_client_id();
    api_field_contact_way();
    api_field_phone();
    api_field_email();
    api_field_personal_number();
    api_field_maybe_personal_number();
    transcript_title();
    transcript_started(when);
    transcript_samples();
    transcript_you();
    transcript_service();
    transcript_agent(name, function);
    transcript_answer_of(owner, date);
    transcript_answer_read(owner, date);
    transcript_answer_by(owner);
    transcript_sample();
    transcript_version(id, version);
    transcript_source(title);
    transcript_handed_over(reference, when);
    transcript_closed(reference);
}
