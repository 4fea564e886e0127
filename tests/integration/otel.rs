//! Spans reach a collector by OTLP over HTTP, and hold nothing that anybody wrote.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, http::HeaderMap, routing::post};
use serde_json::{Value, json};

use crate::program::Program;

const CANARY: &str = "kanariefagel";

/// An attribute with a text, as OTLP writes it: `KeyValue { key = 1, value = 2: AnyValue { string_value = 1 } }`.
fn attribute(key: &str, value: &str) -> Vec<u8> {
    let text = |field: u8, text: &[u8]| [&[field << 3 | 2, u8::try_from(text.len()).unwrap()], text].concat();
    [text(1, key.as_bytes()), text(2, &text(1, value.as_bytes()))].concat()
}

fn holds(sent: &[u8], wanted: &[u8]) -> bool {
    sent.windows(wanted.len()).any(|part| part == wanted)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_learns_what_a_turn_became_and_nothing_that_anybody_wrote() {
    let received: Arc<Mutex<Vec<u8>>> = Arc::default();
    let kept = Arc::clone(&received);
    let collect = post(move |headers: HeaderMap, body: Bytes| async move {
        assert_eq!(headers["content-type"], "application/x-protobuf");
        kept.lock().unwrap().extend_from_slice(&body);
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let collector = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/v1/traces", collect)).await });

    let variables = [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.as_str()), ("RUST_LOG", "debug")];
    let mut program = Program::start_with("", &variables).await;
    let talk = program.begin().await;
    let said = program.say(&talk, &format!("Får jag bygga altan? {CANARY}")).await;
    assert_eq!(said.status(), 201);
    let kind = said.json::<Value>().await.unwrap()["kind"].as_str().unwrap().to_owned();
    let about = json!({ "about": CANARY, "name": CANARY });
    let handed = program.client.post(format!("{}/api/v1/conversations/{}/handover", program.url, talk.id));
    let handed = handed.bearer_auth(&talk.token).json(&about).send().await.unwrap();
    let link = handed.json::<Value>().await.unwrap()["link"].as_str().unwrap().to_owned();
    let (_, secret) = link.rsplit_once('/').unwrap();
    program.get(&format!("/a/{secret}")).await.unwrap();
    program.get(&format!("/?q={CANARY}")).await.unwrap();
    // What waits is sent when the program ends.
    program.signal("TERM");
    assert!(program.ended(Duration::from_secs(20)).await.success(), "{}", program.log());

    let sent = received.lock().unwrap().clone();
    let text = String::from_utf8_lossy(&sent);
    for wanted in [
        attribute("service.name", "medborgarsvar"),
        attribute("kind", &kind),
        attribute("http.route", "/api/v1/conversations/{id}/messages"),
        attribute("http.request.method", "POST"),
    ] {
        assert!(holds(&sent, &wanted), "{} is not in {text}", String::from_utf8_lossy(&wanted));
    }
    for (what, never) in [("words", CANARY), ("conversation", &talk.id), ("token", &talk.token), ("link", secret)] {
        assert!(!holds(&sent, never.as_bytes()), "{what} in {text}");
    }
    let log = program.log();
    assert!(log.contains("turn stored") && !log.contains(CANARY), "{log}");
    assert!(!log.contains("\"target\":\"spans\"") && !log.contains("\"span\":{"), "spans are for the collector: {log}");
}
