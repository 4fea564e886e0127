//! PostgreSQL is restarted under a running service: 503 with the phone number and nothing acknowledged meanwhile, then on
//! without a restart of the service, with everything that was acknowledged and hearing other processes again.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};

use crate::{
    cluster::Cluster,
    disk::{PHONE, nothing_is_acknowledged},
    events::Reader,
    program::Program,
};

const NO_LIMITS: &str =
    "[limits]\nmessages_per_minute = 100000\naddress_per_minute = 1000000\naddress_burst = 100000\n";
/// Well before a reader would look by itself, which is after 15 seconds.
const SOON: Duration = Duration::from_secs(5);

/// How the writers fare.
#[derive(Default)]
struct Fare {
    stop: AtomicBool,
    answered: AtomicUsize,
    refused: AtomicUsize,
}

/// Writes until told to stop; gives the conversation, its token and what was answered.
async fn write(url: String, fare: Arc<Fare>) -> (String, String, Vec<String>) {
    let client = crate::program::client();
    let begun = client.post(format!("{url}/api/v1/conversations")).json(&json!({})).send().await.unwrap();
    let begun: Value = begun.json().await.unwrap();
    let (id, token) = (begun["id"].as_str().unwrap().to_owned(), begun["token"].as_str().unwrap().to_owned());
    let (conversation, mut answered) = (format!("{url}/api/v1/conversations/{id}"), Vec::new());
    for number in 0.. {
        if fare.stop.load(Ordering::Relaxed) {
            break;
        }
        let text = format!("Får jag bygga altan nummer {number}?");
        let sent = client.post(format!("{conversation}/messages")).bearer_auth(&token);
        let sent = sent.json(&json!({ "text": text })).send().await.unwrap();
        match sent.status().as_u16() {
            201 => {
                answered.push(text);
                fare.answered.fetch_add(1, Ordering::Relaxed);
            }
            503 => {
                let problem = sent.text().await.unwrap();
                assert!(problem.contains(PHONE), "{problem}");
                fare.refused.fetch_add(1, Ordering::Relaxed);
            }
            status => panic!("{status}: {}", sent.text().await.unwrap()),
        }
    }
    (conversation, token, answered)
}

/// How many connections listen for what other processes write.
async fn listeners(url: &str) -> i64 {
    let mut db = PgConnection::connect(url).await.unwrap();
    let listen = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'";
    sqlx::query_scalar(listen).fetch_one(&mut db).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_restarted_under_a_running_service_loses_nothing_and_the_service_goes_on() {
    let Some(cluster) = Cluster::start() else { return };
    let url = cluster.url("127.0.0.1", "");
    let lines = format!("database_url = \"{url}\"\n{NO_LIMITS}");
    let (writes, other) = (Program::start(&lines).await, Program::start(&lines).await);
    for mode in ["fast", "immediate"] {
        restart(&cluster, mode, (&url, &writes, &other)).await;
    }
}

async fn restart(cluster: &Cluster, mode: &str, (url, writes, other): (&str, &Program, &Program)) {
    let fare = Arc::new(Fare::default());
    let tasks: Vec<_> = (0..4).map(|_| tokio::spawn(write(writes.url.clone(), Arc::clone(&fare)))).collect();
    writes.until("much is answered", async || fare.answered.load(Ordering::Relaxed) >= 40).await;
    cluster.stop(mode);
    writes.until("the writers are refused", async || fare.refused.load(Ordering::Relaxed) >= 8).await;
    // What was committed a moment before may still be on its way to the one who wrote it.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let at_rest = fare.answered.load(Ordering::Relaxed);
    nothing_is_acknowledged(writes).await;
    assert_eq!(fare.answered.load(Ordering::Relaxed), at_rest, "answered without a database ({mode})");
    cluster.start_again();
    for program in [writes, other] {
        program.until("it is ready again", async || program.readiness().await.0 == 200).await;
    }
    writes
        .until("the writers are answered again", async || fare.answered.load(Ordering::Relaxed) >= at_rest + 40)
        .await;
    fare.stop.store(true, Ordering::Relaxed);

    writes.until("both listen again", async || listeners(url).await == 2).await;
    for writer in tasks {
        let (conversation, token, answered) = writer.await.unwrap();
        let kept =
            crate::program::client().get(&conversation).bearer_auth(&token).send().await.unwrap().text().await.unwrap();
        let lost: Vec<_> = answered.iter().filter(|text| !kept.contains(text.as_str())).collect();
        assert!(lost.is_empty(), "answered and gone ({mode}): {lost:?}");
        is_heard(writes, other, &conversation, &token).await;
    }
}

/// What one process writes is heard at the other.
async fn is_heard(writes: &Program, other: &Program, conversation: &str, token: &str) {
    let read: Value =
        crate::program::client().get(conversation).bearer_auth(token).send().await.unwrap().json().await.unwrap();
    let last = u32::try_from(read["last_seq"].as_u64().unwrap()).unwrap();
    let there = conversation.replace(&writes.url, &other.url);
    let mut reader = Reader::open(&there, token, Some(last)).await;
    let said = crate::program::client().post(format!("{conversation}/messages")).bearer_auth(token);
    assert_eq!(said.json(&json!({ "text": "Hej" })).send().await.unwrap().status(), 201);
    let heard = tokio::time::timeout(SOON, reader.take(2)).await.unwrap();
    assert_eq!(heard.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [last + 1, last + 2]);
}
