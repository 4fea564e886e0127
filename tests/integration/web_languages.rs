//! Finnish around Swedish answers, and the languages that are made up for tests of the layout.

use medborgarsvar::language::{Interface, Texts};

use crate::web_support::TestApp;

#[tokio::test]
async fn in_finnish_everything_but_the_answers_is_finnish_and_the_page_says_so() {
    let mut citizen = TestApp::start().await;
    let page = citizen.get("/?lang=fi").await;
    for part in [
        "<html lang=\"fi\" data-mode=\"sv\">",
        "Vastaukset ovat ruotsiksi ja englanniksi.",
        "href=\"/prata-med-oss?lang=fi\"",
        "action=\"/?lang=fi\"",
        "<a href=\"/?lang=fi\" lang=\"fi\" hreflang=\"fi\" aria-current=\"true\">Suomi</a>",
    ] {
        assert!(page.body.contains(part), "lacks {part}");
    }
    let posted = citizen.post("/?lang=fi", &[("text", "altan"), ("lang", "sv"), ("after", "0")]).await;
    assert_eq!(posted.header("location"), "/?lang=fi#m-2", "the language is carried along");
    let answer = citizen.follow(&posted).await;
    assert!(answer.body.contains("<h3 lang=\"sv\">Bygglov för altan</h3>"), "the answer is marked as Swedish");
    assert!(
        answer.body.contains("Puhu ihmisen kanssa") && answer.body.contains("<p class=\"service-name\" lang=\"sv\">")
    );
    assert!(!answer.body.contains("förklara enklare"), "easy Swedish is no help there");
}

#[tokio::test]
async fn every_page_and_error_is_there_in_finnish_without_a_missing_text() {
    let mut citizen = TestApp::start().await;
    let pages = [
        "/",
        "/om",
        "/integritet",
        "/tillganglighet",
        "/tjanster",
        "/prata-med-oss",
        "/rensa",
        "/ta-ut",
        "/finns-inte",
    ];
    for path in pages.into_iter().chain(["/svar/bygglov-altan", "/demo", "/widget", "/arende"]) {
        let page = citizen.get(&format!("{path}?lang=fi")).await;
        assert!(page.body.contains("lang=\"fi\""), "{path}");
        for group in ["chat_", "nav_", "handover_", "privacy_", "access_", "about_", "error_", "demo_", "live_"] {
            assert!(!page.body.contains(&format!(">{group}")), "{path} shows a key of {group}");
        }
    }
}

#[tokio::test]
async fn who_reads_finnish_gets_it_unasked_and_programs_get_a_language_of_the_answers() {
    let mut citizen = TestApp::start().await;
    let page = citizen.call("GET", "/", &[("accept-language", "fi-FI,fi;q=0.9,sv;q=0.5")], "").await;
    assert!(page.body.contains("<html lang=\"fi\""));
    let begun = citizen.call("POST", "/api/v1/conversations", &[("accept-language", "fi, en;q=0.5")], "").await;
    assert!(begun.body.contains("\"lang\":\"en\""), "{}", begun.body);
}

#[tokio::test]
async fn the_made_up_languages_are_longer_and_run_the_other_way() {
    let mut citizen = TestApp::start().await;
    let (plain, longer) = (citizen.get("/om?lang=sv").await, citizen.get("/om?lang=en-XA").await);
    assert!(longer.body.contains("Hjäälp aav een määnniiskaa") && longer.body.len() > plain.body.len());
    let mirrored = citizen.get("/?lang=ar-XB&q=altan").await;
    assert!(mirrored.body.contains("<html lang=\"ar\" dir=\"rtl\""));
    assert!(mirrored.body.contains("<h3 lang=\"sv\" dir=\"ltr\">Bygglov för altan</h3>"));
    assert_ne!(Texts::of(Interface::Mirrored).nav_person(), Texts::of(Interface::Finnish).nav_person());
}
