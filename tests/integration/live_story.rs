//! A live chat as it is stored, told of any database: queued, claimed, answered, handed back, closed, opened again; who
//! leaves puts back what they have; and of many who claim at once one wins.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use medborgarsvar::{
    app::{
        Agent, AppError, HandoverFault, HandoverFilter, HandoverRequest, LiveChat, NewNote, NewUser, ReplyFault, Role,
        StaffReply,
    },
    conversation::{Body, ConversationId, Event},
    handover::{Handover, HandoverId, Kind, Outcome, Owner, Presence, RecordChoice, State, Wait},
    store::Store,
};
use tokio::task::JoinSet;

use crate::small_app::{SmallApp, form, message, with_id};

#[tokio::test]
async fn the_story_of_a_live_chat_is_kept_by_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(Store::open_sqlite(&folder.path().join("live.db")).await.unwrap()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_who_claim_at_once_each_handover_has_one_owner_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&folder.path().join("claims.db")).await.unwrap();
    fifty_claim_them_all(store.clone(), store).await;
}

/// The story. A database is supported when it can tell this.
pub(crate) async fn story(store: Store) {
    let small = SmallApp::over(store);
    let (anna, berit) = (staff(&small, "anna", "Anna").await, staff(&small, "berit", "Berit").await);
    only_where_somebody_is_at_work_can_one_queue(&small, &anna).await;
    let (id, handover) = a_citizen_is_served_and_the_service_is_silent(&small, &anna, &berit).await;
    the_service_answers_again_until_a_person_is_wanted(&small, &anna, id, handover).await;
    a_closed_matter_is_opened_with_the_number_and_the_clock_it_had(&small, &anna, id, handover).await;
    whoever_leaves_puts_back_what_they_have(&small, &anna, &berit).await;
    a_lease_that_runs_out_gives_the_place_back(&small, &anna, &berit).await;
    a_wait_becomes_an_errand_and_keeps_its_place_until_then(&small, &anna).await;
    nobody_comes_and_it_is_called_out_louder_each_time(&small, &anna).await;
    the_wait_is_told_from_the_waits_of_others(&small, &anna).await;
}

async fn only_where_somebody_is_at_work_can_one_queue(small: &SmallApp, anna: &Agent) {
    let app = &small.app;
    let nobody = app.hand_over(None, live("Hej")).await;
    assert!(matches!(nobody, Err(HandoverFault::NoLiveChat)), "nobody is at work");
    assert!(matches!(app.live_chat().await.unwrap(), LiveChat::NobodyThere { .. }));
    app.set_presence(anna, Presence::AtWork).await.unwrap();
    assert_eq!(app.live_chat().await.unwrap(), LiveChat::Open { until: at("2026-11-23T15:30:00Z") });
    small.clock.advance(SignedDuration::from_mins(11));
    assert!(!app.live_chat().await.unwrap().is_open(), "nothing was heard of her");
    app.heard_of(anna);
    soon(async || app.live_chat().await.unwrap().is_open()).await;

    small.clock.set(at("2026-11-23T15:31:00Z"));
    app.set_presence(anna, Presence::AtWork).await.unwrap();
    let next = Some(at("2026-11-24T06:30:00Z"));
    assert_eq!(app.live_chat().await.unwrap(), LiveChat::Closed { next }, "at work, but it is closed");
    small.clock.set(at(MORNING));
    app.set_presence(anna, Presence::AtWork).await.unwrap();
}

