//! What people may fill in: how long, what shape, and no personal numbers (R15).
//!
//! Decides, stores nothing. The findings of the privacy screen come as a parameter, so that the rules can be read and
//! tested apart from it.

use crate::{
    handover::ContactWay,
    privacy::{Certainty, Finding},
};

use super::{FieldFault, FieldFaultKind, HandoverRequest};

/// How much room the citizen's words have.
const ABOUT: usize = 2_000;
/// How much room a name has.
const NAME: usize = 80;
/// How much room a phone number has as written.
const PHONE: usize = 40;
/// How much room an address has (RFC 5321 4.5.3.1.3).
const EMAIL: usize = 254;

/// What is kept of a form in order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Checked {
    pub(super) about: String,
    pub(super) name: Option<String>,
    pub(super) contact: ContactWay,
}

/// Checks the form of a handover; names every fault at once.
pub(super) fn check(
    request: &HandoverRequest,
    find: impl Fn(&str) -> Vec<Finding>,
) -> Result<Checked, Vec<FieldFault>> {
    let about = request.about.trim();
    // One line: a name ends up in headings and mail.
    let name = &request.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let confirmed = request.confirmed_not_personnummer;
    let mut faults = Vec::new();
    let mut note = |field, kind: Option<FieldFaultKind>| faults.extend(kind.map(|kind| FieldFault { field, kind }));
    note("about", if about.is_empty() { Some(FieldFaultKind::Missing) } else { None });
    note("about", fault_of_text(about, ABOUT, &find(about), confirmed));
    note("name", fault_of_text(name, NAME, &find(name), confirmed));
    let contact = contact(request, find).map_err(|fault| note(fault.field, Some(fault.kind)));
    match contact {
        Ok(contact) if faults.is_empty() => {
            let name = (!name.is_empty()).then(|| name.clone());
            Ok(Checked { about: about.to_owned(), name, contact })
        }
        _ => Err(faults),
    }
}

/// What is wrong with words that somebody wrote.
pub(super) fn fault_of_text(text: &str, room: usize, findings: &[Finding], confirmed: bool) -> Option<FieldFaultKind> {
    if text.chars().count() > room {
        return Some(FieldFaultKind::TooLong);
    }
    let certain = findings.iter().any(|finding| finding.certainty == Certainty::Certain);
    let possible = !findings.is_empty() && !confirmed;
    (certain || possible).then_some(FieldFaultKind::PersonalNumber { may_confirm: !certain })
}

/// The one way of contact that was asked for; what the other fields hold is neither checked nor kept.
fn contact(request: &HandoverRequest, find: impl Fn(&str) -> Vec<Finding>) -> Result<ContactWay, FieldFault> {
    let (phone, email) = (request.phone.trim(), request.email.trim());
    match request.contact.as_str() {
        "come_back" => Ok(ContactWay::ComeBack),
        "phone" => match fault_of_phone(phone, &find(phone)) {
            Some(kind) => Err(FieldFault { field: "phone", kind }),
            None => Ok(ContactWay::Phone(phone.to_owned())),
        },
        "email" => match fault_of_email(email, &find(email), request.confirmed_not_personnummer) {
            Some(kind) => Err(FieldFault { field: "email", kind }),
            None => Ok(ContactWay::Email(email.to_owned())),
        },
        _ => Err(FieldFault { field: "contact", kind: FieldFaultKind::Missing }),
    }
}

/// In the field for a phone number, what only may be a personnummer is a phone number.
fn fault_of_phone(phone: &str, findings: &[Finding]) -> Option<FieldFaultKind> {
    if phone.is_empty() {
        Some(FieldFaultKind::Missing)
    } else if phone.chars().count() > PHONE {
        Some(FieldFaultKind::TooLong)
    } else if findings.iter().any(|finding| finding.certainty == Certainty::Certain) {
        Some(FieldFaultKind::PersonalNumber { may_confirm: false })
    } else {
        (!is_phone(phone)).then_some(FieldFaultKind::NotAPhone)
    }
}

fn fault_of_email(email: &str, findings: &[Finding], confirmed: bool) -> Option<FieldFaultKind> {
    if email.is_empty() {
        return Some(FieldFaultKind::Missing);
    }
    let shape = (!is_email(email)).then_some(FieldFaultKind::NotAnEmail);
    fault_of_text(email, EMAIL, findings, confirmed).or(shape)
}

