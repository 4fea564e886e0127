//! The configuration: one TOML file, environment and flags over it, checked whole at start with all faults at once.
//!
//! Floor 5: a plain value that `app`, `web` and `cli` read. Every key has a default that works on a laptop.

mod weeding;

pub use weeding::{Decided, Kind, Rule, SHORTEST, Weeding};

use std::{net::SocketAddr, path::PathBuf};

use ipnet::IpNet;
use serde::Deserialize;

/// How the service runs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the database lies.
    pub data: PathBuf,
    /// The library.
    pub knowledge: PathBuf,
    /// Another database than the file in `data`.
    pub database_url: Option<String>,
    /// The address people see, without a slash at the end: decides the cookie's name, Secure, HSTS and links.
    pub public_url: String,
    /// Whether samples are shown; must be set unless the bundled library runs without a configuration file.
    pub samples: Option<bool>,
    /// Networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Limits against floods.
    pub limits: Limits,
    /// What is weeded, by which decision (R16). Nothing without one.
    pub weeding: Weeding,
}

/// Limits against floods. Generous per address, so that a school class behind one can ask.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Messages a minute in one conversation.
    pub messages_per_minute: u32,
    /// Requests that write, a minute and address.
    pub address_per_minute: u32,
    /// Requests that an address may make at once.
    pub address_burst: u32,
    /// Handovers an hour and address.
    pub handovers_per_hour: u32,
    /// Log-in attempts a quarter of an hour, per account and per address.
    pub logins_per_quarter: u32,
    /// Networks without a limit per address (a school's, a library's).
    pub exempt: Vec<IpNet>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("./data"),
            knowledge: PathBuf::from("./knowledge"),
            database_url: None,
            public_url: "http://127.0.0.1:8080".to_owned(),
            samples: None,
            trusted_proxies: Vec::new(),
            limits: Limits::default(),
            weeding: Weeding::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            messages_per_minute: 15,
            address_per_minute: 600,
            address_burst: 100,
            handovers_per_hour: 60,
            logins_per_quarter: 10,
            exempt: Vec::new(),
        }
    }
}

impl Config {
    /// Whether people reach the service over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
