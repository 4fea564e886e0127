//! `export answers` and `import answers`: the library's answers as one file, and back.

use std::{path::Path, process::ExitCode};

use anyhow::{Context as _, bail};

use crate::{
    editing::{file_of, from_csv, from_json, to_csv, to_json},
    knowledge::{Draft, Files, Status, build, is_slug},
};

use super::{
    arguments::{AnswersFormat, Common, ExportAnswers, ImportAnswers},
    library, output,
};

pub(super) fn export(call: &ExportAnswers, common: &Common) -> anyhow::Result<ExitCode> {
    let (folder, _) = library::chosen(common)?;
    let drafts = drafts(&Files::read(&folder)?)?;
    let bytes = match call.format {
        AnswersFormat::Csv => to_csv(&drafts)?,
        AnswersFormat::Json => to_json(&drafts)?.into_bytes(),
    };
    match &call.to {
        Some(path) => {
            std::fs::write(path, bytes).with_context(|| format!("can't write {}", path.display()))?;
            output::say(&format!("{}: {} answers", path.display(), drafts.len()));
        }
        None => output::bytes(&bytes),
    }
    Ok(ExitCode::SUCCESS)
}

/// Every answer as it is written.
fn drafts(files: &Files) -> anyhow::Result<Vec<Draft>> {
    let mut drafts = Vec::new();
    for (path, text) in files.answers() {
        match Draft::read(path, text) {
            Ok(draft) => drafts.push(draft),
            Err(faults) => {
                let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
                bail!("an answer can't be read:\n{}", said.join("\n"));
            }
        }
    }
    Ok(drafts)
}

pub(super) fn import(call: &ImportAnswers, common: &Common) -> anyhow::Result<ExitCode> {
    let (folder, samples) = library::chosen(common)?;
    let files = Files::read(&folder)?;
    let drafts = read(&call.from)?;
    let mut after = files.clone();
    let mut written = Vec::new();
    for draft in &drafts {
        let path = place(draft, &files)?;
        let there = files.get(&path);
        let file = file_of(draft, there);
        let what = match there {
            None => "new      ",
            Some(text) if text == file => continue,
            Some(text) => {
                stands_behind(draft, &path, text)?;
                "changed  "
            }
        };
        output::say(&format!("{what}{path}"));
        after = after.with(&path, &file);
        written.push((path, file));
    }
    // Nothing is written unless the library can be used afterwards.
    build(&after, samples).context("nothing was written: the library would have faults")?;
    output::say(&format!("{} answers in the file, {} new or changed", drafts.len(), written.len()));
    if call.dry_run {
        output::say("nothing was written (--dry-run)");
        return Ok(ExitCode::SUCCESS);
    }
    for (path, file) in written {
        library::write(&folder.join(path), &file)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> anyhow::Result<Vec<Draft>> {
    #[expect(clippy::disallowed_methods, reason = "the command was given this file")]
    let bytes = std::fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
    let text = std::str::from_utf8(&bytes)
        .ok()
        .filter(|text| text.trim_start_matches('\u{feff}').trim_start().starts_with('{'));
    let drafts = match text {
        Some(text) => from_json(text),
        None => from_csv(&bytes),
    };
    drafts.with_context(|| format!("{} can't be taken in", path.display()))
}

/// Where an answer goes. An id is a name of a file: nothing but letters, digits and hyphens. It stays where it is: an
/// answer that changes its area is moved by hand, so that no second one comes about.
fn place(draft: &Draft, files: &Files) -> anyhow::Result<String> {
    for (key, id) in [("id", &draft.id), ("area", &draft.area)] {
        if !is_slug(id) {
            bail!("\"{id}\" is no {key}: use a-z, digits and hyphens");
        }
    }
    let path = draft.path();
    let name = format!("/{}.md", draft.id);
    if let Some((other, _)) = files.under("answers/").find(|(other, _)| other.ends_with(&name) && *other != path) {
        bail!("{} is in {other}: move that file, or write its area", draft.id);
    }
    Ok(path)
}

/// An approval is of a wording: with another wording there must be another approval.
fn stands_behind(draft: &Draft, path: &str, there: &str) -> anyhow::Result<()> {
    let Ok(old) = Draft::read(path, there) else { return Ok(()) };
    let approved = draft.status == Status::Approved && old.status == Status::Approved;
    if approved && draft.texts != old.texts && draft.approved == old.approved {
        bail!("{path}: the texts have changed but not the approval; approve anew, or write status draft");
    }
    Ok(())
}