async fn a_citizen_is_served_and_the_service_is_silent(
    small: &SmallApp,
    anna: &Agent,
    berit: &Agent,
) -> (ConversationId, HandoverId) {
    let app = &small.app;
    let id = app.say(None, message("Behöver jag bygglov?")).await.unwrap().conversation.unwrap();
    let made = app.hand_over(Some(id), live("Min granne bygger.")).await.unwrap().handover;
    assert_eq!((made.kind, made.state(), made.standing.owner()), (Kind::Live, State::Waiting, Owner::Queue));
    assert_eq!(last(small, id).await, Body::Event { event: Event::Queued { reference: made.reference.clone() } });
    assert_eq!(app.place(&made).await.unwrap().unwrap().ahead, 0);

    let said = app.say(Some(id), with_id("Det bullrar", "c1")).await.unwrap();
    assert_eq!(said.entries.len(), 1, "what is said in a chat gets no reply of the service");
    let again = app.say(Some(id), with_id("Det bullrar", "c1")).await.unwrap();
    assert!(again.repeated && again.entries == said.entries);

    app.claim(anna, made.id).await.unwrap();
    app.claim(anna, made.id).await.unwrap();
    assert!(matches!(app.claim(berit, made.id).await, Err(AppError::Conflict(_))));
    assert!(matches!(app.reply(berit, made.id, reply("b1", "Hej")).await, Err(ReplyFault::Held)));
    assert!(matches!(
        app.close(berit, made.id, Outcome::Answered, RecordChoice::Register).await,
        Err(AppError::Conflict(_))
    ));
    let joined = Event::Joined {
        reference: made.reference.clone(),
        name: "Anna".to_owned(),
        function: "Medborgarservice".to_owned(),
    };
    assert_eq!(last(small, id).await, Body::Event { event: joined.clone() });
    let active = one(small, made.id).await;
    assert_eq!((active.state(), active.handled_at), (State::Active, None), "to have it is not to have taken a stand");

    app.reply(anna, made.id, reply("a1", "Var då?")).await.unwrap();
    let handled = one(small, made.id).await;
    assert_eq!((handled.state(), handled.handled_at), (State::Handled, Some(app.now())));
    app.add_note(anna, made.id, NewNote { text: "Ringde miljökontoret.".to_owned(), ..NewNote::default() })
        .await
        .unwrap();
    let notes = app.notes(made.id).await.unwrap();
    assert_eq!((notes.len(), notes[0].first_name.as_deref()), (1, Some("Anna")));
    let shown = serde_json::to_string(&app.conversation(id).await.unwrap().entries).unwrap();
    assert!(!shown.contains("miljökontoret") && shown.matches("joined").count() == 1, "{shown}");

    app.take_over(berit, made.id).await.unwrap();
    assert!(matches!(app.release(anna, made.id).await, Err(AppError::Conflict(_))));
    app.take_over(anna, made.id).await.unwrap();
    (id, made.id)
}

async fn the_service_answers_again_until_a_person_is_wanted(
    small: &SmallApp,
    anna: &Agent,
    id: ConversationId,
    handover: HandoverId,
) {
    let app = &small.app;
    app.hand_back(anna, handover).await.unwrap();
    let reference = one(small, handover).await.reference;
    assert_eq!(last(small, id).await, Body::Event { event: Event::HandedBack { reference: reference.clone() } });
    let said = app.say(Some(id), message("Och ett plank?")).await.unwrap();
    assert_eq!(said.turn.reply.kind(), "answer");
    assert_eq!(one(small, handover).await.standing.owner(), Owner::Bot);

    let more = app.hand_over(Some(id), form("En människa, tack")).await;
    assert!(matches!(more, Err(HandoverFault::AlreadyOpen(open)) if open == reference));
    app.add_to_handover(id, &form("En människa, tack")).await.unwrap();
    let summoned = one(small, handover).await;
    assert!(summoned.is_in_queue() && summoned.unread);
    assert_eq!(summoned.queued_at, app.now(), "a new wait begins");
    app.forward(anna, handover, &"byggnamnden".into()).await.unwrap();
    assert_eq!(one(small, handover).await.body.as_str(), "byggnamnden");
    let to = "Byggnämnden".to_owned();
    assert_eq!(last(small, id).await, Body::Event { event: Event::Forwarded { reference, to } });
    assert!(matches!(app.forward(anna, handover, &"hittepa".into()).await, Err(AppError::NotFound)));
}

async fn a_closed_matter_is_opened_with_the_number_and_the_clock_it_had(
    small: &SmallApp,
    anna: &Agent,
    id: ConversationId,
    handover: HandoverId,
) {
    let app = &small.app;
    app.close(anna, handover, Outcome::Forwarded, RecordChoice::KeepInOrder).await.unwrap();
    let closed = one(small, handover).await;
    small.clock.advance(SignedDuration::from_hours(1));
    app.reopen(anna, handover).await.unwrap();
    let open = one(small, handover).await;
    assert_eq!((open.reference, open.due_at, open.handled_at), (closed.reference, closed.due_at, closed.handled_at));
    assert!(open.standing.is_held_by(anna.id) && open.closed.is_none() && open.kind == Kind::Errand);
    assert!(matches!(app.reopen(anna, handover).await, Err(AppError::Conflict(_))));
    app.close(anna, handover, Outcome::Answered, RecordChoice::KeepInOrder).await.unwrap();

    let other = app.hand_over(Some(id), form("Något annat")).await.unwrap().handover;
    let refused = app.reopen(anna, handover).await;
    assert!(matches!(refused, Err(AppError::AlreadyOpen(reference)) if reference == other.reference));
    app.close(anna, other.id, Outcome::NoAction, RecordChoice::MinorImportance).await.unwrap();
    let log: Vec<String> = app.handover_log(handover).await.unwrap().into_iter().map(|line| line.what).collect();
    let expected = "created written claimed replied noted taken_over taken_over handed_back summoned written forwarded \
                    closed reopened closed";
    assert_eq!(log.join(" "), expected);
    small.clock.set(at(MORNING));
}

