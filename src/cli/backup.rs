//! `backup` and `restore`: copies of the database.

use std::process::ExitCode;

use crate::store;

use super::{
    arguments::{BackupCall, Common, RestoreCall, ServeCall},
    configuration, output, serve,
};

pub(super) fn back_up(call: &BackupCall, common: &Common) -> anyhow::Result<ExitCode> {
    let database = serve::database_file(&configuration::read(common, &ServeCall::default())?)?;
    tokio::runtime::Runtime::new()?.block_on(store::back_up(&database, &call.file))?;
    output::say(&format!("{}: copied and checked", call.file.display()));
    Ok(ExitCode::SUCCESS)
}

pub(super) fn restore(call: &RestoreCall, common: &Common) -> anyhow::Result<ExitCode> {
    let database = serve::database_file(&configuration::read(common, &ServeCall::default())?)?;
    tokio::runtime::Runtime::new()?.block_on(store::restore(&call.file, &database, call.force))?;
    output::say(&format!("{}: restored from {}", database.display(), call.file.display()));
    Ok(ExitCode::SUCCESS)
}
