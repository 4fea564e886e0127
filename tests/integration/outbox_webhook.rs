//! Letters by webhook, verified by a real receiver in a process of its own with the package of Standard Webhooks.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    program::{Program, configured},
    receivers::{Anna, Receiver, SECRET},
};

const OTHER: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

fn webhook(port: u16, more: &str) -> String {
    format!("[webhook]\nurl = \"http://127.0.0.1:{port}/in\"\nsecret = \"{SECRET}\"\n{more}")
}

async fn hand_over(program: &Program, question: &str) -> Value {
    let talk = program.begin().await;
    program.say(&talk, question).await;
    let url = format!("{}/api/v1/conversations/{}/handover", program.url, talk.id);
    let made = program.client.post(url).bearer_auth(&talk.token).json(&json!({ "about": "Min altan" })).send().await;
    made.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn the_receiver_gets_every_event_once_in_order_with_everything_and_the_signature_is_right() {
    let Some(mut receiver) = Receiver::of_webhooks() else { return };
    let program = Program::over_folder(configured(&webhook(receiver.port, ""))).await;
    let made = hand_over(&program, "Behöver jag bygglov för en altan?").await;
    program.until("it was tried", async || program.log().contains("letter not sent")).await;
    let program = program.restarted_when_killed().await;
    receiver.up(&["--secret", SECRET]);
    let arrived = receiver.has(1).await.remove(0);
    assert_eq!((&arrived["fault"], &arrived["path"]), (&Value::Null, &json!("/in")));
    let payload = &arrived["payload"];
    assert_eq!(payload["type"], "handover.created");
    let (data, handover) = (&payload["data"], &payload["data"]["handover"]);
    assert_eq!((&data["sequence"], &data["samples"]), (&json!(1), &json!(true)));
    assert_eq!(handover["reference"], made["reference"]);
    assert_eq!((&handover["about"], &handover["state"]), (&json!("Min altan"), &json!("waiting")));
    let said = handover["conversation"]["entries"].to_string();
    assert!(said.contains("Behöver jag bygglov för en altan?") && said.contains("\"status\":\"sample\""), "{said}");
    let id = handover["id"].as_str().unwrap();
    assert_eq!(data["link"], format!("{}/desk/arenden/{id}", program.url));
    assert_eq!(arrived["id"], format!("msg_{}_1_system", id.replace('-', "")));

    let anna = Anna::at(&program).await;
    receiver.down();
    anna.answer(id, "Nej, det behövs inte.").await;
    anna.answer(id, "Men hör av dig först.").await;
    receiver.up(&["--secret", SECRET]);
    let kept = receiver.has(3).await;
    let kinds: Vec<&str> = kept.iter().map(|it| it["payload"]["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["handover.created", "handover.replied", "handover.replied"]);
    let numbers: Vec<u64> = kept.iter().map(|it| it["payload"]["data"]["sequence"].as_u64().unwrap()).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
    let keys: BTreeSet<String> = kept.iter().map(|it| it["id"].to_string()).collect();
    assert_eq!(keys.len(), 3);
    assert_eq!(kept[2]["payload"]["data"]["handover"]["state"], "handled");
    assert!(kept[2].to_string().contains("Men hör av dig först."));
}

#[tokio::test]
async fn while_keys_are_changed_a_receiver_with_either_key_verifies() {
    for key in [SECRET, OTHER] {
        let Some(mut receiver) = Receiver::of_webhooks() else { return };
        receiver.up(&["--secret", key]);
        let rotating = webhook(receiver.port, &format!("previous_secret = \"{OTHER}\""));
        let program = Program::start(&rotating).await;
        hand_over(&program, "Behöver jag bygglov för en altan?").await;
        assert_eq!(receiver.has(1).await[0]["fault"], Value::Null);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_what_is_refused_is_tried_again() {
    let (Some(mut receiver), Some(mut elsewhere)) = (Receiver::of_webhooks(), Receiver::of_webhooks()) else { return };
    elsewhere.up(&["--secret", SECRET]);
    let to = format!("http://127.0.0.1:{}/in", elsewhere.port);
    receiver.up(&["--secret", SECRET, "--redirect", &to]);
    let program = Program::start(&webhook(receiver.port, "")).await;
    hand_over(&program, "Behöver jag bygglov för en altan?").await;
    program.until("it was refused", async || program.log().contains("HTTP 307")).await;
    receiver.down();
    receiver.up(&["--secret", SECRET]);
    let kept = receiver.has(2).await;
    assert_eq!(kept[0]["id"], kept[1]["id"], "the same letter");
    assert!(elsewhere.kept().is_empty());
}
