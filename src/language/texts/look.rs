//! Texts of the group `look`: how a page is read, simple mode, views, and the page that shows every part.

super::texts! {
    reading_heading();
    reading_text();
    /// In per cent.
    reading_size(size);
    reading_room();
    reading_close();
    reading_airy();
    design_title();
    design_lead();
    design_colours();
    design_words();
    design_buttons();
    design_fields();
    design_lines();
    design_pictures();
    design_sample();
    design_fault();
    adult_needed();
    hard_word(word);
    views_title();
    views_lead();
    views_happens();
    views_step_reads();
    views_step_due(due);
    views_step_answer();
    views_no_promise();
    views_label();
    views_help();
    views_send();
    views_other();
    views_other_link();
}
