//! Texts of the group `mail`: notices by e-mail, which carry reference, area, times and a link, nothing else (R15, G-6).

super::texts! {
    mail_created_subject(reference);
    mail_created();
    mail_forwarded_subject(reference);
    mail_forwarded();
    mail_unclaimed_subject(reference);
    mail_unclaimed();
    mail_deletion_subject(reference);
    mail_deletion();
    mail_reference(reference);
    mail_area(area);
    mail_received(received);
    mail_due(due);
    mail_open(link);
    mail_no_content();
    mail_samples();
    mail_answer_subject(reference);
    mail_answer(municipality);
    mail_answer_open(link);
    mail_answer_no_reply();
}
