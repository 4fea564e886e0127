//! Threats and abuse: the buttons that block a conversation and let it go on.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;

use crate::{
    handover::BlockReason,
    language::Texts,
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

/// Why.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Blocking {
    csrf: String,
    reason: String,
}

/// `POST /desk/arenden/{id}/sparra`
pub(super) async fn block(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Blocking>,
) -> Result<Response, Error> {
    let (id, tag) = (id_of(path)?, language.tag);
    staff.check(&form.csrf)?;
    let Some(reason) = BlockReason::ALL.into_iter().find(|reason| reason.as_str() == form.reason) else {
        let draft = Draft { block_fault: Some(Texts::of(tag).staff_block_fault()), ..Draft::default() };
        return render(&state, tag, &staff, id, StatusCode::UNPROCESSABLE_ENTITY, draft).await;
    };
    state.app.block(staff.agent(), id, Some(reason)).await?;
    Ok(back(id, tag, "#sparr"))
}

/// `POST /desk/arenden/{id}/hav-sparren`
pub(super) async fn lift(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
    Form(form): Form<Pressed>,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    staff.check(&form.csrf)?;
    state.app.block(staff.agent(), id, None).await?;
    Ok(back(id, language.tag, "#sparr"))
}

/// The reasons, in words.
pub(super) fn reasons(t: &Texts) -> Vec<(&'static str, String)> {
    BlockReason::ALL.map(|reason| (reason.as_str(), reason_name(t, reason))).to_vec()
}

fn reason_name(t: &Texts, reason: BlockReason) -> String {
    match reason {
        BlockReason::Threats => t.staff_block_threats(),
        BlockReason::Abuse => t.staff_block_abuse(),
        BlockReason::Flood => t.staff_block_flood(),
    }
}

/// Why a conversation was blocked, when that is what a line of the log tells of.
pub(super) fn reason_of(t: &Texts, what: &str, detail: Option<&str>) -> Option<String> {
    let reason = BlockReason::ALL.into_iter().find(|reason| what == "blocked" && detail == Some(reason.as_str()))?;
    Some(reason_name(t, reason))
}
