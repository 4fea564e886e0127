//! A school class behind one address, under the limits that the program has when nobody sets any.

use std::sync::Arc;

use reqwest::{StatusCode, redirect::Policy};

use crate::program::Program;

const PUPILS: usize = 30;
/// What each of them does in the first minute: all as fast as the program answers, which is worse than any lesson.
const QUESTIONS: [&str; 4] =
    ["När öppnar biblioteket?", "Behöver jag bygglov för altan?", "Hur söker jag skolskjuts?", "Vad kostar en plats?"];
const SIMPLER: &str = "Förklara enklare";

/// A browser of its own, with script or without, in Swedish or in simple Swedish.
async fn pupil(program: Arc<Program>, number: usize) -> Vec<StatusCode> {
    let browser = crate::program::browser().cookie_store(true).redirect(Policy::limited(3)).build().unwrap();
    let lang = if number.is_multiple_of(2) { "sv" } else { "sv-simple" };
    let page = browser.get(format!("{}/?lang={lang}", program.url)).send().await.unwrap();
    let mut statuses = vec![page.status()];
    for text in QUESTIONS.into_iter().chain([SIMPLER]) {
        let form = format!("text={}&lang={lang}", medborgarsvar::web::frame::encode(text));
        let mut request = browser.post(format!("{}/fraga", program.url)).body(form);
        request = request.header("content-type", "application/x-www-form-urlencoded");
        if number.is_multiple_of(3) {
            request = request.header("x-fragment", "1");
        }
        let answer = request.send().await.unwrap();
        statuses.push(answer.status());
        assert!(answer.text().await.unwrap().contains(text), "the question stands there with its reply");
    }
    statuses
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_pupils_behind_one_address_are_all_served_by_the_limits_as_they_come() {
    let program = Arc::new(Program::start("").await);
    let mut class = tokio::task::JoinSet::new();
    for number in 0..PUPILS {
        class.spawn(pupil(Arc::clone(&program), number));
    }
    let statuses: Vec<StatusCode> = class.join_all().await.concat();
    assert_eq!(statuses.len(), PUPILS * (QUESTIONS.len() + 2));
    assert!(statuses.iter().all(|status| *status == StatusCode::OK), "{statuses:?}");
}
