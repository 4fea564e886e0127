//! The accessibility statement with the six parts that the law asks for (A-LAW-4).
//!
//! It never claims more than was shown: what nobody has tried stands there as such, and what the municipality has not
//! filled in, too.

use axum::{extract::State, response::Response};
use jiff::{ToSpan, civil::Date};

use crate::{
    calendar::local_date,
    config::{Accessibility, Conforms},
    language::Texts,
    web::{error::Error, frame::Frame, state::AppState, visitor::Language, when},
};

use super::prose::{Section, show};

/// The accessibility statement.
///
/// # Errors
/// When the page can't be rendered.
pub async fn accessibility(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let t = Texts::of(language);
    let page = Frame::new(&state.app.knowledge(), language, "/tillganglighet", t.access_heading());
    let own = &state.app.config().accessibility;
    let today = local_date(state.app.now());
    let sections = vec![
        Section::new(t.access_who(), t.access_who_text(&page.municipality)),
        Section::new(t.access_how(), how(t, own)),
        Section::new(t.access_gaps(), gaps(t, own)),
        Section::new(t.access_method(), method(t, own, today)),
        Section::new(t.access_report(), report(t, own))
            .linking(page.link("/prata-med-oss?vad=synpunkt"), t.access_report_link()),
        Section::new(t.access_digg(), t.access_digg_text()).linking(&own.complaint_url, t.access_digg_link()),
    ];
    show(page, t.access_heading(), &t.access_lead(), sections)
}

fn how(t: &Texts, own: &Accessibility) -> String {
    match own.conforms {
        Conforms::Fully => t.access_fully(&own.audited_by),
        Conforms::Partly => t.access_partly(),
        Conforms::Not => t.access_not(),
    }
}

fn gaps(t: &Texts, own: &Accessibility) -> String {
    let mut paragraphs = vec![t.access_gaps_text()];
    if !own.gaps.is_empty() {
        paragraphs.push(t.access_known_gaps());
        paragraphs.extend(own.gaps.iter().cloned());
    }
    if !own.burden.trim().is_empty() {
        paragraphs.extend([t.access_burden(), own.burden.clone()]);
    }
    paragraphs.join("\n\n")
}

fn method(t: &Texts, own: &Accessibility, today: Date) -> String {
    let assessed = match own.assessed {
        Some(day) if day < today.saturating_sub(1.year()) => t.access_assessed_old(when::date(t, day)),
        Some(day) => t.access_assessed(when::date(t, day)),
        None => t.access_assessed_missing(),
    };
    let updated = own.updated.map(|day| t.access_updated(when::date(t, day)));
    [Some(t.access_tests()), Some(assessed), updated].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn report(t: &Texts, own: &Accessibility) -> String {
    match own.report_contact.trim() {
        "" => t.access_report_text(),
        contact => format!("{}\n\n{}", t.access_report_text(), t.access_report_contact(contact)),
    }
}
