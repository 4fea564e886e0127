//! One story of everything that is stored, told of any database: begun, asked, handed over, answered, closed.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use medborgarsvar::{
    app::{
        AppError, Feedback, HandoverFault, HandoverFilter, HandoverRequest, ReplyFault, Role, StaffReply, Stage,
        UserFault,
    },
    calendar,
    conversation::{Body, Conversation, ConversationId, Event},
    dialogue::Reply,
    handover::{BlockReason, ContactWay, Outcome, RecordChoice, State},
    language::Tag,
    store::Store,
};

use crate::{
    desk_accounts::code_at,
    small_app::{MONDAY, SmallApp, form, message, with_id},
};

#[tokio::test]
async fn the_story_of_a_conversation_is_kept_by_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(Store::open_sqlite(&folder.path().join("story.db")).await.unwrap()).await;
}

/// The story. A database is supported when it can tell this.
pub(crate) async fn story(store: Store) {
    let small = SmallApp::over(store);
    unstored_replies_leave_only_counters(&small).await;
    let id = a_conversation_begins_with_its_first_turn(&small).await;
    the_same_client_id_is_the_same_message(&small, id).await;
    a_conversation_is_handed_over_whole(&small, id).await;
    staff_answer_and_the_citizen_writes_again(&small, id).await;
    a_closed_handover_lets_the_service_answer_again(&small, id).await;
    a_handover_needs_no_conversation_and_counts_once(&small).await;
    a_citizen_says_what_it_was_like_and_leaves(&small, id).await;
    sessions_of_staff_end(&small).await;
    who_reads_is_noted_and_who_is_blocked_is_not_received(&small, id).await;
    a_second_factor_opens_with_each_code_once_and_an_admin_stays(&small).await;
}

async fn unstored_replies_leave_only_counters(small: &SmallApp) {
    for (text, kind) in [("fara", "safety"), ("personnummer", "refused")] {
        let said = small.app.say(None, with_id(text, "once")).await.unwrap();
        assert_eq!(said.turn.reply.kind(), kind);
        assert!(said.conversation.is_none() && said.token.is_none() && said.entries.is_empty());
    }
    // The same client_id with another text is welcome, since nothing is stored under it.
    let id = small.app.start_conversation(Tag::English).await.unwrap().id;
    small.app.say(Some(id), with_id("personnummer", "once")).await.unwrap();
    assert_eq!(small.app.conversation(id).await.unwrap().entries, []);
    let said = small.app.say(Some(id), with_id("altan", "once")).await.unwrap();
    assert_eq!(said.entries.len(), 2);
    // Nobody waits for these to be written.
    soon(async || counted(small, "safety:fire").await == 1).await;
    soon(async || counted(small, "turn:refused").await == 2).await;
}

async fn a_conversation_begins_with_its_first_turn(small: &SmallApp) -> ConversationId {
    let said = small.app.say(None, message("Behöver jag bygglov?")).await.unwrap();
    let (id, token) = (said.conversation.unwrap(), said.token.unwrap());
    assert_eq!(small.app.session(token.expose()).await.unwrap(), Some(id));
    assert_eq!(small.app.session("other").await.unwrap(), None);
    let stored = small.app.conversation(id).await.unwrap();
    assert_eq!(stored.entries, said.entries);
    assert_eq!(stored.entries[0].body, Body::Citizen { text: "Behöver jag bygglov?".to_owned() });
    assert_eq!(stored.entries[1].body, Body::Service { reply: said.turn.reply });
    assert_eq!(stored.started_at, small.app.now());
    id
}

async fn the_same_client_id_is_the_same_message(small: &SmallApp, id: ConversationId) {
    let first = small.app.say(Some(id), with_id("Och en pool?", "a1")).await.unwrap();
    small.clock.advance(SignedDuration::from_mins(1));
    let again = small.app.say(Some(id), with_id("Och en pool?", "a1")).await.unwrap();
    assert!(again.repeated && !first.repeated);
    assert_eq!((again.entries, again.turn.reply), (first.entries, first.turn.reply));
    let other = small.app.say(Some(id), with_id("Och ett plank?", "a1")).await;
    assert!(matches!(other, Err(AppError::ClientIdReused)));
    assert_eq!(small.app.conversation(id).await.unwrap().last_seq(), 4);
}

