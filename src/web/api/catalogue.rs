//! The registers that anyone may read: e-tjänster and places to visit.

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    dialogue::{
        PlaceCard, ServiceCard,
        cards::{place_card, service_card},
    },
    knowledge::{AreaId, PlaceId},
    language::Tag,
    web::{security::ClientAddress, state::AppState},
};

use super::{
    fields::{Fields, preferred},
    problem::{Fault, Problem},
};

/// The query, or why it can't be read.
type Pairs = Result<Query<Vec<(String, String)>>, QueryRejection>;

#[derive(Serialize)]
struct ServicesJson {
    lang: Tag,
    /// Whether the register is part of the sample pack, which nobody has approved.
    samples: bool,
    services: Vec<ServiceJson>,
}

#[derive(Serialize)]
struct ServiceJson {
    area: AreaId,
    #[serde(flatten)]
    card: ServiceCard,
}

/// `GET /services?q=`: the e-tjänster whose name, purpose or ways to ask hold every word of `q`; without `q` all.
pub(super) async fn services(
    State(state): State<AppState>,
    client: ClientAddress,
    headers: HeaderMap,
    query: Pairs,
) -> Result<Response, Problem> {
    let mut fields = read_query(&headers, query)?;
    let words = fields.text("q", 200).unwrap_or_default().to_lowercase();
    let lang = finish(fields)?;
    state.limits.check_address(client).map_err(|error| Problem::too_many(lang, &error))?;

    let knowledge = state.app.knowledge();
    let library = &knowledge.library;
    let found = library.services.iter().filter(|(_, service)| {
        let asks = service.asks.sv.iter().chain(&service.asks.en).map(String::as_str);
        let names = [service.name.get(lang), service.what_for.get(lang), &service.name.sv];
        let text = names.into_iter().chain(asks).collect::<Vec<_>>().join("\n").to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    });
    let services = found.filter_map(|(id, service)| {
        Some(ServiceJson { area: service.area.clone(), card: service_card(library, id, lang)? })
    });
    let body = ServicesJson { lang, samples: library.shows_samples(), services: services.collect() };
    Ok(Json(body).into_response())
}

#[derive(Serialize)]
struct PlacesJson {
    lang: Tag,
    /// Whether the register is part of the sample pack, which nobody has approved.
    samples: bool,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    id: PlaceId,
    #[serde(flatten)]
    card: PlaceCard,
}

/// `GET /places`: every place to visit, as it is now.
pub(super) async fn places(
    State(state): State<AppState>,
    client: ClientAddress,
    headers: HeaderMap,
    query: Pairs,
) -> Result<Response, Problem> {
    let lang = finish(read_query(&headers, query)?)?;
    state.limits.check_address(client).map_err(|error| Problem::too_many(lang, &error))?;
    let (knowledge, now) = (state.app.knowledge(), state.app.now());
    let library = &knowledge.library;
    let places = library.places.keys().filter_map(|id| {
        let card = place_card(library, id, lang, now)?;
        Some(PlaceJson { id: id.clone(), card })
    });
    let body = PlacesJson { lang, samples: library.shows_samples(), places: places.collect() };
    Ok(Json(body).into_response())
}

fn read_query(headers: &HeaderMap, query: Pairs) -> Result<Fields, Problem> {
    let lang = preferred(headers);
    let Query(pairs) = query.map_err(|_| Problem::new(lang, Fault::Query))?;
    Ok(Fields::of_query(lang, pairs))
}

/// The language asked for; refuses what is not known.
fn finish(mut fields: Fields) -> Result<Tag, Problem> {
    let preferred = fields.lang;
    let lang = fields.language("lang").unwrap_or(preferred);
    fields.finish()?;
    Ok(lang)
}
