//! What is written to a person while the program is killed and started again, in one process or in two on one database:
//! nothing is lost, nothing is doubled, for whoever writes and for whoever reads along.
//!
//! Small in every run. `MEDBORGARSVAR_TEST_LARGE=1` makes it 10 000 messages in 200 conversations and 20 kills.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::{killed::Server, program::client};

/// How much is written, and how often a process is killed meanwhile.
#[derive(Clone, Copy)]
struct Size {
    conversations: usize,
    messages: usize,
    kills: usize,
}

impl Size {
    fn wanted() -> Self {
        match std::env::var_os("MEDBORGARSVAR_TEST_LARGE") {
            Some(_) => Self { conversations: 200, messages: 50, kills: 20 },
            None => Self { conversations: 6, messages: 20, kills: 3 },
        }
    }
}

/// Where the processes that live can be reached.
#[derive(Clone, Default)]
struct Fleet(Arc<Mutex<Vec<Option<String>>>>);

impl Fleet {
    fn put(&self, n: usize, url: Option<String>) {
        self.0.lock().unwrap()[n] = url;
    }

    /// One that lives, another one each time.
    fn any(&self, turn: usize) -> Option<String> {
        let urls = self.0.lock().unwrap();
        let alive: Vec<&String> = urls.iter().flatten().collect();
        alive.get(turn % alive.len().max(1)).map(|url| (*url).clone())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_written_to_a_person_is_lost_or_doubled_while_the_program_is_killed() {
    killed_again_and_again(1, None).await;
}

/// The story, of so many processes.
#[expect(clippy::print_stdout, reason = "how large it was, for whoever runs it by hand")]
pub(crate) async fn killed_again_and_again(processes: usize, database_url: Option<&str>) {
    let (size, folder) = (Size::wanted(), TempDir::new().unwrap());
    let log = folder.path().join("log.txt");
    let data = |n: usize| -> PathBuf {
        let data = folder.path().join(format!("node{n}"));
        std::fs::create_dir_all(&data).unwrap();
        data
    };
    let fleet = Fleet(Arc::new(Mutex::new(vec![None; processes])));
    let mut servers = Vec::new();
    for n in 0..processes {
        let server = Server::start_on(&data(n), &log, database_url).await;
        fleet.put(n, Some(server.url.clone()));
        servers.push(server);
    }
    let began = Instant::now();
    let mut talks = JoinSet::new();
    for name in 0..size.conversations {
        talks.spawn(talk(fleet.clone(), name, size.messages));
    }
    let mut kills = 0;
    while kills < size.kills && !talks.is_empty() {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let n = kills % processes;
        servers[n].kill();
        fleet.put(n, None);
        servers[n] = Server::start_on(&data(n), &log, database_url).await;
        fleet.put(n, Some(servers[n].url.clone()));
        kills += 1;
        while talks.try_join_next().map(Result::unwrap).is_some() {}
    }
    while let Some(talked) = talks.join_next().await {
        talked.unwrap();
    }
    let messages = size.conversations * size.messages;
    let seconds = began.elapsed().as_secs();
    println!("{messages} messages, {processes} processes, {kills} kills, {seconds} s: 0 lost, 0 doubled");
    assert!(kills > 0, "it was killed while they wrote");
}

/// A conversation: handed over, written to, read along; each message once and in order for both.
async fn talk(fleet: Fleet, name: usize, messages: usize) {
    let begun = post(&fleet, name, "/api/v1/conversations", None, &json!({})).await;
    let (id, token) = (begun["id"].as_str().unwrap().to_owned(), begun["token"].as_str().unwrap().to_owned());
    let path = format!("/api/v1/conversations/{id}");
    let about = json!({ "about": "Jag vill prata med en människa", "client_id": format!("handover-{name}") });
    post(&fleet, name, &format!("{path}/handover"), Some(&token), &about).await;
    // The handover is the first entry; each message and the word that it was delivered are two.
    let last = 1 + 2 * u32::try_from(messages).unwrap();
    let reading = tokio::spawn(read_along(fleet.clone(), name, path.clone(), token.clone(), last));
    for number in 0..messages {
        let body = json!({ "text": format!("Rad {number} av {name}"), "client_id": format!("{name}-{number}") });
        post(&fleet, name + number, &format!("{path}/messages"), Some(&token), &body).await;
    }
    let heard = tokio::time::timeout(Duration::from_mins(5), reading).await.unwrap().unwrap();
    assert!(heard.iter().map(|(seq, _)| *seq).eq(1..=last), "{name} heard each entry once and in order");
    let said: Vec<&str> = heard.iter().filter_map(|(_, entry)| entry["text"].as_str()).collect();
    let expected: Vec<String> = (0..messages).map(|number| format!("Rad {number} av {name}")).collect();
    assert_eq!(said, expected, "{name} has each message once and in order");
}

/// Sends until it was answered, with the same id of its own each time.
async fn post(fleet: &Fleet, turn: usize, path: &str, token: Option<&str>, body: &Value) -> Value {
    for attempt in 0..3_000 {
        if let Some(url) = fleet.any(turn + attempt) {
            let mut request = client().post(format!("{url}{path}")).json(body);
            if let Some(token) = token {
                request = request.bearer_auth(token);
            }
            match request.send().await {
                Ok(answer) if answer.status().is_success() => {
                    if let Ok(answer) = answer.json().await {
                        return answer;
                    }
                }
                Ok(answer) if answer.status().is_client_error() => {
                    panic!("{path}: {} {}", answer.status(), answer.text().await.unwrap_or_default())
                }
                _ => {}
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{path} was never answered");
}

/// Reads along through every break, until an entry has been heard.
async fn read_along(fleet: Fleet, turn: usize, path: String, token: String, last: u32) -> Vec<(u32, Value)> {
    let (mut heard, mut attempt) = (Vec::<(u32, Value)>::new(), turn);
    loop {
        attempt += 1;
        let after = heard.last().map_or(0, |(seq, _)| *seq);
        if let Some(url) = fleet.any(attempt) {
            let request = client().get(format!("{url}{path}/events")).bearer_auth(&token);
            if let Ok(response) = request.header("last-event-id", after.to_string()).send().await
                && response.status().is_success()
            {
                listen(response, &mut heard, last).await;
            }
        }
        if heard.last().is_some_and(|(seq, _)| *seq >= last) {
            return heard;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Takes in events until the stream breaks or the last entry was heard.
async fn listen(mut response: reqwest::Response, heard: &mut Vec<(u32, Value)>, last: u32) {
    let mut text = String::new();
    while let Ok(Some(more)) = response.chunk().await {
        text.push_str(&String::from_utf8_lossy(&more));
        while let Some((event, rest)) = text.split_once("\n\n") {
            let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            if let (Some(seq), Some(data)) = (field("id:"), field("data:")) {
                heard.push((seq.parse().unwrap(), serde_json::from_str(data).unwrap()));
            }
            text = rest.to_owned();
        }
        if heard.last().is_some_and(|(seq, _)| *seq >= last) {
            return;
        }
    }
}
