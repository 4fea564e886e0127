//! Pages of words: what the service is, what becomes of what people write, how accessible it is.
//!
//! The order of the sections is decided here, their words in `locales/`. The privacy page has the ten items of
//! article 13 (G-2); the accessibility statement the six headings that the law asks for (A-LAW-4).

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{
    language::Texts,
    web::{
        error::Error,
        frame::{Frame, html},
        state::AppState,
        visitor::Language,
    },
};

/// A section of a page.
struct Section {
    title: String,
    text: String,
    links: Vec<(String, String)>,
}

impl Section {
    fn new(title: String, text: String) -> Self {
        Self { title, text, links: Vec::new() }
    }

    fn linking(mut self, href: impl Into<String>, label: String) -> Self {
        self.links.push((href.into(), label));
        self
    }

    fn paragraphs(&self) -> Vec<&str> {
        self.text.split("\n\n").collect()
    }
}

#[derive(Template)]
#[template(path = "pages/prose.html")]
struct ProsePage {
    page: Frame,
    heading: String,
    lead: Vec<String>,
    sections: Vec<Section>,
}

/// What the service is and is not.
///
/// # Errors
/// When the page can't be rendered.
pub async fn about(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let t = Texts::of(language.tag);
    let page = Frame::new(&state.app.knowledge(), language, "/om", t.about_heading());
    let sections = vec![
        Section::new(t.about_what(), t.about_what_text()),
        Section::new(t.about_answers(), t.about_answers_text()),
        Section::new(t.about_not(), t.about_not_text()),
        Section::new(t.about_person(), t.about_person_text()).linking(page.link("/prata-med-oss"), t.nav_person()),
        Section::new(t.about_danger(), t.about_danger_text()),
        Section::new(t.about_easy(), t.about_easy_text()),
        Section::new(t.about_children(), t.about_children_text()),
        Section::new(t.about_views(), t.about_views_text())
            .linking(page.link("/prata-med-oss?vad=synpunkt"), t.complaint_link()),
    ];
    show(page, t.about_heading(), &t.about_lead(), sections)
}

/// What becomes of what people write.
///
/// # Errors
/// When the page can't be rendered.
pub async fn privacy(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let t = Texts::of(language.tag);
    let page = Frame::new(&state.app.knowledge(), language, "/integritet", t.privacy_heading());
    let sections = privacy_sections(t, &page);
    show(page, t.privacy_heading(), &t.privacy_lead(), sections)
}

fn privacy_sections(t: &Texts, page: &Frame) -> Vec<Section> {
    vec![
        Section::new(t.privacy_controller(), t.privacy_controller_text(&page.municipality)),
        Section::new(t.privacy_officer(), t.privacy_officer_text()),
        Section::new(t.privacy_purpose(), t.privacy_purpose_text()),
        Section::new(t.privacy_basis(), t.privacy_basis_text()),
        Section::new(t.privacy_what(), t.privacy_what_text()),
        Section::new(t.privacy_recipients(), t.privacy_recipients_text()),
        Section::new(t.privacy_transfer(), t.privacy_transfer_text()),
        Section::new(t.privacy_retention(), t.privacy_retention_text()),
        Section::new(t.privacy_rights(), t.privacy_rights_text()),
        Section::new(t.privacy_complaint(), t.privacy_complaint_text()).linking(t.privacy_imy_url(), t.privacy_imy()),
        Section::new(t.privacy_voluntary(), t.privacy_voluntary_text()),
        Section::new(t.privacy_automatic(), t.privacy_automatic_text()),
        Section::new(t.privacy_record(), t.privacy_record_text()),
        Section::new(t.privacy_cookies(), t.privacy_cookies_text()),
        Section::new(t.privacy_listen(), t.privacy_listen_text()),
    ]
}

/// The accessibility statement.
///
/// # Errors
/// When the page can't be rendered.
pub async fn accessibility(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let t = Texts::of(language.tag);
    let page = Frame::new(&state.app.knowledge(), language, "/tillganglighet", t.access_heading());
    let sections = vec![
        Section::new(t.access_who(), t.access_who_text(&page.municipality)),
        Section::new(t.access_how(), t.access_how_text()),
        Section::new(t.access_gaps(), t.access_gaps_text()),
        Section::new(t.access_method(), t.access_method_text()),
        Section::new(t.access_report(), t.access_report_text())
            .linking(page.link("/prata-med-oss?vad=synpunkt"), t.access_report_link()),
        Section::new(t.access_digg(), t.access_digg_text()).linking(t.access_digg_url(), t.access_digg_link()),
    ];
    show(page, t.access_heading(), &t.access_lead(), sections)
}

fn show(page: Frame, heading: String, lead: &str, sections: Vec<Section>) -> Result<Response, Error> {
    html(&ProsePage { page, heading, lead: lead.split("\n\n").map(str::to_owned).collect(), sections })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_keep_their_paragraphs_apart() {
        let section = Section::new(String::new(), "Ett.\nTvå.\n\nTre.".to_owned());
        assert_eq!(section.paragraphs(), ["Ett.\nTvå.", "Tre."]);
    }
}
