//! What could not be sent, why, and the button that sends it again.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::AppError,
    handover::{Agent, Audience, HandoverId},
    language::Texts,
    store::DeadLetter,
    web::{
        error::Error,
        frame::{Frame, html, link},
        state::AppState,
        visitor::{Form, Language},
        when,
    },
};

use super::session::Staff;

/// A letter in the list.
struct Row {
    handover: HandoverId,
    seq: u32,
    audience: &'static str,
    href: String,
    reference: String,
    whom: String,
    fault: String,
    tries: u32,
    when: String,
    machine: String,
}

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct LettersPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    open: bool,
    waiting: Vec<(String, i64)>,
    dead: Vec<Row>,
}

/// Which letter.
#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    csrf: String,
    handover: HandoverId,
    seq: u32,
    audience: String,
}

/// `GET /desk/utskick`
pub(super) async fn show(State(state): State<AppState>, language: Language, staff: Staff) -> Result<Response, Error> {
    let mut page = Frame::new(&state.app.knowledge(), language.tag, "/desk/utskick", "").unlisted();
    let t = page.t;
    page.title = t.staff_letters_title();
    let told = state.app.config().audiences();
    let mut waiting = Vec::with_capacity(told.len());
    for audience in &told {
        let figures = state.app.store().outbox_figures(*audience).await.map_err(AppError::from)?;
        waiting.push((whom(t, *audience), figures.waiting));
    }
    let dead = state.app.dead_letters().await?;
    let dead = dead.into_iter().map(|letter| row(letter, t, |path| link(path, language.tag))).collect();
    html(&LettersPage { agent: staff.agent(), csrf: staff.csrf(), open: !told.is_empty(), waiting, dead, page })
}

/// `POST /desk/utskick`
pub(super) async fn send_again(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    staff.check(&which.csrf)?;
    let audience: Audience = which.audience.parse().map_err(|_| Error::NotFound)?;
    match state.app.send_again(staff.agent(), which.handover, which.seq, audience).await {
        // Somebody else was first, or it was pressed twice: the list shows how it is.
        Ok(()) | Err(AppError::NotFound) => Ok(Redirect::to(&link("/desk/utskick", language.tag)).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn row(DeadLetter { letter, reference, fault, died_at }: DeadLetter, t: &Texts, link: impl Fn(&str) -> String) -> Row {
    Row {
        handover: letter.handover,
        seq: letter.seq,
        audience: letter.audience.as_str(),
        href: link(&format!("/desk/arenden/{}", letter.handover)),
        reference,
        whom: whom(t, letter.audience),
        fault,
        tries: letter.tries,
        when: when::moment(t, died_at),
        machine: when::machine(died_at),
    }
}

fn whom(t: &Texts, audience: Audience) -> String {
    match audience {
        Audience::Function => t.staff_letters_function(),
        Audience::Citizen => t.staff_letters_citizen(),
        Audience::System => t.staff_letters_system(),
    }
}
