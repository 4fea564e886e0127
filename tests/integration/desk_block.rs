//! Threats and abuse: staff block a conversation, and let it go on.

use axum::http::StatusCode;
use medborgarsvar::handover::HandoverFilter;

use crate::desk::{anna, hand_over, hidden};

#[tokio::test]
async fn who_is_blocked_gets_a_fixed_text_and_the_phone_number_and_danger_is_answered_all_the_same() {
    let mut desk = anna().await;
    let mut citizen = hand_over(&desk, &["altan"], "Ni är dumma i huvudet").await;
    let handover = desk.app.handovers(HandoverFilter::Open).await.unwrap().remove(0);
    let path = format!("/desk/arenden/{}", handover.id);
    let csrf = hidden(&desk.get(&path).await, "csrf");

    let unexplained = desk.post(&format!("{path}/sparra"), &[("csrf", &csrf), ("reason", "för att")]).await;
    assert_eq!(unexplained.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let blocked = desk.post(&format!("{path}/sparra"), &[("csrf", &csrf), ("reason", "threats")]).await;
        assert_eq!(blocked.status, StatusCode::SEE_OTHER, "pressed twice, too");
    }
    let page = desk.get(&format!("{path}?lang=sv")).await;
    assert_eq!(page.body.matches("Samtalet spärrat av Anna: Hot").count(), 1, "{}", page.body);
    assert!(page.body.contains("Samtalet är spärrat"));

    let before = desk.app.handover(handover.id).await.unwrap().1.entries;
    let refused = citizen.ask("Jag vet var ni bor").await;
    assert_eq!(refused.status, StatusCode::OK);
    assert!(refused.body.contains("Medborgarservice har stoppat det här samtalet"), "{}", refused.body);
    assert!(refused.body.contains("href=\"tel:"), "a phone number: {}", refused.body);
    let danger = citizen.ask("mamma slår mig").await;
    assert!(danger.body.contains("class=\"safety") || danger.body.contains("112"), "{}", danger.body);
    let form = [("about", "Ni ska få se"), ("name", ""), ("contact", "come_back"), ("lang", "sv")];
    let handed_over = citizen.post("/prata-med-oss?lang=sv", &form).await;
    assert_eq!(handed_over.status, StatusCode::FORBIDDEN);
    assert!(handed_over.body.contains("112") && handed_over.body.contains("Samtalet är stoppat"));
    assert_eq!(desk.app.handover(handover.id).await.unwrap().1.entries, before, "nothing was received");
    let mut neighbour = desk.another();
    assert!(neighbour.ask("altan").await.body.contains("bygglov"), "nobody else is blocked");

    assert_eq!(desk.post(&format!("{path}/hav-sparren"), &[("csrf", "fel")]).await.status, StatusCode::FORBIDDEN);
    let lifted = desk.post(&format!("{path}/hav-sparren"), &[("csrf", &csrf)]).await;
    assert_eq!(lifted.status, StatusCode::SEE_OTHER);
    citizen.ask("Förlåt, jag var arg").await;
    assert_eq!(desk.app.handover(handover.id).await.unwrap().1.entries.len(), before.len() + 2);
    assert!(desk.get(&format!("{path}?lang=sv")).await.body.contains("Spärren hävd av Anna"));
}
