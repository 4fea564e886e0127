//! Many citizens with their conversation open: what an open stream of events costs in memory, and how long what is said
//! takes to arrive at the one who listens.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use reqwest::{Client, Response};
use serde_json::{Value, json};

use super::{
    figures::{millis, percentile, whole},
    process::memory,
    questions,
    start::{answering, free_host},
};

/// How many listen, unless told.
const LISTENERS: usize = 1_000;
/// How many things are said, and how far apart.
const MESSAGES: usize = 1_000;
const APART: Duration = Duration::from_millis(25);
/// Nothing that arrives takes so long.
const LOST: Duration = Duration::from_secs(20);

/// A conversation and the stream of its events.
struct Listener {
    address: String,
    token: String,
    events: Response,
}

/// Measures and prints Markdown: `[LISTENERS]`.
#[expect(clippy::cast_precision_loss, reason = "memory and counts are far below what f64 tells apart")]
pub(crate) async fn run(arguments: &[String]) -> anyhow::Result<()> {
    let count = arguments.first().map_or(Ok(LISTENERS), |count| count.parse())?;
    let asked = questions::all()?;
    let data = tempfile::tempdir()?;
    let host = free_host()?;
    let (_, program, _) = answering(&host, data.path(), &asked[0]).await?;
    let url = format!("http://{host}");
    let client = Client::new();
    let mut conversations = Vec::with_capacity(count);
    for _ in 0..count {
        let begun: Value =
            client.post(format!("{url}/api/v1/conversations")).json(&json!({})).send().await?.json().await?;
        let id = begun["id"].as_str().context("an id")?;
        let token = begun["token"].as_str().context("a token")?.to_owned();
        conversations.push((format!("{url}/api/v1/conversations/{id}"), token));
    }
    let before = memory(&program.pid(), "VmRSS")?;
    let mut listeners = Vec::with_capacity(count);
    for (address, token) in conversations {
        let events = client.get(format!("{address}/events")).bearer_auth(&token).send().await?;
        ensure!(events.status() == 200, "events: {}", events.status());
        listeners.push(Listener { address, token, events });
    }
    let with = memory(&program.pid(), "VmRSS")?;
    let mut times = Vec::with_capacity(MESSAGES);
    for number in 0..MESSAGES {
        let listener = &mut listeners[number * 619 % count];
        let text = &asked[number % asked.len()].text;
        let message = client.post(format!("{}/messages", listener.address)).bearer_auth(&listener.token);
        let started = Instant::now();
        let (stored, heard) = tokio::join!(
            message.json(&json!({ "text": text })).send(),
            tokio::time::timeout(LOST, listener.events.chunk())
        );
        let took = started.elapsed();
        // Danger and personal numbers are not stored, and nobody hears of them.
        if stored?.status() != 201 {
            continue;
        }
        ensure!(heard.context("something said did not arrive")??.is_some(), "a stream ended");
        times.push(took);
        tokio::time::sleep(APART).await;
    }
    println!("| open streams | resident before | with them | each | from post to arrival p50 | p99 | arrived |");
    println!("|---|---|---|---|---|---|---|");
    let each = with.saturating_sub(before) as f64 / count as f64;
    let arrived = times.len();
    println!(
        "| {} | {} MiB | {} MiB | {each:.1} KiB | {} | {} | {arrived} |\n",
        whole(count as f64),
        before / 1024,
        with / 1024,
        millis(percentile(&mut times, 50)),
        millis(percentile(&mut times, 99)),
    );
    Ok(())
}
