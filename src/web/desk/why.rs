//! Why the service said what it said in a conversation: for staff who wonder and for editors who mend the library.

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{
    app::Explained,
    handover::Agent,
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::Language,
    },
};

use super::{
    matter::{Id, id_of},
    session::Staff,
};

#[derive(Template)]
#[template(path = "desk/why.html")]
struct WhyPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    reference: String,
    matter_path: String,
    lang: &'static str,
    explained: Vec<Explained>,
}

/// `GET /desk/arenden/{id}/varfor`
pub(super) async fn show(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    path: Id,
) -> Result<Response, Error> {
    let id = id_of(path)?;
    let (handover, conversation) = state.app.read_handover(staff.agent(), id).await?;
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, language.tag, &format!("/desk/arenden/{id}/varfor"), "").unlisted();
    page.title = page.t.desk_why_title(&handover.reference);
    let explained = state.app.why(&conversation, language.tag);
    html(&WhyPage {
        agent: staff.agent(),
        csrf: staff.csrf(),
        matter_path: format!("/desk/arenden/{id}"),
        reference: handover.reference,
        lang: handover.lang.base().as_str(),
        explained,
        page,
    })
}
