//! `check`: validates the library.

use std::process::ExitCode;

use serde::Serialize;

use crate::knowledge::{Fault, Level, LoadError, load};

use super::{
    arguments::{CheckCall, Common},
    library, output,
};

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    faults: &'a [Fault],
}

pub(super) fn run(call: &CheckCall, common: &Common) -> anyhow::Result<ExitCode> {
    let (folder, samples) = library::chosen(common)?;
    let faults = match load(&folder, samples) {
        Ok(loaded) => {
            let today = library::date(library::moment(None)?);
            loaded.warnings.into_iter().chain(loaded.library.overdue(today)).collect()
        }
        Err(LoadError::Faults(faults)) => faults.0,
        Err(error @ LoadError::Unreadable(_)) => return Err(error.into()),
    };
    let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
    let warnings = faults.len() - errors;
    if call.json {
        output::say(&serde_json::to_string_pretty(&Report { errors, warnings, faults: &faults })?);
    } else {
        for fault in &faults {
            output::say(&format!("{}/{fault}", folder.display()));
        }
        output::say(&format!("{errors} error(s), {warnings} warning(s)"));
    }
    Ok(if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
