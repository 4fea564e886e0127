//! What becomes of what people write: the ten items of article 13 (G-2), of which the municipality fills in some.

use axum::{extract::State, response::Response};

use crate::{
    config::{Config, Decided, Kind, Privacy},
    handover::RecordChoice,
    language::Texts,
    web::{error::Error, frame::Frame, state::AppState, visitor::Language, when},
};

use super::prose::{Section, show};

/// What becomes of what people write.
///
/// # Errors
/// When the page can't be rendered.
pub async fn privacy(State(state): State<AppState>, language: Language) -> Result<Response, Error> {
    let t = Texts::of(language);
    let page = Frame::new(&state.app.knowledge(), language, "/integritet", t.privacy_heading());
    let sections = sections(t, state.app.config());
    show(page, t.privacy_heading(), &t.privacy_lead(), sections)
}

fn sections(t: &Texts, config: &Config) -> Vec<Section> {
    let own = &config.privacy;
    vec![
        Section::new(t.privacy_controller(), controller(t, own)),
        Section::new(t.privacy_officer(), officer(t, own)),
        Section::new(t.privacy_purpose(), t.privacy_purpose_text()),
        Section::new(t.privacy_basis(), t.privacy_basis_text()),
        Section::new(t.privacy_what(), t.privacy_what_text()),
        Section::new(t.privacy_recipients(), format!("{}\n\n{}", t.privacy_recipients_text(), processors(t, own))),
        Section::new(t.privacy_transfer(), t.privacy_transfer_text()),
        Section::new(t.privacy_retention(), retention(t, &config.weeding.decided())),
        Section::new(t.privacy_rights(), t.privacy_rights_text()),
        Section::new(t.privacy_complaint(), t.privacy_complaint_text()).linking(t.privacy_imy_url(), t.privacy_imy()),
        Section::new(t.privacy_voluntary(), t.privacy_voluntary_text()),
        Section::new(t.privacy_automatic(), t.privacy_automatic_text()),
        Section::new(t.privacy_record(), t.privacy_record_text()),
        Section::new(t.privacy_cookies(), t.privacy_cookies_text()),
        Section::new(t.privacy_listen(), t.privacy_listen_text()),
    ]
}

fn controller(t: &Texts, own: &Privacy) -> String {
    match (own.controller.trim(), own.contact.trim()) {
        ("", _) => t.privacy_controller_missing(),
        (controller, "") => t.privacy_controller_is(controller),
        (controller, contact) => {
            format!("{}\n\n{}", t.privacy_controller_is(controller), t.privacy_controller_contact(contact))
        }
    }
}

fn officer(t: &Texts, own: &Privacy) -> String {
    match own.dpo_contact.trim() {
        "" => t.privacy_officer_missing(),
        contact => t.privacy_officer_is(contact),
    }
}

fn processors(t: &Texts, own: &Privacy) -> String {
    if own.processors.is_empty() {
        t.privacy_processors_missing()
    } else {
        t.privacy_processors(own.processors.join("; "))
    }
}

/// How long each kind is kept, by the decisions of the configuration; without any, that nothing is taken away.
fn retention(t: &Texts, decided: &[(Kind, Decided)]) -> String {
    let kept = decided.iter().filter_map(|(kind, Decided { decision, decided_on, days })| {
        let day = when::date(t, *decided_on);
        Some(match kind {
            Kind::Conversations => t.privacy_kept_conversations(days, decision, day),
            Kind::Requested => t.privacy_kept_requested(days, decision, day),
            Kind::Handovers(RecordChoice::Register) => t.privacy_kept_register(days, decision, day),
            Kind::Handovers(RecordChoice::KeepInOrder) => t.privacy_kept_in_order(days, decision, day),
            Kind::Handovers(RecordChoice::MinorImportance) => t.privacy_kept_minor(days, decision, day),
            Kind::Feedback => t.privacy_kept_feedback(days, decision, day),
            // Counts hold nothing of anybody.
            Kind::Counters => return None,
        })
    });
    [t.privacy_retention_text()].into_iter().chain(kept).collect::<Vec<_>>().join("\n\n")
}
