//! `import services`: the catalogue of e-tjänster into `services.toml`.

use std::{process::ExitCode, time::Duration};

use anyhow::Context as _;

use crate::{
    editing::catalogue::{CatalogueEntry, CatalogueFormat, plan, read},
    knowledge::{Files, Library, build},
};

use super::{
    arguments::{Common, ImportServices, ServicesFormat},
    fetch::{Fetched, fetch},
    library, output,
};

const FILE: &str = "services.toml";

pub(super) fn run(call: &ImportServices, common: &Common) -> anyhow::Result<ExitCode> {
    let (folder, samples) = library::chosen(common)?;
    let files = Files::read(&folder)?;
    let loaded = build(&files, samples).context("mend the library first")?;
    let entries = catalogue(call)?;
    let today = library::date(library::moment(call.today)?);
    let planned = plan(files.get(FILE).unwrap_or_default(), &loaded.library, &entries, today, call.force)?;
    for change in &planned.changes {
        output::say(&change.to_string());
    }
    output::say(&format!("{} e-tjänster in the catalogue, {} changes", entries.len(), planned.changes.len()));
    let after = build(&files.with(FILE, &planned.file), samples)
        .context("nothing was written: the library would have faults")?;
    point_to_what_is_gone(&after.library);
    if call.dry_run {
        output::say("nothing was written (--dry-run)");
    } else if !planned.changes.is_empty() {
        library::write(&folder.join(FILE), &planned.file)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn catalogue(call: &ImportServices) -> anyhow::Result<Vec<CatalogueEntry>> {
    let is_address = call.from.starts_with("https://") || call.from.starts_with("http://");
    let fetched = if is_address {
        let timeout = Duration::from_secs(call.timeout);
        tokio::runtime::Runtime::new()?.block_on(fetch(&address(call), timeout))?
    } else {
        #[expect(clippy::disallowed_methods, reason = "the command was given this file")]
        let bytes = std::fs::read(&call.from).with_context(|| format!("can't read {}", call.from))?;
        Fetched { bytes, charset: None }
    };
    let format = match call.format {
        ServicesFormat::OpenEplatform => CatalogueFormat::OpenEplatform,
        ServicesFormat::Csv => CatalogueFormat::Csv,
        ServicesFormat::Json => CatalogueFormat::Json,
    };
    read(&fetched.bytes, fetched.charset.as_deref(), format).with_context(|| format!("{} is no catalogue", call.from))
}

/// Of a portal by Open ePlatform the address alone is enough. XML names its character set, which JSON there does not.
fn address(call: &ImportServices) -> String {
    let portal = call.format == ServicesFormat::OpenEplatform && !call.from.contains("/getflow");
    if portal { format!("{}/api/v1/getflows/xml", call.from.trim_end_matches('/')) } else { call.from.clone() }
}

/// Answers that lead to an e-tjänst that is gone, the first of theirs or another.
fn point_to_what_is_gone(library: &Library) {
    for answer in library.answers.values() {
        for id in &answer.services {
            if library.services.get(id).is_some_and(|service| service.gone.is_some()) {
                let answer_file = format!("answers/{}/{}.md", answer.area, answer.id);
                output::say(&format!("look at {answer_file}: its e-tjänst {id} is gone"));
            }
        }
    }
}
