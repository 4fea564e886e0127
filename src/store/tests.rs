//! What the store promises by itself: shared transactions, savepoints, numbering, and schemas it leaves alone.

use jiff::{Timestamp, civil::date};
use uuid::Uuid;

use crate::{
    conversation::ConversationId,
    dialogue::{Reply, SmallTalkReply},
    language::Tag,
};

use super::{
    Begin, CommitTurn, Committed, Count, Detach, OpenError, Start, Store, StoreError, TokenHash,
    db::{Db, query},
    writer::Write,
};

const DAY: jiff::civil::Date = date(2026, 11, 23);

async fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&folder.path().join("data/medborgarsvar.db")).await.unwrap();
    (folder, store)
}

fn conversation(n: u128) -> ConversationId {
    ConversationId(Uuid::from_u128(n))
}

fn begin(token: &str) -> Begin {
    Begin { lang: Tag::Swedish, token: TokenHash::from(token.to_owned()), expires_at: Timestamp::MAX }
}

fn turn(conversation: ConversationId, after: u32, text: &str) -> CommitTurn {
    let reply = SmallTalkReply { id: "greeting".to_owned(), lang: Tag::Swedish, text: "Hej!".to_owned() };
    CommitTurn {
        conversation,
        begin: None,
        after,
        at: Timestamp::UNIX_EPOCH,
        day: DAY,
        lang: Tag::English,
        text: text.to_owned(),
        reply: Reply::SmallTalk(reply),
        client_id: None,
        safety: None,
    }
}

fn count(name: &str) -> Count {
    Count { day: DAY, name: name.to_owned() }
}

/// Writes, and then fails or breaks the whole transaction.
struct Failing {
    breaks_all: bool,
}

impl Write for Failing {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        count("failing").run(&mut *db).await?;
        if self.breaks_all {
            query("ROLLBACK").execute(&mut *db).await?;
            return Ok(());
        }
        Err(StoreError::Damaged("on purpose"))
    }
}

// Jobs that are sent before the writer runs (one thread, no await between them) share a transaction.

#[tokio::test]
async fn one_failing_job_fails_alone_in_its_transaction() {
    let (_folder, store) = store().await;
    let (before, failing, after) = tokio::join!(
        store.commit(count("before")),
        store.commit(Failing { breaks_all: false }),
        store.commit(count("after"))
    );
    assert!(before.is_ok() && after.is_ok());
    assert!(matches!(failing, Err(StoreError::Damaged(_))));
    assert_eq!(store.counted(DAY).await.unwrap(), [("after".to_owned(), 1), ("before".to_owned(), 1)]);
}

#[tokio::test]
async fn a_transaction_that_can_not_be_committed_tells_everybody_and_the_next_one_works() {
    let (_folder, store) = store().await;
    let (before, breaking, after) = tokio::join!(
        store.commit(count("before")),
        store.commit(Failing { breaks_all: true }),
        store.commit(count("after"))
    );
    for outcome in [before, breaking, after] {
        assert!(matches!(outcome, Err(StoreError::NotCommitted)));
    }
    assert_eq!(store.counted(DAY).await.unwrap(), []);
    store.commit(count("later")).await.unwrap();
    assert_eq!(store.counted(DAY).await.unwrap(), [("later".to_owned(), 1)]);
}

