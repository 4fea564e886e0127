//! What the API says when something goes wrong: RFC 9457, always.

use medborgarsvar::config::{Config, Limits};
use serde_json::json;

use crate::{
    api::{Client, is_problem},
    web_support::TestApp,
};

#[tokio::test]
async fn everything_that_goes_wrong_is_a_problem_in_json() {
    let mut client = Client::start().await;
    let bearer = format!("Bearer {}", client.token);
    let messages = format!("{}/messages", client.path);
    let start = "/api/v1/conversations".to_owned();
    let long = json!({ "text": "a".repeat(501) }).to_string();
    let huge = json!({ "text": "a".repeat(100_000) }).to_string();
    let cases: Vec<(&str, &String, &str, &str, u16)> = vec![
        ("POST", &messages, "application/json", "{", 400),
        ("POST", &messages, "application/json", "[]", 400),
        ("POST", &messages, "application/json", "\"hej\"", 400),
        ("POST", &messages, "application/json", "\u{0}", 400),
        ("POST", &messages, "application/json", "{}", 422),
        ("POST", &messages, "application/json", "{\"text\":\"  \"}", 422),
        ("POST", &messages, "application/json", "{\"text\":1}", 422),
        ("POST", &messages, "application/json", "{\"text\":\"hej\",\"extra\":1}", 422),
        ("POST", &messages, "application/json", "{\"text\":\"hej\",\"lang\":\"fi\"}", 422),
        ("POST", &messages, "application/json", "{\"text\":\"hej\",\"client_id\":\"a b\"}", 422),
        ("POST", &messages, "application/json", "{\"text\":\"hej\",\"confirmed_not_personnummer\":\"ja\"}", 422),
        ("POST", &messages, "application/json", &long, 422),
        ("POST", &messages, "application/json", &huge, 413),
        ("POST", &messages, "text/plain", "{\"text\":\"hej\"}", 415),
        ("POST", &messages, "application/x-www-form-urlencoded", "text=hej", 415),
        ("POST", &start, "application/json", "{\"lang\":\"fi\"}", 422),
        ("POST", &start, "application/json", "{\"lang\":7}", 422),
        ("POST", &start, "application/json; charset=utf-8", "{\"lang\":", 400),
        ("PUT", &start, "application/json", "{}", 405),
        ("GET", &start, "application/json", "", 405),
        ("GET", &messages, "application/json", "", 405),
    ];
    for (method, path, content_type, body, status) in cases {
        let headers = [("authorization", bearer.as_str()), ("content-type", content_type)];
        let answer = client.site.call(method, path, &headers, body).await;
        let problem = is_problem(&answer, status);
        assert!(!problem.to_string().contains("aaaa"), "what was sent does not come back");
        if status == 422 {
            assert!(problem["errors"][0]["field"].is_string() && problem["errors"][0]["detail"].is_string());
        }
        if status == 405 {
            assert!(!answer.header("allow").is_empty());
        }
    }
    for path in ["/api/v1/nothing", "/api/v1", "/api/v1/", "/api/v2/places", "/api/v1/conversations/x/nothing"] {
        is_problem(&client.site.get(path).await, 404);
    }
    assert!(client.entries().await.is_empty());
}

#[tokio::test]
async fn problems_are_told_in_the_language_of_the_conversation() {
    let mut client = Client::start().await;
    let swedish = is_problem(&client.call("POST", "/messages", Some(json!({}))).await, 422);
    assert!(swedish["errors"][0]["detail"].as_str().unwrap().contains("måste fyllas i"));
    let english = client.site.call("GET", "/api/v1/nothing", &[("accept-language", "en")], "").await;
    assert_eq!(is_problem(&english, 404)["title"], "Not found");
}

#[tokio::test]
async fn too_many_messages_are_told_when_to_try_again() {
    let limits = Limits { messages_per_minute: 2, ..Limits::default() };
    let mut client = Client::at(TestApp::with(Config { limits, ..Config::default() }).await).await;
    client.say("hej").await;
    client.say("hej").await;
    let refused = client.say("hej").await;
    is_problem(&refused, 429);
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds > 0));
}

#[tokio::test]
async fn there_is_no_cors() {
    let mut site = TestApp::start().await;
    let headers = [("origin", "https://evil.example"), ("access-control-request-method", "GET")];
    let preflight = site.call("OPTIONS", "/api/v1/places", &headers, "").await;
    assert_eq!(preflight.header("access-control-allow-origin"), "");
    let read = site.call("GET", "/api/v1/places", &headers[..1], "").await;
    assert_eq!(read.header("access-control-allow-origin"), "");
}
