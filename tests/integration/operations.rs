//! The service as operations meets it: is it ready, does it read a changed library, does it stop well, what does it count.

use std::{fs, path::Path, sync::Arc, time::Duration};

use medborgarsvar::{
    app::{App, FixedClock},
    config::Config,
    dialogue::Knowledge,
    language::Tag,
    store::Store,
};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::program::{BUNDLED, Program, command, free_port, printed, run};

/// A copy of the bundled library that a test may break.
fn library() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(Path::new(BUNDLED), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { assert!(fs::copy(&path, target).is_ok()) }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_library_is_told_and_the_last_good_one_answers_until_it_is_mended() {
    let library = library();
    let program = Program::start_over(library.path(), "").await;
    let (status, ready) = program.readiness().await;
    assert_eq!((status, &ready["ready"], &ready["library"]["id"]), (200, &true.into(), &"mjolby-sample".into()));
    let answers = ready["library"]["answers"].as_u64().unwrap();
    assert!(answers > 20 && ready["library"]["last_fault"].is_null());

    let file = library.path().join("answers/bygga-bo/bygglov-altan.md");
    #[expect(clippy::disallowed_methods, reason = "the test breaks the file and mends it")]
    let good = fs::read_to_string(&file).unwrap();
    fs::write(&file, good.replacen("area = ", "aera = ", 1)).unwrap();
    program.until("the fault is told", async || !program.readiness().await.1["library"]["last_fault"].is_null()).await;
    let (status, ready) = program.readiness().await;
    assert_eq!((status, ready["library"]["answers"].as_u64()), (200, Some(answers)));
    assert!(ready["library"]["last_fault"]["faults"][0].as_str().unwrap().contains("bygglov-altan.md"), "{ready}");
    assert!(ready["warnings"][0].as_str().unwrap().starts_with("library:"));
    assert!(program.log().contains("the last good one stays in use"));
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Behöver jag bygglov för en altan?").await.status(), 201);

    let loaded_at = ready["library"]["loaded_at"].clone();
    fs::write(&file, good).unwrap();
    program.until("it is mended", async || program.readiness().await.1["library"]["last_fault"].is_null()).await;
    assert_ne!(program.readiness().await.1["library"]["loaded_at"], loaded_at);

    let before = program.readiness().await.1["library"]["loaded_at"].clone();
    program.signal("HUP");
    program.until("the signal is heard", async || program.readiness().await.1["library"]["loaded_at"] != before).await;
}

#[tokio::test]
async fn what_has_expired_is_gone_after_midnight_even_while_the_files_have_a_fault() {
    let (library, folder) = (library(), TempDir::new().unwrap());
    let file = library.path().join("answers/bygga-bo/bygglov-altan.md");
    #[expect(clippy::disallowed_methods, reason = "the test gives the answer a last day")]
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("+++\n", "+++\nexpires = 2026-11-24\n", 1)).unwrap();
    let clock = Arc::new(FixedClock::new("2026-11-23T22:00:00Z".parse().unwrap()));
    let config = Config { knowledge: library.path().to_owned(), ..Config::default() };
    let store = Store::open_sqlite(&folder.path().join("a.sqlite")).await.unwrap();
    let read = medborgarsvar::knowledge::load(library.path(), true).unwrap().library;
    let knowledge = Knowledge::new(read, jiff::civil::date(2026, 11, 23)).unwrap();
    let app = App::new(config, knowledge, store, Arc::clone(&clock) as _);
    let asked =
        || serde_json::to_string(&app.ask_once("Behöver jag bygglov för en altan?", Tag::Swedish).reply).unwrap();
    assert!(!app.turn_the_day() && asked().contains("\"id\":\"bygglov-altan\""), "{}", asked());
    fs::write(library.path().join("areas.toml"), "not toml").unwrap();
    assert!(!app.reload_library() && app.library_state().last_fault.is_some());
    clock.set("2026-11-25T00:30:00Z".parse().unwrap());
    assert!(app.turn_the_day() && !app.turn_the_day());
    assert!(!asked().contains("\"id\":\"bygglov-altan\""), "{}", asked());
    assert!(app.library_state().last_fault.is_some(), "the fault is still told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_service_takes_nobody_in_and_finishes_what_it_does() {
    let mut program = Program::start("").await;
    // Half a request is running when the signal comes; the rest of it comes after.
    let address = program.url.trim_start_matches("http://").to_owned();
    let mut slow = tokio::net::TcpStream::connect(&address).await.unwrap();
    let body = "text=altan&lang=sv&after=0";
    let head = format!(
        "POST / HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n",
        program.url,
        body.len()
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    program.signal("TERM");
    program.until("nobody is taken in", async || tokio::net::TcpStream::connect(&address).await.is_err()).await;
    slow.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(program.ended(Duration::from_secs(10)).await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_never_ends_does_not_keep_a_stopped_service() {
    let mut program = Program::start("drain_seconds = 1\n").await;
    let address = program.url.trim_start_matches("http://").to_owned();
    let mut stuck = tokio::net::TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 10\r\n\r\n",
        program.url
    );
    stuck.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    program.signal("TERM");
    assert!(program.ended(Duration::from_secs(10)).await.success());
    assert!(program.log().contains("drain_seconds"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_takes_too_long_gets_the_page_with_the_phone_number() {
    let program = Program::start("request_seconds = 1\n").await;
    let address = program.url.trim_start_matches("http://").to_owned();
    let mut slow = tokio::net::TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 10\r\nConnection: close\r\n\r\n",
        program.url
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("010-234 50 00"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_shown_on_their_own_listener_and_tell_nothing_about_anyone() {
    let port = free_port();
    let program = Program::start(&format!("metrics_listen = \"127.0.0.1:{port}\"\n")).await;
    let talk = program.begin().await;
    program.say(&talk, "kanariefågel: får jag bygga altan").await;
    program.get("/kanariefagel").await;
    let page =
        program.client.get(format!("http://127.0.0.1:{port}/metrics")).send().await.unwrap().text().await.unwrap();
    for figure in [
        "medborgarsvar_turns_total{kind=",
        "medborgarsvar_stage_seconds_bucket{stage=\"commit\"",
        "medborgarsvar_stage_seconds_bucket{stage=\"respond\"",
        "medborgarsvar_write_group_jobs_bucket",
        "medborgarsvar_sync_seconds_count",
        "medborgarsvar_requests_total{class=\"4xx\"} 1",
        "medborgarsvar_handovers_open 0",
        "medborgarsvar_library_fault 0",
    ] {
        assert!(page.contains(figure), "{figure} is missing:\n{page}");
    }
    assert!(!page.contains("kanarie") && !page.contains("127.0.0.1"));
    assert_eq!(program.get("/metrics").await.unwrap().status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_to_tell_about_a_weakness_stands_where_the_standard_wants_it() {
    let more = "[security_txt]\ncontact = [\"mailto:it@example.se\"]\nexpires = 2099-01-01\n";
    let page = Program::start(more).await.get("/.well-known/security.txt").await.unwrap();
    assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
    let text = page.text().await.unwrap();
    assert!(text.contains("Contact: mailto:it@example.se\n") && text.contains("Expires: 2099-01-01T00:00:00Z\n"));
}

#[test]
fn the_configuration_is_checked_without_starting() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a.toml");
    let check = |text: &str| {
        fs::write(&file, text).unwrap();
        run(folder.path(), &["config", "check", "--config", file.to_str().unwrap()])
    };
    let sound = check("samples = true\n");
    assert!(sound.status.success() && printed(&sound) == "ok\n");
    let faulty = check("sampels = true\n[limits]\naddress_burst = 0\n");
    assert!(!faulty.status.success());
    let said = printed(&faulty);
    assert!(said.contains("2 fault(s)") && said.contains("did you mean samples?") && said.contains("line 3"), "{said}");
    fs::write(&file, "samples = true\n").unwrap();
    let environment = command(folder.path())
        .args(["config", "check", "--config", file.to_str().unwrap()])
        .env("MEDBORGARSVAR_PUBLIC_URL", "fraga.example.se")
        .output()
        .unwrap();
    assert!(!environment.status.success() && printed(&environment).contains("public_url"));
}

/// What the process holds, in KiB.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(clippy::disallowed_methods, reason = "the test reads what the system says")]
fn resident(program: &Program) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", program.pid())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[tokio::test(flavor = "multi_thread")]
async fn memory_for_passwords_is_given_back() {
    let program = Program::start("").await;
    let before = resident(&program);
    let log_in = || {
        let request = program.client.post(format!("{}/desk/login", program.url));
        request.header("content-type", "application/x-www-form-urlencoded").body("name=anna&password=fel-losenord-fel")
    };
    // One after the other, each on whichever thread is free: a thread that kept its 19 MiB would be seen.
    for _ in 0..8 {
        assert_eq!(log_in().send().await.unwrap().status().as_u16(), 422);
    }
    let held = resident(&program).saturating_sub(before);
    assert!(held < 15 * 1024, "{held} KiB more than before");
}
