//! The stories about storing, told of PostgreSQL, and those that only it can tell: several processes on one database.
//!
//! They run where `MEDBORGARSVAR_TEST_POSTGRES` holds the address of a server (`tests/with-postgres cargo test`), each
//! in a database of its own, which is dropped afterwards; elsewhere each says that it is skipped.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use medborgarsvar::{
    app::{Postman, Round},
    handover::Audience,
    store::{OpenError, Store},
};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tokio::task::{LocalSet, spawn_local};

use crate::{
    desk_sign_on, durability,
    events::{self, Reader},
    killed::{Server, write_until_gone},
    live_fault, live_story, outbox,
    program::Program,
    provider::Provider,
    skipped::missing,
    small_app::{SmallApp, form, message},
    store_story, weeding,
};

/// Tells a story of a new database, given its address.
async fn on_postgres<F: Future<Output = ()> + 'static>(story: impl FnOnce(String) -> F) {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    let Ok(server) = std::env::var("MEDBORGARSVAR_TEST_POSTGRES") else {
        return missing("no PostgreSQL: run tests/with-postgres cargo test");
    };
    let name = format!("medborgarsvar_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let (address, settings) = server.split_once('?').unwrap_or((&server, ""));
    let (address, _) = address.rsplit_once('/').unwrap();
    let url = format!("{address}/{name}?{settings}");

    let mut admin = PgConnection::connect(&server).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut admin).await.unwrap();
    // A task of its own, so that a story that fails does not keep its database.
    let told = LocalSet::new().run_until(async { spawn_local(story(url)).await }).await;
    sqlx::raw_sql(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&mut admin).await.unwrap();
    if let Err(error) = told {
        std::panic::resume_unwind(error.into_panic());
    }
}

async fn small(url: String) -> SmallApp {
    SmallApp::over(Store::open_postgres(&url).await.unwrap())
}

#[tokio::test]
async fn the_story_of_a_conversation_is_kept_by_postgresql() {
    on_postgres(async |url| store_story::story(Store::open_postgres(&url).await.unwrap()).await).await;
}

#[tokio::test]
async fn the_story_of_a_live_chat_is_kept_by_postgresql() {
    on_postgres(async |url| live_story::story(Store::open_postgres(&url).await.unwrap()).await).await;
}