async fn whoever_leaves_puts_back_what_they_have(small: &SmallApp, anna: &Agent, berit: &Agent) {
    let app = &small.app;
    let chat = app.hand_over(None, live("Hej")).await.unwrap().handover;
    let errand = app.hand_over(None, form("En fråga")).await.unwrap().handover;
    for id in [chat.id, errand.id] {
        app.claim(anna, id).await.unwrap();
    }
    let (until, instead) = (Some(at("2026-11-23T13:00:00Z")), Some(berit.id));
    app.set_presence(anna, Presence::Away { until, instead }).await.unwrap();
    for id in [chat.id, errand.id] {
        assert_eq!(one(small, id).await.standing.owner(), Owner::Queue);
    }
    let told = Event::BackInQueue { reference: chat.reference.clone() };
    assert_eq!(last(small, chat.conversation).await, Body::Event { event: told });
    assert!(matches!(last(small, errand.conversation).await, Body::Event { event: Event::HandedOver { .. } }));
    assert_eq!(app.presence(anna).await.unwrap(), (Presence::Away { until, instead }, until));
    app.set_presence(anna, Presence::AtWork).await.unwrap();
    clear(small, anna).await;
}

async fn a_lease_that_runs_out_gives_the_place_back(small: &SmallApp, anna: &Agent, berit: &Agent) {
    let app = &small.app;
    let first = app.hand_over(None, live("Den första")).await.unwrap().handover;
    app.claim(anna, first.id).await.unwrap();
    small.clock.advance(SignedDuration::from_secs(60));
    let second = app.hand_over(None, live("Den andra")).await.unwrap().handover;
    small.clock.advance(SignedDuration::from_secs(60));
    app.heard_of(anna);
    let until = app.now() + SignedDuration::from_secs(180);
    soon(async || one(small, first.id).await.standing.holder().unwrap().until == until).await;
    small.clock.advance(SignedDuration::from_secs(179));
    app.tick().await.unwrap();
    assert!(one(small, first.id).await.standing.is_held_by(anna.id));
    small.clock.advance(SignedDuration::from_secs(1));
    // Whoever looks finds it put right, whether or not the clock has ticked.
    assert!(one(small, first.id).await.is_in_queue());
    let told = Event::BackInQueue { reference: first.reference.clone() };
    assert_eq!(last(small, first.conversation).await, Body::Event { event: told });
    let ahead = async |id| app.place(&one(small, id).await).await.unwrap().unwrap().ahead;
    assert_eq!((ahead(first.id).await, ahead(second.id).await), (0, 1), "it keeps the place it had");
    app.claim(berit, first.id).await.unwrap();
    assert_eq!(ahead(second.id).await, 0);
    clear(small, berit).await;
    clear(small, anna).await;
    small.clock.set(at(MORNING));
    app.set_presence(anna, Presence::AtWork).await.unwrap();
}

async fn a_wait_becomes_an_errand_and_keeps_its_place_until_then(small: &SmallApp, anna: &Agent) {
    let app = &small.app;
    let chat = app.hand_over(None, live("Hej")).await.unwrap().handover;
    app.become_errand(chat.id).await.unwrap();
    let errand = one(small, chat.id).await;
    assert_eq!((errand.kind, errand.due_at, errand.standing), (Kind::Errand, chat.due_at, chat.standing));
    assert_eq!(app.place(&errand).await.unwrap(), None);
    let other = app.hand_over(None, live("Hej")).await.unwrap().handover;
    app.claim(anna, other.id).await.unwrap();
    assert!(matches!(app.become_errand(other.id).await, Err(AppError::Conflict(_))), "somebody answers already");
    clear(small, anna).await;
}

