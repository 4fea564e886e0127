//! The receipt and its personal link: for the right conversation only, and true about what became of it.

use axum::http::StatusCode;
use medborgarsvar::app::{HandoverFilter, Message};

use crate::{
    desk::{anna, hand_over, hidden},
    web_support::{Answer, TestApp},
};

fn link_on(receipt: &Answer) -> Option<String> {
    let rest = receipt.body.split("8080/a/").nth(1)?;
    rest.split('"').next().map(|secret| format!("/a/{secret}"))
}

#[tokio::test]
async fn a_link_asks_before_it_takes_the_place_of_another_conversation() {
    let site = TestApp::start().await;
    let mut kim = hand_over(&site, &["altan"], "Kims altan").await;
    let mut sam = hand_over(&site, &["altan"], "Sams altan").await;
    let kims = link_on(&kim.get("/arende?lang=sv").await).unwrap();
    let token = sam.cookie("samtal");

    let asks = sam.get(&format!("{kims}?lang=sv")).await;
    assert_eq!((asks.status, asks.header("referrer-policy")), (StatusCode::OK, "no-referrer"), "{}", asks.body);
    assert!(asks.body.contains(&format!("method=\"post\" action=\"{kims}\"")));
    assert_eq!(sam.cookie("samtal"), token);
    assert!(link_on(&sam.get("/arende?lang=sv").await).is_some(), "the own link is there still");

    let opened = sam.post(&kims, &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    assert_ne!(sam.cookie("samtal"), token);
    let receipt = sam.follow(&opened).await;
    assert!(link_on(&receipt).is_none(), "Sam's link stood on Kim's receipt");

    let token = sam.cookie("samtal");
    assert_eq!(sam.get(&kims).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sam.cookie("samtal"), token, "what is open already needs no new session");
}

#[tokio::test]
async fn a_link_cookie_of_another_handover_is_not_shown() {
    let site = TestApp::start().await;
    let mut kim = hand_over(&site, &["altan"], "Kims altan").await;
    let sam = hand_over(&site, &["altan"], "Sams altan").await;
    let cookies = format!("samtal={}; lank={}", kim.cookie("samtal"), sam.cookie("lank"));
    kim.forget_cookies();
    let receipt = kim.call("GET", "/arende?lang=sv", &[("cookie", &cookies)], "").await;
    assert_eq!(receipt.status, StatusCode::OK);
    assert!(link_on(&receipt).is_none());
}

#[tokio::test]
async fn a_matter_closed_without_an_answer_promises_none_and_staff_see_who_did_it() {
    let mut desk = anna().await;
    let mut citizen = hand_over(&desk, &["altan"], "Hur högt?").await;
    let secret = link_on(&citizen.get("/arende?lang=sv").await).unwrap();
    let id = desk.app.handovers(HandoverFilter::Open).await.unwrap()[0].id;
    let path = format!("/desk/arenden/{id}");
    let page = desk.get(&format!("{path}?lang=sv")).await;
    let csrf = hidden(&page, "csrf");
    let revoked = desk.post(&format!("{path}/lank?lang=sv"), &[("csrf", &csrf)]).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER, "{}", revoked.body);
    assert_eq!(desk.another().get(&secret).await.status, StatusCode::GONE);

    let form = [("csrf", csrf.as_str()), ("outcome", "no_action"), ("record", "register")];
    assert_eq!(desk.post(&format!("{path}/avsluta?lang=sv"), &form).await.status, StatusCode::SEE_OTHER);
    let matter = desk.get(&format!("{path}?lang=sv")).await;
    for event in ["Personliga länkar återkallade av Anna", "Avslutat av Anna"] {
        assert!(matter.body.contains(event), "{event}: {}", matter.body);
    }
    let receipt = citizen.get("/arende?lang=sv").await;
    assert!(receipt.body.contains("avslutat") && !receipt.body.contains("Svaret står"), "{}", receipt.body);
    assert!(!receipt.body.contains("läsa svaret"), "{}", receipt.body);

    let said = citizen.post("/", &[("text", "altan"), ("lang", "sv")]).await;
    assert!(said.header("set-cookie").contains("Max-Age=7776000"), "{}", said.header("set-cookie"));
}

#[tokio::test]
async fn looking_at_the_head_of_a_matter_reads_nothing() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan"], "Hur högt?").await;
    let open = desk.app.handovers(HandoverFilter::Open).await.unwrap().remove(0);
    let message = Message { text: "En sak till".to_owned(), ..Message::default() };
    desk.app.say(Some(open.conversation), message).await.unwrap();
    let path = format!("/desk/arenden/{}", open.id);
    desk.call("HEAD", &path, &[], "").await;
    assert!(desk.app.handovers(HandoverFilter::Open).await.unwrap()[0].unread);
    desk.get(&path).await;
    assert!(!desk.app.handovers(HandoverFilter::Open).await.unwrap()[0].unread);
}
