//! Every page and every kind of reply in every language, and what browsers are told about them.

use axum::http::StatusCode;
use medborgarsvar::{
    config::{Config, Theme},
    language::Tag,
};

use crate::web_support::{KINDS, TestApp};

const PAGES: [&str; 11] = [
    "/",
    "/prata-med-oss",
    "/prata-med-oss?vad=synpunkt",
    "/rensa",
    "/fick-du-svar",
    "/fick-du-svar?tack=1",
    "/tjanster",
    "/om",
    "/om/design",
    "/integritet",
    "/tillganglighet",
];

fn in_language(path: &str, tag: Tag) -> String {
    medborgarsvar::web::frame::link(path, tag)
}

#[tokio::test]
async fn every_page_in_every_language_has_skip_link_help_and_a_way_to_a_person() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        for path in PAGES {
            let page = citizen.get(&in_language(path, tag)).await;
            assert_eq!(page.status, StatusCode::OK, "{path} {tag}");
            let lang = tag.base();
            for part in [
                format!("<html lang=\"{lang}\" data-mode=\"{tag}\">"),
                "href=\"#main\"".to_owned(),
                "id=\"help-heading\"".to_owned(),
                format!("href=\"/prata-med-oss?lang={tag}\""),
                format!("href=\"/tillganglighet?lang={tag}\""),
                "class=\"sample-notice\"".to_owned(),
                "name=\"robots\" content=\"noindex\"".to_owned(),
            ] {
                assert!(page.body.contains(&part), "{path} {tag} lacks {part}");
            }
            assert_eq!(page.body.matches("<h1>").count(), 1, "{path} {tag}");
        }
    }
}

#[tokio::test]
async fn every_kind_of_reply_is_rendered_in_every_language() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        for kind in KINDS {
            for path in [format!("/?q={kind}&lang={tag}"), format!("/?lang={tag}&q={kind}")] {
                let page = citizen.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert!(page.body.contains("class=\"reply"), "{path}");
            }
            // A message is delivered only where there is a handover; that has its own story.
            if kind == "levererat" {
                continue;
            }
            let fragment =
                citizen.post_with("/", &[("text", kind), ("lang", tag.as_str())], &[("x-fragment", "1")]).await;
            assert_eq!(fragment.status, StatusCode::OK, "{kind} {tag}");
            assert!(fragment.body.starts_with("<div class=\"fragment\""), "{kind} {tag}");
        }
        citizen.forget_cookies();
    }
}

