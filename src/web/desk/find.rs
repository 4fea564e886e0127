//! Staff look for an approved answer, for a caller or to put into a reply, or for a matter by its number.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    conversation::{Body, Entry},
    dialogue::{AnswerReply, Reply, look_up},
    handover::{Agent, Area},
    language::Tag,
    web::{
        error::Error,
        frame::{Frame, encode, html, link},
        said::Said,
        state::AppState,
        visitor::{Language, Query},
    },
};

use super::session::Staff;

/// How many answers a search shows.
const MOST: usize = 5;

/// What is looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
}

#[derive(Template)]
#[template(path = "desk/find.html")]
struct FindPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    wanted: String,
    /// No matter has the number that was looked for.
    no_matter: bool,
    found: Vec<(String, Said)>,
}

/// An answer to put into a reply.
pub(super) struct Offered {
    /// Where the reply has it, without JavaScript.
    pub(super) href: String,
    /// Its title.
    pub(super) title: String,
    /// Its words, with the addresses of its e-tjänster.
    pub(super) text: String,
    /// Nobody has approved it.
    pub(super) is_sample: bool,
}

/// `GET /desk/sok`
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let (tag, wanted) = (language.tag, wanted.q.trim().to_owned());
    let is_number = looks_like_number(&wanted) && staff.agent().role.may(Area::Handovers);
    if is_number && let Some(id) = state.app.find_handover(&wanted.to_uppercase()).await? {
        return Ok(Redirect::to(&link(&format!("/desk/arenden/{id}"), tag)).into_response());
    }
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, tag, "/desk/sok", "").unlisted().with_query("q", &wanted);
    page.title = page.t.desk_find_title();
    let now = state.app.now();
    let answers =
        if wanted.is_empty() || is_number { Vec::new() } else { look_up(&knowledge, &wanted, tag, now, MOST) };
    let said = |answer: AnswerReply| {
        let (title, seq) = (answer.title.clone(), 0);
        let entry = Entry { seq, at: now, body: Body::Service { reply: Reply::Answer(Box::new(answer)) } };
        (title, Said::new(&knowledge, tag, [entry]).with_versions())
    };
    let found = answers.into_iter().map(said).collect();
    html(&FindPage { page, agent: staff.agent(), csrf: staff.csrf(), wanted, no_matter: is_number, found })
}

/// The answers to put into a reply about a matter, for what somebody looks for.
pub(super) fn offered(state: &AppState, path: &str, wanted: &str, lang: Tag, page: Tag) -> Vec<Offered> {
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let answers = look_up(&state.app.knowledge(), wanted, lang, state.app.now(), MOST);
    let offer = |answer: AnswerReply| Offered {
        href: link(&format!("{path}?sok={}&svar={}#text", encode(wanted), encode(answer.id.as_str())), page),
        is_sample: answer.status == crate::knowledge::Status::Sample,
        text: words(&answer),
        title: answer.title,
    };
    answers.into_iter().map(offer).collect()
}

/// The words of the answer with an id, when the search finds it.
pub(super) fn chosen(state: &AppState, wanted: &str, id: &str, lang: Tag) -> Option<String> {
    let answers = look_up(&state.app.knowledge(), wanted, lang, state.app.now(), MOST);
    answers.iter().find(|answer| answer.id.as_str() == id).map(words)
}

/// An approved answer as the text of a reply: its own words, and where its e-tjänster are.
fn words(answer: &AnswerReply) -> String {
    let services = answer.services.iter().map(|service| format!("{}: {}", service.name, service.url));
    let text = answer.text.trim().to_owned();
    std::iter::once(text).chain(services).collect::<Vec<_>>().join("\n\n")
}

/// Whether somebody looks for a matter by its number: `MS-26-0042`.
fn looks_like_number(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_series = parts.next().is_some_and(|series| series.eq_ignore_ascii_case("ms"));
    let digits =
        |part: Option<&str>| part.is_some_and(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    is_series && digits(parts.next()) && digits(parts.next()) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_matter_is_told_from_words() {
        assert!(looks_like_number("MS-26-0042") && looks_like_number("ms-27-10001"));
        for words in ["", "bygglov", "MS", "MS-26", "MS-26-0042-1", "MS-26-x"] {
            assert!(!looks_like_number(words), "{words}");
        }
    }
}
