//! The chat on the municipality's own pages: who may frame what, and that the panel is left only on purpose.

use axum::http::StatusCode;
use medborgarsvar::{
    config::{Config, Embed},
    language::Tag,
};

use crate::web_support::{KINDS, TestApp};

const HOST: &str = "https://www.example.se";

const PANEL: [&str; 9] = [
    "/widget",
    "/widget/prata-med-oss",
    "/widget/prata-med-oss?vad=synpunkt",
    "/widget/tjanster",
    "/widget/om",
    "/widget/integritet",
    "/widget/rensa",
    "/widget/avslutat",
    "/widget/finns-inte",
];

async fn embedded() -> TestApp {
    let embed = Embed { allowed_hosts: vec![HOST.to_owned()] };
    TestApp::with(Config { embed, ..Config::default() }).await
}

/// The beginning tags of a kind on a page.
fn tags<'a>(body: &'a str, name: &str) -> Vec<&'a str> {
    body.split(&format!("<{name} ")).skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split(&format!("{name}=\"")).nth(1).map_or("", |rest| rest.split('"').next().unwrap())
}

#[tokio::test]
async fn x4_the_panel_may_be_framed_by_the_configured_hosts_and_nothing_else_by_anybody() {
    let mut citizen = embedded().await;
    for path in PANEL {
        let policy = citizen.get(path).await.header("content-security-policy").to_owned();
        assert!(policy.ends_with(&format!("frame-ancestors 'self' {HOST}")), "{path}: {policy}");
        assert!(policy.starts_with("default-src 'self'; script-src 'self'"), "{path}: {policy}");
    }
    for path in ["/", "/prata-med-oss", "/desk/login", "/a/okand", "/demo", "/embed.js", "/widgets", "/api/v1/places"] {
        let policy = citizen.get(path).await.header("content-security-policy").to_owned();
        assert!(policy.ends_with("frame-ancestors 'none'"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn in_the_panel_every_step_stays_there_and_every_other_site_gets_the_whole_window() {
    let mut citizen = embedded().await;
    let kinds = KINDS.into_iter().filter(|kind| *kind != "levererat").map(|kind| format!("/widget?q={kind}"));
    let pages = PANEL.into_iter().map(str::to_owned).chain(kinds);
    for (path, tag) in pages.flat_map(|path| Tag::ALL.map(|tag| (path.clone(), tag))) {
        let joint = if path.contains('?') { '&' } else { '?' };
        let page = citizen.get(&format!("{path}{joint}lang={tag}")).await;
        for link in tags(&page.body, "a") {
            let (href, target) = (attribute(link, "href"), attribute(link, "target"));
            let is_ours = href.starts_with("/widget") || href.starts_with('#');
            assert_eq!(target, if is_ours { "" } else { "_top" }, "{path} {tag}: {link}");
            assert!(is_ours || !href.starts_with('/'), "{path} {tag} leaves the panel for {href}");
        }
        for form in tags(&page.body, "form") {
            assert!(attribute(form, "action").starts_with("/widget"), "{path} {tag}: {form}");
        }
    }
    assert!(!citizen.has_cookies(), "and none of it needs a cookie");
}

#[tokio::test]
async fn a_whole_errand_is_done_in_the_panel() {
    let mut citizen = embedded().await;
    let asked = citizen.post("/widget?lang=sv", &[("text", "altan"), ("lang", "sv"), ("after", "0")]).await;
    assert!(asked.header("location").starts_with("/widget?lang=sv#m-"), "{}", asked.header("location"));
    let page = citizen.follow(&asked).await;
    assert!(page.body.contains("Bygglov för altan") && page.body.contains("data-embedded"));
    let form = [("about", "Min altan"), ("contact", "come_back"), ("lang", "sv")];
    let handed_over = citizen.post("/widget/prata-med-oss?lang=sv", &form).await;
    let receipt = citizen.follow(&handed_over).await;
    assert_eq!(receipt.status, StatusCode::OK);
    assert!(receipt.header("content-security-policy").contains(HOST));
    let personal = tags(&receipt.body, "a").into_iter().find(|link| attribute(link, "href").contains("/a/")).unwrap();
    assert_eq!(attribute(personal, "target"), "_top", "the personal link is never framed");
    let left = citizen.post("/widget/avsluta?lang=sv", &[]).await;
    assert_eq!(left.header("location"), "/widget/avslutat?lang=sv");
}

#[tokio::test]
async fn outside_of_the_panel_no_link_asks_for_another_window() {
    let mut citizen = embedded().await;
    for path in ["/", "/om", "/tjanster", "/?q=altan", "/avslutat"] {
        let page = citizen.get(path).await;
        assert!(
            !page.body.contains("target=") && !page.body.contains("/widget") && !page.body.contains("panel.js"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_launcher_is_small_knows_the_hours_and_may_be_used_by_any_page() {
    let mut host = embedded().await;
    let open = host.get("/embed.js").await;
    assert_eq!(open.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(open.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(open.header("cache-control"), "public, max-age=300");
    // Monday noon, as the test's clock has it.
    assert!(open.body.contains("\"open\":true") && open.body.contains("\"changes\":"), "{}", &open.body[6000..]);
    assert!(open.body.contains("Chatt med Mjölby kommun") && open.body.contains("Chat with Mjölby Municipality"));
    host.clock.set("2026-12-24T11:00:00Z".parse().unwrap());
    let closed = host.get("/embed.js").await;
    assert!(closed.body.contains("\"open\":false"), "christmas eve");
    assert!(closed.body.contains("automatiska svar just nu. Människor svarar måndag–torsdag 7.30–16.30"), "E-8");
    for encoding in ["gzip", "br"] {
        let sent = host.call("GET", "/embed.js", &[("accept-encoding", encoding)], "").await;
        assert_eq!(sent.header("content-encoding"), encoding);
        assert!(sent.bytes.len() <= 5 * 1024, "E-5: {} bytes with {encoding}", sent.bytes.len());
    }
    for word in
        ["cookie", "localStorage", "sessionStorage", "indexedDB", "fetch(", "XMLHttpRequest", "innerHTML", "eval("]
    {
        assert!(!open.body.contains(word), "E-4: {word}");
    }
}

#[tokio::test]
async fn the_panels_script_talks_with_the_configured_hosts_alone() {
    let script = embedded().await.get("/assets/panel.js").await;
    assert!(script.body.contains(&format!("[location.origin, ...[\"{HOST}\"]]")), "{}", script.body);
}

#[tokio::test]
async fn the_sample_page_is_as_strict_as_the_documentation_says() {
    let mut host = embedded().await;
    for tag in Tag::ALL {
        let page = host.get(&format!("/demo?lang={tag}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'self'; script-src 'self'; frame-src 'self';"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(page.body.contains("name=\"robots\" content=\"noindex\"") && page.body.contains("data-medborgarsvar"));
        assert!(!page.body.contains("demo_"), "a text is missing");
    }
}
