//! One answer as a page of its own: `/svar/<slug>`, for links and search engines, and the map of them.
//!
//! The same approved text as in the chat. While samples are shown nothing is for search engines: no structured data, no
//! map, and every page says `noindex`. What was taken back answers 410, with ways on.

use askama::{Template, filters::Safe};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde_json::json;

use crate::{
    calendar::local_date,
    dialogue::{AnswerReply, answer_page},
    knowledge::{Answer, AnswerId, Eid, Library, Status},
    language::{Tag, Texts},
    web::{
        chat::Line,
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::Language,
    },
};

/// Where the answers' pages lie.
const PATH: &str = "/svar";

/// The page in another language.
struct Alternate {
    lang: Tag,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/answer.html")]
struct AnswerPage {
    page: Frame,
    answer: AnswerReply,
    line: Line,
    related: Vec<(String, String)>,
    canonical: String,
    alternates: Vec<Alternate>,
    structured: Option<Safe<String>>,
}

#[derive(Template)]
#[template(path = "pages/answer_gone.html")]
struct GonePage {
    page: Frame,
}

/// A page in the map.
struct Entry {
    address: String,
    changed: Option<Date>,
    alternates: Vec<Alternate>,
}

#[derive(Template)]
#[template(path = "pages/sitemap.xml")]
struct SiteMap {
    entries: Vec<Entry>,
}

/// An answer.
///
/// # Errors
/// [`Error::NotFound`] when there is none by that name that was ever shown.
pub async fn answer(
    State(state): State<AppState>,
    language: Language,
    Path(slug): Path<String>,
) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let library = &knowledge.library;
    let id = AnswerId::from(slug);
    let known = library.answers.get(&id).ok_or(Error::NotFound)?;
    let path = format!("{PATH}/{id}");
    let Some(answer) = answer_page(library, &id, language.tag, state.app.now()) else {
        if !was_shown(known, library) {
            return Err(Error::NotFound);
        }
        let title = Texts::of(language).answer_gone_heading();
        let page = Frame::new(&knowledge, language, &path, title).unlisted();
        return Ok((StatusCode::GONE, html(&GonePage { page })?).into_response());
    };
    let page = Frame::new(&knowledge, language, &path, answer.title.clone());
    let host = &state.app.config().public_url;
    let canonical = address(host, &id, answer.lang);
    let is_official = page.may_be_listed && answer.status == Status::Approved;
    let structured = is_official.then(|| structured(&answer, &canonical, &page.municipality));
    let page = if is_official { page } else { page.unlisted() };
    let related = answer.related.iter();
    let related = related.map(|choice| (page.link(&format!("{PATH}/{}", choice.id)), choice.title.clone())).collect();
    let line = Line::alone(answer.clone());
    let alternates = alternates(host, known);
    html(&AnswerPage { page, answer, line, related, canonical, alternates, structured })
}

/// Whether an answer that is not shown now once was: withdrawn or expired, and no draft.
fn was_shown(answer: &Answer, library: &Library) -> bool {
    match answer.status {
        Status::Approved | Status::Withdrawn => true,
        Status::Sample => library.samples_allowed(),
        Status::Draft => false,
    }
}

fn address(host: &str, id: &AnswerId, lang: Tag) -> String {
    format!("{host}{PATH}/{id}?lang={lang}")
}

fn alternates(host: &str, answer: &Answer) -> Vec<Alternate> {
    answer.variants.keys().map(|lang| Alternate { lang: *lang, href: address(host, &answer.id, *lang) }).collect()
}

/// What the page says, for machines (schema.org). It is data and never run; no text can end the element it stands in.
fn structured(answer: &AnswerReply, address: &str, municipality: &str) -> Safe<String> {
    let text = json!({ "@type": "Answer", "text": answer.html });
    let data = json!({
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "url": address,
        "inLanguage": answer.lang,
        "dateModified": answer.reviewed,
        "publisher": { "@type": "GovernmentOrganization", "name": municipality },
        "mainEntity": [{ "@type": "Question", "name": answer.title, "acceptedAnswer": text }],
    });
    Safe(data.to_string().replace('<', "\\u003c"))
}

/// The map for search engines: the pages, and the answers that are approved and in force.
///
/// # Errors
/// [`Error::NotFound`] while samples are shown.
pub async fn site_map(State(state): State<AppState>) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let library = &knowledge.library;
    if library.shows_samples() {
        return Err(Error::NotFound);
    }
    let host = &state.app.config().public_url;
    let page = |path: &&str| Entry { address: format!("{host}{path}"), changed: None, alternates: Vec::new() };
    let answer = |answer: &Answer| Entry {
        address: address(host, &answer.id, answer.variant(Tag::Swedish).map_or(Tag::Swedish, |(lang, _)| lang)),
        changed: answer.reviewed(),
        alternates: alternates(host, answer),
    };
    let pages = ["/", "/tjanster", "/om", "/integritet", "/tillganglighet"];
    let entries = pages.iter().map(page).chain(library.shown(local_date(state.app.now())).map(answer)).collect();
    let kind = HeaderValue::from_static("application/xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], SiteMap { entries }.render()?).into_response())
}

/// Where the map is. Nothing is closed to search engines here: what they must not list says so itself.
pub async fn robots(State(state): State<AppState>) -> Response {
    let is_official = !state.app.knowledge().library.shows_samples();
    let map = is_official.then(|| format!("Sitemap: {}/sitemap.xml\n", state.app.config().public_url));
    let map = map.unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{map}").into_response()
}
