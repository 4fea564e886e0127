//! Who comes on an ordinary day: citizens with a browser, programs that listen, somebody at the desk.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use medborgarsvar::web::frame::encode;
use reqwest::{Client, Response};
use serde_json::{Value, json};

use crate::questions::Question;

/// How long the desk rests between two looks at what waits.
const REST: Duration = Duration::from_secs(3);
/// How long a listener rests between two conversations.
const PAUSE: Duration = Duration::from_secs(10);
/// One conversation in so many is handed over.
const HANDED_OVER: usize = 25;

/// What happened since the last sample.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) turns: Mutex<Vec<Duration>>,
    pub(super) pages: AtomicU64,
    pub(super) events: AtomicU64,
    pub(super) handovers: AtomicU64,
    pub(super) closed: AtomicU64,
    pub(super) faults: AtomicU64,
}

impl Tally {
    fn turn(&self, time: Duration) {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).push(time);
    }

    /// Counts a fault; what it was goes to the terminal.
    fn note(&self, outcome: anyhow::Result<()>) {
        if let Err(error) = outcome {
            self.faults.fetch_add(1, Ordering::Relaxed);
            eprintln!("{error:#}");
        }
    }
}

fn one_more(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

fn form(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    pairs.join("&")
}

async fn post(client: &Client, url: String, pairs: &[(&str, &str)]) -> anyhow::Result<Response> {
    let request = client.post(url).header("content-type", "application/x-www-form-urlencoded");
    Ok(request.body(form(pairs)).send().await?)
}

async fn page(client: &Client, url: String, tally: &Tally) -> anyhow::Result<String> {
    let answer = client.get(&url).send().await?;
    ensure!(answer.status() == 200, "{url}: {}", answer.status());
    one_more(&tally.pages);
    Ok(answer.text().await?)
}

/// One citizen after the other, each with a browser of their own.
pub(super) async fn citizens(url: String, asked: Arc<[Question]>, number: u32, pause: Duration, tally: Arc<Tally>) {
    // Not all in the same moment.
    tokio::time::sleep(pause * (number % 32) / 32).await;
    for visit in 0_usize.. {
        let first = (number as usize * 131 + visit * 7) % asked.len();
        tally.note(citizen(&url, &asked, first, visit + number as usize, pause, &tally).await);
    }
}

async fn citizen(
    url: &str,
    asked: &[Question],
    first: usize,
    visit: usize,
    pause: Duration,
    tally: &Tally,
) -> anyhow::Result<()> {
    let browser = Client::builder().cookie_store(true).build()?;
    let home = page(&browser, format!("{url}/"), tally).await?;
    let style = between(&home, "/assets/", "\"").context("a style sheet")?;
    page(&browser, format!("{url}/assets/{style}"), tally).await?;
    let read = ["/om", "/tjanster", "/integritet", "/tillganglighet", "/?q=bygglov"];
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + pause, pause);
    let mut choice: Option<String> = None;
    let questions = asked.iter().cycle().skip(first).take(3 + first % 6);
    for (turn, question) in questions.enumerate() {
        ticks.tick().await;
        let (after, lang) = ((2 * turn).to_string(), question.lang.to_string());
        let mut pairs = vec![("text", question.text.as_str()), ("lang", lang.as_str()), ("after", after.as_str())];
        if let Some(choice) = &choice {
            pairs.push(("choice", choice));
        }
        let started = Instant::now();
        let answer = post(&browser, format!("{url}/fraga"), &pairs).await?;
        ensure!(answer.status() == 200, "a question: {}", answer.status());
        let body = answer.text().await?;
        tally.turn(started.elapsed());
        choice = between(&body, "name=\"choice\" value=\"", "\"").filter(|_| turn % 3 == 1).map(str::to_owned);
    }
    page(&browser, format!("{url}{}", read[visit % read.len()]), tally).await?;
    if visit % HANDED_OVER == HANDED_OVER - 1 {
        let pairs = [("about", "Min granne har byggt ett högt plank."), ("contact", "come_back"), ("lang", "sv")];
        let answer = post(&browser, format!("{url}/prata-med-oss"), &pairs).await?;
        ensure!(answer.status() == 200, "a handover: {}", answer.status());
        one_more(&tally.handovers);
    } else if visit.is_multiple_of(2) {
        post(&browser, format!("{url}/avsluta"), &[]).await?;
    }
    Ok(())
}

