//! The configuration as the command line makes it: defaults, then the file, then environment and flags; and the command
//! `config check`, which says everything that is wrong with it.

use std::{path::Path, process::ExitCode};

use anyhow::Context as _;

use crate::config::{Config, ConfigFile, Hidden};

use super::{
    arguments::{Common, ConfigCommand, ServeCall},
    output,
};

/// Reads the configuration file, if one is named, and lays flags and environment over it.
pub(super) fn read(common: &Common, call: &ServeCall) -> anyhow::Result<Config> {
    let mut file = match &common.config {
        Some(path) => from_file(path)?,
        None => ConfigFile::default(),
    };
    overlay(&mut file.config, common, call);
    let from = common.config.as_ref().map_or_else(String::new, |path| path.display().to_string());
    file.check().with_context(|| from)
}

/// Prints every fault, or "ok".
pub(super) fn run(command: &ConfigCommand, common: &Common) -> anyhow::Result<ExitCode> {
    let ConfigCommand::Check(call) = command;
    read(common, call)?;
    output::say("ok");
    Ok(ExitCode::SUCCESS)
}

fn overlay(config: &mut Config, common: &Common, call: &ServeCall) {
    let Common { knowledge, config: _, data, database_url, samples } = common.clone();
    config.knowledge = knowledge.unwrap_or_else(|| config.knowledge.clone());
    config.data = data.unwrap_or_else(|| config.data.clone());
    config.database_url = database_url.or_else(|| config.database_url.take());
    config.samples = samples.or(config.samples);
    config.listen = call.listen.unwrap_or(config.listen);
    // Without a public address of its own the service is reached where it listens.
    let derived = (config.public_url == Config::default().public_url).then(|| format!("http://{}", config.listen));
    config.public_url = call.public_url.clone().or(derived).unwrap_or_else(|| config.public_url.clone());
    // No flags for these: a command line can be seen by everybody on the machine.
    config.mail.password =
        secret("MEDBORGARSVAR_MAIL_PASSWORD").map(Hidden::from).or_else(|| config.mail.password.take());
    config.oidc.client_secret =
        secret("MEDBORGARSVAR_OIDC_CLIENT_SECRET").map(Hidden::from).or_else(|| config.oidc.client_secret.take());
    config.public_url.truncate(config.public_url.trim_end_matches('/').len());
}

/// A value that only the environment and the file have.
fn secret(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn from_file(path: &Path) -> anyhow::Result<ConfigFile> {
    #[expect(clippy::disallowed_methods, reason = "this is where the configuration is read")]
    let text = std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(ConfigFile::parse(&text))
}
