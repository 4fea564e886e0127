//! Receivers as processes of their own: a mail server, and a system that takes webhooks. They keep what they accept in a
//! file, a line each, so that what they got survives their being killed.
//!
//! The programs stand in `tests/receivers`; `tests/with-receivers` says with which Python they run.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use medborgarsvar::web::frame::encode;
use reqwest::{Client, Response};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    program::{Program, browser, free_port},
    skipped::missing,
};

/// What Standard Webhooks has in its examples.
pub(crate) const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// The password of Anna at the desk.
const PASSWORD: &str = "korrekt häst batteri";

/// A receiver, up or down.
pub(crate) struct Receiver {
    script: &'static str,
    python: String,
    folder: TempDir,
    pub(crate) port: u16,
    process: Option<Child>,
}

impl Receiver {
    /// A mail server that is down; `None` where there is no Python for it, which is said.
    pub(crate) fn of_mail() -> Option<Self> {
        Self::of("smtp.py")
    }

    /// A system that takes webhooks, down.
    pub(crate) fn of_webhooks() -> Option<Self> {
        Self::of("webhook.py")
    }

    fn of(script: &'static str) -> Option<Self> {
        let Ok(python) = std::env::var("MEDBORGARSVAR_TEST_PYTHON") else {
            missing("no receivers: run tests/with-receivers cargo test");
            return None;
        };
        Some(Self { script, python, folder: TempDir::new().unwrap(), port: free_port(), process: None })
    }

    /// Starts it, and returns when it takes connections.
    pub(crate) fn up(&mut self, arguments: &[&str]) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/receivers").join(self.script);
        let mut command = Command::new(&self.python);
        command.arg(script).args(["--port", &self.port.to_string(), "--kept"]).arg(self.kept_in()).args(arguments);
        self.process = Some(command.stdin(Stdio::null()).spawn().unwrap());
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{} does not take connections", self.script);
    }

    /// Kills it.
    pub(crate) fn down(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// What it has taken, in the order it came.
    pub(crate) fn kept(&self) -> Vec<Value> {
        let mut text = String::new();
        if let Ok(mut file) = std::fs::File::open(self.kept_in()) {
            file.read_to_string(&mut text).unwrap();
        }
        // The last line may be half written.
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Waits until it has taken so many: longer than the minute that a citizen's letter waits for more to tell.
    pub(crate) async fn has(&self, count: usize) -> Vec<Value> {
        for _ in 0..1500 {
            if self.kept().len() >= count {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let kept = self.kept();
        assert!(kept.len() >= count, "not in time: {count} of {kept:#?}");
        kept
    }

    fn kept_in(&self) -> PathBuf {
        self.folder.path().join("kept")
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.down();
    }
}

/// Anna at the desk of a program that runs.
pub(crate) struct Anna {
    client: Client,
    url: String,
}

impl Anna {
    pub(crate) async fn at(program: &Program) -> Self {
        let mut add = crate::program::command(&program.data());
        let mut add = add.args(["user", "add", "anna"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writeln!(add.stdin.take().unwrap(), "{PASSWORD}").unwrap();
        assert!(add.wait().unwrap().success());
        let anna = Self { client: browser().cookie_store(true).build().unwrap(), url: program.url.clone() };
        let form = [("name", "anna"), ("password", PASSWORD)];
        let page = anna.post(&format!("{}/desk/login", anna.url), &form).await;
        assert!(page.url().path() == "/desk", "{}", page.url());
        anna
    }

    async fn post(&self, url: &str, form: &[(&str, &str)]) -> Response {
        let pairs: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let form = "application/x-www-form-urlencoded";
        let request = self.client.post(url).header("content-type", form).body(pairs.join("&"));
        request.send().await.unwrap()
    }

    /// Answers a handover.
    pub(crate) async fn answer(&self, handover: &str, text: &str) {
        let path = format!("{}/desk/arenden/{handover}", self.url);
        let page = self.client.get(&path).send().await.unwrap().text().await.unwrap();
        let hidden = |name: &str| {
            let field = format!("name=\"{name}\" value=\"");
            page.split(&field).nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let (csrf, client_id) = (hidden("csrf"), hidden("client_id"));
        let form = [("csrf", csrf.as_str()), ("client_id", client_id.as_str()), ("text", text)];
        let answer = self.post(&format!("{path}/svara"), &form).await;
        assert!(answer.status().is_success(), "{}", answer.status());
    }
}