async fn a_conversation_is_handed_over_whole(small: &SmallApp, id: ConversationId) {
    let before = small.app.conversation(id).await.unwrap();
    let request = HandoverRequest {
        name: " Åsa ".to_owned(),
        contact: "phone".to_owned(),
        phone: "010-234 50 00".to_owned(),
        reason: Some("did_not_help".to_owned()),
        client_id: Some("f1".to_owned()),
        ..form("Min granne bygger.")
    };
    let done = small.app.hand_over(Some(id), request.clone()).await.unwrap();
    let handover = done.handover;
    assert_eq!(handover.reference, "MS-26-0001");
    assert_eq!(handover.snapshot, before.entries);
    assert_eq!(handover.body.as_str(), "byggnadsnamnden");
    assert_eq!((handover.state(), handover.urgent, handover.unread), (State::Waiting, false, false));
    assert_eq!(handover.contact, ContactWay::Phone("010-234 50 00".to_owned()));
    assert_eq!(handover.name.as_deref(), Some("Åsa"));
    assert_eq!(handover.due_at, calendar::due(&small.app.knowledge().library.calendar, handover.created_at));
    let event = Event::HandedOver { reference: handover.reference.clone(), due_at: handover.due_at };
    assert_eq!(last(small, id).await, Body::Event { event });

    let again = small.app.hand_over(Some(id), request).await.unwrap();
    assert_eq!(again.handover, handover);
    assert_ne!(again.link, done.link);
    let more = small.app.hand_over(Some(id), form("En sak till")).await;
    assert!(matches!(more, Err(HandoverFault::AlreadyOpen(reference)) if reference == "MS-26-0001"));

    small.clock.advance(SignedDuration::from_hours(89 * 24));
    for link in [&done.link, &again.link] {
        let (opened, token) = small.app.open_link(link.expose()).await.unwrap().unwrap();
        assert_eq!(opened, id);
        assert_eq!(small.app.session(token.expose()).await.unwrap(), Some(id));
    }
    small.clock.advance(SignedDuration::from_hours(24));
    assert!(small.app.open_link(done.link.expose()).await.unwrap().is_none());
    small.clock.set(monday());
}

async fn staff_answer_and_the_citizen_writes_again(small: &SmallApp, id: ConversationId) {
    let agent = small.agent().await;
    let said = small.app.say(Some(id), message("Det brådskar")).await.unwrap();
    assert!(matches!(said.turn.reply, Reply::Delivered(_)));
    let handover = only_open(small).await;
    assert!(handover.unread && handover.state() == State::Waiting);

    let reply = StaffReply { text: "Vi tittar på det.".to_owned(), client_id: "r1".to_owned(), ..Default::default() };
    for _ in 0..2 {
        small.app.reply(&agent, handover.id, reply.clone()).await.unwrap();
    }
    let handled = only_open(small).await;
    assert_eq!((handled.state(), handled.unread, handled.handled_at), (State::Handled, false, Some(small.app.now())));
    let (name, function, text) = ("Anna".to_owned(), "Medborgarservice".to_owned(), reply.text);
    assert_eq!(last(small, id).await, Body::Agent { name, function, text });

    small.app.say(Some(id), message("Tack!")).await.unwrap();
    let written = only_open(small).await;
    assert!(written.unread && written.state() == State::Handled);
    let seen = small.app.conversation(id).await.unwrap().last_seq();
    small.app.mark_read(&agent, handover.id, seen - 2).await.unwrap();
    assert!(only_open(small).await.unread, "what was not on the page is unread still");
    small.app.mark_read(&agent, handover.id, seen).await.unwrap();
    assert!(!only_open(small).await.unread);
    let log = small.app.handover_log(handover.id).await.unwrap();
    let done: Vec<_> = log.iter().map(|line| (line.what.as_str(), line.agent)).collect();
    let staff = Some(agent.id);
    assert_eq!(done, [("created", None), ("written", None), ("replied", staff), ("written", None), ("read", staff)]);
    assert_eq!(log[0].detail.as_deref(), Some("did_not_help"));
}

