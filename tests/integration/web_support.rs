//! The pages over a real service and a database in a temporary folder, called without a network.
//!
//! Replies depend on one word of the message, so that every kind can be had in every language.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, Response, StatusCode, header},
};
use http_body_util::BodyExt;
use jiff::{Timestamp, civil::date};
use medborgarsvar::{
    app::{App, FixedClock},
    config::Config,
    dialogue::{
        self, AnswerReply, Choice, ChoiceId, ClarifyReply, ContactCard, Context, DeliveredReply, HardWord, Knowledge,
        NoneReason, NoneReply, Number, Owner, PlaceCard, ReferralReply, RefusedReply, Reply, SafetyReply, ServiceCard,
        SmallTalkReply, SourceLink, Turn, Utterance, Why,
    },
    knowledge::{AnswerId, BodyId, Eid, Picture, ServiceId, Status, Version},
    language::Tag,
    privacy,
    store::Store,
    web,
};
use tempfile::TempDir;
use tower::ServiceExt;

/// Every word that [`respond`] knows a reply to, one per kind.
pub(crate) const KINDS: [&str; 8] = ["altan", "oklart", "passet", "fara", "hej", "personnummer", "inget", "levererat"];

/// A browser of one citizen: keeps cookies, calls the pages.
pub(crate) struct TestApp {
    router: Router,
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<FixedClock>,
    cookies: BTreeMap<String, String>,
    folder: Arc<TempDir>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: header::HeaderMap,
    pub(crate) body: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::with(Config::default()).await
    }

    pub(crate) async fn with(config: Config) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open_sqlite(&folder.path().join("medborgarsvar.db")).await.unwrap();
        let clock = Arc::new(FixedClock::new("2026-11-23T11:00:00Z".parse().unwrap()));
        let app = Arc::new(App::new(config, knowledge(), store, Arc::clone(&clock) as _).with_respond(respond));
        let router = web::router(Arc::clone(&app));
        Self { router, app, clock, cookies: BTreeMap::new(), folder: Arc::new(folder) }
    }

    /// Another browser at the same service.
    pub(crate) fn another(&self) -> Self {
        let (router, app) = (self.router.clone(), Arc::clone(&self.app));
        let (clock, folder) = (Arc::clone(&self.clock), Arc::clone(&self.folder));
        Self { router, app, clock, cookies: BTreeMap::new(), folder }
    }

    /// A request as it is, with the browser's cookies.
    pub(crate) async fn call(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, Body::from(body.to_owned())).await
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.post_with(path, form, &[]).await
    }

    pub(crate) async fn post_with(&mut self, path: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", web::frame::encode(value))).collect();
        let mut request = Request::builder().method(Method::POST).uri(path);
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, Body::from(pairs.join("&"))).await
    }

    /// Asks and follows to the page with the reply.
    pub(crate) async fn ask(&mut self, text: &str) -> Answer {
        let posted = self.post("/", &[("text", text), ("lang", "sv"), ("after", "0")]).await;
        if posted.status == StatusCode::SEE_OTHER { self.follow(&posted).await } else { posted }
    }

    pub(crate) async fn follow(&mut self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let path = answer.header("location").split('#').next().unwrap().to_owned();
        self.get(&path).await
    }

    pub(crate) fn cookie(&self, name: &str) -> String {
        self.cookies[name].clone()
    }

    pub(crate) fn has_cookies(&self) -> bool {
        !self.cookies.is_empty()
    }

    pub(crate) fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = if pairs.is_empty() { request } else { request.header(header::COOKIE, pairs.join("; ")) };
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body, bytes: bytes.to_vec() }
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The words between `<title>` tags.
    pub(crate) fn title(&self) -> &str {
        self.body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default()
    }
}

/// A reply of the kind that the message names.
fn respond(knowledge: &Knowledge, context: &Context, utterance: &Utterance, _: Timestamp) -> Turn {
    let lang = if utterance.text == "förklara enklare" { Tag::SimpleSwedish } else { context.lang };
    let reply = match (utterance.text.as_str(), &context.handed_over) {
        ("fara", _) => safety(lang),
        (text, _) if dialogue::danger(knowledge, text).is_some() => safety(lang),
        ("personnummer", _) => refused(lang),
        ("levererat", None) => delivered(lang, "MS-26-0001"),
        (_, Some(reference)) => delivered(lang, reference),
        ("oklart", None) => clarify(lang),
        ("passet", None) => referral(lang),
        ("hej", None) => Reply::SmallTalk(SmallTalkReply { id: "greeting".to_owned(), lang, text: "Hej!".to_owned() }),
        ("inget", None) => none(lang),
        ("handling" | "allmän handling", None) => answer(lang, "allman-handling"),
        _ => answer(lang, "bygglov-altan"),
    };
    Turn { reply, lang, why: Why::default() }
}

fn delivered(lang: Tag, reference: &str) -> Reply {
    Reply::Delivered(DeliveredReply {
        lang,
        reference: reference.to_owned(),
        text: "Meddelandet är lämnat.".to_owned(),
    })
}

fn contact() -> ContactCard {
    ContactCard {
        name: "Medborgarservice".to_owned(),
        phone: Some("010-234 50 00".to_owned()),
        hours: Some("Måndag–torsdag 7.30–16.30, fredag 7.30–16.00 (uppgift från 2023)".to_owned()),
        address: Some("Stadshuset, Burensköldsvägen 11–13, 595 80 Mjölby".to_owned()),
        email: Some("mjolbykommun@mjolby.se".to_owned()),
    }
}

