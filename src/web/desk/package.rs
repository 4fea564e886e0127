//! Everything that came in during an interval, as one package: the page with the form, and the package itself. Chosen by
//! days, body and kind of record, never by person.

use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    calendar::local_date,
    handover::Agent,
    knowledge::BodyId,
    language::{Tag, Texts},
    records::{Interval, archive},
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::{Form, Language},
    },
};

use super::{
    matter::{Choice, RECORDS, records},
    session::Staff,
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    csrf: String,
    from: String,
    to: String,
    body: String,
    record: String,
}

/// What is wrong with the form.
#[derive(Default)]
struct Faults {
    from: Option<String>,
    to: Option<String>,
    /// Nothing came in then.
    none: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/package.html")]
struct PackagePage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    wanted: Wanted,
    bodies: Vec<(String, String)>,
    records: Vec<Choice>,
    faults: Faults,
}

impl Faults {
    fn any(&self) -> bool {
        [&self.from, &self.to, &self.none].into_iter().any(Option::is_some)
    }
}

/// `GET /desk/utdrag`: the form, with this year until today in it.
pub(super) async fn show(State(state): State<AppState>, language: Language, staff: Staff) -> Result<Response, Error> {
    let today = local_date(state.app.now());
    let (from, to) = (today.first_of_year().to_string(), today.to_string());
    render(&state, language.tag, &staff, Wanted { from, to, ..Wanted::default() }, Faults::default())
}

/// `POST /desk/utdrag`: the package, as one file.
pub(super) async fn download(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Error> {
    staff.check(&wanted.csrf)?;
    let t = Texts::of(language.tag);
    let interval = match interval(&wanted, t) {
        Ok(interval) => interval,
        Err(faults) => return render(&state, language.tag, &staff, wanted, faults),
    };
    let name = format!("{}--{}", interval.from, interval.to);
    let exported = state.app.export_interval(staff.agent(), interval).await?;
    if exported.package.handovers.is_empty() {
        let faults = Faults { none: Some(t.desk_package_none()), ..Faults::default() };
        return render(&state, language.tag, &staff, wanted, faults);
    }
    let zip =
        archive::zip(&exported.package, &name, exported.at).map_err(|error| Error::Internal(error.to_string()))?;
    let disposition = format!("attachment; filename=\"{name}.zip\"");
    Ok(([(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, disposition)], zip)
        .into_response())
}

fn interval(wanted: &Wanted, t: &Texts) -> Result<Interval, Faults> {
    let (from, to) = (wanted.from.trim().parse::<Date>(), wanted.to.trim().parse::<Date>());
    match (from, to) {
        (Ok(from), Ok(to)) if to < from => Err(Faults { to: Some(t.desk_package_fault_order()), ..Faults::default() }),
        (Ok(from), Ok(to)) => {
            let body = (!wanted.body.is_empty()).then(|| BodyId::from(wanted.body.clone()));
            let record = RECORDS.iter().find(|(value, _)| *value == wanted.record).map(|(_, record)| *record);
            Ok(Interval { from, to, body, record })
        }
        (from, to) => {
            let fault = |date: Result<Date, jiff::Error>| date.is_err().then(|| t.desk_package_fault_date());
            Err(Faults { from: fault(from), to: fault(to), none: None })
        }
    }
}

fn render(state: &AppState, tag: Tag, staff: &Staff, wanted: Wanted, faults: Faults) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let mut page = Frame::new(&knowledge, tag, "/desk/utdrag", "").unlisted();
    let t = page.t;
    page.title = t.desk_package_title();
    let status = if faults.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    if faults.any() {
        page.title = format!("{} {}", t.desk_error_prefix(), page.title);
    }
    let bodies = &knowledge.library.bodies;
    let mut bodies: Vec<_> = bodies.iter().map(|(id, body)| (id.to_string(), body.name.get(tag).to_owned())).collect();
    bodies.sort_by(|one, other| one.1.cmp(&other.1));
    let (agent, csrf) = (staff.agent(), staff.csrf());
    let form = PackagePage { page, agent, csrf, wanted, bodies, records: records(t), faults };
    Ok((status, html(&form)?).into_response())
}
