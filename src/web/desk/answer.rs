//! Answering a handover and closing it. Whatever is wrong, nothing that was written or chosen is lost.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;

use crate::{
    app::{AppError, FieldFaultKind, ReplyFault, StaffReply},
    language::Texts,
    web::{
        error::Error,
        state::AppState,
        visitor::{Form, Language},
    },
};

use super::{
    matter::{Draft, Id, OUTCOMES, RECORDS, back, id_of, render},
    session::Staff,
};

/// The answer.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    csrf: String,
    client_id: String,
    text: String,
    confirmed_not_personnummer: String,
}

/// The two choices, both of which must be made.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Closing {
    csrf: String,
    outcome: String,
    record: String,
}

/// `POST /desk/arenden/{id}/svara`
pub(super) async fn reply(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Answer>,
) -> Result<Response, Error> {
    let (id, tag) = (id_of(path)?, language.tag);
    staff.check(&form.csrf)?;
    let reply = StaffReply {
        // Browsers send line ends as CR LF.
        text: form.text.replace("\r\n", "\n"),
        client_id: form.client_id,
        confirmed_not_personnummer: form.confirmed_not_personnummer == "yes",
    };
    let fault = match state.app.reply(staff.agent(), id, reply).await {
        Ok(()) => return Ok(back(id, tag, "#senare")),
        Err(ReplyFault::App(AppError::NotFound | AppError::Gone)) => return Err(Error::NotFound),
        Err(fault) => fault,
    };
    let (status, mut draft) = reply_fault(Texts::of(tag), &fault);
    draft.text = form.text;
    render(&state, tag, &staff, id, status, draft).await
}

/// What was wrong, in words.
fn reply_fault(t: &Texts, fault: &ReplyFault) -> (StatusCode, Draft) {
    let of_text = |text| Draft { text_fault: Some(text), ..Draft::default() };
    let of_matter = |text| Draft { fault: Some(text), ..Draft::default() };
    match fault {
        ReplyFault::Text(kind) => {
            let may_confirm = *kind == FieldFaultKind::PersonalNumber { may_confirm: true };
            let text = match kind {
                FieldFaultKind::TooLong => t.desk_fault_too_long(),
                FieldFaultKind::PersonalNumber { may_confirm: true } => t.desk_fault_maybe_personal_number(),
                FieldFaultKind::PersonalNumber { may_confirm: false } => t.desk_fault_personal_number(),
                FieldFaultKind::Missing | FieldFaultKind::NotAPhone | FieldFaultKind::NotAnEmail => {
                    t.desk_fault_missing()
                }
            };
            (StatusCode::UNPROCESSABLE_ENTITY, Draft { may_confirm, ..of_text(text) })
        }
        ReplyFault::Held => (StatusCode::CONFLICT, of_text(t.desk_fault_held())),
        ReplyFault::Closed => (StatusCode::CONFLICT, of_matter(t.desk_fault_closed())),
        ReplyFault::App(AppError::Unavailable(_)) => {
            (StatusCode::SERVICE_UNAVAILABLE, of_text(t.desk_fault_unavailable()))
        }
        ReplyFault::App(_) => (StatusCode::CONFLICT, of_text(t.desk_fault_other_reply())),
    }
}

/// `POST /desk/arenden/{id}/avsluta`
pub(super) async fn close(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Closing>,
) -> Result<Response, Error> {
    let (id, tag) = (id_of(path)?, language.tag);
    staff.check(&form.csrf)?;
    let t = Texts::of(tag);
    let outcome = OUTCOMES.iter().find(|(value, _)| *value == form.outcome).map(|(_, outcome)| *outcome);
    let record = RECORDS.iter().find(|(value, _)| *value == form.record).map(|(_, record)| *record);
    let mut draft = Draft { outcome: form.outcome, record: form.record, ..Draft::default() };
    let (Some(outcome), Some(record)) = (outcome, record) else {
        draft.outcome_fault = outcome.is_none().then(|| t.desk_fault_outcome());
        draft.record_fault = record.is_none().then(|| t.desk_fault_record());
        return render(&state, tag, &staff, id, StatusCode::UNPROCESSABLE_ENTITY, draft).await;
    };
    match state.app.close(staff.agent(), id, outcome, record).await {
        Ok(()) => Ok(back(id, tag, "")),
        Err(AppError::Conflict(_)) => {
            draft.fault = Some(t.desk_fault_closed());
            render(&state, tag, &staff, id, StatusCode::CONFLICT, draft).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of a button that holds nothing else.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Pressed {
    pub(super) csrf: String,
}

/// `POST /desk/arenden/{id}/lank`: the personal links open nothing any more.
pub(super) async fn revoke(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    staff.check(&form.csrf)?;
    state.app.revoke_links(staff.agent(), id).await?;
    Ok(back(id, language.tag, "#events-heading"))
}