async fn nobody_comes_and_it_is_called_out_louder_each_time(small: &SmallApp, anna: &Agent) {
    let app = &small.app;
    let chat = app.hand_over(None, live("Hej")).await.unwrap().handover;
    let alarms = async |id| {
        let log = app.handover_log(id).await.unwrap();
        let alarms = log.into_iter().filter(|line| ["unclaimed", "overdue"].contains(&line.what.as_str()));
        alarms.map(|line| format!("{} {}", line.what, line.detail.unwrap())).collect::<Vec<_>>()
    };
    for expected in [&["unclaimed agents"][..], &["unclaimed agents", "unclaimed substitute"]] {
        small.clock.advance(SignedDuration::from_secs(179));
        app.tick().await.unwrap();
        assert_eq!(alarms(chat.id).await.len(), expected.len() - 1);
        small.clock.advance(SignedDuration::from_secs(1));
        app.tick().await.unwrap();
        app.tick().await.unwrap();
        assert_eq!(alarms(chat.id).await, expected);
    }
    small.clock.advance(SignedDuration::from_mins(30));
    for _ in 0..5 {
        app.tick().await.unwrap();
    }
    assert_eq!(alarms(chat.id).await, ["unclaimed agents", "unclaimed substitute", "unclaimed mailbox"]);

    let errand = app.hand_over(None, form("En fråga")).await.unwrap().handover;
    small.clock.set(errand.due_at);
    for _ in 0..3 {
        app.tick().await.unwrap();
    }
    assert_eq!(alarms(errand.id).await, ["overdue substitute", "overdue mailbox"]);
    small.clock.set(at(MORNING));
    clear(small, anna).await;
}

async fn the_wait_is_told_from_the_waits_of_others(small: &SmallApp, anna: &Agent) {
    let app = &small.app;
    // Those of the story so far were claimed more than two hours before.
    small.clock.set(at("2026-11-23T11:00:00Z"));
    app.set_presence(anna, Presence::AtWork).await.unwrap();
    let wait = async || {
        let waits = app.hand_over(None, live("Jag väntar")).await.unwrap().handover;
        app.place(&waits).await.unwrap().unwrap().wait
    };
    assert_eq!(wait().await, None, "nothing is told from nothing");
    let served: Vec<_> = async {
        let mut made = Vec::new();
        for _ in 0..3 {
            made.push(app.hand_over(None, live("Hej")).await.unwrap().handover.id);
        }
        made
    }
    .await;
    for id in served {
        small.clock.advance(SignedDuration::from_mins(2));
        app.claim(anna, id).await.unwrap();
    }
    assert_eq!(wait().await, Some(Wait { from: 2, to: 6 }));
    small.clock.set(at(MORNING));
    clear(small, anna).await;
}

