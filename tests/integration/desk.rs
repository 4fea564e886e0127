//! Staff log in, read what was handed over, answer it and close it.

use axum::http::StatusCode;
use jiff::SignedDuration;
use medborgarsvar::{
    app::{HandoverRequest, NewUser, Role},
    config::Config,
};

use crate::web_support::{Answer, TestApp};

pub(crate) const PASSWORD: &str = "korrekt häst batteri";

/// A service with Anna at its desk; the browser is not logged in.
pub(crate) async fn desk() -> TestApp {
    desk_with(Config::default()).await
}

pub(crate) async fn desk_with(config: Config) -> TestApp {
    let desk = TestApp::with(config).await;
    let user = NewUser {
        name: "anna.a".to_owned(),
        role: Role::Agent,
        first_name: "Anna".to_owned(),
        function: "Medborgarservice".to_owned(),
        password: PASSWORD.to_owned(),
    };
    desk.app.add_user(user).await.unwrap();
    desk
}

pub(crate) async fn log_in(desk: &mut TestApp, password: &str) -> Answer {
    desk.post("/desk/login", &[("name", "anna.a"), ("password", password), ("next", "/desk")]).await
}

/// Anna at her desk.
pub(crate) async fn anna() -> TestApp {
    let mut desk = desk().await;
    let answer = log_in(&mut desk, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    desk
}

/// A citizen who asks and hands over.
pub(crate) async fn hand_over(desk: &TestApp, asks: &[&str], about: &str) -> TestApp {
    let mut citizen = desk.another();
    for question in asks {
        citizen.ask(question).await;
    }
    let form = [("about", about), ("name", "Kim"), ("contact", "come_back"), ("lang", "sv")];
    let answer = citizen.post("/prata-med-oss", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    citizen
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(page: &Answer, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    page.body
        .split(&field)
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_else(|| panic!("{name}"))
        .to_owned()
}

/// The address of the first matter of a list.
fn first_matter(list: &Answer) -> String {
    let rest = list.body.split("href=\"/desk/arenden/").nth(1).unwrap_or_else(|| panic!("{}", list.body));
    format!("/desk/arenden/{}", rest.split(['?', '"']).next().unwrap())
}

async fn open_first(desk: &mut TestApp) -> (String, Answer) {
    let path = first_matter(&desk.get("/desk?lang=sv").await);
    let page = desk.get(&format!("{path}?lang=sv")).await;
    assert_eq!(page.status, StatusCode::OK);
    (path, page)
}

async fn answer(desk: &mut TestApp, path: &str, page: &Answer, text: &str) -> Answer {
    let (csrf, client_id) = (hidden(page, "csrf"), hidden(page, "client_id"));
    let form = [("csrf", csrf.as_str()), ("client_id", client_id.as_str()), ("text", text)];
    desk.post(&format!("{path}/svara?lang=sv"), &form).await
}

#[tokio::test]
async fn what_is_due_first_stands_on_top_and_what_is_late_is_marked_in_words() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan"], "Den första frågan").await;
    desk.clock.advance(SignedDuration::from_hours(30));
    hand_over(&desk, &["altan"], "Den andra frågan").await;
    assert_eq!(desk.get("/desk").await.status, StatusCode::SEE_OTHER, "a session does not last for days");
    log_in(&mut desk, PASSWORD).await;
    let list = desk.get("/desk?lang=sv").await;
    let place = |text: &str| list.body.find(text).unwrap_or_else(|| panic!("{text} is not in {}", list.body));
    assert!(place("Den första frågan") < place("Den andra frågan"));
    assert!(place("<caption>") < place("scope=\"col\""));
    assert!(list.body.contains("Försenat"));
    assert!(list.body.contains("mark-overdue"));
    let english = desk.get("/desk?lang=en").await;
    assert!(english.body.contains("Overdue") && english.body.contains("Open matters"));
}

#[tokio::test]
async fn the_matter_shows_the_conversation_as_the_citizen_saw_it() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan", "oklart"], "Får jag bygga <b>högt</b>?").await;
    let (_, page) = open_first(&mut desk).await;
    for part in [
        "Kim",
        "Personen kommer tillbaka",
        "Får jag bygga &#60;b&#62;högt&#60;/b&#62;?",
        "Oftast behöver du <strong>inte</strong> bygglov",
        "Svar bygglov-altan, version abc123",
        "Vilket menar du?",
        "Exempel",
        "Kom in",
    ] {
        assert!(page.body.contains(part), "{part} is not in {}", page.body);
    }
    assert!(!page.body.contains("<b>högt"));
    assert!(page.body.contains("<fieldset class=\"inert\" disabled"), "buttons in the transcript do nothing");
    assert!(!page.body.contains("<script>"), "no script but by address");
}

#[tokio::test]
async fn staff_can_read_in_words_why_the_service_answered_as_it_did() {
    let mut desk = anna().await;
    hand_over(&desk, &["behöver jag bygglov för altan"], "Jag förstår inte svaret").await;
    let (path, matter) = open_first(&mut desk).await;
    assert!(matter.body.contains(&format!("{path}/varfor")), "{}", matter.body);
    let why = desk.get(&format!("{path}/varfor")).await;
    assert_eq!(why.status, StatusCode::OK);
    assert!(why.body.contains("behöver jag bygglov för altan"), "{}", why.body);
    assert!(why.body.contains("Frågan söktes i biblioteket."), "{}", why.body);
}

#[tokio::test]
async fn a_handover_from_a_page_about_danger_shows_the_duty_to_report() {
    let mut desk = anna().await;
    let request = HandoverRequest {
        about: "Det är inte bra hemma".to_owned(),
        contact: "come_back".to_owned(),
        from_safety: true,
        ..HandoverRequest::default()
    };
    desk.app.hand_over(None, request).await.unwrap();
    assert!(desk.get("/desk?lang=sv").await.body.contains("Läs först: kan gälla fara"));
    let (_, page) = open_first(&mut desk).await;
    assert!(page.body.contains("Skyldighet att anmäla") && page.body.contains("skyldig att genast anmäla"));
    assert!(page.body.contains("Personen skrev inget till den automatiska tjänsten först."));
}

#[tokio::test]
async fn a_request_for_a_public_record_is_urgent_and_stands_before_its_equals() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan"], "Hur högt?").await;
    hand_over(&desk, &["handling"], "Få ut protokollet").await;
    let list = desk.get("/desk?lang=sv").await;
    assert!(list.body.find("Få ut protokollet") < list.body.find("Hur högt?"));
    assert!(list.body.contains("Skyndsamt: allmän handling") && !list.body.contains("kan gälla fara"));
    let (_, page) = open_first(&mut desk).await;
    assert!(page.body.contains("Fråga inte vem personen är") && !page.body.contains("Skyldighet att anmäla"));
}

