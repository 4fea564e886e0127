//! Which library a command works on, and whether its samples are shown.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use jiff::{Timestamp, civil::Date};

use crate::{
    app::{Clock, SystemClock},
    calendar::{local_date, stockholm},
    dialogue::Knowledge,
    knowledge::{Loaded, Words, load},
};

use super::{
    arguments::{Common, ServeCall},
    configuration,
};

/// The folder of the library, and whether samples are shown: outside `serve` they are, unless somebody said otherwise.
pub(super) fn chosen(common: &Common) -> anyhow::Result<(PathBuf, bool)> {
    let config = configuration::read(common, &ServeCall::default())?;
    Ok((config.knowledge, config.samples.unwrap_or(true)))
}

/// Loads the library and builds what turns need.
pub(super) fn knowledge(common: &Common, today: Date) -> anyhow::Result<Knowledge> {
    let (folder, samples) = chosen(common)?;
    let Loaded { library, .. } = load(&folder, samples)?;
    Ok(Knowledge::new(library, today)?)
}

/// What the library knows of Swedish words apart from its answers.
pub(super) fn words(common: &Common) -> anyhow::Result<Words> {
    let (folder, samples) = chosen(common)?;
    Ok(load(&folder, samples)?.library.words)
}

/// The moment a command works at: noon of the given day, or now.
pub(super) fn moment(today: Option<Date>) -> anyhow::Result<Timestamp> {
    match today {
        Some(date) => {
            let noon = date.at(12, 0, 0, 0).to_zoned_datetime(stockholm()).context("the date is out of range")?;
            Ok(noon.timestamp())
        }
        None => Ok(SystemClock.now()),
    }
}

/// Whether a folder is the library that comes with the program: the folder `knowledge` of its own checkout. Only there
/// may samples be shown without anyone having said so (design, *Status*).
pub(super) fn is_bundled(folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let manifest = folder.parent().map(|project| project.join("Cargo.toml"));
    #[expect(clippy::disallowed_methods, reason = "looks at the checkout that the library lies in")]
    let manifest = manifest.and_then(|path| std::fs::read_to_string(path).ok());
    manifest.is_some_and(|text| text.contains("name = \"medborgarsvar\""))
}

/// The local date of a moment.
pub(super) fn date(moment: Timestamp) -> Date {
    local_date(moment)
}

/// Writes a file of the library in one step: who reads it meanwhile sees the old or the new one, never half of it.
pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let folder = path.parent().context("a file has a folder")?;
    let said = || format!("can't write {}", path.display());
    std::fs::create_dir_all(folder).with_context(said)?;
    // No file that ends so is read as part of the library.
    let beside = path.with_extension("writing~");
    let mut file = std::fs::File::create(&beside).with_context(said)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).with_context(said)?;
    std::fs::rename(&beside, path).with_context(said)
}
