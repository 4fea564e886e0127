//! What is asked: the labelled questions of `tests/eval`, in the order in which they stand there.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::{Timestamp, civil::Date};
use medborgarsvar::{
    calendar::local_date,
    dialogue::{self, Context, Knowledge, Turn, Utterance},
    knowledge::{Library, load},
    language::Tag,
};
use serde::Deserialize;

/// One question.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Question {
    pub(crate) text: String,
    pub(crate) lang: Tag,
}

/// A file or folder of the repository.
pub(crate) fn of_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// When everything is asked: Monday noon, so that opening hours are the same in every run.
pub(crate) fn moment() -> anyhow::Result<Timestamp> {
    Ok("2026-11-23T11:00:00Z".parse()?)
}

/// The day of [`moment`].
pub(crate) fn day() -> anyhow::Result<Date> {
    Ok(local_date(moment()?))
}

/// The bundled library, samples shown.
pub(crate) fn bundled() -> anyhow::Result<Library> {
    Ok(load(&of_repository("knowledge"), true)?.library)
}

/// All questions.
#[expect(clippy::disallowed_methods, reason = "the bench reads its questions")]
pub(crate) fn all() -> anyhow::Result<Vec<Question>> {
    let file = of_repository("tests/eval/questions-dev.jsonl");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The reply to a question that begins a conversation.
pub(crate) fn reply_to(knowledge: &Knowledge, question: &Question, at: Timestamp) -> Turn {
    let context = Context { lang: question.lang, ..Context::default() };
    dialogue::respond(knowledge, &context, &Utterance::words(&question.text), at)
}

/// The questions whose turn is stored, with the reply: danger and personal numbers leave nothing durable behind.
pub(crate) fn stored(knowledge: &Knowledge) -> anyhow::Result<Vec<(Question, Turn)>> {
    let at = moment()?;
    let answered = all()?.into_iter().map(|question| {
        let turn = reply_to(knowledge, &question, at);
        (question, turn)
    });
    Ok(answered.filter(|(_, turn)| turn.reply.is_stored()).collect())
}
