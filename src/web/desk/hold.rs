//! Whose a handover is: the buttons that take it, put it back, hand it back, forward it, open it again, and notes.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;

use crate::{
    app::{AppError, FieldFaultKind, NewNote, ReplyFault},
    handover::HandoverId,
    knowledge::BodyId,
    language::{Tag, Texts},
    web::{
        error::Error,
        state::AppState,
        visitor::{Form, Language},
    },
};

use super::{
    answer::Pressed,
    matter::{Draft, Id, back, id_of, render},
    session::Staff,
};

/// Where a matter goes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Forward {
    csrf: String,
    body: String,
}

/// A note.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NoteForm {
    csrf: String,
    note: String,
    confirmed_not_personnummer: String,
}

/// `POST /desk/arenden/{id}/ta`
pub(super) async fn claim(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = checked(&staff, path, &form.csrf)?;
    let done = state.app.claim(staff.agent(), id).await;
    after(&state, language.tag, &staff, id, done).await
}

/// `POST /desk/arenden/{id}/ta-over`
pub(super) async fn take_over(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = checked(&staff, path, &form.csrf)?;
    let done = state.app.take_over(staff.agent(), id).await;
    after(&state, language.tag, &staff, id, done).await
}

/// `POST /desk/arenden/{id}/lagg-tillbaka`
pub(super) async fn release(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = checked(&staff, path, &form.csrf)?;
    let done = state.app.release(staff.agent(), id).await;
    after(&state, language.tag, &staff, id, done).await
}

/// `POST /desk/arenden/{id}/till-tjansten`: the service answers again.
pub(super) async fn hand_back(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = checked(&staff, path, &form.csrf)?;
    let done = state.app.hand_back(staff.agent(), id).await;
    after(&state, language.tag, &staff, id, done).await
}

/// `POST /desk/arenden/{id}/oppna`
pub(super) async fn reopen(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = checked(&staff, path, &form.csrf)?;
    let done = state.app.reopen(staff.agent(), id).await;
    after(&state, language.tag, &staff, id, done).await
}

/// `POST /desk/arenden/{id}/vidare`
pub(super) async fn forward(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Forward>,
) -> Result<Response, Error> {
    let (id, tag) = (checked(&staff, path, &form.csrf)?, language.tag);
    let body = BodyId::from(form.body);
    if !state.app.knowledge().library.bodies.contains_key(&body) {
        let draft = Draft { body_fault: Some(Texts::of(tag).desk_forward_choose()), ..Draft::default() };
        return render(&state, tag, &staff, id, StatusCode::UNPROCESSABLE_ENTITY, draft).await;
    }
    let done = state.app.forward(staff.agent(), id, &body).await;
    after(&state, tag, &staff, id, done).await
}

/// `POST /desk/arenden/{id}/anteckna`
pub(super) async fn note(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<NoteForm>,
) -> Result<Response, Error> {
    let (id, tag) = (checked(&staff, path, &form.csrf)?, language.tag);
    let text = form.note.replace("\r\n", "\n");
    let confirmed_not_personnummer = form.confirmed_not_personnummer == "yes";
    let note = NewNote { text: text.clone(), confirmed_not_personnummer };
    let kind = match state.app.add_note(staff.agent(), id, note).await {
        Ok(()) => return Ok(back(id, tag, "#anteckningar")),
        Err(ReplyFault::Text(kind)) => kind,
        Err(ReplyFault::App(error)) => return Err(error.into()),
        Err(ReplyFault::Held | ReplyFault::Closed) => return Err(Error::Conflict("a note was refused")),
    };
    let t = Texts::of(tag);
    let note_fault = Some(match kind {
        FieldFaultKind::TooLong => t.desk_note_too_long(),
        FieldFaultKind::PersonalNumber { may_confirm: true } => t.desk_fault_maybe_personal_number(),
        FieldFaultKind::PersonalNumber { may_confirm: false } => t.desk_fault_personal_number(),
        FieldFaultKind::Missing | FieldFaultKind::NotAPhone | FieldFaultKind::NotAnEmail => t.desk_note_missing(),
    });
    let may_confirm_note = kind == FieldFaultKind::PersonalNumber { may_confirm: true };
    let draft = Draft { note: text, note_fault, may_confirm_note, ..Draft::default() };
    render(&state, tag, &staff, id, StatusCode::UNPROCESSABLE_ENTITY, draft).await
}

fn checked(staff: &Staff, path: Id, csrf: &str) -> Result<HandoverId, Error> {
    let id = id_of(path)?;
    staff.check(csrf)?;
    Ok(id)
}

/// The matter as it stands now, or why nothing has changed.
async fn after(
    state: &AppState,
    tag: Tag,
    staff: &Staff,
    id: HandoverId,
    done: Result<(), AppError>,
) -> Result<Response, Error> {
    let t = Texts::of(tag);
    let fault = match done {
        Ok(()) => return Ok(back(id, tag, "")),
        Err(AppError::Conflict(_)) => t.desk_fault_taken(),
        Err(AppError::AlreadyOpen(reference)) => t.desk_fault_reopen(reference),
        Err(error) => return Err(error.into()),
    };
    render(state, tag, staff, id, StatusCode::CONFLICT, Draft { fault: Some(fault), ..Draft::default() }).await
}