/// One program after the other that follows a conversation while something is said in it.
pub(super) async fn listeners(url: String, asked: Arc<[Question]>, number: usize, tally: Arc<Tally>) {
    let client = Client::new();
    for visit in 0.. {
        let question = &asked[(number * 67 + visit * 3) % asked.len()];
        tally.note(listener(&client, &url, &question.text, visit, &tally).await);
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listener(client: &Client, url: &str, text: &str, visit: usize, tally: &Tally) -> anyhow::Result<()> {
    let begun = client.post(format!("{url}/api/v1/conversations")).json(&json!({})).send().await?;
    let begun: Value = begun.json().await?;
    let (id, token) = (begun["id"].as_str().context("an id")?, begun["token"].as_str().context("a token")?);
    let conversation = format!("{url}/api/v1/conversations/{id}");
    let mut events = client.get(format!("{conversation}/events")).bearer_auth(token).send().await?;
    ensure!(events.status() == 200, "events: {}", events.status());
    for text in [text, "Hej", "Vad kostar det?"] {
        let sent = client.post(format!("{conversation}/messages")).bearer_auth(token).json(&json!({ "text": text }));
        let started = Instant::now();
        let stored = sent.send().await?.status();
        ensure!(stored == 201 || stored == 200, "a message: {stored}");
        tally.turn(started.elapsed());
        if stored == 201 {
            let heard = tokio::time::timeout(Duration::from_secs(10), events.chunk()).await;
            ensure!(heard.context("no event came")??.is_some(), "the events ended");
            one_more(&tally.events);
        }
    }
    // Some detach, which ends the stream; the others are just gone.
    if visit.is_multiple_of(2) {
        client.delete(&conversation).bearer_auth(token).send().await?;
        while events.chunk().await?.is_some() {}
    }
    Ok(())
}

/// Somebody at the desk, who answers what waits and closes it.
pub(super) async fn staff(url: String, password: String, tally: Arc<Tally>) {
    loop {
        tally.note(at_the_desk(&url, &password, &tally).await);
        tokio::time::sleep(REST).await;
    }
}

async fn at_the_desk(url: &str, password: &str, tally: &Tally) -> anyhow::Result<()> {
    let browser = Client::builder().cookie_store(true).build()?;
    post(&browser, format!("{url}/desk/login"), &[("name", "anna"), ("password", password)]).await?;
    // A shift of some minutes, then a new session.
    for _ in 0..100 {
        tokio::time::sleep(REST).await;
        let list = page(&browser, format!("{url}/desk"), tally).await?;
        let Some(id) = between(&list, "/desk/arenden/", "\"").and_then(|rest| rest.split(['?', '#']).next()) else {
            continue;
        };
        let matter = format!("{url}/desk/arenden/{id}");
        let shown = page(&browser, matter.clone(), tally).await?;
        let csrf = between(&shown, "name=\"csrf\" value=\"", "\"").context("a form token")?.to_owned();
        let client_id = between(&shown, "name=\"client_id\" value=\"", "\"").unwrap_or_default().to_owned();
        let reply = [("csrf", csrf.as_str()), ("client_id", &client_id), ("text", "Vi tittar på det och hör av oss.")];
        let answered = post(&browser, format!("{matter}/svara"), &reply).await?;
        ensure!(answered.status() == 200, "an answer: {}", answered.status());
        let close = [("csrf", csrf.as_str()), ("outcome", "answered"), ("record", "minor_importance")];
        let closed = post(&browser, format!("{matter}/avsluta"), &close).await?;
        ensure!(closed.status() == 200, "closing: {}", closed.status());
        one_more(&tally.closed);
    }
    Ok(())
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}
