//! Somebody has called: what was said on the phone becomes a matter like any other, with a clock.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::{FieldFault, HandoverFault, HandoverRequest},
    handover::Agent,
    language::Tag,
    web::{
        chat::fault_in_words,
        error::Error,
        frame::{Frame, html, link},
        state::AppState,
        visitor::{Form, Language},
    },
};

use super::session::Staff;

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Call {
    csrf: String,
    about: String,
    name: String,
    phone: String,
    form_id: String,
    confirmed: String,
}

#[derive(Template)]
#[template(path = "desk/call.html")]
struct CallPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    call: Call,
    faults: Vec<(&'static str, String)>,
    may_confirm: bool,
}

impl CallPage<'_> {
    fn fault(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|(name, _)| *name == field).map(|(_, words)| words.as_str())
    }
}

/// `GET /desk/telefon`
pub(super) async fn show(State(state): State<AppState>, language: Language, staff: Staff) -> Result<Response, Error> {
    let form_id = state.app.form_id()?;
    html(&page(&state, language.tag, &staff, Call { form_id, ..Call::default() }, &[]))
}

/// `POST /desk/telefon`
pub(super) async fn log(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Form(call): Form<Call>,
) -> Result<Response, Error> {
    staff.check(&call.csrf)?;
    let request = HandoverRequest {
        lang: Tag::Swedish,
        about: call.about.replace("\r\n", "\n").trim().to_owned(),
        name: call.name.trim().to_owned(),
        contact: if call.phone.trim().is_empty() { "come_back" } else { "phone" }.to_owned(),
        phone: call.phone.trim().to_owned(),
        client_id: Some(call.form_id.clone()).filter(|id| !id.is_empty()),
        confirmed_not_personnummer: !call.confirmed.is_empty(),
        ..HandoverRequest::default()
    };
    match state.app.log_call(staff.agent(), request).await {
        Ok(id) => Ok(Redirect::to(&link(&format!("/desk/arenden/{id}"), language.tag)).into_response()),
        Err(HandoverFault::Fields(faults)) => {
            let page = page(&state, language.tag, &staff, call, &faults);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
        Err(HandoverFault::App(error)) => Err(error.into()),
        Err(HandoverFault::NoLiveChat | HandoverFault::AlreadyOpen(_)) => Err(Error::Conflict("a call was refused")),
    }
}

fn page<'a>(state: &AppState, tag: Tag, staff: &'a Staff, call: Call, faults: &[FieldFault]) -> CallPage<'a> {
    let mut page = Frame::new(&state.app.knowledge(), tag, "/desk/telefon", "").unlisted();
    page.title = page.t.desk_call_title();
    if !faults.is_empty() {
        page.title = format!("{} {}", page.t.desk_error_prefix(), page.title);
    }
    let may_confirm = faults.iter().any(FieldFault::may_confirm);
    let faults = faults.iter().map(|fault| (fault.field, fault_in_words(*fault, page.t))).collect();
    CallPage { page, agent: staff.agent(), csrf: staff.csrf(), call, faults, may_confirm }
}
