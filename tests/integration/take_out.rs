//! A citizen takes the conversation out, asks to have it deleted, and asks for a public record.

use std::path::Path;

use axum::http::StatusCode;
use jiff::civil::date;
use medborgarsvar::{
    dialogue::{Context, Knowledge, Reply, Utterance, asks_for_record, respond},
    handover::HandoverFilter,
    knowledge,
};

use crate::web_support::TestApp;

#[tokio::test]
async fn the_conversation_can_be_taken_out_in_three_forms_by_its_own_browser_alone() {
    let mut citizen = TestApp::start().await;
    assert!(citizen.get("/ta-ut?lang=sv").await.body.contains("Det finns inget samtal"));
    assert_eq!(citizen.get("/ta-ut/samtal.txt").await.status, StatusCode::NOT_FOUND);
    let page = citizen.ask("altan").await;
    assert!(page.body.contains("/ta-ut?lang=sv"));
    for (file, kind) in [
        ("samtal.txt", "text/plain; charset=utf-8"),
        ("samtal.html", "text/html; charset=utf-8"),
        ("samtal.json", "application/json"),
    ] {
        assert!(citizen.get("/ta-ut?lang=sv").await.body.contains(file));
        let taken = citizen.get(&format!("/ta-ut/{file}")).await;
        assert_eq!((taken.status, taken.header("content-type")), (StatusCode::OK, kind));
        assert!(taken.body.contains("altan"), "{file}");
        assert_eq!(taken.header("cache-control"), "no-store");
    }
    assert_eq!(citizen.get("/ta-ut/samtal.pdf").await.status, StatusCode::NOT_FOUND);
    assert_eq!(citizen.another().get("/ta-ut/samtal.json").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wish_for_deletion_is_kept_and_the_page_says_what_happens_in_every_language() {
    let mut citizen = TestApp::start().await;
    assert_eq!(citizen.post("/radera", &[]).await.status, StatusCode::NOT_FOUND);
    citizen.ask("altan").await;
    for (lang, word) in [("sv", "allmän handling"), ("sv-simple", "svara nej"), ("en", "public record")] {
        let page = citizen.get(&format!("/radera?lang={lang}")).await;
        assert!(page.body.contains(word) && page.body.contains("<form class=\"row\""), "{lang}");
    }
    let posted = citizen.post("/radera?lang=sv", &[]).await;
    let page = citizen.follow(&posted).await;
    assert!(page.body.contains("Du har bett oss radera samtalet") && page.body.contains("måndag 23 november"));
    assert!(!page.body.contains("<form class=\"row\""), "once is enough");
    assert!(citizen.get("/").await.body.contains("altan"), "the view stays until it is cleared");
}

#[test]
fn a_request_for_a_public_record_gets_the_librarys_answer_also_when_the_search_is_unsure() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    let library = knowledge::load(&folder, true).unwrap().library;
    let answer = library.manifest.public_record_answer.clone();
    let knowledge = Knowledge::new(library, date(2026, 11, 23)).unwrap();
    let now = "2026-11-23T11:00:00Z".parse().unwrap();
    for text in [
        "jag vill begära ut protokollet",
        "få ut allmänna handlingar om vindkraft",
        "begäran om utlämnande",
        "I want a copy of a public document",
        "Hur begär jag ut en allmän handling?",
    ] {
        let turn = respond(&knowledge, &Context::default(), &Utterance::words(text), now);
        assert!(matches!(&turn.reply, Reply::Answer(shown) if shown.id == answer), "{text}: {:?}", turn.reply);
    }
    assert!(!asks_for_record(&knowledge, "Hur begär jag ut en allmän handling?"));
}

#[tokio::test]
async fn a_handover_that_asks_for_a_public_record_is_urgent_without_a_name() {
    let mut citizen = TestApp::start().await;
    let form = [("about", "Jag vill begära ut protokollet från i går"), ("contact", "come_back"), ("lang", "sv")];
    let posted = citizen.post("/prata-med-oss", &form).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    let handover = citizen.app.handovers(HandoverFilter::Open).await.unwrap().remove(0);
    assert!(handover.urgent && handover.name.is_none());
}