fn source() -> SourceLink {
    let url = Some("https://www.mjolby.se/bygglov".to_owned());
    SourceLink { url, title: "Mjölby kommun: Bygglov".to_owned(), seen: date(2026, 11, 20) }
}

fn service(e_id: Eid, address_known: bool) -> ServiceCard {
    ServiceCard {
        id: ServiceId::from("bygglov"),
        name: "Ansök om bygglov".to_owned(),
        what_for: "Du söker bygglov, gör en anmälan och följer ditt ärende.".to_owned(),
        url: "https://minasidor.mjolby.se".to_owned(),
        address_known,
        e_id,
    }
}

fn choices() -> Vec<Choice> {
    let answer = Choice {
        id: ChoiceId::from("attefall".to_owned()),
        title: "Attefallshus".to_owned(),
        picture: Some(Picture::House),
    };
    let referral =
        Choice { id: ChoiceId::from("referral:polisen".to_owned()), title: "Polisen".to_owned(), picture: None };
    vec![answer, referral]
}

fn answer(lang: Tag, id: &str) -> Reply {
    Reply::Answer(Box::new(AnswerReply {
        id: AnswerId::from(id),
        version: Version::from("abc123"),
        status: Status::Sample,
        lang,
        title: "Bygglov för altan".to_owned(),
        html: "<p>Oftast behöver du <strong>inte</strong> bygglov för en låg altan vid huset.</p>\
               <ul><li>En hög altan kan räknas som tillbyggnad.</li><li>Tak, väggar och plank kan kräva lov.</li></ul>\
               <p>Byggnadsnämnden beslutar. Fråga innan du bygger.</p>"
            .to_owned(),
        text: "Oftast behöver du inte bygglov för en låg altan vid huset.".to_owned(),
        owner: Owner { id: BodyId::from("byggnamnden"), name: "Byggnadsnämnden".to_owned() },
        reviewed: Some(date(2026, 11, 12)),
        sources: vec![source(), SourceLink { url: None, ..source() }],
        services: vec![service(Eid::Required, true), service(Eid::NotRequired, false)],
        contacts: vec![contact()],
        places: vec![PlaceCard {
            name: "Stadshuset".to_owned(),
            address: Some("Burensköldsvägen 11–13".to_owned()),
            open_now: "Enligt uppgift från 2023 är det öppet nu. Ring först.".to_owned(),
            special: vec!["23 december: 8–12 (dag före julafton)".to_owned()],
            hours: Some("Måndag–torsdag 7.30–16.30".to_owned()),
            accessibility: Some("Hiss och entré utan trösklar.".to_owned()),
        }],
        words: vec![HardWord { word: "bygglov".to_owned(), meaning: "Ett tillstånd att bygga.".to_owned() }],
        needs_adult: false,
        related: choices(),
        also: choices(),
    }))
}

fn clarify(lang: Tag) -> Reply {
    Reply::Clarify(ClarifyReply { lang, text: "Vilket menar du?".to_owned(), options: choices() })
}

fn referral(lang: Tag) -> Reply {
    Reply::Referral(ReferralReply {
        id: "polisen".into(),
        lang,
        name: "Polisen".to_owned(),
        text: "Det här sköter Polisen, inte kommunen.".to_owned(),
        handles: "Pass och nationella id-kort.".to_owned(),
        phone: Some("114 14".to_owned()),
        phone_note: Some("Dygnet runt.".to_owned()),
        url: Some("https://polisen.se/".to_owned()),
        source: source(),
        status: Status::Sample,
    })
}

fn safety(lang: Tag) -> Reply {
    Reply::Safety(SafetyReply {
        category: "violence".to_owned(),
        lang,
        title: "Är du i fara? Ring 112".to_owned(),
        html: "<p>Det är inte ditt fel. Prata med en vuxen som du litar på.</p>".to_owned(),
        text: "Det är inte ditt fel.".to_owned(),
        numbers: vec![
            Number {
                name: "Nödnumret".to_owned(),
                phone: "112".to_owned(),
                about: Some("När det är bråttom.".to_owned()),
            },
            Number { name: "Bris".to_owned(), phone: "116 111".to_owned(), about: None },
        ],
        status: Status::Sample,
    })
}

fn refused(lang: Tag) -> Reply {
    let text = "Det ser ut som ett personnummer. Vi får inte ta emot det här.".to_owned();
    let found = privacy::Kind::Personnummer;
    Reply::Refused(RefusedReply { lang, found, may_confirm: true, text, contacts: vec![contact()] })
}

fn none(lang: Tag) -> Reply {
    let text = "Jag har inget svar på det. En människa kan hjälpa dig.".to_owned();
    Reply::None(NoneReply { reason: NoneReason::NoMatch, lang, text, other_language: None, contacts: vec![contact()] })
}

/// The bundled library: the pages are tried with the words that people get.
fn knowledge() -> Arc<Knowledge> {
    static KNOWLEDGE: LazyLock<Arc<Knowledge>> = LazyLock::new(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
        let library = medborgarsvar::knowledge::load(&folder, true).unwrap().library;
        Arc::new(Knowledge::new(library, date(2026, 11, 23)).unwrap())
    });
    Arc::clone(&KNOWLEDGE)
}
