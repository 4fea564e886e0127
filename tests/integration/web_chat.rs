//! A citizen asks, is answered, hands over and comes back, all with plain forms.

use axum::http::StatusCode;
use medborgarsvar::config::{Config, Limits};

use crate::web_support::{Answer, TestApp};

const CANARY: &str = "kanariefagel";

fn is_in_field(page: &Answer, text: &str) -> bool {
    page.body.contains(&format!(">{text}</textarea>"))
}

#[tokio::test]
async fn a_question_is_stored_answered_and_shown_after_a_redirect() {
    let mut citizen = TestApp::start().await;
    assert!(!citizen.has_cookies());
    let posted = citizen.post("/", &[("text", "altan"), ("lang", "sv")]).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    assert_eq!(posted.header("location"), "/?lang=sv#m-2");
    assert!(citizen.has_cookies());
    let page = citizen.follow(&posted).await;
    assert!(page.title().starts_with("Svar: Bygglov för altan"), "{}", page.title());
    let order =
        ["Ansök om bygglov", "Oftast behöver du", "010-234 50 00", "12 november 2026", "Mjölby kommun: Bygglov"];
    let answer = page.body.split("data-listen-to").nth(1).unwrap();
    let places: Vec<usize> = order.iter().map(|part| answer.find(part).unwrap_or_else(|| panic!("{part}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.body.contains("href=\"tel:0102345000\""));
}

#[tokio::test]
async fn before_the_first_message_there_is_no_cookie_and_people_are_told_what_this_is() {
    let mut citizen = TestApp::start().await;
    for path in ["/", "/?q=altan&lang=en", "/om", "/prata-med-oss", "/tjanster"] {
        let page = citizen.get(path).await;
        assert_eq!(page.header("set-cookie"), "", "{path}");
    }
    let page = citizen.get("/?lang=sv").await;
    let before_field = page.body.split("<textarea").next().unwrap();
    assert!(before_field.contains("Du chattar med en automatisk tjänst. Ingen människa läser det du skriver"));
    assert!(before_field.contains("allmän handling"));
    assert!(before_field.contains("Skriv inte personnummer"));
}

#[tokio::test]
async fn a_question_in_the_address_is_answered_and_forgotten() {
    let mut citizen = TestApp::start().await;
    let page = citizen.get("/?q=altan&lang=sv").await;
    assert!(page.body.contains("Bygglov för altan"));
    assert!(page.body.contains("href=\"/?lang=en&#38;q=altan\"") || page.body.contains("/?lang=en&amp;q=altan"));
    assert!(!citizen.has_cookies());
}

#[tokio::test]
async fn the_language_is_carried_and_a_wish_for_another_is_followed() {
    let mut citizen = TestApp::start().await;
    let posted = citizen.post("/", &[("text", "hej"), ("lang", "en")]).await;
    assert_eq!(posted.header("location"), "/?lang=en#m-2");
    let page = citizen.get("/").await;
    assert!(page.body.contains("data-mode=\"en\""), "the conversation remembers its language");
    let posted = citizen.post("/", &[("text", "förklara enklare"), ("lang", "sv")]).await;
    assert_eq!(posted.header("location"), "/?lang=sv-simple#m-4");
}

#[tokio::test]
async fn a_refused_message_is_stored_nowhere_and_stays_in_the_field() {
    let mut citizen = TestApp::start().await;
    let page = citizen.post("/", &[("text", "personnummer"), ("lang", "sv")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!citizen.has_cookies());
    assert!(page.title().starts_with("Fel: "));
    assert!(is_in_field(&page, "personnummer"));
    assert!(page.body.contains("name=\"confirmed\""));

    citizen.ask("altan").await;
    let page = citizen.post("/", &[("text", "personnummer"), ("lang", "sv")]).await;
    assert!(is_in_field(&page, "personnummer") && page.body.contains("Bygglov för altan"));
    let read_again = citizen.get("/?lang=sv").await;
    assert!(!read_again.body.contains("personnummer</textarea>") && !read_again.body.contains("refused"));
}

#[tokio::test]
async fn danger_is_answered_at_once_with_numbers_a_form_and_nothing_stored() {
    let mut citizen = TestApp::start().await;
    let page = citizen.post("/", &[("text", "fara"), ("lang", "sv")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!citizen.has_cookies());
    assert!(page.body.contains("href=\"tel:112\""));
    assert!(page.body.contains("name=\"from_safety\"") && is_in_field(&page, "fara"));
    assert!(page.body.contains("data-exit="), "there is a way to leave at once");
    let rate = page.body.split("<details class=\"rate\"").nth(1).unwrap();
    assert!(rate.starts_with(" hidden"), "no rating after danger");
    assert!(!page.body.contains("value=\"fara\""));
}

#[tokio::test]
async fn what_cannot_be_sent_comes_back_with_the_fault_and_the_text() {
    let mut citizen = TestApp::start().await;
    let empty = citizen.post("/", &[("text", "  "), ("lang", "sv")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("aria-invalid=\"true\"") && empty.body.contains("Skriv din fråga först."));
    let long = "å".repeat(501);
    let page = citizen.post("/", &[("text", &long), ("lang", "sv")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_in_field(&page, &long));
    assert!(!citizen.has_cookies());
}

#[tokio::test]
async fn the_live_region_holds_only_the_latest_exchange() {
    let mut citizen = TestApp::start().await;
    for _ in 0..3 {
        citizen.ask("altan").await;
    }
    let page = citizen.post("/", &[("text", "hej"), ("lang", "sv")]).await;
    let page = citizen.follow(&page).await;
    let log = page.body.split("role=\"log\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(log.matches("<li class=\"line").count(), 2);
    let earlier = page.body.split("id=\"earlier\"").nth(1).unwrap().split("role=\"log\"").next().unwrap();
    assert!(earlier.matches("<li class=\"line").count() >= 2 && !earlier.contains("class=\"actions\""));
    assert!(!page.body.contains("tabindex=\"0\""));
}

#[tokio::test]
async fn a_form_sent_twice_counts_once() {
    let mut citizen = TestApp::start().await;
    citizen.ask("hej").await;
    let form = [("text", "altan"), ("lang", "sv"), ("after", "2")];
    let first = citizen.post("/", &form).await;
    let second = citizen.post("/", &form).await;
    assert_eq!(first.header("location"), second.header("location"));
}

#[tokio::test]
async fn a_form_from_another_site_is_not_taken() {
    let mut citizen = TestApp::start().await;
    let strange = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
    let page = citizen.post_with("/", &[("text", "altan")], &strange).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let old = [("origin", "https://evil.example"), ("host", "127.0.0.1:8080")];
    assert_eq!(citizen.post_with("/", &[("text", "altan")], &old).await.status, StatusCode::FORBIDDEN);
    let own = [("origin", "http://127.0.0.1:8080"), ("host", "inside.example")];
    assert_eq!(citizen.post_with("/", &[("text", "altan")], &own).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_go_on_and_keeps_the_text() {
    let limits = Limits { messages_per_minute: 2, ..Limits::default() };
    let mut citizen = TestApp::with(Config { limits, ..Config::default() }).await;
    citizen.ask("hej").await;
    citizen.ask("altan").await;
    citizen.ask("passet").await;
    let page = citizen.post("/", &[("text", CANARY), ("lang", "sv")]).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert!(is_in_field(&page, CANARY));
}

#[tokio::test]
async fn a_conversation_is_handed_over_and_the_answer_found_by_link() {
    let mut citizen = TestApp::start().await;
    citizen.ask("altan").await;
    let form = citizen.get("/prata-med-oss?lang=sv").await;
    assert!(form.body.contains("altan\n\nSvaret jag fick: Bygglov för altan</textarea>"), "the question stands in it");
    for token in ["autocomplete=\"tel\"", "autocomplete=\"email\"", "autocomplete=\"name\""] {
        assert!(form.body.contains(token));
    }
    let sent = [("about", "Min altan"), ("contact", "come_back"), ("lang", "sv")];
    let posted = citizen.post("/prata-med-oss", &sent).await;
    assert_eq!(posted.header("location"), "/arende?lang=sv");
    let receipt = citizen.follow(&posted).await;
    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.body);
    let link = receipt.body.split("/a/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(receipt.body.contains("class=\"reference\""));
    assert!(receipt.body.contains("Bygglov för altan"), "the conversation stands below");

    citizen.forget_cookies();
    let gone = citizen.get("/arende?lang=sv").await;
    assert_eq!(gone.status, StatusCode::GONE);
    let opened = citizen.get(&format!("/a/{link}")).await;
    assert_eq!(opened.header("referrer-policy"), "no-referrer");
    assert_eq!(opened.header("location"), "/arende?lang=sv");
    let receipt = citizen.follow(&opened).await;
    assert!(receipt.body.contains("class=\"reference\"") && !receipt.body.contains(&link));

    let page = citizen.ask("Jag glömde en sak").await;
    assert!(page.body.contains("Meddelandet är lämnat."));
}

#[tokio::test]
async fn who_wants_a_public_record_is_not_asked_for_a_name() {
    let mut citizen = TestApp::start().await;
    citizen.ask("handling").await;
    let form = citizen.get("/prata-med-oss?lang=sv").await;
    assert!(form.body.contains("name=\"about\"") && !form.body.contains("name=\"name\""));
}

#[tokio::test]
async fn a_handover_with_faults_comes_back_with_all_that_was_written() {
    let mut citizen = TestApp::start().await;
    let sent = [("about", ""), ("contact", "email"), ("email", "inte en adress"), ("name", CANARY), ("lang", "sv")];
    let page = citizen.post("/prata-med-oss", &sent).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.title().starts_with("Fel: "));
    assert!(page.body.contains("href=\"#about\"") && page.body.contains("href=\"#email\""));
    assert!(page.body.contains(&format!("value=\"{CANARY}\"")) && page.body.contains("value=\"inte en adress\""));
    assert!(!citizen.has_cookies());
}

#[tokio::test]
async fn clearing_asks_first_and_leaving_ends_on_a_neutral_page() {
    let mut citizen = TestApp::start().await;
    citizen.ask("altan").await;
    let asks = citizen.get("/rensa?lang=sv").await;
    assert!(asks.body.contains("method=\"post\" action=\"/rensa?lang=sv\""));
    let cleared = citizen.post("/rensa?lang=sv", &[]).await;
    assert!(!citizen.has_cookies());
    let page = citizen.follow(&cleared).await;
    assert!(!page.body.contains("Bygglov för altan"));

    citizen.ask("altan").await;
    let left = citizen.post("/avsluta?lang=sv", &[("quick", "1")]).await;
    assert!(!citizen.has_cookies());
    let page = citizen.follow(&left).await;
    assert!(page.header("refresh").starts_with("0; url=https://"));
    assert!(!page.body.contains("Medborgarsvar") && !page.body.contains("kommun"));
}

#[tokio::test]
async fn a_view_is_taken_in_and_thanked_for() {
    let mut citizen = TestApp::start().await;
    citizen.ask("altan").await;
    let sent = citizen.post("/fick-du-svar?lang=sv", &[("helped", "no"), ("comment", "Otydligt.")]).await;
    assert_eq!(sent.header("location"), "/fick-du-svar?tack=1&lang=sv");
    assert!(citizen.follow(&sent).await.body.contains("vad=synpunkt"));
}
