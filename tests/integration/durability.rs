//! What is acknowledged is on disk: after a restart, with many at once, and nothing of what was refused.

use std::{path::Path, sync::Arc};

use medborgarsvar::{
    app::{HandoverFilter, HandoverRequest, StaffReply},
    dialogue::Reply,
    handover::{Outcome, RecordChoice},
    language::Tag,
};
use sqlx::{Connection, SqliteConnection};

use crate::small_app::{SmallApp, form, message, with_id};

#[tokio::test]
async fn a_conversation_and_its_handover_are_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    restarted(|| SmallApp::in_folder(folder.path())).await;
}

/// What was acknowledged is there when the database is opened again.
pub(crate) async fn restarted<F: Future<Output = SmallApp>>(open: impl Fn() -> F) {
    let (id, token, stored, handover, link) = {
        let small = open().await;
        let said = small.app.say(None, message("Behöver jag bygglov?")).await.unwrap();
        let id = said.conversation.unwrap();
        let done = small.app.hand_over(Some(id), form("Min granne bygger")).await.unwrap();
        let stored = small.app.conversation(id).await.unwrap();
        (id, said.token.unwrap(), stored, done.handover, done.link)
    };
    let small = open().await;
    assert_eq!(small.app.conversation(id).await.unwrap(), stored);
    assert_eq!(small.app.session(token.expose()).await.unwrap(), Some(id));
    assert_eq!(small.app.handovers(HandoverFilter::All).await.unwrap(), [handover]);
    assert_eq!(small.app.open_link(link.expose()).await.unwrap().unwrap().0, id);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_sent_at_once_is_stored_in_one_order_by_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    everything_at_once(&SmallApp::in_folder(folder.path()).await).await;
}

/// What must hold however many write at the same time, told of any database.
pub(crate) async fn everything_at_once(small: &SmallApp) {
    messages_sent_at_once_are_numbered_and_each_knows_those_before(small).await;
    one_message_sent_many_times_at_once_is_stored_once(small).await;
    one_form_sent_many_times_at_once_is_one_handover(small).await;
    handovers_at_once_are_numbered_without_gap_or_repeat(small).await;
    staff_and_citizen_who_act_at_once_leave_one_truth(small).await;
}

async fn messages_sent_at_once_are_numbered_and_each_knows_those_before(small: &SmallApp) {
    let id = small.app.start_conversation(Tag::Swedish).await.unwrap().id;
    let mut tabs = tokio::task::JoinSet::new();
    for n in 0..12 {
        let app = Arc::clone(&small.app);
        tabs.spawn(async move { app.say(Some(id), message(&format!("fråga {n}"))).await.unwrap() });
    }
    let said = tabs.join_all().await;
    let stored = small.app.conversation(id).await.unwrap();
    assert_eq!(stored.entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (1..=24).collect::<Vec<_>>());
    for said in said {
        let [question, reply] = &said.entries[..] else { panic!("a turn has two entries") };
        assert_eq!(reply.seq, question.seq + 1);
        assert_eq!(stored.entries[question.seq as usize - 1], *question);
        // Those that lost the race were computed again: each counts every turn stored before it.
        let Reply::Answer(answer) = said.turn.reply else { panic!("an answer") };
        assert_eq!(answer.text, format!("efter {} turer", question.seq / 2));
    }
}

async fn one_message_sent_many_times_at_once_is_stored_once(small: &SmallApp) {
    let id = small.app.start_conversation(Tag::Swedish).await.unwrap().id;
    let mut sent = tokio::task::JoinSet::new();
    for _ in 0..10 {
        let app = Arc::clone(&small.app);
        sent.spawn(async move { app.say(Some(id), with_id("Hej", "a1")).await.unwrap() });
    }
    let said = sent.join_all().await;
    assert_eq!(said.iter().filter(|said| !said.repeated).count(), 1);
    assert!(said.iter().all(|one| one.entries == said[0].entries));
    assert_eq!(small.app.conversation(id).await.unwrap().last_seq(), 2);
}

async fn one_form_sent_many_times_at_once_is_one_handover(small: &SmallApp) {
    let request = HandoverRequest { client_id: Some("f".repeat(32)), ..form("Min soptunna") };
    let mut sent = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let (app, request) = (Arc::clone(&small.app), request.clone());
        sent.spawn(async move { app.hand_over(None, request).await.unwrap().handover.reference });
    }
    assert_eq!(sent.join_all().await, ["MS-26-0001"; 6]);
    assert_eq!(small.app.handovers(HandoverFilter::All).await.unwrap().len(), 1);
}

