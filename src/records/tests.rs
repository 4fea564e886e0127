//! A package holds what was handed over, whole, and its sums are right.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::*;
use crate::{
    conversation::{Body, ConversationId, Entry, Event},
    dialogue::{AnswerReply, Owner, Reply, SourceLink},
    handover::{Closed, ContactWay, Kind, Outcome, Standing},
    knowledge::{AnswerId, Status, Version},
    language::Tag,
};

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn answer() -> Reply {
    Reply::Answer(Box::new(AnswerReply {
        id: AnswerId::from("altan"),
        version: Version::from("abc123"),
        status: Status::Sample,
        lang: Tag::Swedish,
        title: "Bygglov för altan".to_owned(),
        html: "<p>Oftast inte.</p>".to_owned(),
        text: "Oftast inte.".to_owned(),
        owner: Owner { id: BodyId::from("byggnadsnamnden"), name: "Byggnadsnämnden".to_owned() },
        reviewed: None,
        sources: vec![SourceLink {
            url: Some("https://exempel.se/altan".to_owned()),
            title: "Exempel".to_owned(),
            seen: jiff::civil::date(2026, 11, 1),
        }],
        services: Vec::new(),
        contacts: Vec::new(),
        places: Vec::new(),
        words: Vec::new(),
        needs_adult: false,
        related: Vec::new(),
        also: Vec::new(),
    }))
}

fn matter() -> Matter {
    let at = time("2026-07-01T10:00:00Z");
    let entry = |seq, body| Entry { seq, at, body };
    let said = Body::Citizen { text: "Altan? <script>alert(1)</script>".to_owned() };
    let entries = vec![
        entry(1, said),
        entry(2, Body::Service { reply: answer() }),
        entry(3, Body::Event { event: Event::HandedOver { reference: "MS-26-0001".to_owned(), due_at: at } }),
        entry(
            4,
            Body::Agent {
                name: "Anna".to_owned(),
                function: "Medborgarservice".to_owned(),
                text: "Hej Kim".to_owned(),
            },
        ),
    ];
    let id = ConversationId(Uuid::nil());
    Matter {
        body: "Byggnadsnämnden".to_owned(),
        handover: Handover {
            id: HandoverId(Uuid::nil()),
            reference: "MS-26-0001".to_owned(),
            conversation: id,
            lang: Tag::English,
            body: BodyId::from("byggnadsnamnden"),
            about: "En altan".to_owned(),
            name: None,
            contact: ContactWay::Phone("010-234 50 00".to_owned()),
            safety: None,
            urgent: true,
            kind: Kind::Errand,
            standing: Standing::Closed,
            unread: false,
            created_at: at,
            due_at: at,
            queued_at: at,
            claimed_at: None,
            alarms: 0,
            handled_at: Some(at),
            closed: Some(Closed { at, outcome: Outcome::Answered, record: RecordChoice::Register }),
            snapshot: entries[..2].to_vec(),
        },
        conversation: Conversation { id, lang: Tag::English, started_at: at, entries },
        happenings: vec![Happening {
            at,
            by: Some("Anna, Medborgarservice".to_owned()),
            what: "closed".to_owned(),
            detail: Some("answered, register".to_owned()),
        }],
        notes: vec![Note { at, by: "Anna, Medborgarservice".to_owned(), text: "Ringde <b>Kim</b>".to_owned() }],
    }
}

fn made() -> Made {
    Made {
        at: time("2026-11-23T11:00:00Z"),
        by: "arkivarien".to_owned(),
        municipality: "Mjölby kommun".to_owned(),
        selection: Selection::Reference { reference: "MS-26-0001".to_owned() },
    }
}

fn file<'a>(package: &'a Package, name: &str) -> &'a str {
    let file = package.files.iter().find(|file| file.name == name).unwrap();
    std::str::from_utf8(&file.bytes).unwrap()
}

#[test]
fn every_file_of_a_package_has_its_sum_and_no_other() {
    let package = package(&[matter()], &made()).unwrap();
    let names: Vec<&str> = package.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["MS-26-0001.json", "MS-26-0001.html", "style.css", "manifest.json", "SHA256SUMS"]);
    let sums: Vec<&str> = file(&package, "SHA256SUMS").lines().collect();
    assert_eq!(sums.len(), 4);
    for (line, file) in sums.iter().zip(&package.files) {
        let sum: Vec<String> = Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(*line, format!("{}  {}", sum.concat(), file.name));
    }
}

#[test]
fn the_manifest_says_what_was_asked_for_by_whom_and_what_is_in_it() {
    let package = package(&[matter()], &made()).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(file(&package, "manifest.json")).unwrap();
    assert_eq!(manifest["selection"]["reference"], "MS-26-0001");
    assert_eq!(manifest["made_by"], "arkivarien");
    assert_eq!(manifest["handovers"][0]["record"], "register");
    assert_eq!(manifest["files"].as_array().unwrap().len(), 3);
    let interval = Interval {
        from: jiff::civil::date(2026, 1, 1),
        to: jiff::civil::date(2026, 1, 31),
        body: None,
        record: Some(RecordChoice::KeepInOrder),
    };
    let made = Made { selection: Selection::Interval(interval), ..made() };
    let manifest = super::package(&[], &made).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(file(&manifest, "manifest.json")).unwrap();
    assert_eq!(
        manifest["selection"],
        serde_json::json!({ "from": "2026-01-01", "to": "2026-01-31", "record": "keep_in_order" })
    );
}

#[test]
fn the_page_shows_the_whole_matter_in_swedish_time_and_runs_nothing() {
    let package = package(&[matter()], &made()).unwrap();
    let page = file(&package, "MS-26-0001.html");
    for part in [
        "MS-26-0001",
        "2026-07-01 12:00:00",
        "010-234 50 00",
        "Altan? &#60;script&#62;",
        "<p>Oftast inte.</p>",
        "Exempel, inte godkänt av kommunen.",
        "Svar altan, version abc123",
        "https://exempel.se/altan",
        "Hej Kim",
        "Anna, Medborgarservice",
        "Registreras",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for forbidden in ["<script", " style=", "<style", "src=", " onclick"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_data_holds_the_conversation_as_it_was_and_as_it_is() {
    let package = package(&[matter()], &made()).unwrap();
    let data: serde_json::Value = serde_json::from_str(file(&package, "MS-26-0001.json")).unwrap();
    assert_eq!(data["handed_over"].as_array().unwrap().len(), 2);
    assert_eq!(data["conversation"]["entries"].as_array().unwrap().len(), 4);
    assert_eq!(data["closed"]["outcome"], "answered");
    assert_eq!(data["handed_over"][1]["reply"]["version"], "abc123");
    assert_eq!(data["events"][0]["by"], "Anna, Medborgarservice");
}
