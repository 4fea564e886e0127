//! Fetches a file from another host: with an end in time and size, and nothing but what was asked for.

use std::time::Duration;

use anyhow::{Context as _, bail};
use reqwest::{Client, header::CONTENT_TYPE, redirect::Policy};

/// The most that is read: a catalogue of thousands of e-tjänster is a few million bytes.
pub(super) const MOST_BYTES: usize = 10_000_000;
const MOST_REDIRECTS: usize = 5;

/// What was fetched.
pub(super) struct Fetched {
    pub(super) bytes: Vec<u8>,
    /// The character set that the host names.
    pub(super) charset: Option<String>,
}

/// Fetches an address.
pub(super) async fn fetch(address: &str, timeout: Duration) -> anyhow::Result<Fetched> {
    let client = Client::builder()
        .timeout(timeout)
        .redirect(Policy::limited(MOST_REDIRECTS))
        .user_agent(concat!("medborgarsvar/", env!("CARGO_PKG_VERSION")))
        .build()?;
    let said = || format!("{address} could not be fetched");
    let mut response = client.get(address).send().await.with_context(said)?;
    if !response.status().is_success() {
        bail!("{address} answered {}", response.status());
    }
    let header = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let charset = header.and_then(charset);
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.with_context(said)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_BYTES {
            bail!("{address} sends more than {MOST_BYTES} bytes: that is no catalogue");
        }
    }
    Ok(Fetched { bytes, charset })
}

fn charset(content_type: &str) -> Option<String> {
    let parameter = content_type.split(';').map(str::trim).find_map(|part| {
        part.get(..8).filter(|name| name.eq_ignore_ascii_case("charset=")).and_then(|_| part.get(8..))
    })?;
    Some(parameter.trim_matches('"').to_owned())
}
