//! Danger is answered first, whatever else is wrong, and what goes to a person is never lost on the way.

use axum::http::StatusCode;
use medborgarsvar::app::HandoverFilter;
use serde_json::json;

use crate::{
    api::{Client, json_of},
    desk::hand_over,
    web_support::{Answer, TestApp},
};

const DANGER: &str = "pappa slår mig varje dag";

fn shows_numbers(page: &Answer) -> bool {
    page.body.contains("href=\"tel:112\"")
}

/// Danger, and then more than a message has room for.
fn long_danger() -> String {
    format!("{DANGER}. {}", "Jag vet inte vad jag ska göra. ".repeat(30))
}

#[tokio::test]
async fn danger_in_a_text_that_is_too_long_is_answered_all_the_same() {
    let mut citizen = TestApp::start().await;
    let long = long_danger();
    let page = citizen.post("/", &[("text", &long), ("lang", "sv")]).await;
    assert!(page.status == StatusCode::OK && shows_numbers(&page), "{}", page.body);
    let page = citizen.get(&format!("/?lang=sv&q={}", medborgarsvar::web::frame::encode(&long))).await;
    assert!(page.status == StatusCode::OK && shows_numbers(&page), "{}", page.body);

    let mut client = Client::at(citizen.another()).await;
    let message = json!({ "text": long, "unknown": 1 });
    let answer = client.call("POST", "/messages", Some(message)).await;
    assert_eq!((answer.status, &json_of(&answer)["kind"]), (StatusCode::OK, &json!("safety")));
    let view = json!({ "helped": false, "comment": DANGER });
    let answer = client.call("POST", "/feedback", Some(view)).await;
    assert_eq!((answer.status, &json_of(&answer)["kind"]), (StatusCode::OK, &json!("safety")));
    assert!(client.entries().await.is_empty());
}

#[tokio::test]
async fn what_must_not_be_stored_stands_in_no_link_of_the_page() {
    let mut citizen = TestApp::start().await;
    for text in ["pappa%20sl%C3%A5r%20mig", "personnummer"] {
        let page = citizen.get(&format!("/?lang=sv&q={text}")).await;
        assert!(!page.body.contains("q=p"), "{}", page.body);
    }
}

#[tokio::test]
async fn danger_told_of_in_a_comment_is_answered_and_not_stored() {
    let mut citizen = TestApp::start().await;
    citizen.ask("altan").await;
    let page = citizen.post("/fick-du-svar?lang=sv", &[("helped", "no"), ("comment", DANGER)]).await;
    assert!(page.status == StatusCode::OK && shows_numbers(&page), "{}", page.body);
    assert!(page.body.contains("name=\"from_safety\""));
}

#[tokio::test]
async fn the_receipt_of_a_handover_about_danger_shows_whom_to_call() {
    let mut citizen = TestApp::start().await;
    let form = [("about", DANGER), ("contact", "come_back"), ("lang", "sv")];
    let posted = citizen.post("/prata-med-oss", &form).await;
    let receipt = citizen.follow(&posted).await;
    assert!(shows_numbers(&receipt) && receipt.body.contains("läser inte det här genast"), "{}", receipt.body);
    let mut calm = hand_over(&citizen, &["altan"], "Min altan").await;
    assert!(!shows_numbers(&calm.get("/arende?lang=sv").await));
}

#[tokio::test]
async fn a_form_sent_while_a_person_has_the_conversation_reaches_the_person() {
    let site = TestApp::start().await;
    let mut citizen = hand_over(&site, &["altan"], "Min altan").await;
    let page = citizen.post("/", &[("text", DANGER), ("lang", "sv")]).await;
    assert!(shows_numbers(&page) && page.body.contains("/arende?lang=sv"), "a person has it still: {}", page.body);

    let form =
        [("about", DANGER), ("from_safety", "true"), ("contact", "phone"), ("phone", "070-123 45 67"), ("lang", "sv")];
    for _ in 0..2 {
        let posted = citizen.post("/prata-med-oss", &form).await;
        assert_eq!(posted.header("location"), "/arende?lang=sv", "{}", posted.body);
    }
    let receipt = citizen.get("/arende?lang=sv").await;
    assert_eq!(receipt.body.matches(&format!("{DANGER}\n\nRing mig på 070-123 45 67")).count(), 1, "{}", receipt.body);
    assert!(shows_numbers(&receipt));
    let open = site.app.handovers(HandoverFilter::Open).await.unwrap();
    assert_eq!(open.len(), 1);
    assert!(open[0].unread && open[0].safety.as_deref().is_some_and(|kind| kind != "unspecified"), "{:?}", open[0]);
}

#[tokio::test]
async fn s_2_the_safe_word_works_in_every_state() {
    let site = TestApp::start().await;
    let mut citizen = site.another();
    let too_long = "a".repeat(600);
    let states = ["", "altan", "oklart", "passet", "inget", "personnummer", &too_long];
    for before in states {
        if !before.is_empty() {
            citizen.post("/", &[("text", before), ("lang", "sv")]).await;
        }
        for word in ["HJÄLP", "sos", "Stopp!"] {
            let page = citizen.post("/", &[("text", word), ("lang", "sv")]).await;
            assert!(page.status == StatusCode::OK && shows_numbers(&page), "{word} after {before:?}: {}", page.body);
            assert!(page.body.contains("class=\"rate\" hidden"), "S-8: no view is asked for");
        }
    }
    let mut citizen = hand_over(&site, &["altan"], "Det är mörkt på gångvägen.").await;
    let page = citizen.post("/", &[("text", "HJÄLP"), ("lang", "sv")]).await;
    assert!(shows_numbers(&page), "a person has the conversation: {}", page.body);
}

#[tokio::test]
async fn c_1_a_child_says_what_it_thinks_learns_what_happens_and_it_reaches_the_desk_with_a_clock() {
    let mut child = TestApp::start().await;
    let page = child.get("/tyck-till?lang=sv-simple").await;
    assert!(
        page.body.contains("class=\"steps\"") && page.body.contains("klockan"),
        "by when is told before it is written"
    );
    for field in ["name=\"name\"", "name=\"age\"", "type=\"tel\"", "type=\"email\""] {
        assert!(!page.body.contains(field), "C-5: {field} is asked for");
    }
    let view =
        [("about", "Vi vill ha en rutschkana."), ("vad", "synpunkt"), ("contact", "come_back"), ("lang", "sv-simple")];
    let sent = child.post("/prata-med-oss?lang=sv-simple", &view).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let receipt = child.follow(&sent).await;
    assert!(receipt.body.contains("class=\"reference\""), "{}", receipt.body);
    let waiting = child.app.handovers(HandoverFilter::Open).await.unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].about, "Vi vill ha en rutschkana.");
    assert!(waiting[0].due_at > waiting[0].created_at && waiting[0].name.is_none());
}