#[tokio::test]
async fn a_turn_is_stored_only_on_the_entry_it_was_computed_from() {
    let (_folder, store) = store().await;
    let id = conversation(1);
    assert!(matches!(store.commit(turn(id, 0, "Hej")).await, Err(StoreError::NotFound)));
    store.commit(Start { conversation: id, begin: begin("a"), at: Timestamp::UNIX_EPOCH }).await.unwrap();
    let (first, second) = tokio::join!(store.commit(turn(id, 0, "Hej")), store.commit(turn(id, 0, "Hallå")));
    assert!(matches!(first, Ok(Committed::Stored(_))));
    assert!(matches!(second, Err(StoreError::Moved)));
    store.commit(turn(id, 2, "Hallå")).await.unwrap();
    let stored = store.conversation(id).await.unwrap();
    assert_eq!(stored.entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(stored.lang, Tag::English);
    assert_eq!(store.entries_after(id, 3).await.unwrap(), stored.entries[3..]);
}

#[tokio::test]
async fn only_the_last_entries_are_read_for_a_turn() {
    let (_folder, store) = store().await;
    let id = conversation(1);
    store.commit(CommitTurn { begin: Some(begin("a")), ..turn(id, 0, "ett") }).await.unwrap();
    store.commit(turn(id, 2, "två")).await.unwrap();
    let recent = store.recent(id, 2).await.unwrap();
    let said = recent.conversation;
    assert_eq!((said.entries.len(), said.last_seq(), recent.last, recent.handed_over), (2, 4, 4, None));
    assert!(!recent.is_blocked);
}

#[tokio::test]
async fn two_that_take_the_same_client_id_at_once_are_answered_alike() {
    let (_folder, store) = store().await;
    let id = conversation(1);
    let with_id = |text| CommitTurn { client_id: Some("one".to_owned()), ..turn(id, 0, text) };
    let first = CommitTurn { begin: Some(begin("a")), ..with_id("Hej") };
    let (first, same, other) =
        tokio::join!(store.commit(first), store.commit(with_id("Hej")), store.commit(with_id("Nej")));
    let (Ok(Committed::Stored(stored)), Ok(Committed::Repeated(repeated))) = (first, same) else { panic!() };
    assert_eq!(stored, repeated);
    assert!(matches!(other, Err(StoreError::ClientIdReused)));
}

#[tokio::test]
async fn a_turn_that_can_not_be_stored_leaves_no_conversation_behind() {
    let (_folder, store) = store().await;
    let id = conversation(1);
    let wrong = CommitTurn { begin: Some(begin("a")), ..turn(id, 7, "Hej") };
    assert!(matches!(store.commit(wrong).await, Err(StoreError::Moved)));
    assert!(matches!(store.conversation(id).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn a_session_opens_its_conversation_until_it_expires_or_is_detached() {
    let (_folder, store) = store().await;
    let (id, now) = (conversation(1), Timestamp::UNIX_EPOCH);
    let first = Begin { expires_at: Timestamp::from_second(60).unwrap(), ..begin("a") };
    store.commit(Start { conversation: id, begin: first, at: now }).await.unwrap();
    let token = TokenHash::from("a".to_owned());
    assert_eq!(store.session(&token, now).await.unwrap().unwrap().conversation, id);
    assert!(store.session(&token, Timestamp::from_second(60).unwrap()).await.unwrap().is_none());
    store.commit(Detach { token: token.clone() }).await.unwrap();
    assert!(store.session(&token, now).await.unwrap().is_none());
}

#[tokio::test]
async fn readers_can_not_write() {
    let (_folder, store) = store().await;
    let written = query("INSERT INTO counters VALUES ('2026-11-23', 'x', 0, 1)")
        .execute(&mut store.readers.acquire().await.unwrap())
        .await;
    assert!(written.is_err());
}

#[tokio::test]
async fn an_older_program_leaves_a_newer_schema_alone_and_says_so() {
    let (folder, store) = store().await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (99, 'from the future', TRUE, x'00', 0)";
    store.commit(Raw(newer)).await.unwrap();
    let opened = Store::open_sqlite(&folder.path().join("data/medborgarsvar.db")).await;
    let error = opened.unwrap_err();
    assert!(
        matches!(error, OpenError::Newer { found: 99, known } if known == super::open::known_schema()),
        "{error:?}"
    );
    assert!(error.to_string().contains("newer program"), "{error}");
}

#[tokio::test]
async fn what_was_counted_before_there_were_slots_still_counts() {
    use sqlx::Connection as _;
    let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
    for sql in [
        include_str!("migrations/sqlite/0001_conversations_and_handovers.sql"),
        "INSERT INTO counters VALUES ('2026-11-23', 'turn:answer', 7)",
        include_str!("migrations/sqlite/0003_counters_in_slots.sql"),
    ] {
        sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
    }
    let n: i64 = sqlx::query_scalar("SELECT n FROM counters WHERE slot = 0").fetch_one(&mut db).await.unwrap();
    assert_eq!(n, 7);
}

struct Raw(&'static str);

impl Write for Raw {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(self.0).execute(db).await?;
        Ok(())
    }
}

/// `synchronous` and `foreign_keys` of the writer's connection.
struct Settings;

impl Write for Settings {
    type Done = (i64, i64);

    async fn run(self, db: &mut Db<'_>) -> Result<(i64, i64), StoreError> {
        let synchronous = query("PRAGMA synchronous").scalar(&mut *db).await?;
        Ok((synchronous, query("PRAGMA foreign_keys").scalar(db).await?))
    }
}

#[tokio::test]
async fn a_commit_is_synced_to_disk_before_it_returns_also_on_a_renewed_connection() {
    const FULL: i64 = 2;
    let (_folder, store) = store().await;
    assert_eq!(store.commit(Settings).await.unwrap(), (FULL, 1));
    assert!(store.commit(Failing { breaks_all: true }).await.is_err());
    assert_eq!(store.commit(Settings).await.unwrap(), (FULL, 1));
    let mode: String = query("PRAGMA journal_mode").scalar(&mut store.readers.acquire().await.unwrap()).await.unwrap();
    assert_eq!(mode, "wal");
}
