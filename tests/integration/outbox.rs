//! The outbox: written with the event, sent in order, tried again with pauses that grow, given up where people see it.
//!
//! Here the receivers are away or odd; `outbox_mail` and `outbox_webhook` have real ones.

use std::sync::Arc;

use jiff::SignedDuration;
use medborgarsvar::{
    app::{App, FixedClock, HandedOver, HandoverRequest, Postman, Round, StaffReply},
    config::{Config, ConfigFile},
    handover::Audience,
    store::{OutboxFigures, Store},
};
use tempfile::TempDir;

use crate::{
    receivers::SECRET,
    small_app::{self, SmallApp, form, message},
};

/// E-mail and webhooks to ports of this machine where nobody listens.
fn to_nobody(tries: u32) -> Config {
    let (mail, webhook) = (crate::program::free_port(), crate::program::free_port());
    let text = format!(
        "[mail]\nhost = \"127.0.0.1\"\nport = {mail}\nsecurity = \"none\"\nfrom = \"chatt@example.se\"\n\
         [webhook]\nurl = \"http://127.0.0.1:{webhook}/\"\nsecret = \"{SECRET}\"\n[outbox]\ntries = {tries}\n"
    );
    ConfigFile::parse(&text).check().unwrap()
}

/// A service with those ways out.
pub(crate) fn service(store: Store, tries: u32) -> SmallApp {
    // The client of webhooks needs a provider of TLS, although nothing here is encrypted.
    drop(crate::program::browser());
    let clock = Arc::new(FixedClock::new(small_app::MONDAY.parse().unwrap()));
    let app = Arc::new(small_app::configured(to_nobody(tries), store, &clock));
    SmallApp { app, clock }
}

async fn in_file(tries: u32) -> (SmallApp, TempDir) {
    let folder = TempDir::new().unwrap();
    let store = Store::open_sqlite(&folder.path().join("medborgarsvar.db")).await.unwrap();
    (service(store, tries), folder)
}

/// A citizen who has left an address.
fn with_address(about: &str) -> HandoverRequest {
    HandoverRequest { contact: "email".to_owned(), email: "kim@example.se".to_owned(), ..form(about) }
}

async fn handed_over(app: &App, request: HandoverRequest) -> HandedOver {
    app.hand_over(None, request).await.unwrap()
}

async fn figures(app: &App, audience: Audience) -> OutboxFigures {
    app.store().outbox_figures(audience).await.unwrap()
}

async fn waiting(app: &App) -> [i64; 3] {
    let mut waiting = [0; 3];
    for (place, audience) in Audience::ALL.into_iter().enumerate() {
        waiting[place] = figures(app, audience).await.waiting;
    }
    waiting
}

async fn answer(small: &SmallApp, agent: &medborgarsvar::app::Agent, made: &HandedOver, id: &str) {
    let reply = StaffReply { text: "Nej.".to_owned(), client_id: id.to_owned(), ..StaffReply::default() };
    small.app.reply(agent, made.handover.id, reply).await.unwrap();
}

#[tokio::test]
async fn each_event_is_told_to_those_who_are_to_know_and_to_nobody_while_no_way_is_open() {
    let (small, _folder) = in_file(100).await;
    let agent = small.agent().await;
    let made = handed_over(&small.app, with_address("Altanen")).await;
    assert_eq!(waiting(&small.app).await, [1, 0, 1], "function, citizen, system");
    small.app.mark_read(&agent, made.handover.id, 1).await.unwrap();
    assert_eq!(waiting(&small.app).await, [1, 0, 1], "that it was read is the desk's own");
    answer(&small, &agent, &made, "1").await;
    assert_eq!(waiting(&small.app).await, [1, 1, 2]);

    let come_back = handed_over(&small.app, form("Utan adress")).await;
    answer(&small, &agent, &come_back, "2").await;
    assert_eq!(waiting(&small.app).await, [2, 1, 4], "nobody is written to who did not ask for it");

    let folder = TempDir::new().unwrap();
    let closed = SmallApp::in_folder(folder.path()).await;
    handed_over(&closed.app, with_address("Altanen")).await;
    assert_eq!(waiting(&closed.app).await, [0, 0, 0]);
}

#[tokio::test]
async fn answers_that_follow_close_upon_each_other_are_one_letter_and_later_ones_another() {
    let (small, _folder) = in_file(100).await;
    let agent = small.agent().await;
    let made = handed_over(&small.app, with_address("Altanen")).await;
    for id in ["1", "2", "3"] {
        answer(&small, &agent, &made, id).await;
        small.clock.advance(SignedDuration::from_secs(10));
    }
    assert_eq!(waiting(&small.app).await[1], 1);
    small.clock.advance(SignedDuration::from_mins(10));
    answer(&small, &agent, &made, "4").await;
    assert_eq!(waiting(&small.app).await[1], 2, "the first was due and may have left");
}

