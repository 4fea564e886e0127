//! A real OpenID provider as a process of its own (`tests/browser/support/provider.js`), and a browser that walks between
//! it and the program: it keeps cookies, follows the provider's redirects and fills in its form.

use std::{
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use medborgarsvar::web::frame::encode;
use reqwest::{Client, Response, Url, redirect::Policy};
use serde_json::Value;

use crate::{
    program::{Program, browser, free_port},
    skipped::missing,
};

/// Which value of the claim gives which role.
pub(crate) const ROLES: &str =
    r#"{ "chatt-handl" = "agent", "chatt-sam" = "lead", "chatt-red" = "editor", "chatt-adm" = "admin" }"#;

/// The provider, up or down.
pub(crate) struct Provider {
    node: String,
    port: u16,
    process: Option<Child>,
}

impl Provider {
    /// A provider that is down; `None` where there is no Node for it, which is said.
    pub(crate) fn down() -> Option<Self> {
        let Ok(node) = std::env::var("MEDBORGARSVAR_TEST_NODE") else {
            missing("no OpenID provider: run tests/with-receivers cargo test");
            return None;
        };
        Some(Self { node, port: free_port(), process: None })
    }

    fn issuer(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// What a program is told of it, with more keys of that section.
    pub(crate) fn config(&self, more: &str) -> String {
        format!(
            "[oidc]\nissuer = \"{}\"\nclient_id = \"medborgarsvar\"\nclient_secret = \"en hemlighet: med & tecken\"\n\
             roles = {ROLES}\ntimeout_seconds = 30\n{more}\n",
            self.issuer()
        )
    }

    /// Starts it for a program that people reach at an address, and returns when it takes connections.
    pub(crate) fn start(&mut self, service: &str, arguments: &[&str]) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/support/provider.js");
        let mut command = Command::new(&self.node);
        command.arg(script).args(["--port", &self.port.to_string(), "--service", service]).args(arguments);
        self.process = Some(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        for _ in 0..600 {
            if TcpStream::connect(("localhost", self.port)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the provider does not take connections");
    }

    pub(crate) fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// Says who there is and what their claims are.
    pub(crate) async fn people(&self, people: Value) {
        let request = browser().build().unwrap().put(format!("{}/test/people", self.issuer())).json(&people);
        assert!(request.send().await.unwrap().status().is_success());
    }

    /// Signs with another key from now on.
    pub(crate) async fn rotate(&self) {
        let request = browser().build().unwrap().post(format!("{}/test/rotate", self.issuer()));
        assert!(request.send().await.unwrap().status().is_success());
    }

    /// How often an address of it was asked.
    pub(crate) async fn asked(&self, path: &str) -> u64 {
        let answer = browser().build().unwrap().get(format!("{}/test/asked", self.issuer())).send().await.unwrap();
        answer.json::<Value>().await.unwrap()[path].as_u64().unwrap_or_default()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Somebody's browser. It goes where it is sent only when the story says so.
pub(crate) struct Person {
    pub(crate) client: Client,
    url: String,
}

impl Person {
    pub(crate) fn at(program: &Program) -> Self {
        let client = browser().cookie_store(true).redirect(Policy::none()).build().unwrap();
        Self { client, url: program.url.clone() }
    }

    /// The same browser at another process.
    pub(crate) fn also_at(&self, program: &Program) -> Self {
        Self { client: self.client.clone(), url: program.url.clone() }
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    pub(crate) async fn post(&self, url: &str, form: &[(&str, &str)]) -> Response {
        let pairs: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let kind = "application/x-www-form-urlencoded";
        self.client.post(url).header("content-type", kind).body(pairs.join("&")).send().await.unwrap()
    }

    /// Begins, and says where the program sends the browser.
    pub(crate) async fn begin(&self) -> Url {
        let begun = self.get("/desk/oidc/begin?lang=sv").await;
        assert_eq!(begun.status(), 303, "{:?}", begun.text().await);
        header(&begun, "location").parse().unwrap()
    }

    /// Logs in at the provider as somebody, if it asks, and says where it sends the browser back to.
    pub(crate) async fn at_provider(&self, way: Url, login: &str) -> Url {
        let mut way = way;
        for _ in 0..10 {
            if way.path() == "/desk/oidc/callback" {
                return way;
            }
            let page = self.client.get(way.clone()).send().await.unwrap();
            let answer = if page.status() == 200 { self.post(way.as_str(), &[("login", login)]).await } else { page };
            assert!(answer.status().is_redirection(), "{way}: {} {:?}", answer.status(), answer.text().await);
            way = way.join(&header(&answer, "location")).unwrap();
        }
        panic!("the provider goes on and on: {way}");
    }

    /// Comes back to the program.
    pub(crate) async fn come_back(&self, way: &Url) -> Response {
        self.get(&format!("{}?{}", way.path(), way.query().unwrap_or_default())).await
    }

    /// The whole way.
    pub(crate) async fn sign_in(&self, login: &str) -> Response {
        let back = self.at_provider(self.begin().await, login).await;
        self.come_back(&back).await
    }

    /// The value of a hidden field of a page.
    pub(crate) async fn hidden(&self, path: &str, name: &str) -> String {
        let page = self.get(path).await.text().await.unwrap();
        let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{page}"));
        rest.split('"').next().unwrap().to_owned()
    }
}

pub(crate) fn header(answer: &Response, name: &str) -> String {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned()
}

/// The same address with another value of its query.
pub(crate) fn altered(url: &Url, name: &str, value: &str) -> Url {
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    assert!(pairs.iter().any(|(key, _)| key == name), "{name} is not in {url}");
    let other = pairs.iter().map(|(key, old)| (key, if key == name { value } else { old.as_str() }));
    let mut altered = url.clone();
    altered.query_pairs_mut().clear().extend_pairs(other);
    altered
}
