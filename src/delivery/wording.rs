//! What an e-mail says: that something waits, under which number, by when, and where to read it. Nothing else (R15, G-6).

use jiff::Timestamp;

use crate::{
    language::{Tag, Texts},
    when,
};

/// Subject and text of an e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub subject: String,
    /// Lines of plain text.
    pub text: String,
}

/// What may be said of a handover by e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'a> {
    /// What people call it.
    pub reference: &'a str,
    /// The body it is proposed for, in words.
    pub area: &'a str,
    /// When it came in.
    pub received: Timestamp,
    /// By when somebody has taken a stand.
    pub due: Timestamp,
    /// Where to read it.
    pub link: &'a str,
    /// The service shows samples.
    pub samples: bool,
}

impl Notice<'_> {
    /// What the mailbox of a function is told of an event.
    #[must_use]
    pub fn to_function(&self, what: &str) -> Words {
        let t = Texts::of(Tag::Swedish);
        let (subject, happened) = match what {
            "forwarded" => (t.mail_forwarded_subject(self.reference), t.mail_forwarded()),
            "unclaimed" | "overdue" => (t.mail_unclaimed_subject(self.reference), t.mail_unclaimed()),
            "deletion_requested" => (t.mail_deletion_subject(self.reference), t.mail_deletion()),
            _ => (t.mail_created_subject(self.reference), t.mail_created()),
        };
        let facts = [
            t.mail_reference(self.reference),
            t.mail_area(self.area),
            t.mail_received(when::moment(t, self.received)),
            t.mail_due(when::moment(t, self.due)),
        ];
        let paragraphs = [happened, facts.join("\n"), t.mail_open(self.link), t.mail_no_content()];
        Words { subject, text: self.joined(t, paragraphs) }
    }

    /// What the citizen is told when there is an answer, in their language.
    #[must_use]
    pub fn to_citizen(&self, lang: Tag, municipality: &str) -> Words {
        let t = Texts::of(lang);
        let paragraphs = [
            t.mail_answer(municipality),
            t.mail_reference(self.reference),
            t.mail_answer_open(self.link),
            t.mail_answer_no_reply(),
        ];
        Words { subject: t.mail_answer_subject(self.reference), text: self.joined(t, paragraphs) }
    }

    fn joined<const N: usize>(&self, t: &Texts, paragraphs: [String; N]) -> String {
        let samples = self.samples.then(|| t.mail_samples());
        samples.into_iter().chain(paragraphs).collect::<Vec<_>>().join("\n\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTICE: Notice<'_> = Notice {
        reference: "MS-26-0042",
        area: "Miljönämnden",
        received: Timestamp::constant(1_795_400_000, 0),
        due: Timestamp::constant(1_795_500_000, 0),
        link: "https://fraga.example.se/desk/arenden/7",
        samples: false,
    };

    #[test]
    fn a_notice_has_reference_area_times_and_link_for_every_event() {
        for what in ["created", "forwarded", "unclaimed", "deletion_requested"] {
            let Words { subject, text } = NOTICE.to_function(what);
            assert!(subject.contains("MS-26-0042") && !subject.contains('\n'), "{subject}");
            for part in ["Nummer: MS-26-0042", "Gäller: Miljönämnden", "https://fraga.example.se/desk/arenden/7"] {
                assert!(text.contains(part), "{text}");
            }
            assert_eq!(text.matches("https://").count(), 1, "{text}");
        }
    }

    #[test]
    fn the_citizen_is_told_in_their_language_that_there_is_an_answer_and_where() {
        for lang in Tag::ALL {
            let Words { subject, text } = NOTICE.to_citizen(lang, "Exempels kommun");
            assert!(subject.contains("MS-26-0042"), "{subject}");
            assert!(text.contains(NOTICE.link) && text.contains("Exempels kommun"), "{text}");
            assert!(!text.contains("Miljönämnden"), "what it is about is nobody's business on the way: {text}");
        }
        assert_ne!(NOTICE.to_citizen(Tag::English, "").text, NOTICE.to_citizen(Tag::Swedish, "").text);
    }

    #[test]
    fn samples_are_said_first() {
        let with = Notice { samples: true, ..NOTICE }.to_function("created").text;
        let without = NOTICE.to_function("created").text;
        assert!(with.len() > without.len() && with.ends_with(&without), "{with}");
    }
}