#[tokio::test]
async fn a_letter_is_tried_with_pauses_that_grow_then_given_up_and_sent_again_when_a_person_says_so() {
    let (small, _folder) = in_file(4).await;
    given_up_and_sent_again(&small).await;
}

pub(crate) async fn given_up_and_sent_again(small: &SmallApp) {
    let agent = small.agent().await;
    handed_over(&small.app, form("Altanen")).await;
    let postman = Postman::new(Arc::clone(&small.app)).unwrap();
    for pause in [5, 10, 20] {
        assert_eq!(postman.round(Audience::System).await.unwrap(), Round::Unreachable(0));
        small.clock.advance(SignedDuration::from_millis(pause * 740));
        assert_eq!(postman.round(Audience::System).await.unwrap(), Round::Idle, "not before its time");
        small.clock.advance(SignedDuration::from_millis(pause * 260));
    }
    assert!(small.app.dead_letters().await.unwrap().is_empty());
    postman.round(Audience::System).await.unwrap();
    let dead = small.app.dead_letters().await.unwrap();
    assert_eq!(dead.len(), 1);
    let letter = &dead[0].letter;
    assert_eq!((letter.tries, letter.what.as_str(), dead[0].reference.as_str()), (4, "created", "MS-26-0001"));
    assert!(dead[0].fault.contains("can't be reached"), "{}", dead[0].fault);
    assert_eq!(waiting(&small.app).await, [1, 0, 0], "the other ways are not held up");

    small.app.send_again(&agent, letter.handover, letter.seq, letter.audience).await.unwrap();
    assert!(small.app.dead_letters().await.unwrap().is_empty());
    assert_eq!(postman.round(Audience::System).await.unwrap(), Round::Unreachable(0), "at once");
    let log = small.app.handover_log(letter.handover).await.unwrap();
    assert_eq!((log.last().unwrap().what.as_str(), log.last().unwrap().agent), ("sent_again", Some(agent.id)));
    let twice = small.app.send_again(&agent, letter.handover, letter.seq, letter.audience).await;
    assert!(twice.is_err(), "it is not dead any more");
}

#[tokio::test]
async fn what_waits_for_its_next_try_holds_back_what_comes_after_it_in_the_same_handover_only() {
    let (small, _folder) = in_file(100).await;
    let agent = small.agent().await;
    let postman = Postman::new(Arc::clone(&small.app)).unwrap();
    let first = handed_over(&small.app, form("Altanen")).await;
    assert_eq!(postman.round(Audience::System).await.unwrap(), Round::Unreachable(0));
    answer(&small, &agent, &first, "1").await;
    assert_eq!(postman.round(Audience::System).await.unwrap(), Round::Idle, "the answer stands behind the arrival");
    handed_over(&small.app, form("Staketet")).await;
    assert_eq!(postman.round(Audience::System).await.unwrap(), Round::Unreachable(0), "another handover does not");
}

#[tokio::test]
async fn a_handover_that_something_is_still_to_be_told_of_is_not_weeded_and_its_letters_go_with_it() {
    let (small, _folder) = in_file(1).await;
    let agent = small.agent().await;
    let made = handed_over(&small.app, form("Altanen")).await;
    let (outcome, record) =
        (medborgarsvar::handover::Outcome::Answered, medborgarsvar::handover::RecordChoice::MinorImportance);
    small.app.close(&agent, made.handover.id, outcome, record).await.unwrap();
    small.clock.advance(SignedDuration::from_hours(24 * 400));
    let rules =
        "[weeding]\nhandovers_minor_importance = { decision = \"KS/2026:1\", decided_on = 2026-11-01, days = 30 }";
    let rules = ConfigFile::parse(rules).check().unwrap().weeding;
    let weed = async || medborgarsvar::app::weed(small.app.store(), &*small.clock, &rules).await.unwrap();
    weed().await;
    assert!(small.app.handover(made.handover.id).await.is_ok(), "three letters wait");
    let postman = Postman::new(Arc::clone(&small.app)).unwrap();
    for audience in [Audience::System, Audience::System, Audience::Function] {
        postman.round(audience).await.unwrap();
    }
    assert_eq!(small.app.dead_letters().await.unwrap().len(), 3);
    weed().await;
    assert!(small.app.handover(made.handover.id).await.is_err());
    assert!(small.app.dead_letters().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_turn_that_tells_nobody_anything_leaves_no_letter() {
    let (small, _folder) = in_file(100).await;
    small.app.say(None, message("Hej")).await.unwrap();
    assert_eq!(waiting(&small.app).await, [0, 0, 0]);
}
