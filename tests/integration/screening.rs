//! Danger and personal numbers, with the screens as they run: nothing is stored of what is refused (R15), and what is
//! dangerous reaches the desk marked.

use std::sync::Arc;

use medborgarsvar::{
    app::{
        App, Feedback, FeedbackFault, FieldFaultKind, FixedClock, HandoverFault, HandoverRequest, ReplyFault,
        StaffReply,
    },
    store::Store,
};

use crate::small_app::{MONDAY, SmallApp, app, form, message};

const NUMBER: &str = "Mitt personnummer är 640823-3234";
const REFUSED: FieldFaultKind = FieldFaultKind::PersonalNumber { may_confirm: false };

#[tokio::test]
async fn a_personal_number_is_refused_wherever_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let id = small.app.say(None, message("Hej")).await.unwrap().conversation.unwrap();
    let named = HandoverRequest { name: "640823-3234".to_owned(), ..form("Hjälp") };
    for (field, request) in [("about", form(NUMBER)), ("name", named)] {
        let Err(HandoverFault::Fields(faults)) = small.app.hand_over(Some(id), request).await else {
            panic!("{field}")
        };
        assert_eq!(faults.iter().map(|fault| (fault.field, fault.kind)).collect::<Vec<_>>(), [(field, REFUSED)]);
    }
    let feedback = Feedback { comment: NUMBER.to_owned(), ..Feedback::default() };
    assert!(matches!(small.app.feedback(id, feedback).await, Err(FeedbackFault::Comment(REFUSED))));

    let handover = small.app.hand_over(Some(id), form("Hjälp")).await.unwrap().handover;
    let reply = StaffReply { text: NUMBER.to_owned(), client_id: "r1".to_owned(), ..StaffReply::default() };
    let refused = small.app.reply(&small.agent().await, handover.id, reply).await;
    assert!(matches!(refused, Err(ReplyFault::Text(REFUSED))));
    assert_eq!(small.app.conversation(id).await.unwrap().last_seq(), 3);
}

#[tokio::test]
async fn a_phone_number_is_welcome_in_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    for phone in ["070-123 45 67", "0701234567", "010-234 52 20", "+46 70 123 45 67"] {
        let request = HandoverRequest { contact: "phone".to_owned(), phone: phone.to_owned(), ..form("Ring mig") };
        small.app.hand_over(None, request).await.unwrap();
    }
}

#[tokio::test]
async fn danger_is_answered_unstored_and_marked_when_it_is_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let app = real(folder.path()).await;
    let text = "jag vill inte leva längre";
    let said = app.say(None, message(text)).await.unwrap();
    assert_eq!((said.turn.reply.kind(), said.conversation), ("safety", None));
    assert_eq!(app.say(None, message(NUMBER)).await.unwrap().turn.reply.kind(), "refused");
    let category = app.hand_over(None, form(text)).await.unwrap().handover.safety;
    assert!(category.is_some_and(|category| category != "unspecified"));
    assert_eq!(app.hand_over(None, form("Min soptunna")).await.unwrap().handover.safety, None);
}

#[tokio::test]
async fn a_message_after_the_handover_goes_to_the_person_who_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = real(folder.path()).await;
    let id = app.hand_over(None, form("Min soptunna")).await.unwrap().conversation;
    let said = app.say(Some(id), message("Den är grön")).await.unwrap();
    assert_eq!((said.turn.reply.kind(), said.entries.len()), ("delivered", 2));
    assert!(app.handovers_of(id).await.unwrap()[0].unread);
}

async fn real(folder: &std::path::Path) -> App {
    let clock = Arc::new(FixedClock::new(MONDAY.parse().unwrap()));
    app(Store::open_sqlite(&folder.join("medborgarsvar.db")).await.unwrap(), &clock)
}