async fn handovers_at_once_are_numbered_without_gap_or_repeat(small: &SmallApp) {
    let mut sent = tokio::task::JoinSet::new();
    for n in 0..12 {
        let app = Arc::clone(&small.app);
        sent.spawn(async move { app.hand_over(None, form(&format!("ärende {n}"))).await.unwrap().handover.reference });
    }
    let mut references = sent.join_all().await;
    references.sort();
    assert_eq!(references, (2..=13).map(|n| format!("MS-26-{n:04}")).collect::<Vec<_>>());
}

async fn staff_and_citizen_who_act_at_once_leave_one_truth(small: &SmallApp) {
    let agent = small.agent().await;
    let handover = small.app.handovers(HandoverFilter::Open).await.unwrap().remove(0);
    let (id, conversation) = (handover.id, handover.conversation);
    let mut done = tokio::task::JoinSet::new();
    for n in 0..4 {
        let (app, agent) = (Arc::clone(&small.app), agent.clone());
        let text = format!("svar {n}");
        let reply = StaffReply { client_id: text.clone(), text, ..Default::default() };
        done.spawn(async move { app.reply(&agent, id, reply).await.unwrap() });
        let app = Arc::clone(&small.app);
        done.spawn(async move { drop(app.say(Some(conversation), message("och en sak till")).await.unwrap()) });
    }
    done.join_all().await;
    let close = || small.app.close(&agent, id, Outcome::Answered, RecordChoice::MinorImportance);
    let (first, second) = tokio::join!(close(), close());
    assert!(first.is_ok() != second.is_ok(), "it is closed once");
    let entries = small.app.conversation(conversation).await.unwrap().entries;
    // Handed over, four replies, four turns of two, closed.
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (1..=14).collect::<Vec<_>>());
    let log = small.app.store().handover_log(id).await.unwrap();
    assert_eq!(log.len(), 10, "{log:?}");
}

#[tokio::test]
async fn what_is_refused_leaves_every_table_empty_but_counters() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    for text in ["fara", "personnummer"] {
        small.app.say(None, message(text)).await.unwrap();
    }
    let wrong = HandoverRequest { contact: "phone".to_owned(), phone: "ring mig".to_owned(), ..form("Hjälp") };
    assert!(small.app.hand_over(None, wrong).await.is_err());
    // A job that waits comes after the counters that nobody waited for.
    small.app.detach("nobody").await.unwrap();
    let filled: Vec<String> =
        rows(folder.path()).await.into_iter().filter(|(_, n)| *n > 0).map(|(table, _)| table).collect();
    assert_eq!(filled, ["_sqlx_migrations", "counters"]);
}

#[tokio::test]
async fn no_token_and_no_password_is_stored_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    small.agent().await;
    let said = small.app.say(None, message("Hej")).await.unwrap();
    let done = small.app.hand_over(said.conversation, form("Hjälp")).await.unwrap();
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        #[expect(clippy::disallowed_methods, reason = "the test looks into the files of the database")]
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("Hjälp"), "the test can see what is stored");
    for secret in [said.token.unwrap().expose(), done.link.expose(), "korrekt häst batteri"] {
        assert!(!holds(secret));
    }
}

#[tokio::test]
async fn the_first_start_makes_one_account_whose_password_is_shown_once() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    assert!(!small.app.has_users().await.unwrap());
    let password = small.app.make_first_user().await.unwrap().unwrap();
    assert_eq!(small.app.make_first_user().await.unwrap(), None);
    let session = small.app.log_in("medborgarservice", &password).await.unwrap().unwrap();
    assert_eq!(session.agent.function, "Medborgarservice");
}

/// How many rows each table has.
async fn rows(folder: &Path) -> Vec<(String, i64)> {
    let url = format!("sqlite://{}", folder.join("medborgarsvar.db").display());
    let mut db = SqliteConnection::connect(&url).await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .fetch_all(&mut db)
        .await
        .unwrap();
    let mut rows = Vec::new();
    for table in tables {
        let count = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        rows.push((table, sqlx::query_scalar(count).fetch_one(&mut db).await.unwrap()));
    }
    rows
}
