//! What people write, and the secrets they hold, never reach a log.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use tracing_subscriber::fmt::MakeWriter;

use crate::web_support::TestApp;

const CANARY: &str = "kanariefagel";

/// A log that the test can read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_holds_method_pattern_and_status_and_nothing_anyone_wrote() {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(log.clone());
    // With a single subscriber alive, other tests' threads would switch call sites off for this one too.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let _guard = tracing::subscriber::set_default(subscriber.finish());

    let mut citizen = TestApp::start().await;
    let text = format!("altan {CANARY}");
    citizen.ask(&text).await;
    let session = citizen.cookie("samtal");
    citizen.get(&format!("/?q={CANARY}")).await;
    citizen.get(&format!("/{CANARY}")).await;
    citizen.get(&format!("/tjanster?q={CANARY}")).await;
    citizen.post("/fick-du-svar?lang=sv", &[("comment", CANARY)]).await;
    let sent = [("about", text.as_str()), ("name", CANARY), ("contact", "come_back")];
    citizen.post("/prata-med-oss", &sent).await;
    let link = citizen.cookie("lank");
    citizen.get(&format!("/a/{link}")).await;
    citizen.get(&format!("/a/{CANARY}")).await;

    let written = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(written.contains("path=\"/a/{secret}\"") && written.contains("status=303"), "{written}");
    for secret in [CANARY, &session, &link] {
        assert_eq!(written.lines().find(|logged| logged.contains(secret)), None);
    }
}