#[tokio::test]
async fn a_sign_in_that_begins_at_one_process_ends_at_the_other() {
    on_postgres(async |url| {
        let Some(mut provider) = Provider::down() else { return };
        let config =
            |more: &str| format!("database_url = \"{url}\"\n{more}{}", provider.config("function_claim = \"title\""));
        let one = Program::start(&config("")).await;
        // Both are reached at one address, as behind a proxy.
        let other = Program::start(&config(&format!("public_url = \"{}\"\n", one.url))).await;
        provider.start(&one.url, &[]);
        provider.people(desk_sign_on::people()).await;
        desk_sign_on::story(&one, &other, &provider).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_who_claim_through_two_processes_each_handover_has_one_owner() {
    on_postgres(async |url| {
        let (first, second) = (Store::open_postgres(&url).await.unwrap(), Store::open_postgres(&url).await.unwrap());
        live_story::fifty_claim_them_all(first, second).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_written_to_a_person_is_lost_or_doubled_while_either_of_two_processes_is_killed() {
    on_postgres(async |url| live_fault::killed_again_and_again(2, Some(&url)).await).await;
}

#[tokio::test]
async fn a_chat_of_a_killed_process_goes_on_at_the_other() {
    on_postgres(async |url| {
        let (dies, lives) = (small(url.clone()).await, small(url.clone()).await);
        live_story::a_chat_goes_on_at_another_process(dies, &lives).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart_on_postgresql() {
    on_postgres(async |url| durability::restarted(|| small(url.clone())).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_sent_at_once_is_stored_in_one_order_by_postgresql() {
    on_postgres(async |url| durability::everything_at_once(&small(url.clone()).await).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn turns_that_are_counted_at_the_same_time_do_not_wait_for_each_other() {
    on_postgres(async |url| {
        let small = small(url.clone()).await;
        small.app.say(None, message("Hej")).await.unwrap();
        // Somebody sits on all that was counted so far, as a transaction does that waits for its disk.
        let mut other = PgConnection::connect(&url).await.unwrap();
        let mut holds = other.begin().await.unwrap();
        sqlx::query("UPDATE counters SET n = n").execute(&mut *holds).await.unwrap();
        let second = tokio::time::timeout(Duration::from_secs(3), small.app.say(None, message("Hej"))).await;
        second.expect("does not wait").unwrap();
        holds.rollback().await.unwrap();

        let mut turns = tokio::task::JoinSet::new();
        for _ in 0..98 {
            let app = Arc::clone(&small.app);
            turns.spawn(async move { app.say(None, message("Hej")).await.unwrap() });
        }
        turns.join_all().await;
        let today = medborgarsvar::calendar::local_date(small.app.now());
        assert_eq!(small.app.store().counted(today).await.unwrap(), [("turn:answer".to_owned(), 100)]);
    })
    .await;
}

#[tokio::test]
async fn a_counter_in_slots_is_one_record_when_it_is_weeded() {
    on_postgres(async |url| weeding::views_and_counters(&small(url).await).await).await;
}

#[tokio::test]
async fn what_was_counted_before_there_were_slots_still_counts_on_postgresql() {
    const BEFORE: [&str; 3] = [
        include_str!("../../src/store/migrations/postgres/0001_conversations_and_handovers.sql"),
        "INSERT INTO counters VALUES ('2026-11-23', 'turn:answer', 7)",
        include_str!("../../src/store/migrations/postgres/0003_counters_in_slots.sql"),
    ];
    on_postgres(async |url| {
        let mut db = PgConnection::connect(&url).await.unwrap();
        for sql in BEFORE {
            sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
        }
        let n: i64 = sqlx::query_scalar("SELECT n FROM counters WHERE slot = 0").fetch_one(&mut db).await.unwrap();
        assert_eq!(n, 7);
    })
    .await;
}

#[tokio::test]
async fn letters_are_tried_given_up_and_sent_again_on_postgresql() {
    on_postgres(async |url| {
        outbox::given_up_and_sent_again(&outbox::service(Store::open_postgres(&url).await.unwrap(), 4)).await;
    })
    .await;
}

#[tokio::test]
async fn one_process_sends_at_a_time_and_another_takes_over_when_it_is_gone() {
    on_postgres(async |url| {
        let one = outbox::service(Store::open_postgres(&url).await.unwrap(), 100);
        let other = outbox::service(Store::open_postgres(&url).await.unwrap(), 100);
        one.app.hand_over(None, form("Altanen")).await.unwrap();
        let (first, second) =
            (Postman::new(Arc::clone(&one.app)).unwrap(), Postman::new(Arc::clone(&other.app)).unwrap());
        let audience = Audience::System;
        assert_eq!(first.round(audience).await.unwrap(), Round::Unreachable(0), "there is nobody at the other end");
        one.app.hand_over(None, form("Staketet")).await.unwrap();
        assert_eq!(second.round(audience).await.unwrap(), Round::Idle, "the first one sends");
        first.leave().await;
        assert_eq!(second.round(audience).await.unwrap(), Round::Unreachable(0), "it has left");
        let later = jiff::SignedDuration::from_mins(2);
        one.clock.advance(later);
        other.clock.advance(later);
        assert_eq!(first.round(audience).await.unwrap(), Round::Unreachable(0), "the lease has run out");
        assert_eq!(one.app.store().outbox_figures(audience).await.unwrap().waiting, 2);
    })
    .await;
}

#[tokio::test]
async fn an_older_program_leaves_a_newer_postgresql_alone_and_says_so() {
    on_postgres(async |url| {
        drop(Store::open_postgres(&url).await.unwrap());
        drop(Store::open_postgres(&url).await.expect("its own schema"));
        let mut db = PgConnection::connect(&url).await.unwrap();
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     VALUES (9999, 'from the future', TRUE, '', 0)";
        sqlx::query(newer).execute(&mut db).await.unwrap();
        let error = Store::open_postgres(&url).await.unwrap_err();
        assert!(matches!(error, OpenError::Newer { found: 9999, .. }), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn several_processes_that_start_at_once_make_one_schema_and_one_account() {
    on_postgres(async |url| {
        let (first, second) = tokio::join!(small(url.clone()), small(url.clone()));
        let made = tokio::join!(first.app.make_first_user(), second.app.make_first_user());
        assert!(made.0.unwrap().is_some() != made.1.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn events_are_read_without_loss_or_repeat_on_postgresql() {
    on_postgres(async |url| events::story(Store::open_postgres(&url).await.unwrap()).await).await;
}

#[tokio::test]
async fn what_one_process_writes_is_heard_at_another() {
    on_postgres(async |url| {
        let (writes, hears) = (small(url.clone()).await, small(url.clone()).await);
        let started = writes.app.start_conversation(medborgarsvar::language::Tag::Swedish).await.unwrap();
        let service = events::Service::start(Arc::clone(&hears.app)).await;
        let mut reader = service.read(started.id, started.token.expose(), None).await;
        for turn in 0..5_u32 {
            writes.app.say(Some(started.id), message("Hej")).await.unwrap();
            // Well before the reader would look by itself.
            let told = tokio::time::timeout(Duration::from_secs(5), reader.take(2)).await.unwrap();
            assert_eq!(told.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [2 * turn + 1, 2 * turn + 2]);
        }
        writes.app.detach(started.token.expose()).await.unwrap();
        assert!(tokio::time::timeout(Duration::from_secs(5), reader.next()).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_one_process_is_killed_in_mid_conversation_the_other_goes_on() {
    on_postgres(async |url| {
        let folder = TempDir::new().unwrap();
        let log = folder.path().join("log.txt");
        let mut dies = Server::start_on(folder.path(), &log, Some(&url)).await;
        let lives = Server::start_on(folder.path(), &log, Some(&url)).await;
        let total = Arc::new(AtomicUsize::new(0));
        let writers: Vec<_> =
            (0..4).map(|name| tokio::spawn(write_until_gone(dies.url.clone(), name, Arc::clone(&total)))).collect();
        while total.load(Ordering::Relaxed) < 40 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        dies.kill();
        for writer in writers {
            let (id, token, answered) = writer.await.unwrap();
            goes_on(&lives.url, &id, &token, &answered).await;
        }
    })
    .await;
}

/// The conversation is whole at another process: all that was answered, more can be said, and both can be heard.
async fn goes_on(url: &str, id: &str, token: &str, answered: &[String]) {
    let conversation = format!("{url}/api/v1/conversations/{id}");
    let more = crate::program::client().post(format!("{conversation}/messages")).bearer_auth(token);
    let more = more.json(&json!({ "text": "Och en pool?" })).send().await.unwrap();
    assert_eq!(more.status().as_u16(), 201);
    let last = more.json::<Value>().await.unwrap()["seq"].as_u64().unwrap();
    let mut reader = Reader::open(&conversation, token, None).await;
    let heard = reader.take(usize::try_from(last).unwrap()).await;
    assert!(heard.iter().map(|(seq, _)| u64::from(*seq)).eq(1..=last));
    let kept = json!(heard.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>()).to_string();
    for text in answered {
        assert!(kept.contains(text.as_str()), "{text} was answered and is gone");
    }
}
