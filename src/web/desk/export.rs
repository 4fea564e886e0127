//! A handover as a package to register elsewhere, in one file. A form and not a link, since that it was fetched is logged.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    records::archive,
    web::{error::Error, state::AppState, visitor::Form},
};

use super::{
    matter::{Id, id_of},
    session::Staff,
};

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Download {
    csrf: String,
}

/// `POST /desk/arenden/{id}/utdrag`
pub(super) async fn download(
    State(state): State<AppState>,
    staff: Staff,
    path: Id,
    Form(form): Form<Download>,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    staff.check(&form.csrf)?;
    let (handover, _) = state.app.read_handover(staff.agent(), id).await?;
    let exported = state.app.export(staff.agent(), &handover).await?;
    let zip = archive::zip(&exported.package, &handover.reference, exported.at)
        .map_err(|error| Error::Internal(error.to_string()))?;
    let name = format!("attachment; filename=\"{}.zip\"", handover.reference);
    Ok(([(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)], zip)
        .into_response())
}
