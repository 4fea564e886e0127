//! Answers as pages of their own, what search engines are told of them, and the pages that the law asks for.

use std::path::Path;

use axum::http::StatusCode;
use jiff::civil::date;
use medborgarsvar::{
    config::{Accessibility, Config, ConfigFile, Conforms},
    dialogue::Knowledge,
    knowledge::{AnswerId, Library, Status, load},
    language::Tag,
};

use crate::web_support::TestApp;

const DECK: &str = "/svar/bygglov-altan";

fn bundled() -> Library {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"), true).unwrap().library
}

/// A library of a municipality that stands behind everything it shows: few answers, all approved.
async fn official(config: Config, change: impl FnOnce(&mut Library)) -> TestApp {
    let citizen = TestApp::with(config).await;
    let mut library = bundled();
    library
        .answers
        .retain(|id, _| ["bygglov-altan", "bygglov-attefall", "eldning-tradgardsavfall"].contains(&id.as_str()));
    library.manifest.status = Status::Approved;
    for answer in library.answers.values_mut() {
        answer.status = Status::Approved;
    }
    change(&mut library);
    citizen.app.swap_knowledge(Knowledge::new(library, date(2026, 11, 23)).unwrap());
    citizen
}

fn of(host: &str) -> Config {
    Config { public_url: host.to_owned(), ..Config::default() }
}

#[tokio::test]
async fn a_sample_has_a_page_that_looks_official_to_nobody() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        let page = citizen.get(&format!("{DECK}?lang={tag}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in
            ["name=\"robots\" content=\"noindex\"", "class=\"sample\"", "class=\"sample-notice\"", "rel=\"canonical\""]
        {
            assert!(page.body.contains(part), "{tag} lacks {part}");
        }
        assert!(!page.body.contains("ld+json"), "{tag}");
        assert_eq!(page.body.matches("<h1").count(), 1, "{tag}");
        let (notice, field) = (page.body.find("answer-notice").unwrap(), page.body.find("<textarea").unwrap());
        assert!(notice < field, "T-1: what this is stands before the field");
    }
    assert!(!citizen.has_cookies());
    assert_eq!(citizen.get("/sitemap.xml").await.status, StatusCode::NOT_FOUND);
    assert!(!citizen.get("/robots.txt").await.body.contains("Sitemap"));
}

#[tokio::test]
async fn an_approved_answer_can_be_found_and_read_by_machines() {
    let mut citizen = official(of("https://fraga.example.se"), |library| {
        let deck = library.answers.get_mut(&AnswerId::from("bygglov-altan")).unwrap();
        deck.variants.get_mut(&Tag::English).unwrap().html = "<p>No</script><b>x</b></p>".to_owned();
    })
    .await;
    let page = citizen.get(&format!("{DECK}?lang=sv")).await;
    let address = "https://fraga.example.se/svar/bygglov-altan?lang=";
    assert!(!page.body.contains("noindex") && !page.body.contains("class=\"sample"));
    assert!(page.body.contains(&format!("<link rel=\"canonical\" href=\"{address}sv\">")));
    for lang in ["sv", "sv-simple", "en"] {
        assert!(page.body.contains(&format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}{lang}\">")));
    }
    let data: serde_json::Value = serde_json::from_str(structured(&page.body)).unwrap();
    assert_eq!(data["@type"], "FAQPage");
    assert_eq!(data["mainEntity"][0]["@type"], "Question");
    assert!(!data["mainEntity"][0]["acceptedAnswer"]["text"].as_str().unwrap().is_empty());
    let english = citizen.get(&format!("{DECK}?lang=en")).await;
    let data: serde_json::Value = serde_json::from_str(structured(&english.body)).unwrap();
    assert_eq!(
        data["mainEntity"][0]["acceptedAnswer"]["text"], "<p>No</script><b>x</b></p>",
        "no text ends the element"
    );
    let map = citizen.get("/sitemap.xml").await;
    assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
    assert_eq!(map.body.matches("<loc>").count(), 5 + 3, "the pages and the answers: {}", map.body);
    assert!(map.body.contains(&format!("<loc>{address}sv</loc><lastmod>")));
    assert!(citizen.get("/robots.txt").await.body.contains("Sitemap: https://fraga.example.se/sitemap.xml"));
}

fn structured(body: &str) -> &str {
    let data = body.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    data.split("</script>").next().unwrap()
}

#[tokio::test]
async fn what_was_taken_back_is_gone_with_ways_on_and_what_never_was_is_not_found() {
    let mut citizen = official(Config::default(), |library| {
        let mut status =
            |id: &str, status: Status| library.answers.get_mut(&AnswerId::from(id)).unwrap().status = status;
        status("bygglov-attefall", Status::Withdrawn);
        status("eldning-tradgardsavfall", Status::Draft);
        library.answers.get_mut(&AnswerId::from("bygglov-altan")).unwrap().expires = Some(date(2026, 11, 23));
    })
    .await;
    for gone in [DECK, "/svar/bygglov-attefall"] {
        let page = citizen.get(&format!("{gone}?lang=sv")).await;
        assert_eq!(page.status, StatusCode::GONE, "{gone}");
        for part in ["Svaret gäller inte längre", "noindex", "action=\"/?lang=sv\"", "href=\"/prata-med-oss?lang=sv\""]
        {
            assert!(page.body.contains(part), "{gone} lacks {part}");
        }
    }
    for never in ["/svar/eldning-tradgardsavfall", "/svar/finns-inte", "/svar/..%2f..%2fetc"] {
        assert_eq!(citizen.get(never).await.status, StatusCode::NOT_FOUND, "{never}");
    }
    assert!(!citizen.get("/sitemap.xml").await.body.contains("/svar/"));
}