async fn a_closed_handover_lets_the_service_answer_again(small: &SmallApp, id: ConversationId) {
    let agent = small.app.log_in("anna", "korrekt häst batteri").await.unwrap().unwrap().agent;
    let open = only_open(small).await;
    let snapshot = open.snapshot.clone();
    small.app.close(&agent, open.id, Outcome::Answered, RecordChoice::KeepInOrder).await.unwrap();
    assert_eq!(last(small, id).await, Body::Event { event: Event::Closed { reference: open.reference } });
    let (closed, conversation) = small.app.handover(open.id).await.unwrap();
    assert_eq!(closed.closed.unwrap().outcome, Outcome::Answered);
    assert_eq!(closed.snapshot, snapshot);
    assert_numbered(&conversation);

    let again = small.app.close(&agent, open.id, Outcome::NoAction, RecordChoice::Register).await;
    assert!(matches!(again, Err(AppError::Conflict(_))));
    let late = StaffReply { text: "Hej".to_owned(), client_id: "r2".to_owned(), ..Default::default() };
    assert!(matches!(small.app.reply(&agent, open.id, late).await, Err(ReplyFault::Closed)));
    let said = small.app.say(Some(id), message("En annan fråga")).await.unwrap();
    assert!(matches!(said.turn.reply, Reply::Answer(_)));

    let request = HandoverRequest { reason: Some("public_record".to_owned()), ..form("En handling") };
    let urgent = small.app.hand_over(Some(id), request).await.unwrap().handover;
    assert!(urgent.urgent);
    assert_eq!(urgent.reference, "MS-26-0002");
    assert_eq!(small.app.handovers_of(id).await.unwrap().len(), 2);
    small.app.revoke_links(&agent, urgent.id).await.unwrap();
    small.app.close(&agent, urgent.id, Outcome::Registered, RecordChoice::Register).await.unwrap();
    assert_eq!(small.app.handovers(HandoverFilter::Open).await.unwrap(), []);
    assert_eq!(small.app.handovers(HandoverFilter::Closed).await.unwrap().len(), 2);
}

async fn a_handover_needs_no_conversation_and_counts_once(small: &SmallApp) {
    let long = Some("0123456789abcdef0123456789abcdef".to_owned());
    let request = HandoverRequest { client_id: long, from_safety: true, ..form("Jag är rädd") };
    let first = small.app.hand_over(None, request.clone()).await.unwrap();
    let again = small.app.hand_over(None, request.clone()).await.unwrap();
    assert_eq!(first.handover, again.handover);
    assert_eq!(first.handover.snapshot, []);
    assert_eq!(first.handover.body.as_str(), "medborgarservice");
    assert_eq!(first.handover.safety.as_deref(), Some("unspecified"));
    for token in [first.token.unwrap(), again.token.unwrap()] {
        assert_eq!(small.app.session(token.expose()).await.unwrap(), Some(first.conversation));
    }
    // Sent once more with the cookie that the first one set.
    let with_cookie = small.app.hand_over(Some(first.conversation), request.clone()).await.unwrap();
    assert_eq!(with_cookie.handover, first.handover);
    // Another form under the same id, or a short id, is another handover.
    let other = small.app.hand_over(None, HandoverRequest { about: "Annat".to_owned(), ..request }).await.unwrap();
    assert_ne!(other.conversation, first.conversation);
    let fault = small.app.hand_over(None, form(" ")).await;
    assert!(matches!(fault, Err(HandoverFault::Fields(fields)) if fields.len() == 1));
    // A new year begins a new series; 23:30 UTC on New Year's Eve is next year in Sweden.
    small.clock.set("2026-12-31T23:30:00Z".parse().unwrap());
    assert_eq!(small.app.hand_over(None, form("Nytt år")).await.unwrap().handover.reference, "MS-27-0001");
    small.clock.set(monday());
}

