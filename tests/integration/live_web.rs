//! The chat with a person as pages, without JavaScript: offered when somebody is there, queued, written, left, closed;
//! and the desk's side of it.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::{
    desk::{PASSWORD, anna, hidden, log_in},
    web_support::{Answer, TestApp},
};

async fn press(desk: &mut TestApp, path: &str, form: &[(&str, &str)]) -> Answer {
    let csrf = hidden(&desk.get("/desk?lang=sv").await, "csrf");
    let all: Vec<(&str, &str)> = [("csrf", csrf.as_str())].into_iter().chain(form.iter().copied()).collect();
    desk.post(&format!("{path}?lang=sv"), &all).await
}

async fn at_work(desk: &mut TestApp) {
    assert_eq!(press(desk, "/desk/narvaro", &[("state", "at_work")]).await.status, StatusCode::SEE_OTHER);
}

/// A citizen who stands in the queue.
async fn queue(desk: &TestApp, about: &str) -> TestApp {
    let mut citizen = desk.another();
    citizen.ask("altan").await;
    let form = [("about", about), ("contact", "come_back"), ("how", "live"), ("lang", "sv")];
    let answer = citizen.post("/prata-med-oss", &form).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/samtal?lang=sv"),
        "{}",
        answer.body
    );
    citizen
}

fn first_matter(list: &Answer) -> String {
    let rest = list.body.split("href=\"/desk/arenden/").nth(1).unwrap_or_else(|| panic!("{}", list.body));
    format!("/desk/arenden/{}", rest.split(['?', '"']).next().unwrap())
}

async fn answer(desk: &mut TestApp, path: &str, text: &str) -> Answer {
    let page = desk.get(&format!("{path}?lang=sv")).await;
    let (csrf, client_id) = (hidden(&page, "csrf"), hidden(&page, "client_id"));
    desk.post(&format!("{path}/svara?lang=sv"), &[("csrf", &csrf), ("client_id", &client_id), ("text", text)]).await
}

#[tokio::test]
async fn the_chat_is_offered_while_somebody_is_there_and_says_when_people_are_back() {
    let mut desk = anna().await;
    let mut citizen = desk.another();
    let form = citizen.get("/prata-med-oss?lang=sv").await.body;
    assert!(form.contains("Ingen på Medborgarservice kan svara i chatten just nu") && !form.contains("value=\"live\""));
    at_work(&mut desk).await;
    let form = citizen.get("/prata-med-oss?lang=sv").await.body;
    assert!(form.contains("svarar i chatten till klockan 16.30") && form.contains("value=\"live\""));
    let complaint = citizen.get("/prata-med-oss?vad=synpunkt&lang=sv").await.body;
    assert!(!complaint.contains("value=\"live\""), "a complaint is answered in writing");
    desk.clock.set("2026-11-23T16:00:00Z".parse().unwrap());
    let form = citizen.get("/prata-med-oss?lang=sv").await.body;
    assert!(form.contains("stängd. Vi är tillbaka tisdag 24 november klockan 07.30"), "{form}");
    let late = [("about", "Hej"), ("contact", "come_back"), ("how", "live"), ("lang", "sv")];
    let refused = citizen.post("/prata-med-oss", &late).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Skicka det som ett ärende i stället") && refused.body.contains(">Hej</textarea>"));
}

