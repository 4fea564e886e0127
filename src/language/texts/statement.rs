//! Texts of the group `statement`: what the pages that the law asks for say of the municipality's own facts, and the
//! answers' own pages.

super::texts! {
    answers_languages();
    answer_ask_heading();
    answer_ask();
    answer_gone_heading();
    answer_gone_text();
    privacy_controller_is(controller);
    privacy_controller_contact(contact);
    privacy_controller_missing();
    privacy_officer_is(contact);
    privacy_officer_missing();
    privacy_processors(processors);
    privacy_processors_missing();
    privacy_kept_conversations(days, decision, day);
    privacy_kept_requested(days, decision, day);
    privacy_kept_register(days, decision, day);
    privacy_kept_in_order(days, decision, day);
    privacy_kept_minor(days, decision, day);
    privacy_kept_feedback(days, decision, day);
    access_fully(auditor);
    access_partly();
    access_not();
    access_known_gaps();
    access_burden();
    access_tests();
    access_assessed(day);
    access_assessed_old(day);
    access_assessed_missing();
    access_updated(day);
    access_report_contact(contact);
}