#[tokio::test]
async fn g2_the_privacy_page_says_who_is_responsible_or_that_nobody_has_said_so() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        let page = citizen.get(&format!("/integritet?lang={tag}")).await;
        assert!(page.body.matches("<h2>").count() >= 10, "{tag}: the ten items");
    }
    let page = citizen.get("/integritet?lang=sv").await;
    assert_eq!(page.body.matches("Kommunen har inte fyllt i").count(), 3, "controller, officer, processors");
    let config = ConfigFile::parse(
        "[privacy]\ncontroller = \"Kommunstyrelsen i Exempelkommun\"\ncontact = \"ks@example.se\"\n\
         dpo_contact = \"dso@example.se\"\nprocessors = [\"Driftbolaget AB: drift\"]\n\
         [weeding]\nconversations = { decision = \"KS/2026:123\", decided_on = 2026-11-01, days = 30 }\n",
    );
    let mut citizen = TestApp::with(config.check().unwrap()).await;
    let page = citizen.get("/integritet?lang=sv").await;
    assert!(!page.body.contains("Kommunen har inte fyllt i"));
    for part in [
        "Kommunstyrelsen i Exempelkommun är personuppgiftsansvarig.",
        "ks@example.se",
        "dso@example.se",
        "Driftbolaget AB: drift",
        "30 dagar efter det sista meddelandet. Beslut KS/2026:123 den 1 november 2026.",
    ] {
        assert!(page.body.contains(part), "lacks {part}");
    }
}

#[tokio::test]
async fn a_law_4_the_statement_has_six_parts_and_never_claims_more_than_was_shown() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        let page = citizen.get(&format!("/tillganglighet?lang={tag}")).await;
        assert_eq!(page.body.matches("<h2>").count(), 6, "{tag}");
        assert!(page.body.contains("href=\"https://www.digg.se/tdosanmalan\""), "{tag}");
    }
    let page = citizen.get("/tillganglighet?lang=sv").await;
    assert!(page.body.contains("uppfyller lagen delvis") && page.body.contains("inte fyllt i när den bedömde"));
    let own = Accessibility {
        conforms: Conforms::Fully,
        audited_by: "Granskaren AB".to_owned(),
        assessed: Some(date(2025, 11, 1)),
        updated: Some(date(2026, 11, 20)),
        gaps: vec!["Kartan på sidan 3.".to_owned()],
        burden: "Filmen från 2019.".to_owned(),
        report_contact: "0000-00 00 00".to_owned(),
        ..Accessibility::default()
    };
    let mut citizen = TestApp::with(Config { accessibility: own, ..Config::default() }).await;
    let page = citizen.get("/tillganglighet?lang=sv").await;
    for part in [
        "Den är granskad av Granskaren AB.",
        "den 1 november 2025 och är mer än ett år gammal.",
        "senast den 20 november 2026",
        "Kartan på sidan 3.",
        "Filmen från 2019.",
        "0000-00 00 00",
    ] {
        assert!(page.body.contains(part), "lacks {part}");
    }
}

#[tokio::test]
async fn t1_r1_everybody_is_told_what_this_is_before_the_field_in_every_language_and_in_the_panel() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        for path in ["/", "/widget"] {
            let page = citizen.get(&format!("{path}?lang={tag}")).await;
            let field = page.body.find("<textarea").unwrap();
            for part in ["class=\"robot\"", "/integritet?lang="] {
                assert!(page.body.find(part).is_some_and(|at| at < field), "{path} {tag}: {part}");
            }
            assert!(page.body.contains(&format!("/tillganglighet?lang={tag}")), "A-LAW-3");
        }
    }
}

#[tokio::test]
async fn x17_security_txt_has_contact_and_expires_and_ends_when_it_expires() {
    let text = "[security_txt]\ncontact = [\"mailto:it@example.se\"]\nexpires = 2027-11-01\n";
    let mut citizen = TestApp::with(ConfigFile::parse(text).check().unwrap()).await;
    let page = citizen.get("/.well-known/security.txt").await;
    assert_eq!(page.header("content-type"), "text/plain; charset=utf-8");
    assert!(page.body.starts_with("Contact: mailto:it@example.se\nExpires: 2027-11-01T00:00:00Z\n"), "{}", page.body);
    citizen.clock.set("2027-11-01T11:00:00Z".parse().unwrap());
    assert_eq!(citizen.get("/.well-known/security.txt").await.status, StatusCode::NOT_FOUND);
}
