//! The configuration as the command line makes it: defaults, then the file, then environment and flags.

use std::{net::SocketAddr, path::Path};

use anyhow::Context as _;

use crate::config::Config;

use super::arguments::Common;

/// Reads the configuration file, if one is named, and lays flags and environment over it.
pub(super) fn read(common: &Common, listen: Option<SocketAddr>) -> anyhow::Result<Config> {
    let mut config = match &common.config {
        Some(path) => from_file(path)?,
        None => Config::default(),
    };
    let Common { knowledge, config: _, data, database_url, samples } = common.clone();
    config.knowledge = knowledge.unwrap_or(config.knowledge);
    config.data = data.unwrap_or(config.data);
    config.database_url = database_url.or(config.database_url);
    config.samples = samples.or(config.samples);
    if let Some(listen) = listen {
        // Without a public address of its own the service is reached where it listens.
        if config.public_url == Config::default().public_url {
            config.public_url = format!("http://{listen}");
        }
        config.listen = listen;
    }
    config.public_url = config.public_url.trim_end_matches('/').to_owned();
    Ok(config)
}

fn from_file(path: &Path) -> anyhow::Result<Config> {
    #[expect(clippy::disallowed_methods, reason = "this is where the configuration is read")]
    let text = std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("the configuration {} has a fault", path.display()))
}
