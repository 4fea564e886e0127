//! The real program as a process: started over a folder, asked over HTTP, signalled, stopped.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::{Duration, Instant},
};

use reqwest::{Client, Response};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The library that comes with the program.
pub(crate) const BUNDLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge");

/// A program that runs.
pub(crate) struct Program {
    process: Child,
    pub(crate) url: String,
    pub(crate) folder: TempDir,
    pub(crate) client: Client,
}

/// A conversation over the API.
pub(crate) struct Talk {
    pub(crate) id: String,
    pub(crate) token: String,
}

pub(crate) fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A command of the program over a data folder.
pub(crate) fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_medborgarsvar"));
    command.arg("--data").arg(data).stdin(Stdio::null());
    command
}

/// Runs a command of the program to its end.
pub(crate) fn run(data: &Path, arguments: &[&str]) -> Output {
    command(data).args(arguments).output().unwrap()
}

/// What a command printed, to either stream.
pub(crate) fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A folder with a configuration.
pub(crate) fn configured(more: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("test.toml"), format!("samples = true\n{more}")).unwrap();
    folder
}

impl Program {
    /// Starts it over the bundled library with more lines of configuration, and waits until it answers.
    pub(crate) async fn start(more: &str) -> Self {
        Self::start_over(Path::new(BUNDLED), more).await
    }

    pub(crate) async fn start_over(knowledge: &Path, more: &str) -> Self {
        Self::in_folder(configured(more), knowledge, &[]).await
    }

    /// Starts it over the bundled library with variables of the environment.
    pub(crate) async fn start_with(more: &str, variables: &[(&str, &str)]) -> Self {
        Self::in_folder(configured(more), Path::new(BUNDLED), variables).await
    }

    /// Starts it over the bundled library in a folder with a configuration.
    pub(crate) async fn over_folder(folder: TempDir) -> Self {
        Self::in_folder(folder, Path::new(BUNDLED), &[]).await
    }

    /// The same again, when it has ended.
    pub(crate) async fn restarted(mut self) -> Self {
        let folder = std::mem::replace(&mut self.folder, TempDir::new().unwrap());
        Self::in_folder(folder, Path::new(BUNDLED), &[]).await
    }

    /// Killed without warning, and the same again.
    pub(crate) async fn restarted_when_killed(mut self) -> Self {
        self.signal("KILL");
        self.ended(Duration::from_secs(10)).await;
        self.restarted().await
    }

    async fn in_folder(folder: TempDir, knowledge: &Path, variables: &[(&str, &str)]) -> Self {
        let (config, port) = (folder.path().join("test.toml"), free_port());
        // A file that grows beyond its limit is then an error, as on a full disk, and not the end of the process.
        let process = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_medborgarsvar"), "serve"])
            .arg("--listen")
            .arg(format!("127.0.0.1:{port}"))
            .arg("--knowledge")
            .arg(knowledge)
            .arg("--data")
            .arg(folder.path().join("data"))
            .arg("--config")
            .arg(&config)
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.path().join("log.txt")).unwrap())
            .spawn()
            .unwrap();
        let program = Self { process, url: format!("http://127.0.0.1:{port}"), folder, client: client() };
        program.until("it answers", async || program.get("/healthz").await.is_some_and(|it| it.status() == 200)).await;
        program
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn pid(&self) -> String {
        self.process.id().to_string()
    }

    #[expect(clippy::disallowed_methods, reason = "the test reads the log")]
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log.txt")).unwrap()
    }

    /// Sends it a signal by name.
    pub(crate) fn signal(&self, name: &str) {
        assert!(Command::new("kill").args(["-s", name, &self.pid()]).status().unwrap().success());
    }

    /// Waits for its end.
    pub(crate) async fn ended(&mut self, within: Duration) -> ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(started.elapsed() < within, "it did not end: {}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits for something to become true; two minutes are much, for machines that have other things to do.
    pub(crate) async fn until(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        for _ in 0..2400 {
            if is_so().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("not within two minutes: {what}\n{}", self.log());
    }

    pub(crate) async fn get(&self, path: &str) -> Option<Response> {
        self.client.get(format!("{}{path}", self.url)).send().await.ok()
    }

    /// What `/readyz` says, with its status.
    pub(crate) async fn readiness(&self) -> (u16, Value) {
        let answer = self.get("/readyz").await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub(crate) async fn begin(&self) -> Talk {
        let begun = self.client.post(format!("{}/api/v1/conversations", self.url)).json(&json!({})).send().await;
        let begun: Value = begun.unwrap().json().await.unwrap();
        Talk { id: begun["id"].as_str().unwrap().to_owned(), token: begun["token"].as_str().unwrap().to_owned() }
    }

    pub(crate) async fn say(&self, talk: &Talk, text: &str) -> Response {
        self.try_say(talk, text).await.unwrap()
    }

    /// The same, of a program that may not be there any more.
    pub(crate) async fn try_say(&self, talk: &Talk, text: &str) -> reqwest::Result<Response> {
        let url = format!("{}/api/v1/conversations/{}/messages", self.url, talk.id);
        self.client.post(url).bearer_auth(&talk.token).json(&json!({ "text": text })).send().await
    }

    /// What is stored of a conversation, as text.
    pub(crate) async fn stored(&self, talk: &Talk) -> String {
        let url = format!("{}/api/v1/conversations/{}", self.url, talk.id);
        self.client.get(url).bearer_auth(&talk.token).send().await.unwrap().text().await.unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A client, before it is built: TLS needs its provider, although nothing here is encrypted.
pub(crate) fn browser() -> reqwest::ClientBuilder {
    // It fails only when there is a provider already: then that is used.
    drop(rustls::crypto::ring::default_provider().install_default());
    Client::builder()
}

/// A client without cookies.
pub(crate) fn client() -> Client {
    browser().build().unwrap()
}