#[tokio::test]
async fn no_text_is_missing_on_any_page() {
    let mut citizen = TestApp::start().await;
    for tag in Tag::ALL {
        for path in PAGES {
            let page = citizen.get(&in_language(path, tag)).await;
            for group in ["chat_", "nav_", "handover_", "privacy_", "access_", "about_", "error_", "receipt_"] {
                assert!(!page.body.contains(&format!(">{group}")), "{path} {tag} shows a key of {group}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_and_every_error_carries_the_headers() {
    let mut citizen = TestApp::start().await;
    for path in PAGES.into_iter().chain(["/finns-inte", "/assets/finns-inte", "/arende", "/a/okand", "/avslutat"]) {
        let page = citizen.get(path).await;
        let policy = page.header("content-security-policy");
        for part in [
            "default-src 'self'",
            "script-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert!(page.header("permissions-policy").contains("camera=()"), "{path}");
        assert_eq!(page.header("strict-transport-security"), "", "{path}: no HSTS without https");
        assert!(!page.body.contains("<style") && !page.body.contains(" style=") && !page.body.contains(" onclick="));
    }
}

#[tokio::test]
async fn on_https_there_is_hsts_and_the_cookie_is_bound_to_the_host() {
    let config = Config { public_url: "https://chatt.example.se".to_owned(), ..Config::default() };
    let mut citizen = TestApp::with(config).await;
    assert!(citizen.get("/").await.header("strict-transport-security").contains("max-age=31536000"));
    let posted = citizen.post("/", &[("text", "altan")]).await;
    let cookie = posted.header("set-cookie");
    assert!(cookie.starts_with("__Host-samtal="), "{cookie}");
    for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_the_hash_of_their_content() {
    let mut citizen = TestApp::start().await;
    let page = citizen.get("/").await;
    for kind in ["style.", "chat.", "icon."] {
        let path = page.body.split(&format!("/assets/{kind}")).nth(1).unwrap().split('"').next().unwrap();
        let asset = citizen.get(&format!("/assets/{kind}{path}")).await;
        assert_eq!(asset.status, StatusCode::OK);
        assert!(asset.header("cache-control").contains("immutable"));
    }
}

#[tokio::test]
async fn an_unknown_page_is_told_in_the_persons_language() {
    let mut citizen = TestApp::start().await;
    let page = citizen.get("/finns-inte?lang=en").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.title().starts_with("Error: "), "{}", page.title());
    let page = citizen.post("/om", &[]).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(page.title().starts_with("Fel: "), "{}", page.title());
    assert!(page.header("allow").contains("GET"));
}

#[tokio::test]
async fn e_services_are_found_by_search_and_a_miss_is_no_dead_end() {
    let mut citizen = TestApp::start().await;
    let miss = citizen.get("/tjanster?q=rymdraket&lang=sv").await;
    assert!(miss.body.contains("rymdraket") && miss.body.contains("class=\"button\" href=\"/prata-med-oss?lang=sv\""));
    let script = citizen.get("/tjanster?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!script.body.contains("<script>alert"), "what people write is escaped");
}

#[tokio::test]
async fn h_5_size_and_room_are_chosen_without_a_cookie_and_travel_in_every_link_and_form() {
    let mut citizen = TestApp::start().await;
    for path in PAGES {
        let joint = if path.contains('?') { '&' } else { '?' };
        let page = citizen.get(&format!("{path}{joint}lang=sv&storlek=150&rader=glesa")).await;
        assert!(page.body.contains(" data-size=\"150\" data-lines=\"airy\""), "{path}");
        assert!(!citizen.has_cookies(), "{path} sets a cookie");
        // Choosing another language, size or room is choosing: all else goes on.
        for link in page.body.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next()) {
            let is_asset = link.starts_with("assets/");
            let chooses = link.contains("storlek=") || link.contains("rader=");
            assert!(is_asset || chooses, "{path} leads to /{link}");
        }
        for action in page.body.split("action=\"/").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(action.contains("storlek=150") || action == "tjanster", "{path} sends to /{action}");
        }
    }
    let found = citizen.get("/tjanster?storlek=150").await;
    assert!(found.body.contains("name=\"storlek\" value=\"150\""), "a form that asks by address carries it itself");
    let fallback = citizen.get("/om?storlek=9999&rader=%22%3E").await;
    assert!(!fallback.body.contains("data-size"), "what is not offered is not there");
    let answered = citizen.post("/?lang=sv&storlek=200", &[("text", "svar"), ("lang", "sv")]).await;
    assert!(answered.header("location").contains("storlek=200"), "{}", answered.header("location"));
}

#[tokio::test]
async fn colours_of_the_municipality_are_a_sheet_of_their_own_under_the_same_policy() {
    let mut plain = TestApp::start().await;
    assert_eq!(plain.get("/assets/theme.css").await.body, "");
    let theme = Theme { accent: Some("#9d1c1c".parse().unwrap()), accent_dark: None };
    let mut citizen = TestApp::with(Config { theme, ..Config::default() }).await;
    let sheet = citizen.get("/assets/theme.css").await;
    assert!(sheet.body.contains("--accent:#9d1c1c"), "{}", sheet.body);
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    let page = citizen.get("/").await;
    assert!(page.body.contains("href=\"/assets/theme.css\""));
    assert!(!page.body.contains("style=") && !page.body.contains("<style"), "no style in the page itself");
}
