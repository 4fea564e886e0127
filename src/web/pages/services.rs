//! All e-tjänster, grouped and searchable: every one can be found, none is a dead end (R5).

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    dialogue::{ServiceCard, cards},
    knowledge::{EService, Eid, Library},
    language::{Tag, Texts},
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::{Language, Query},
    },
};

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
}

/// The e-tjänster of an area.
struct Group {
    area: String,
    services: Vec<ServiceCard>,
}

#[derive(Template)]
#[template(path = "pages/services.html")]
struct ServicesPage {
    page: Frame,
    query: String,
    count: usize,
    groups: Vec<Group>,
}

/// The catalogue.
///
/// # Errors
/// When the page can't be rendered.
pub async fn services(
    State(state): State<AppState>,
    language: Language,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let query: String = wanted.q.trim().chars().take(100).collect();
    let groups = groups(&knowledge.library, language.tag, &query);
    let count = groups.iter().map(|group| group.services.len()).sum();
    let page = Frame::new(&knowledge, language, "/tjanster", Texts::of(language).services_heading());
    let page = if query.is_empty() { page } else { page.with_query("q", &query).unlisted() };
    html(&ServicesPage { page, query, count, groups })
}

fn groups(library: &Library, tag: Tag, query: &str) -> Vec<Group> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut by_area: BTreeMap<(u16, String), Vec<ServiceCard>> = BTreeMap::new();
    for (id, service) in library.services.iter().filter(|(_, service)| matches(service, &words)) {
        let Some(card) = cards::service_card(library, id, tag) else {
            continue;
        };
        let area = library.areas.get(&service.area);
        let key = area.map_or((u16::MAX, String::new()), |area| (area.order, area.name.get(tag).to_owned()));
        by_area.entry(key).or_default().push(card);
    }
    let group = |((_, area), mut services): ((u16, String), Vec<ServiceCard>)| {
        services.sort_by_key(|card| card.name.to_lowercase());
        Group { area, services }
    };
    by_area.into_iter().map(group).collect()
}

/// Whether every word stands somewhere in what is known of the e-tjänst, in any language.
fn matches(service: &EService, words: &[String]) -> bool {
    let texts = [&service.name, &service.what_for].into_iter().flat_map(|text| Tag::ALL.map(|tag| text.get(tag)));
    let asks = service.asks.sv.iter().chain(&service.asks.en).map(String::as_str);
    let all = texts.chain(asks).collect::<Vec<_>>().join("\n").to_lowercase();
    words.iter().all(|word| all.contains(word))
}