#[tokio::test]
async fn an_answer_reaches_the_citizen_once_with_first_name_and_function() {
    let mut desk = anna().await;
    let mut citizen = hand_over(&desk, &["altan"], "Hur högt?").await;
    let (path, page) = open_first(&mut desk).await;
    for _ in 0..2 {
        let sent = answer(&mut desk, &path, &page, "Högst 1,8 meter.\r\nHälsningar").await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let seen = citizen.get("/?lang=sv").await;
    assert_eq!(seen.body.matches("Högst 1,8 meter.").count(), 1);
    assert!(seen.body.contains("Anna") && !seen.body.contains("anna.a"));
    let list = desk.get("/desk?lang=sv").await;
    assert!(list.body.contains("Inget ärende väntar") && list.body.contains("Omhändertaget"));
}

#[tokio::test]
async fn two_agents_do_not_answer_past_each_other() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan"], "Hur högt?").await;
    let (path, page) = open_first(&mut desk).await;
    assert_eq!(answer(&mut desk, &path, &page, "Det första svaret").await.status, StatusCode::SEE_OTHER);
    let late = answer(&mut desk, &path, &page, "Det andra svaret").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Någon annan har svarat") && late.body.contains(">Det andra svaret</textarea>"));
    assert_eq!(answer(&mut desk, &path, &late, "Det andra svaret").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_answer_that_has_to_be_mended_is_kept() {
    let mut desk = anna().await;
    let mut citizen = hand_over(&desk, &["altan"], "Hur högt?").await;
    let (path, page) = open_first(&mut desk).await;
    let long = "långt ".repeat(800);
    let number = "Du har nummer 640823-3234 hos oss";
    for (text, fault) in [("  ", "Skriv ett svar"), (long.as_str(), "för långt"), (number, "står ett personnummer")]
    {
        let refused = answer(&mut desk, &path, &page, text).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fault}");
        assert!(refused.body.contains(fault) && refused.title().starts_with("Fel:"));
        assert!(refused.body.contains(&format!(">{text}</textarea>")));
    }
    let seen = citizen.get("/?lang=sv").await.body;
    assert!(!seen.contains("långt långt") && !seen.contains("640823"));
}

#[tokio::test]
async fn a_form_without_the_sessions_token_or_from_another_site_changes_nothing() {
    let mut desk = anna().await;
    let mut citizen = hand_over(&desk, &["altan"], "Hur högt?").await;
    let (path, page) = open_first(&mut desk).await;
    let svara = format!("{path}/svara");
    let forged = desk.post(&svara, &[("text", "Falskt svar"), ("client_id", "a")]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let form = [("csrf", hidden(&page, "csrf")), ("text", "Falskt svar".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let foreign = desk.post_with(&svara, &form, &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert!(!citizen.get("/?lang=sv").await.body.contains("Falskt svar"));
}

#[tokio::test]
async fn closing_needs_both_choices_and_keeps_the_one_that_was_made() {
    let mut desk = anna().await;
    let mut citizen = hand_over(&desk, &["altan"], "Hur högt?").await;
    let (path, page) = open_first(&mut desk).await;
    let (csrf, avsluta) = (hidden(&page, "csrf"), format!("{path}/avsluta?lang=sv"));
    let half = desk.post(&avsluta, &[("csrf", &csrf), ("outcome", "answered")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        half.body.contains("Välj vad som händer med handlingen") && !half.body.contains("Välj hur ärendet slutade")
    );
    assert!(half.body.contains("value=\"answered\" checked"));
    let none = desk.post(&avsluta, &[("csrf", &csrf), ("record", "hittepå")]).await;
    assert!(none.body.contains("Välj hur ärendet slutade") && none.body.contains("Välj vad som händer"));

    let whole = [("csrf", csrf.as_str()), ("outcome", "answered"), ("record", "keep_in_order")];
    assert_eq!(desk.post(&avsluta, &whole).await.status, StatusCode::SEE_OTHER);
    let again = desk.post(&avsluta, &whole).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("redan avslutat"));
    let list = desk.get("/desk?visa=avslutade&lang=sv").await;
    assert_eq!(first_matter(&list), path);
    let closed = desk.get(&format!("{path}?lang=sv")).await;
    assert!(closed.body.contains("Hålls ordnad här") && !closed.body.contains("<textarea"));
    let asked = citizen.ask("altan").await;
    assert!(asked.body.contains("Bygglov för altan"), "the service answers again");
}

#[tokio::test]
async fn every_page_of_the_desk_has_its_words_in_every_language() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan", "oklart", "passet", "hej", "inget"], "Hur högt?").await;
    let (path, page) = open_first(&mut desk).await;
    let sent = answer(&mut desk, &path, &page, "Högst 1,8 meter.").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let mut stranger = desk.another();
    for lang in ["sv", "sv-simple", "en"] {
        for path in ["/desk", "/desk?visa=avslutade", path.as_str()] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = desk.get(&format!("{path}{joint}lang={lang}")).await;
            assert_eq!((page.status, has_all_words(&page)), (StatusCode::OK, true), "{lang} {path} {}", page.body);
        }
        let page = stranger.get(&format!("/desk/login?lang={lang}")).await;
        assert!(has_all_words(&page), "{lang} {}", page.body);
    }
}

/// Whether no key stands where its text should.
pub(crate) fn has_all_words(page: &Answer) -> bool {
    !["desk_", "staff_", "transcript_", "when_"].iter().any(|key| page.body.contains(key))
}
