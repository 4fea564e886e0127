//! Who has read which handover, and when: for those who follow up that nobody reads what is not theirs.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::AppError,
    handover::Agent,
    store::Reading,
    web::{
        error::Error,
        frame::{Frame, html, link},
        state::AppState,
        visitor::{Language, Query},
        when,
    },
};

use super::session::Staff;

/// Of what, and by whom.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    arende: String,
    konto: String,
}

struct Row {
    href: String,
    reference: String,
    who: String,
    when: String,
    machine: String,
}

#[derive(Template)]
#[template(path = "desk/readings.html")]
struct ReadingsPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    asked: Asked,
    readings: Vec<Row>,
}

/// `GET /desk/lasningar`
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let (reference, login) = (given(&asked.arende), given(&asked.konto));
    let readings = state.app.store().readings(reference.as_deref(), login.as_deref()).await.map_err(AppError::from)?;
    let mut page = Frame::new(&state.app.knowledge(), language.tag, "/desk/lasningar", "").unlisted();
    let t = page.t;
    page.title = t.staff_readings_title();
    let row = |Reading { handover, reference, agent, name, at }| Row {
        href: link(&format!("/desk/arenden/{handover}"), language.tag),
        reference,
        who: name.map_or_else(|| agent.to_string(), |(first, login)| format!("{first} ({login})")),
        when: when::moment(t, at),
        machine: when::machine(at),
    };
    let readings = readings.into_iter().map(row).collect();
    html(&ReadingsPage { agent: staff.agent(), csrf: staff.csrf(), asked, readings, page })
}
