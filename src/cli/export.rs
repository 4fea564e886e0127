//! `export`: handovers as a package in a folder, checked by `sha256sum -c SHA256SUMS`.

use std::{
    fs::{DirBuilder, OpenOptions},
    io::Write,
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, bail};

use crate::{
    app::{self, AppError, Exporter, SystemClock},
    knowledge::load,
    records::{File, Interval, Selection},
};

use super::{
    answers,
    arguments::{Common, ExportCall, ExportWhat, ServeCall},
    configuration, output, serve,
};

pub(super) fn run(call: &ExportCall, common: &Common) -> anyhow::Result<ExitCode> {
    if let Some(ExportWhat::Answers(call)) = &call.what {
        return answers::export(call, common);
    }
    tokio::runtime::Runtime::new()?.block_on(export(call, common))?;
    Ok(ExitCode::SUCCESS)
}

async fn export(call: &ExportCall, common: &Common) -> anyhow::Result<()> {
    let config = configuration::read(common, &ServeCall::default())?;
    // Names come from the library; a fault in it must not keep records from being taken out.
    let library = load(&config.knowledge, true).map(|loaded| loaded.library);
    if let Err(error) = &library {
        output::complain(&format!("the library can't be read, so bodies are given by their ids: {error}"));
    }
    let store = serve::open(&config).await?;
    let (Some(out), Some(by)) = (&call.out, &call.by) else { bail!("give --out and --by") };
    let by = Exporter::Operator(by.clone());
    let exported = app::export(&store, library.ok().as_ref(), &SystemClock, selection(call)?, &by).await;
    let exported = match exported {
        Err(AppError::NotFound) => bail!("there is no handover with that reference"),
        other => other.context("the package could not be made")?,
    };
    let handovers = exported.package.handovers.len();
    if handovers == 0 {
        bail!("no handover came in then, or none of that body and kind: nothing was written");
    }
    write(out, &exported.package.files)?;
    app::note_export(&store, &exported, &by)
        .await
        .context("the package is written, but that it was could not be logged: remove the folder and try again")?;
    output::say(&format!(
        "{}: {handovers} handovers; check the package with: cd {} && sha256sum -c SHA256SUMS",
        out.display(),
        out.display()
    ));
    Ok(())
}

fn selection(call: &ExportCall) -> anyhow::Result<Selection> {
    if let Some(reference) = &call.reference {
        return Ok(Selection::Reference { reference: reference.clone() });
    }
    let (Some(from), Some(to)) = (call.from, call.to) else { bail!("give --reference, or --from and --to") };
    if to < from {
        bail!("--to is before --from");
    }
    Ok(Selection::Interval(Interval { from, to, body: call.body.clone(), record: call.record }))
}

/// Writes the files, readable by their owner alone, and sees them to disk before the export is logged.
fn write(folder: &Path, files: &[File]) -> anyhow::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
    let mut there = folder.read_dir().with_context(|| format!("can't read the folder {}", folder.display()))?;
    if there.next().is_some() {
        bail!("the folder {} is not empty: a package has a folder of its own", folder.display());
    }
    for file in files {
        let path = folder.join(&file.name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut opened = options.open(&path).with_context(|| format!("can't write {}", path.display()))?;
        opened.write_all(&file.bytes).with_context(|| format!("can't write {}", path.display()))?;
        opened.sync_all().with_context(|| format!("can't write {}", path.display()))?;
    }
    Ok(())
}
