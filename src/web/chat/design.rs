//! `/om/design`: every part of the pages in every state, in the language of the page. For those who build and test.
//!
//! What is said in it is of the library that is loaded; nothing is stored and no search engine may list it.

use askama::Template;
use axum::{extract::State, response::Response};
use jiff::Timestamp;

use crate::{
    conversation::{Body, Event},
    dialogue::{
        ClarifyReply, DeliveredReply, Knowledge, NoneReason, NoneReply, RefusedReply, Reply, SmallTalkReply, blocked,
        cards, register_reply, reply_to_danger,
    },
    knowledge::{Answer, Eid, Picture},
    language::{Tag, Texts},
    privacy,
    search::Target,
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::Language,
    },
};

use super::lines::Line;

/// A reference that no handover has.
const REFERENCE: &str = "MS-00-0000";

#[derive(Template)]
#[template(path = "pages/design.html")]
struct DesignPage {
    page: Frame,
    lines: Vec<Line>,
    pictures: [Picture; 15],
}

/// The page.
///
/// # Errors
/// When it can't be rendered.
pub async fn show(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let title = Texts::of(language.tag).design_title();
    let page = Frame::new(&knowledge, language, "/om/design", title).unlisted();
    let lines = lines(&knowledge, language.tag, state.app.now());
    html(&DesignPage { page, lines, pictures: Picture::ALL })
}

/// One line of each kind.
fn lines(knowledge: &Knowledge, tag: Tag, now: Timestamp) -> Vec<Line> {
    let t = Texts::of(tag);
    let handed_over = Event::HandedOver { reference: REFERENCE.to_owned(), due_at: now };
    let closed = Event::Closed { reference: REFERENCE.to_owned() };
    let citizen = [Body::Citizen { text: t.starter_1_question() }];
    let agent = Body::Agent {
        name: t.design_sample(),
        function: knowledge.library.manifest.desk.to_string(),
        text: t.receipt_handled(),
    };
    let events = [Body::Event { event: handed_over }, agent, Body::Event { event: closed }];
    let replies = replies(knowledge, tag, now).into_iter().map(|reply| Body::Service { reply });
    citizen.into_iter().chain(replies).chain(events).map(Line::unstored).collect()
}

/// One reply of each kind.
fn replies(knowledge: &Knowledge, tag: Tag, now: Timestamp) -> Vec<Reply> {
    let (library, t) = (&knowledge.library, Texts::of(tag));
    let contacts = || vec![cards::default_contact(library, tag)];
    let reply = |target: Option<Target>| target.and_then(|target| register_reply(knowledge, &target, tag, now));
    // The answer that shows most of what an answer can have.
    let parts = |answer: &&Answer| {
        let lists = [answer.services.len(), answer.places.len(), answer.related.len(), answer.sources.len()];
        lists.into_iter().filter(|length| *length > 0).count()
    };
    let richest = library.answers.values().max_by_key(parts).map(|answer| Target::Answer(answer.id.clone()));
    let answer = reply(richest);
    let options = match &answer {
        Some(Reply::Answer(answer)) => answer.related.clone(),
        _ => Vec::new(),
    };
    let referral = reply(library.referrals.keys().next().cloned().map(Target::Referral));
    let danger = library.safety.category.keys().next();
    let danger = danger.map(|category| Reply::Safety(reply_to_danger(knowledge, category.id(), tag)));
    let refused = |may_confirm: bool, text: String| {
        Reply::Refused(RefusedReply {
            lang: tag,
            found: privacy::Kind::Personnummer,
            may_confirm,
            text,
            contacts: contacts(),
        })
    };
    let talk = library.small_talk.talk.first().map(|talk| {
        Reply::SmallTalk(SmallTalkReply { id: talk.id.clone(), lang: tag, text: talk.reply.get(tag).to_owned() })
    });
    let clarify = Reply::Clarify(ClarifyReply { lang: tag, text: t.clarify(), options });
    let none = NoneReply {
        reason: NoneReason::NoMatch,
        lang: tag,
        text: t.none_no_match(),
        contacts: contacts(),
        other_language: None,
    };
    let delivered = DeliveredReply { lang: tag, reference: REFERENCE.to_owned(), text: t.delivered(REFERENCE) };
    let always = [
        clarify,
        refused(false, t.refused_personnummer()),
        refused(true, t.refused_possible()),
        Reply::None(none),
        Reply::Delivered(delivered),
        blocked(library, tag).reply,
    ];
    [answer, referral, danger, talk].into_iter().flatten().chain(always).collect()
}