/// Digits with the signs people put between them, beginning with 0 or +.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.starts_with(['0', '+', '('])
        && text.char_indices().all(|(at, c)| c.is_ascii_digit() || " -()/–".contains(c) || (c == '+' && at == 0))
        && (6..=15).contains(&digits)
}

/// Something before one @, a name with a dot after it, and nothing that could break out of a mail header.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty()
        && domain.split('.').count() >= 2
        && domain.split('.').all(|label| !label.is_empty())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\"\\".contains(c))
        && !domain.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Kind;

    fn request() -> HandoverRequest {
        let contact = "come_back".to_owned();
        HandoverRequest { about: "Min soptunna".to_owned(), contact, ..HandoverRequest::default() }
    }

    /// A screen that knows two numbers.
    fn find(text: &str) -> Vec<Finding> {
        let finding = |certainty| Finding { kind: Kind::Personnummer, certainty, span: 0..1 };
        let mut found = Vec::new();
        found.extend(text.contains("640823-3234").then(|| finding(Certainty::Certain)));
        found.extend(text.contains("0701234567").then(|| finding(Certainty::Possible)));
        found
    }

    fn faults(request: &HandoverRequest) -> Vec<FieldFault> {
        check(request, find).unwrap_err()
    }

    #[test]
    fn a_form_in_order_keeps_the_chosen_way_and_no_other() {
        let mut form = request();
        form.phone = "640823-3234".to_owned();
        form.name = " ".to_owned();
        let checked = check(&form, find).unwrap();
        assert_eq!(checked, Checked { about: "Min soptunna".to_owned(), name: None, contact: ContactWay::ComeBack });
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let mut form = request();
        form.about = " ".to_owned();
        form.name = "x".repeat(81);
        form.contact = "fax".to_owned();
        let named = faults(&form);
        assert_eq!(named.iter().map(|fault| fault.field).collect::<Vec<_>>(), ["about", "name", "contact"]);
        assert_eq!(named[1].kind, FieldFaultKind::TooLong);
    }

    #[test]
    fn a_certain_personal_number_is_refused_in_every_field_even_when_confirmed() {
        let number = "640823-3234".to_owned();
        let refused = FieldFaultKind::PersonalNumber { may_confirm: false };
        let base = HandoverRequest { confirmed_not_personnummer: true, ..request() };
        for (field, form) in [
            ("about", HandoverRequest { about: number.clone(), ..base.clone() }),
            ("name", HandoverRequest { name: number.clone(), ..base.clone() }),
            ("phone", HandoverRequest { contact: "phone".to_owned(), phone: number.clone(), ..base.clone() }),
            ("email", HandoverRequest { contact: "email".to_owned(), email: format!("{number}@a.se"), ..base }),
        ] {
            assert_eq!(faults(&form), [FieldFault { field, kind: refused }]);
        }
    }

    #[test]
    fn a_number_that_only_may_be_one_can_be_confirmed_and_is_a_phone_number_in_its_field() {
        let mut form = request();
        form.contact = "phone".to_owned();
        form.phone = "0701234567".to_owned();
        assert!(check(&form, find).is_ok());
        form.about = "Ring 0701234567".to_owned();
        assert_eq!(faults(&form)[0].kind, FieldFaultKind::PersonalNumber { may_confirm: true });
        form.confirmed_not_personnummer = true;
        assert!(check(&form, find).is_ok());
    }

    #[test]
    fn phone_numbers_and_addresses_have_a_shape() {
        for phone in ["010-234 50 00", "+46 10 234 50 00", "(013) 20 75 26", "0142-850 00", "070 – 123 45 67"] {
            assert!(is_phone(phone), "{phone}");
        }
        for phone in ["112", "ring mig", "556036-0793", "010-234 50 00 anknytning 3", "01+0234500"] {
            assert!(!is_phone(phone), "{phone}");
        }
        for email in ["anna@mjolby.se", "a.b+c@sub.exempel.se", "åsa@exempel.se"] {
            assert!(is_email(email), "{email}");
        }
        for email in ["anna", "@mjolby.se", "a@b", "a@b..se", "a b@c.se", "a@b.se\nBcc: x@y.se", "a@b@c.se", "<a@b.se>"]
        {
            assert!(!is_email(email), "{email}");
        }
    }
}
