//! Weeding by a moved clock: what goes, what stays whatever its age, and the protocol of it.

use std::{fs, process::Command};

use jiff::{SignedDuration, civil::date};
use medborgarsvar::{
    app::{self, AppError, Exporter, Feedback, Weeded},
    config::{Kind, Rule, Weeding},
    conversation::ConversationId,
    handover::{HandoverFilter, HandoverId, Outcome, RecordChoice},
    records::Selection,
};

use crate::small_app::{SmallApp, form, message};

fn rule(days: u32) -> Rule {
    let decision = Some("KS/2026:123".to_owned());
    Rule { decision, decided_on: Some(date(2026, 11, 1)), days: Some(days), allow_short: days < 7 }
}

/// What the proposal of the requirements says, and 10 days for what citizens ask to have deleted.
fn rules() -> Weeding {
    Weeding {
        conversations: rule(30),
        requested: rule(10),
        handovers_register: rule(60),
        handovers_minor_importance: rule(60),
        feedback: rule(30),
        counters: rule(365),
        ..Weeding::default()
    }
}

async fn weed(small: &SmallApp) -> Vec<Weeded> {
    app::weed(small.app.store(), &*small.clock, &rules()).await.unwrap()
}

fn number(weeded: &[Weeded], kind: Kind) -> i64 {
    weeded.iter().find(|weeded| weeded.kind == kind).unwrap().n
}

fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

async fn said(small: &SmallApp, text: &str) -> ConversationId {
    small.app.say(None, message(text)).await.unwrap().conversation.unwrap()
}

async fn is_there(small: &SmallApp, id: ConversationId) -> bool {
    match small.app.conversation(id).await {
        Ok(_) => true,
        Err(AppError::NotFound) => false,
        Err(error) => panic!("{error}"),
    }
}

async fn handed_over(small: &SmallApp, record: Option<RecordChoice>) -> (HandoverId, ConversationId) {
    let id = said(small, "altan").await;
    let handover = small.app.hand_over(Some(id), form("Altan")).await.unwrap().handover.id;
    if let Some(record) = record {
        let agent = medborgarsvar::app::Agent {
            id: medborgarsvar::app::AgentId(uuid::Uuid::nil()),
            name: "anna".to_owned(),
            first_name: "Anna".to_owned(),
            function: "Medborgarservice".to_owned(),
            role: medborgarsvar::app::Role::Agent,
        };
        small.app.close(&agent, handover, Outcome::Answered, record).await.unwrap();
    }
    (handover, id)
}