async fn a_citizen_says_what_it_was_like_and_leaves(small: &SmallApp, id: ConversationId) {
    let feedback = Feedback { helped: Some(true), comment: "Bra".to_owned(), ..Feedback::default() };
    small.app.feedback(id, feedback).await.unwrap();
    assert_eq!(counted(small, "feedback:helped").await, 1);

    let started = small.app.start_conversation(Tag::SimpleSwedish).await.unwrap();
    small.clock.advance(SignedDuration::from_hours(29));
    assert_eq!(small.app.session(started.token.expose()).await.unwrap(), Some(started.id));
    small.clock.advance(SignedDuration::from_hours(29));
    // Use makes it last; nobody waits for the note that it was used.
    soon(async || small.app.session(started.token.expose()).await.unwrap() == Some(started.id)).await;
    small.app.detach(started.token.expose()).await.unwrap();
    assert_eq!(small.app.session(started.token.expose()).await.unwrap(), None);
    assert!(small.app.conversation(started.id).await.is_ok(), "what is stored goes by the weeding rule");
    small.clock.set(monday());
}

async fn sessions_of_staff_end(small: &SmallApp) {
    let app = &small.app;
    assert!(app.log_in("anna", "fel lösenord!").await.unwrap().is_none());
    assert!(app.log_in("bertil", "korrekt häst batteri").await.unwrap().is_none());
    assert_eq!(app.make_first_user().await.unwrap(), None, "there is a user");
    let session = app.log_in("anna", "korrekt häst batteri").await.unwrap().unwrap();
    let token = session.token.expose();
    assert_eq!(app.desk_session(token).await.unwrap().unwrap().csrf, session.csrf);
    small.clock.advance(SignedDuration::from_hours(7));
    assert!(app.desk_session(token).await.unwrap().is_some());
    app.store().ping().await.unwrap();
    small.clock.advance(SignedDuration::from_hours(5));
    assert!(app.desk_session(token).await.unwrap().is_none(), "12 hours at most");
    let session = app.log_in("anna", "korrekt häst batteri").await.unwrap().unwrap();
    app.log_out(session.token.expose()).await.unwrap();
    assert!(app.desk_session(session.token.expose()).await.unwrap().is_none());
    let session = app.log_in("anna", "korrekt häst batteri").await.unwrap().unwrap();
    small.clock.advance(SignedDuration::from_hours(8));
    assert!(app.desk_session(session.token.expose()).await.unwrap().is_none(), "8 hours without use");
}

