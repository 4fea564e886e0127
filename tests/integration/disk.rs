//! The disk is full, the database's file is gone, its folder can't be written: 503 with the phone number, nothing is
//! acknowledged, and when it is mended the service goes on without a restart.
//!
//! The full disk is a limit on the size of files (`RLIMIT_FSIZE`, set from outside by prlimit) of the running process: a
//! write beyond it fails as on a full disk. The file is gone by renaming it.
#![cfg(target_os = "linux")]

use std::{fs, process::Command};

use crate::program::{Program, printed, run};

/// The phone number of the bundled library.
pub(crate) const PHONE: &str = "010-234 50 00";

fn limit_files(program: &Program, bytes: &str) {
    let limit = format!("--fsize={bytes}:unlimited");
    assert!(Command::new("prlimit").args([&limit, "--pid", &program.pid()]).status().unwrap().success());
}

/// What a person and a program get while nothing can be written.
pub(crate) async fn nothing_is_acknowledged(program: &Program) {
    let form = [("text", "Får jag bygga altan?"), ("lang", "sv"), ("after", "0")];
    let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let page = program.client.post(format!("{}/", program.url)).header("origin", &program.url);
    let page = page.header("content-type", "application/x-www-form-urlencoded").body(body.join("&").replace(' ', "+"));
    let page = page.send().await.unwrap();
    assert_eq!(page.status(), 503);
    assert!(page.headers().contains_key("retry-after"));
    let text = page.text().await.unwrap();
    assert!(text.contains(PHONE) && text.contains("Får jag bygga altan?"), "{text}");
    let (status, ready) = program.readiness().await;
    assert_eq!((status, &ready["database"]["writable"]), (503, &false.into()));
    assert!(ready["not_ready"][0].as_str().unwrap().starts_with("database"));
    // Answers that need no database are still given.
    assert_eq!(program.get("/?q=altan").await.unwrap().status(), 200);
    assert_eq!(program.get("/healthz").await.unwrap().status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_acknowledges_nothing_and_is_recovered_from() {
    let program = Program::start("").await;
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Får jag bygga altan?").await.status(), 201);
    limit_files(&program, "4096");
    let refused = program.say(&talk, "Och ett plank?").await;
    assert_eq!(refused.status(), 503);
    let problem = refused.text().await.unwrap();
    assert!(problem.contains(PHONE), "{problem}");
    nothing_is_acknowledged(&program).await;
    limit_files(&program, "unlimited");
    program.until("it is ready again", async || program.readiness().await.0 == 200).await;
    assert_eq!(program.say(&talk, "Och ett staket?").await.status(), 201);
    let stored = program.stored(&talk).await;
    assert!(stored.contains("altan") && stored.contains("staket") && !stored.contains("Och ett plank?"), "{stored}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_gone_takes_nothing_in_until_it_is_back() {
    let program = Program::start("").await;
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Får jag bygga altan?").await.status(), 201);
    let away = program.folder.path().join("away");
    fs::rename(program.data(), &away).unwrap();
    assert_eq!(program.say(&talk, "Och ett plank?").await.status(), 503);
    nothing_is_acknowledged(&program).await;
    assert!(!program.data().exists(), "no empty database is made in its place");
    fs::rename(&away, program.data()).unwrap();
    program.until("it is ready again", async || program.readiness().await.0 == 200).await;
    assert_eq!(program.say(&talk, "Och ett staket?").await.status(), 201);
    let stored = program.stored(&talk).await;
    assert!(stored.contains("altan") && stored.contains("staket") && !stored.contains("Och ett plank?"), "{stored}");
}

#[test]
fn a_folder_that_can_not_be_written_is_told_at_start() {
    let folder = tempfile::tempdir().unwrap();
    // Rights do not bind a test that runs as root: a file where the folder should be stops everyone.
    let in_the_way = folder.path().join("data");
    fs::write(&in_the_way, "").unwrap();
    let output = run(&in_the_way, &["serve", "--knowledge", crate::program::BUNDLED, "--listen", "127.0.0.1:0"]);
    assert!(!output.status.success());
    assert!(printed(&output).contains("with --data"), "{}", printed(&output));
}