#[tokio::test]
async fn nothing_is_weeded_without_a_decision_but_what_has_expired_goes() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let id = said(&small, "altan").await;
    small.clock.advance(days(3_000));
    let done = app::weed(small.app.store(), &*small.clock, &Weeding::default()).await.unwrap();
    assert!(done.is_empty());
    assert!(is_there(&small, id).await);
    assert!(small.app.store().weeding_protocol().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_conversation_is_kept_to_the_day_and_then_gone_with_a_protocol() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let first = said(&small, "altan").await;
    small.clock.advance(days(1));
    let second = said(&small, "bygglov").await;
    small.clock.advance(days(29));
    assert_eq!(number(&weed(&small).await, Kind::Conversations), 0, "the thirtieth day is whole");
    small.clock.advance(days(1));
    let found = app::would_weed(small.app.store(), &*small.clock, &rules()).await.unwrap();
    assert_eq!(number(&found, Kind::Conversations), 1);
    assert!(is_there(&small, first).await, "nobody asked to have it done");
    assert_eq!(number(&weed(&small).await, Kind::Conversations), 1);
    assert!(!is_there(&small, first).await && is_there(&small, second).await);

    let protocols = small.app.store().weeding_protocol().await.unwrap();
    assert_eq!(protocols.len(), 1);
    let (name, text) = app::protocol_file(&protocols[0]);
    assert!(name.starts_with("2026-12-24-conversations-"), "{name}");
    for part in ["Antal: 1", "KS/2026:123, 2026-11-01", "30 dagar", "2026-11-23 12:00:00"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[tokio::test]
async fn more_than_a_handful_goes_in_several_transactions_under_one_protocol() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    for _ in 0..230 {
        said(&small, "altan").await;
    }
    small.clock.advance(days(40));
    assert_eq!(number(&weed(&small).await, Kind::Conversations), 230);
    let protocols = small.app.store().weeding_protocol().await.unwrap();
    assert_eq!((protocols.len(), protocols[0].n), (1, 230));
}

#[tokio::test]
async fn an_open_handover_and_what_hangs_on_it_is_never_weeded() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let (_, open) = handed_over(&small, None).await;
    let feedback = Feedback { helped: Some(false), comment: "Nej".to_owned(), ..Feedback::default() };
    small.app.feedback(open, feedback).await.unwrap();
    let (_, minor) = handed_over(&small, Some(RecordChoice::MinorImportance)).await;
    let (undecided, kept) = handed_over(&small, Some(RecordChoice::KeepInOrder)).await;
    small.clock.advance(days(3_000));
    let done = weed(&small).await;
    assert_eq!(number(&done, Kind::Handovers(RecordChoice::MinorImportance)), 1);
    assert_eq!((number(&done, Kind::Feedback), number(&done, Kind::Conversations)), (0, 0));
    assert!(is_there(&small, open).await && is_there(&small, kept).await);
    assert!(!is_there(&small, minor).await, "its conversation is part of the record");
    assert!(small.app.handover(undecided).await.is_ok(), "nothing is decided for what is kept in order");
    assert_eq!(small.app.handovers(HandoverFilter::All).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_record_to_be_registered_waits_until_it_is_exported_after_it_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let (handover, id) = handed_over(&small, Some(RecordChoice::Register)).await;
    small.clock.advance(days(61));
    assert_eq!(number(&weed(&small).await, Kind::Handovers(RecordChoice::Register)), 0);

    let by = Exporter::Operator("arkivarien".to_owned());
    let selection = Selection::Reference { reference: "MS-26-0001".to_owned() };
    let exported = app::export(small.app.store(), None, &*small.clock, selection, &by).await.unwrap();
    app::note_export(small.app.store(), &exported, &by).await.unwrap();
    assert_eq!(number(&weed(&small).await, Kind::Handovers(RecordChoice::Register)), 1);
    assert!(!is_there(&small, id).await && small.app.handover(handover).await.is_err());
}

#[tokio::test]
async fn a_wish_for_deletion_follows_its_own_rule_and_stands_in_the_log_of_a_handover() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let (alone, other) = (said(&small, "altan").await, said(&small, "bygglov").await);
    let (handover, with_staff) = handed_over(&small, None).await;
    for id in [alone, alone, with_staff] {
        small.app.request_deletion(id).await.unwrap();
    }
    assert_eq!(small.app.deletion_requested(alone).await.unwrap(), Some(small.app.now()));
    assert_eq!(small.app.deletion_requested(other).await.unwrap(), None);
    let log = small.app.handover_log(handover).await.unwrap();
    assert_eq!(log.last().unwrap().what, "deletion_requested");
    assert!(small.app.handovers(HandoverFilter::Open).await.unwrap()[0].unread);

    small.clock.advance(days(11));
    assert_eq!(number(&weed(&small).await, Kind::Requested), 1);
    assert!(!is_there(&small, alone).await && is_there(&small, other).await && is_there(&small, with_staff).await);
}

#[tokio::test]
async fn a_conversation_waits_for_its_views_and_counters_go_by_day() {
    let folder = tempfile::tempdir().unwrap();
    views_and_counters(&SmallApp::in_folder(folder.path()).await).await;
}

/// What the protocol says of both, told of any database.
pub(crate) async fn views_and_counters(small: &SmallApp) {
    let id = said(small, "altan").await;
    small.app.say(Some(id), message("altan")).await.unwrap();
    small.clock.advance(days(20));
    small.app.feedback(id, Feedback { helped: Some(true), ..Feedback::default() }).await.unwrap();
    small.clock.advance(days(20));
    assert_eq!(number(&weed(small).await, Kind::Conversations), 0);
    small.clock.advance(days(20));
    let done = weed(small).await;
    assert_eq!((number(&done, Kind::Feedback), number(&done, Kind::Conversations)), (1, 1));
    small.clock.advance(days(400));
    assert_eq!(number(&weed(small).await, Kind::Counters), 2);
}

#[test]
fn the_command_refuses_without_a_decision_and_says_what_to_set() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let run = |text: &str, arguments: &[&str]| {
        fs::write(&config, text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_medborgarsvar"));
        command.arg("--config").arg(&config).arg("--data").arg(folder.path().join("data"));
        let done = command.args(arguments).output().unwrap();
        let text = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8(text).unwrap())
    };
    let (done, said) = run("", &["weed"]);
    assert!(!done && said.contains("nothing is decided"), "{said}");
    let (done, said) = run("[weeding.conversations]\ndays = 30", &["weed"]);
    assert!(!done && said.contains("[weeding.conversations] lacks `decision`"), "{said}");
    let rule = "[weeding.conversations]\ndecision = \"KS/2026:1\"\ndecided_on = 2026-11-01\ndays = 30";
    let (done, said) = run(rule, &["weed", "--dry-run"]);
    assert!(done && said.contains("conversations: 0 would be weeded"), "{said}");
    let (done, said) = run(rule, &["weed"]);
    assert!(done && said.contains("nothing is decided: feedback"), "{said}");
}
