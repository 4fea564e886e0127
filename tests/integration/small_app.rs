//! A service small enough for a story about storing: a clock that stands, and replies that depend on one word of the
//! message and not on the library.

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use jiff::Timestamp;
use medborgarsvar::{
    app::{Agent, App, FixedClock, HandoverRequest, Message, NewUser, Role},
    calendar,
    config::Config,
    dialogue::{
        AnswerReply, Context, DeliveredReply, Knowledge, Owner, RefusedReply, Reply, SafetyReply, Turn, Utterance, Why,
    },
    knowledge::{self, AnswerId, BodyId, Status, Version},
    language::Tag,
    privacy,
    store::Store,
};

/// Monday noon, in Swedish winter time.
pub(crate) const MONDAY: &str = "2026-11-23T11:00:00Z";

/// The service, and the clock that a story moves.
pub(crate) struct SmallApp {
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<FixedClock>,
}

impl SmallApp {
    pub(crate) fn over(store: Store) -> Self {
        let clock = Arc::new(FixedClock::new(MONDAY.parse().unwrap()));
        Self { app: Arc::new(app(store, &clock).with_respond(respond)), clock }
    }

    pub(crate) async fn in_folder(folder: &Path) -> Self {
        Self::over(Store::open_sqlite(&folder.join("medborgarsvar.db")).await.unwrap())
    }

    /// A member of staff, logged in.
    pub(crate) async fn agent(&self) -> Agent {
        let password = "korrekt häst batteri".to_owned();
        let user = NewUser {
            name: "anna".to_owned(),
            role: Role::Agent,
            first_name: "Anna".to_owned(),
            function: "Medborgarservice".to_owned(),
            password: password.clone(),
        };
        self.app.add_user(user).await.unwrap();
        self.app.log_in("anna", &password).await.unwrap().unwrap().agent
    }
}

/// The service as it runs, but for the answers.
pub(crate) fn app(store: Store, clock: &Arc<FixedClock>) -> App {
    App::new(Config::default(), knowledge(), store, Arc::clone(clock) as _)
}

/// The small service with a configuration.
pub(crate) fn configured(config: Config, store: Store, clock: &Arc<FixedClock>) -> App {
    App::new(config, knowledge(), store, Arc::clone(clock) as _).with_respond(respond)
}

pub(crate) fn message(text: &str) -> Message {
    Message { text: text.to_owned(), ..Message::default() }
}

pub(crate) fn with_id(text: &str, client_id: &str) -> Message {
    Message { client_id: Some(client_id.to_owned()), ..message(text) }
}

pub(crate) fn form(about: &str) -> HandoverRequest {
    HandoverRequest { about: about.to_owned(), contact: "come_back".to_owned(), ..HandoverRequest::default() }
}

/// Says how many turns it knows of, so that a story sees what a reply was computed from.
fn respond(_: &Knowledge, context: &Context, utterance: &Utterance, _: Timestamp) -> Turn {
    let (lang, turns) = (context.lang, context.turns.len());
    let reply = match (utterance.text.as_str(), &context.handed_over) {
        ("fara", _) => safety(lang),
        ("personnummer", _) => refused(lang),
        (_, Some(reference)) => {
            Reply::Delivered(DeliveredReply { lang, reference: reference.clone(), text: String::new() })
        }
        _ => answer(lang, turns),
    };
    Turn { reply, lang, why: Why::default() }
}

fn safety(lang: Tag) -> Reply {
    Reply::Safety(SafetyReply {
        category: "fire".to_owned(),
        lang,
        title: String::new(),
        html: String::new(),
        text: String::new(),
        numbers: Vec::new(),
        status: Status::Sample,
    })
}

fn refused(lang: Tag) -> Reply {
    let found = privacy::Kind::Personnummer;
    Reply::Refused(RefusedReply { lang, found, may_confirm: false, text: String::new(), contacts: Vec::new() })
}

fn answer(lang: Tag, turns: usize) -> Reply {
    Reply::Answer(Box::new(AnswerReply {
        id: AnswerId::from("altan"),
        version: Version::from("abc123"),
        status: Status::Sample,
        lang,
        title: "Bygglov för altan".to_owned(),
        html: "<p>Oftast inte.</p>".to_owned(),
        text: format!("efter {turns} turer"),
        owner: Owner { id: BodyId::from("byggnadsnamnden"), name: "Byggnadsnämnden".to_owned() },
        reviewed: None,
        sources: Vec::new(),
        services: Vec::new(),
        contacts: Vec::new(),
        places: Vec::new(),
        words: Vec::new(),
        needs_adult: false,
        related: Vec::new(),
        also: Vec::new(),
    }))
}

/// The bundled library without its answers, read once: the stories need its calendar, its desk and its safety rules.
fn knowledge() -> Arc<Knowledge> {
    static KNOWLEDGE: LazyLock<Arc<Knowledge>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
        let mut library = knowledge::load(&folder, true).unwrap().library;
        library.answers.clear();
        let monday: Timestamp = MONDAY.parse().unwrap();
        Arc::new(Knowledge::new(library, calendar::local_date(monday)).unwrap())
    });
    Arc::clone(&KNOWLEDGE)
}