async fn who_reads_is_noted_and_who_is_blocked_is_not_received(small: &SmallApp, id: ConversationId) {
    let (app, store) = (&small.app, small.app.store());
    let agent = app.log_in("anna", "korrekt häst batteri").await.unwrap().unwrap().agent;
    let handover = app.handovers_of(id).await.unwrap().remove(0);
    for minutes in [0, 5, 30] {
        small.clock.advance(SignedDuration::from_mins(minutes));
        app.read_handover(&agent, handover.id).await.unwrap();
    }
    let of_anna = store.readings(Some(&handover.reference), Some("anna")).await.unwrap();
    assert_eq!(of_anna.len(), 2, "within ten minutes it is the same reading");
    assert_eq!(store.readings(None, None).await.unwrap(), of_anna);
    assert_eq!(store.readings(None, Some("bertil")).await.unwrap(), []);

    let before = app.conversation(id).await.unwrap().last_seq();
    for _ in 0..2 {
        app.block(&agent, handover.id, Some(BlockReason::Abuse)).await.unwrap();
    }
    let said = app.say(Some(id), message("Jag skriver ändå")).await.unwrap();
    assert_eq!((said.turn.reply.kind(), said.entries.len()), ("blocked", 0));
    let refused = app.hand_over(Some(id), form("Igen")).await;
    assert!(matches!(refused, Err(HandoverFault::App(AppError::Blocked))));
    assert_eq!(app.say(Some(id), message("fara")).await.unwrap().turn.reply.kind(), "blocked", "not real danger");
    assert_eq!(app.conversation(id).await.unwrap().last_seq(), before);
    app.block(&agent, handover.id, None).await.unwrap();
    assert!(!app.say(Some(id), message("Förlåt")).await.unwrap().entries.is_empty());
    let log = app.handover_log(handover.id).await.unwrap();
    let done: Vec<_> = log.iter().map(|line| (line.what.as_str(), line.detail.as_deref())).collect();
    assert_eq!(done.iter().filter(|line| **line == ("blocked", Some("abuse"))).count(), 1);
    assert!(done.contains(&("unblocked", None)));
}

async fn a_second_factor_opens_with_each_code_once_and_an_admin_stays(small: &SmallApp) {
    let app = &small.app;
    let log_in = async || app.log_in("anna", "korrekt häst batteri").await.unwrap().unwrap();
    let session = log_in().await;
    let secret = app.offer_factor(&session, "Tjänsten").await.unwrap().unwrap().secret;
    let code = code_at(&secret, app.now());
    let enrolled = app.enrol(&session, &code).await.unwrap().unwrap();
    assert!(app.desk_session(session.token.expose()).await.unwrap().is_none(), "it goes on under another token");
    let half = log_in().await;
    assert_eq!(half.stage, Stage::Code);
    assert!(app.enter_code(&half, &code).await.unwrap().is_none(), "used to set it up");
    let opened = app.enter_code(&half, &enrolled.recovery[0]).await.unwrap().unwrap();
    assert_eq!(app.desk_session(opened.token.expose()).await.unwrap().unwrap().stage, Stage::Open);
    let half = log_in().await;
    assert!(app.enter_code(&half, &enrolled.recovery[0]).await.unwrap().is_none(), "good once");
    small.clock.advance(SignedDuration::from_mins(2));
    assert!(app.enter_code(&half, &code_at(&secret, app.now())).await.unwrap().is_some());
    app.staff().reset_factor("anna").await.unwrap();
    assert_eq!(log_in().await.stage, Stage::Open);

    app.staff().set_role("anna", Role::Admin).await.unwrap();
    assert!(matches!(app.staff().set_role("anna", Role::Lead).await, Err(UserFault::LastAdmin)));
    assert!(matches!(app.staff().end("anna").await, Err(UserFault::LastAdmin)));
}

/// Asks again for some seconds: what is noted without anybody waiting has no order among what is waited for.
async fn soon(holds: impl AsyncFn() -> bool) {
    for _ in 0..500 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it was never written");
}

fn monday() -> Timestamp {
    MONDAY.parse().unwrap()
}

async fn counted(small: &SmallApp, name: &str) -> i64 {
    let today = calendar::local_date(small.app.now());
    let counted = small.app.store().counted(today).await.unwrap();
    counted.into_iter().find(|(counter, _)| counter == name).map_or(0, |(_, n)| n)
}

async fn last(small: &SmallApp, id: ConversationId) -> Body {
    small.app.conversation(id).await.unwrap().entries.pop().unwrap().body
}

async fn only_open(small: &SmallApp) -> medborgarsvar::handover::Handover {
    let mut open = small.app.handovers(HandoverFilter::Open).await.unwrap();
    assert_eq!(open.len(), 1);
    open.remove(0)
}

fn assert_numbered(conversation: &Conversation) {
    let numbers: Vec<_> = conversation.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=conversation.last_seq()).collect::<Vec<_>>());
}
