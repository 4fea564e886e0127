//! The real program, killed without warning in the middle of a stream of messages.
//!
//! What was answered must be there when it starts again (design, *What is acknowledged is durable*), and its log must
//! hold nothing of what was written.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// What must never be found in a log.
const CANARY: &str = "kanariefågel";

/// How many messages are answered before the program is killed.
const ANSWERED_BEFORE: usize = 100;

/// The program, running.
pub(crate) struct Server {
    process: Child,
    pub(crate) url: String,
}

impl Server {
    /// Starts the program over a data folder and waits until it answers.
    pub(crate) async fn start(data: &Path, log: &Path) -> Self {
        Self::start_on(data, log, None).await
    }

    /// The same on another database than the file in the folder.
    pub(crate) async fn start_on(data: &Path, log: &Path, database_url: Option<&str>) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let config = data.join("test.toml");
        std::fs::write(&config, "samples = true\n[limits]\nmessages_per_minute = 100000\naddress_per_minute = 1000000\naddress_burst = 100000\nhandovers_per_hour = 100000\n").unwrap();
        let log = std::fs::OpenOptions::new().create(true).append(true).open(log).unwrap();
        let process = Command::new(env!("CARGO_BIN_EXE_medborgarsvar"))
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--knowledge"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge"))
            .arg("--data")
            .arg(data)
            .arg("--config")
            .arg(&config)
            .args(database_url.map(|url| format!("--database-url={url}")))
            .env("RUST_LOG", "debug")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let server = Self { process, url: format!("http://127.0.0.1:{port}") };
        let client = crate::program::client();
        for _ in 0..600 {
            if client
                .get(format!("{}/healthz", server.url))
                .send()
                .await
                .is_ok_and(|answer| answer.status().is_success())
            {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the program did not start within a minute");
    }

    /// Ends it as a power cut would: on Unix `kill` is SIGKILL.
    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A conversation that writes until the program is gone; gives its id, its token and the texts that were answered.
pub(crate) async fn write_until_gone(
    url: String,
    name: usize,
    total: Arc<AtomicUsize>,
) -> (String, String, Vec<String>) {
    let client = crate::program::client();
    let begun: Value =
        client.post(format!("{url}/api/v1/conversations")).json(&json!({})).send().await.unwrap().json().await.unwrap();
    let (id, token) = (begun["id"].as_str().unwrap().to_owned(), begun["token"].as_str().unwrap().to_owned());
    let mut answered = Vec::new();
    for number in 0.. {
        let text = format!("{CANARY} {name} {number}: får jag bygga altan");
        let sent = client
            .post(format!("{url}/api/v1/conversations/{id}/messages"))
            .bearer_auth(&token)
            .json(&json!({ "text": text, "client_id": format!("{name}-{number}") }))
            .send()
            .await;
        match sent {
            Ok(answer) if answer.status().as_u16() == 201 => {
                answered.push(text);
                total.fetch_add(1, Ordering::Relaxed);
            }
            Ok(answer) => panic!("{}: {}", answer.status(), answer.text().await.unwrap_or_default()),
            Err(_) => break,
        }
    }
    (id, token, answered)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_answered_is_lost_when_the_program_is_killed() {
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("log.txt");
    let mut server = Server::start(folder.path(), &log).await;
    let total = Arc::new(AtomicUsize::new(0));
    let writers: Vec<_> =
        (0..8).map(|name| tokio::spawn(write_until_gone(server.url.clone(), name, Arc::clone(&total)))).collect();
    while total.load(Ordering::Relaxed) < ANSWERED_BEFORE {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    server.kill();

    let again = Server::start(folder.path(), &log).await;
    let client = crate::program::client();
    for writer in writers {
        let (id, token, answered) = writer.await.unwrap();
        let kept: Value = client
            .get(format!("{}/api/v1/conversations/{id}", again.url))
            .bearer_auth(&token)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        let kept = kept.to_string();
        for text in &answered {
            assert!(kept.contains(text.as_str()), "{text} was answered and is gone");
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this test reads the log")]
    let log = std::fs::read_to_string(&log).unwrap();
    assert!(log.contains("serving"), "the log was written");
    assert!(!log.contains(CANARY), "a message stands in the log");
}
