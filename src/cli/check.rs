//! `check`: holds the library to its rules, and measures whether its answers are found.

use std::{fmt::Write as _, path::Path, process::ExitCode};

use serde::Serialize;

use crate::{
    editing::{FOLDS, LeaveOneOut, formatted, leave_one_out},
    knowledge::{Fault, Files, Level, inspect},
};

use super::{
    arguments::{CheckCall, Common},
    library, output,
};

/// Pairs of answers and missed ways to ask that are printed; all are in the JSON.
const MOST_LISTED: usize = 10;

/// What `--json` prints. Other tools read it: keys are added, never changed (docs/knowledge.md).
#[derive(Serialize)]
struct Report {
    errors: usize,
    rules: usize,
    warnings: usize,
    faults: Vec<Fault>,
    /// Not there when the library can't be used.
    leave_one_out: Option<LeaveOneOut>,
}

pub(super) fn run(call: &CheckCall, common: &Common) -> anyhow::Result<ExitCode> {
    let (folder, samples) = library::chosen(common)?;
    let today = library::date(library::moment(call.today)?);
    if call.fix {
        fix(&folder)?;
    }
    let inspected = inspect(&Files::read(&folder)?, samples, today, call.strict);
    let mut faults = inspected.faults;
    let folds = if call.quick { 1 } else { FOLDS };
    let left_out = match &inspected.library {
        Some(library) => {
            let left_out = leave_one_out(library, &inspected.asks, today, folds)?;
            faults.extend(left_out.fault(library.answers.len()));
            Some(left_out)
        }
        None => None,
    };
    let count = |level| faults.iter().filter(|fault| fault.level == level).count();
    let (errors, rules, warnings) = (count(Level::Error), count(Level::Rule), count(Level::Warning));
    if call.json {
        let report = Report { errors, rules, warnings, faults, leave_one_out: left_out };
        output::say(&serde_json::to_string_pretty(&report)?);
    } else {
        for fault in &faults {
            output::say(&format!("{}/{fault}", folder.display()));
        }
        if let Some(left_out) = &left_out {
            output::say(&said(left_out));
        }
        output::say(&format!("{errors} error(s), {rules} broken rule(s), {warnings} warning(s)"));
    }
    Ok(if errors + rules > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Puts the front matter of every answer in its usual form.
fn fix(folder: &Path) -> anyhow::Result<()> {
    let files = Files::read(folder)?;
    for (path, text) in files.answers() {
        // A file that can't be read is told of by the check itself.
        if let Some(formatted) = formatted(text).ok().filter(|formatted| formatted != text) {
            library::write(&folder.join(path), &formatted)?;
            output::complain(&format!("{path}: front matter put in its usual form"));
        }
    }
    Ok(())
}

/// The figures in words.
fn said(report: &LeaveOneOut) -> String {
    let mut text = format!(
        "found when left out (hit_at_3): {:.3}, {} of {}{}",
        report.overall.hit_at_3,
        report.overall.found,
        report.overall.of,
        if report.folds < FOLDS { "; a fifth of the ways to ask" } else { "" }
    );
    for (lang, share) in &report.by_language {
        let _ = write!(text, "\n  {lang}: {:.3}, {} of {}", share.hit_at_3, share.found, share.of);
    }
    for (area, share) in &report.by_area {
        let _ = write!(text, "\n  {area}: {:.3}, {} of {}", share.hit_at_3, share.found, share.of);
    }
    if !report.confusion.is_empty() {
        text.push_str("\nmost often taken for each other (meant, came first instead, times; back):");
    }
    for pair in report.confusion.iter().take(MOST_LISTED) {
        let _ = write!(text, "\n  {} → {}: {}; {}", pair.meant, pair.won, pair.times, pair.back);
    }
    text
}