#[tokio::test]
async fn the_chat_has_the_hours_of_the_calendar_over_christmas_midsummer_and_the_change_of_clocks() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::over(Store::open_sqlite(&folder.path().join("hours.db")).await.unwrap());
    let anna = staff(&small, "anna", "Anna").await;
    let mut wrong = Vec::new();
    for (now, expected) in [
        // The day before Christmas Eve closes as any Wednesday; people are back on Monday.
        ("2026-12-23T15:29:00Z", LiveChat::Open { until: at("2026-12-23T15:30:00Z") }),
        ("2026-12-23T15:30:00Z", LiveChat::Closed { next: Some(at("2026-12-28T06:30:00Z")) }),
        // Midsummer Eve is closed; it is summer time.
        ("2027-06-24T14:30:00Z", LiveChat::Closed { next: Some(at("2027-06-28T05:30:00Z")) }),
        ("2027-06-25T08:00:00Z", LiveChat::Closed { next: Some(at("2027-06-28T05:30:00Z")) }),
        // Summer time begins on Easter Sunday, and ends on the last Sunday of October.
        ("2027-03-25T15:30:00Z", LiveChat::Closed { next: Some(at("2027-03-30T05:30:00Z")) }),
        ("2027-10-29T13:59:00Z", LiveChat::Open { until: at("2027-10-29T14:00:00Z") }),
        ("2027-10-29T14:00:00Z", LiveChat::Closed { next: Some(at("2027-11-01T06:30:00Z")) }),
    ] {
        small.clock.set(at(now));
        small.app.set_presence(&anna, Presence::AtWork).await.unwrap();
        let found = small.app.live_chat().await.unwrap();
        if found != expected {
            wrong.push(format!("{now}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A citizen and a member of staff at a process that goes away: its chats are at the other one at once, and its leases
/// run out there.
pub(crate) async fn a_chat_goes_on_at_another_process(dies: SmallApp, lives: &SmallApp) {
    let anna = staff(&dies, "anna", "Anna").await;
    dies.clock.set(at(MORNING));
    lives.clock.set(at(MORNING));
    dies.app.set_presence(&anna, Presence::AtWork).await.unwrap();
    let made = dies.app.hand_over(None, live("Hej")).await.unwrap();
    let (chat, id) = (made.handover, made.conversation);
    dies.app.claim(&anna, chat.id).await.unwrap();
    dies.app.say(Some(id), message("Är du där?")).await.unwrap();
    drop(dies);

    lives.app.reply(&anna, chat.id, reply("a1", "Ja, här är jag.")).await.unwrap();
    lives.app.say(Some(id), message("Bra!")).await.unwrap();
    let said = serde_json::to_string(&lives.app.conversation(id).await.unwrap().entries).unwrap();
    for text in ["Är du där?", "Ja, här är jag.", "Bra!"] {
        assert_eq!(said.matches(text).count(), 1, "{text}");
    }
    lives.clock.advance(SignedDuration::from_secs(181));
    lives.app.tick().await.unwrap();
    assert!(one(lives, chat.id).await.is_in_queue(), "nobody was heard of");
}

/// Of 50 who claim as many handovers at once, through two processes' stores where the database takes two.
/// `MEDBORGARSVAR_TEST_LARGE=1` makes it 1 000.
pub(crate) async fn fifty_claim_them_all(first: Store, second: Store) {
    let (first, second) = (SmallApp::over(first), SmallApp::over(second));
    let mut agents = vec![staff(&first, "a0", "A0").await];
    for n in 1..50 {
        agents.push(Agent { id: medborgarsvar::handover::AgentId(uuid::Uuid::from_u128(n)), ..agents[0].clone() });
    }
    let each = if std::env::var_os("MEDBORGARSVAR_TEST_LARGE").is_some() { 50 } else { 5 };
    let total = 20 * each;
    let mut made = JoinSet::new();
    for _ in 0..20 {
        let app = Arc::clone(&first.app);
        made.spawn(async move {
            let mut ids = Vec::new();
            for _ in 0..each {
                ids.push(app.hand_over(None, form("En fråga")).await.unwrap().handover.id);
            }
            ids
        });
    }
    let ids: Vec<HandoverId> = made.join_all().await.concat();
    let mut claiming = JoinSet::new();
    for (n, agent) in agents.into_iter().enumerate() {
        let app = Arc::clone(if n % 2 == 0 { &first.app } else { &second.app });
        let mut order = ids.clone();
        // Everybody begins somewhere else, and all meet everywhere.
        order.rotate_left(n * total / 50);
        claiming.spawn(async move {
            let mut won = Vec::new();
            for id in order {
                match app.claim(&agent, id).await {
                    Ok(()) => won.push((id, agent.id)),
                    Err(AppError::Conflict(_)) => {}
                    Err(error) => panic!("{error}"),
                }
            }
            won
        });
    }
    let won: Vec<_> = claiming.join_all().await.into_iter().flatten().collect();
    assert_eq!(won.len(), total, "each was won once");
    let won: BTreeMap<_, _> = won.into_iter().collect();
    let stored = first.app.handovers(HandoverFilter::Open).await.unwrap();
    assert_eq!(stored.len(), total);
    assert!(stored.iter().all(|it| it.standing.is_held_by(won[&it.id])), "who won has it");
    for id in ids {
        let log = first.app.handover_log(id).await.unwrap();
        assert_eq!(log.iter().filter(|line| line.what == "claimed").count(), 1);
    }
}

const MORNING: &str = "2026-11-23T09:00:00Z";

pub(crate) fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

pub(crate) fn live(about: &str) -> HandoverRequest {
    HandoverRequest { kind: Kind::Live, ..form(about) }
}

pub(crate) fn reply(client_id: &str, text: &str) -> StaffReply {
    StaffReply { text: text.to_owned(), client_id: client_id.to_owned(), ..StaffReply::default() }
}

/// A member of staff who has logged in.
pub(crate) async fn staff(small: &SmallApp, name: &str, first_name: &str) -> Agent {
    let password = "korrekt häst batteri".to_owned();
    let user = NewUser {
        name: name.to_owned(),
        role: Role::Agent,
        first_name: first_name.to_owned(),
        function: "Medborgarservice".to_owned(),
        password: password.clone(),
    };
    small.app.add_user(user).await.unwrap();
    small.app.log_in(name, &password).await.unwrap().unwrap().agent
}

/// Closes whatever an agent may close.
async fn clear(small: &SmallApp, agent: &Agent) {
    for open in small.app.handovers(HandoverFilter::Open).await.unwrap() {
        drop(small.app.close(agent, open.id, Outcome::NoAction, RecordChoice::MinorImportance).await);
    }
}

async fn one(small: &SmallApp, id: HandoverId) -> Handover {
    small.app.handover(id).await.unwrap().0
}

async fn last(small: &SmallApp, id: ConversationId) -> Body {
    small.app.conversation(id).await.unwrap().entries.pop().unwrap().body
}

/// Asks again for some seconds: nobody waits for what is noted.
async fn soon(holds: impl AsyncFn() -> bool) {
    for _ in 0..500 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it was never written");
}
