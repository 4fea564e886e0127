//! Backup, restore and accounts, by command, beside a service that runs.

use std::{fs, os::unix::fs::PermissionsExt, process::Stdio};

use reqwest::Client;
use sqlx::{Connection, SqliteConnection};

use crate::program::{Program, command, configured, printed, run};

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_while_the_service_runs_can_be_put_back() {
    let mut program = Program::start("").await;
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Får jag bygga altan?").await.status(), 201);
    let copy = program.folder.path().join("copy.sqlite");
    let (data, file) = (program.data(), copy.to_str().unwrap());
    let made = run(&data, &["backup", file]);
    assert!(made.status.success(), "{}", printed(&made));
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!run(&data, &["backup", file]).status.success(), "a copy is never overwritten");
    assert_eq!(program.say(&talk, "Och ett staket?").await.status(), 201);

    let refused = run(&data, &["restore", file]);
    assert!(!refused.status.success() && printed(&refused).contains("--force"), "{}", printed(&refused));
    let running = run(&data, &["restore", file, "--force"]);
    assert!(!running.status.success() && printed(&running).contains("stop the service"), "{}", printed(&running));
    assert!(program.stored(&talk).await.contains("staket"));

    program.signal("TERM");
    assert!(program.ended(std::time::Duration::from_secs(10)).await.success());
    let restored = run(&data, &["restore", file, "--force"]);
    assert!(restored.status.success(), "{}", printed(&restored));
    let again = program.restarted().await;
    let stored = again.stored(&talk).await;
    assert!(stored.contains("altan") && !stored.contains("staket"), "{stored}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_on_the_machine_reads_the_database_whoever_made_its_folder() {
    let folder = configured("");
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    let program = Program::over_folder(folder).await;
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Får jag bygga altan?").await.status(), 201);
    let of_database = fs::read_dir(&data).unwrap().map(Result::unwrap);
    let of_database = of_database.filter(|entry| entry.file_name().to_string_lossy().contains(".sqlite"));
    let modes: Vec<(String, u32)> = of_database
        .map(|entry| {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            (entry.file_name().to_string_lossy().into_owned(), mode)
        })
        .collect();
    assert!(modes.len() >= 2, "the database and its log: {modes:?}");
    assert!(modes.iter().all(|(_, mode)| *mode == 0o600), "{modes:?}");
}

#[test]
fn what_is_no_copy_of_ours_is_not_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rubbish");
    fs::write(
        &file,
        "not a database, though as long as a header of one has to be, which is a hundred bytes or so ....",
    )
    .unwrap();
    for file in [file.to_str().unwrap(), "no-such-file"] {
        let refused = run(&folder.path().join("data"), &["restore", file]);
        assert!(!refused.status.success() && printed(&refused).contains("no sound database"), "{}", printed(&refused));
    }
    assert!(!folder.path().join("data/medborgarsvar.sqlite").exists());
}

#[tokio::test]
async fn a_copy_from_a_newer_program_is_not_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy"));
    assert!(run(&data, &["user", "list"]).status.success(), "a command that makes the database");
    assert!(run(&data, &["backup", copy.to_str().unwrap()]).status.success());
    let mut db = SqliteConnection::connect(&format!("sqlite://{}", copy.display())).await.unwrap();
    sqlx::query("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1").execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    let refused = run(&data, &["restore", copy.to_str().unwrap(), "--force"]);
    assert!(!refused.status.success() && printed(&refused).contains("schema 9999"), "{}", printed(&refused));
}

/// Whether a name and a password open the desk.
async fn logs_in(program: &Program, password: &str) -> Option<Client> {
    let client =
        crate::program::browser().cookie_store(true).redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let answer = client
        .post(format!("{}/desk/login", program.url))
        .header("origin", &program.url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("name=anna&password={password}"))
        .send()
        .await
        .unwrap();
    (answer.status() == 303).then_some(client)
}

fn with_password(program: &Program, arguments: &[&str], password: &str) {
    let mut child =
        command(&program.data()).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), password.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_gets_a_new_password_and_ends_with_its_sessions_at_once() {
    let program = Program::start("").await;
    let data = program.data();
    with_password(&program, &["user", "add", "anna"], "korrekt-hast-batteri\n");
    let old = logs_in(&program, "korrekt-hast-batteri").await.unwrap();
    let desk = async |client: &Client| client.get(format!("{}/desk", program.url)).send().await.unwrap().status();
    assert_eq!(desk(&old).await, 200);
    with_password(&program, &["user", "password", "anna"], "ett-annat-losenord\n");
    assert_ne!(desk(&old).await, 200);
    assert!(logs_in(&program, "korrekt-hast-batteri").await.is_none());
    let new = logs_in(&program, "ett-annat-losenord").await.unwrap();
    assert!(printed(&run(&data, &["user", "password", "anna"])).contains("shown only now"));
    assert_ne!(desk(&new).await, 200);

    assert!(run(&data, &["user", "role", "anna", "agent"]).status.success());
    assert!(printed(&run(&data, &["user", "list"])).contains("anna\tagent\tAnna\tMedborgarservice\topen"));
    assert!(run(&data, &["user", "end", "anna"]).status.success());
    assert!(printed(&run(&data, &["user", "list"])).contains("ended"));
    let twice = run(&data, &["user", "end", "anna"]);
    assert!(!twice.status.success() && printed(&twice).contains("no open account"));
}