#[tokio::test]
async fn a_citizen_waits_is_answered_by_name_and_the_service_is_silent_until_it_is_handed_back() {
    let mut desk = anna().await;
    at_work(&mut desk).await;
    let mut citizen = queue(&desk, "Får jag bygga högt?").await;
    let page = citizen.get("/samtal?lang=sv").await;
    assert!(page.title().starts_with("Du står i kö"));
    assert!(page.body.contains("Du är först i kön.") && page.body.contains("även om chatten stänger"));
    desk.clock.advance(SignedDuration::from_secs(1));
    let second = queue(&desk, "Jag kom sedan").await.get("/samtal?lang=sv").await.body;
    assert!(second.contains("En person står före dig i kön."));
    let sent = citizen.post("/", &[("text", "Det brådskar"), ("after", "4"), ("lang", "sv")]).await;
    assert!(sent.header("location").starts_with("/samtal?lang=sv#m-"), "{}", sent.header("location"));

    let list = desk.get("/desk?lang=sv").await;
    assert!(list.title().starts_with("(2) Öppna ärenden") && list.body.contains("Väntar i chatten (2)"));
    let path = first_matter(&list);
    let waiting = desk.get(&format!("{path}?lang=sv")).await.body;
    assert!(waiting.contains("Ingen har det ännu") && !waiting.contains("id=\"text\""), "a chat is taken first");
    assert_eq!(press(&mut desk, &format!("{path}/ta"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(answer(&mut desk, &path, "Var bor du?").await.status, StatusCode::SEE_OTHER);
    let page = citizen.get("/samtal?lang=sv").await;
    assert!(page.title().starts_with("Du chattar med Anna"));
    for part in ["Nu svarar Anna, Medborgarservice.", "Var bor du?", "Det brådskar", "Hämta nya meddelanden"] {
        assert!(page.body.contains(part), "{part} is not in {}", page.body);
    }
    assert!(!page.body.contains("Meddelandet är lämnat"), "the service is silent");
    assert_eq!(citizen.get("/arende?lang=sv").await.header("location"), "/samtal?lang=sv");

    assert_eq!(press(&mut desk, &format!("{path}/till-tjansten"), &[]).await.status, StatusCode::SEE_OTHER);
    let page = citizen.get("/samtal?lang=sv").await;
    assert!(
        page.title().starts_with("Chatten är slut") && page.body.contains("Nu svarar den automatiska tjänsten igen")
    );
    assert!(citizen.ask("altan").await.body.contains("Bygglov för altan"));
    let close = [("outcome", "answered"), ("record", "keep_in_order")];
    assert_eq!(press(&mut desk, &format!("{path}/avsluta"), &close).await.status, StatusCode::SEE_OTHER);
    let transcript = citizen.get("/ta-ut/samtal.txt").await.body;
    for part in ["Nu svarar Anna, Medborgarservice.", "Var bor du?", "Det brådskar"] {
        assert!(transcript.contains(part), "{part} is not in {transcript}");
    }
    assert_eq!(press(&mut desk, &format!("{path}/oppna"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(citizen.get("/arende?lang=sv").await.body.contains("är öppet igen"));
}

#[tokio::test]
async fn a_page_that_reads_itself_again_does_so_by_choice_and_has_no_field_to_lose() {
    let mut desk = anna().await;
    at_work(&mut desk).await;
    let mut citizen = queue(&desk, "Hej").await;
    let page = citizen.get("/samtal?lang=sv").await;
    assert!(page.header("refresh").is_empty() && page.body.contains("<textarea"));
    let again = citizen.get("/samtal?uppdatera=ja&lang=sv").await;
    assert_eq!(again.header("refresh"), "15; url=/samtal?uppdatera=ja&lang=sv#sist");
    assert!(!again.body.contains("<textarea") && again.body.contains("Sluta läsa om sidan"));
}

#[tokio::test]
async fn who_does_not_want_to_wait_gets_a_dated_errand_unless_somebody_answers_already() {
    let mut desk = anna().await;
    at_work(&mut desk).await;
    let mut citizen = queue(&desk, "Hej").await;
    assert!(citizen.get("/samtal?lang=sv").await.body.contains("senast tisdag 24 november klockan 16.30"));
    let left = citizen.post("/samtal/arende?lang=sv", &[]).await;
    assert_eq!(left.header("location"), "/arende?lang=sv");
    let receipt = citizen.get("/arende?lang=sv").await.body;
    assert!(receipt.contains("Du väntar inte längre i kön") && receipt.contains("tisdag 24 november klockan 16.30"));
    let mut other = queue(&desk, "Hej igen").await;
    let path = first_matter(&desk.get("/desk?lang=sv").await);
    press(&mut desk, &format!("{path}/ta"), &[]).await;
    assert_eq!(other.post("/samtal/arende?lang=sv", &[]).await.header("location"), "/samtal?sent=ja&lang=sv");
    assert!(other.get("/samtal?sent=ja&lang=sv").await.body.contains("Någon svarar dig redan"));
}

#[tokio::test]
async fn who_queued_before_closing_time_is_served_after_it() {
    let mut desk = anna().await;
    desk.clock.set("2026-11-23T15:29:00Z".parse().unwrap());
    log_in(&mut desk, PASSWORD).await;
    at_work(&mut desk).await;
    let mut citizen = queue(&desk, "Strax före stängning").await;
    desk.clock.advance(SignedDuration::from_mins(5));
    assert!(citizen.get("/samtal?lang=sv").await.body.contains("Du är först i kön."));
    assert!(desk.get("/desk?lang=sv").await.body.contains("De som redan står där ska få svar"));
    let path = first_matter(&desk.get("/desk?lang=sv").await);
    assert_eq!(press(&mut desk, &format!("{path}/ta"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(answer(&mut desk, &path, "Hej, jag hjälper dig.").await.status, StatusCode::SEE_OTHER);
    assert!(citizen.get("/samtal?lang=sv").await.body.contains("jag hjälper dig"));
}

#[tokio::test]
async fn staff_find_a_matter_by_its_number_log_a_call_and_put_an_approved_answer_into_a_reply() {
    let mut desk = anna().await;
    let empty = press(&mut desk, "/desk/telefon", &[("about", " "), ("phone", "x")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Skriv vad det gäller.") && empty.body.contains("value=\"x\""));
    let form_id = hidden(&desk.get("/desk/telefon?lang=sv").await, "form_id");
    let call = [("about", "Vill veta om bygglov för altan"), ("phone", "070-123 45 67"), ("form_id", form_id.as_str())];
    let (first, again) =
        (press(&mut desk, "/desk/telefon", &call).await, press(&mut desk, "/desk/telefon", &call).await);
    assert_eq!(first.header("location"), again.header("location"), "sent twice it counts once");
    let path = first.header("location").split('?').next().unwrap().to_owned();
    let found = desk.get("/desk/sok?lang=sv&q=ms-26-0001").await;
    assert!(found.header("location").starts_with(&path), "{}", found.header("location"));
    assert!(desk.get("/desk/sok?lang=sv&q=MS-26-0999").await.body.contains("inget ärende med numret MS-26-0999"));
    let answers = desk.get("/desk/sok?lang=sv&q=bygglov%20altan").await.body;
    assert!(answers.contains("version") && answers.contains("<fieldset class=\"inert\" disabled"), "{answers}");

    let matter = desk.get(&format!("{path}?lang=sv&sok=bygglov%20altan")).await.body;
    assert!(matter.contains("Du har det") && matter.contains("Exempel"), "{matter}");
    let id = matter.split("svar=").nth(1).and_then(|rest| rest.split(['&', '#']).next()).unwrap().to_owned();
    let page = desk.get(&format!("{path}?lang=sv&sok=bygglov%20altan&svar={id}")).await.body;
    let field = page.split("name=\"text\"").nth(1).unwrap().split("</textarea>").next().unwrap();
    assert!(field.contains("bygglov"), "{field}");
}

#[tokio::test]
async fn staff_forward_note_and_leave_and_every_page_has_its_words() {
    let mut desk = anna().await;
    at_work(&mut desk).await;
    let mut citizen = queue(&desk, "Hej").await;
    let path = first_matter(&desk.get("/desk?lang=sv").await);
    press(&mut desk, &format!("{path}/ta"), &[]).await;
    let nothing = press(&mut desk, &format!("{path}/vidare"), &[("body", "")]).await;
    assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.body.contains("Välj vart ärendet ska"));
    let number = press(&mut desk, &format!("{path}/anteckna"), &[("note", "Har 640823-3234")]).await;
    assert!(number.status == StatusCode::UNPROCESSABLE_ENTITY && number.body.contains(">Har 640823-3234</textarea>"));
    assert_eq!(
        press(&mut desk, &format!("{path}/anteckna"), &[("note", "Ring efter lunch")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(desk.get(&format!("{path}?lang=sv")).await.body.contains("Ring efter lunch"));
    let forwarded = press(&mut desk, &format!("{path}/vidare"), &[("body", "byggnamnden")]).await;
    assert_eq!(forwarded.status, StatusCode::SEE_OTHER);
    let page = citizen.get("/samtal?lang=sv").await.body;
    assert!(page.contains("är lämnat vidare till Byggnämnden") && !page.contains("Ring efter lunch"));
    let wrong = press(&mut desk, "/desk/narvaro", &[("state", "away"), ("until", "i går")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("Tiden går inte att läsa"));
    press(&mut desk, "/desk/narvaro", &[("state", "away"), ("until", "2026-11-23T13:00")]).await;
    assert!(desk.get("/desk?lang=sv").await.body.contains("Nu: borta"));
    for lang in ["sv", "sv-simple", "en"] {
        for page in [
            citizen.get(&format!("/samtal?lang={lang}")).await,
            citizen.get(&format!("/prata-med-oss?lang={lang}")).await,
            desk.get(&format!("/desk?lang={lang}")).await,
            desk.get(&format!("{path}?lang={lang}")).await,
        ] {
            let lacks = ["desk_", "live_", "event_", "when_"].iter().find(|key| page.body.contains(**key));
            assert!(lacks.is_none(), "{lang} {lacks:?} {}", page.body);
        }
    }
}
