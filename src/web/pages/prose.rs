//! Pages of words, and the first of them: what the service is. Their words are in `locales/`.

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
pub(super) struct Section {
    title: String,
    text: String,
    links: Vec<(String, String)>,
}

impl Section {
    /// A section with its paragraphs apart by an empty line.
    pub(super) fn new(title: String, text: String) -> Self {
        Self { title, text, links: Vec::new() }
    }

    /// Ends with a link.
    pub(super) fn linking(mut self, href: impl Into<String>, label: String) -> Self {
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
    let t = Texts::of(language);
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

/// Shows a page of words.
///
/// # Errors
/// When the page can't be rendered.
pub(super) fn show(page: Frame, heading: String, lead: &str, sections: Vec<Section>) -> Result<Response, Error> {
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
