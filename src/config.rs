//! The configuration: one TOML file, environment and flags over it, checked whole at start with all faults at once.
//!
//! Floor 6: a plain value that `app`, `web` and `cli` read. Every key has a default that works on a laptop.
//! `docs/medborgarsvar.example.toml` is the manual: a test holds it to the keys and defaults here.

mod accounts;
mod check;
mod delivery;
mod desk;
mod embed;
mod fault;
mod oidc;
mod read;
mod statements;
mod theme;
mod weeding;

pub use accounts::Accounts;
pub use delivery::{Hidden, Mail, NoSigningSecret, Outbox, Security, SigningSecret, Webhook};
pub use desk::Desk;
pub use embed::Embed;
pub use fault::{ConfigFault, ConfigFaults};
pub use oidc::Oidc;
pub use read::{ConfigFile, known_keys};
pub use statements::{Accessibility, Conforms, Privacy};
pub use theme::{DARK, Ground, LIGHT, Shades, Theme};
pub use weeding::{Decided, Kind, Rule, SHORTEST, Weeding};

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use ipnet::IpNet;
use jiff::civil::Date;
use serde::Deserialize;

use crate::{calendar::toml_date, handover::Audience};

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
    /// Where figures for operations are served; nowhere unless set. Never reachable from outside.
    pub metrics_listen: Option<SocketAddr>,
    /// How long a request may take, in seconds.
    pub request_seconds: u32,
    /// How long running requests may take to finish when the service is stopped, in seconds.
    pub drain_seconds: u32,
    /// Limits against floods.
    pub limits: Limits,
    /// How the desk works.
    pub desk: Desk,
    /// What is weeded, by which decision (R16). Nothing without one.
    pub weeding: Weeding,
    /// Whom to tell about a weakness (`/.well-known/security.txt`).
    pub security_txt: SecurityTxt,
    /// On whose pages the chat may be shown in a frame.
    pub embed: Embed,
    /// What the privacy page says of the municipality.
    pub privacy: Privacy,
    /// What the accessibility statement says of the municipality.
    pub accessibility: Accessibility,
    /// The municipality's own colours.
    pub theme: Theme,
    /// How staff log in.
    pub accounts: Accounts,
    /// The provider by which they log in with single sign-on. None unless set.
    pub oidc: Oidc,
    /// The server that takes e-mail about handovers. Nothing is sent without one.
    pub mail: Mail,
    /// The system that is told of handovers. None unless set.
    pub webhook: Webhook,
    /// How long what can't be sent is tried.
    pub outbox: Outbox,
}

/// Whom to tell about a weakness (RFC 9116). Without a contact there is no such page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SecurityTxt {
    /// Addresses, the best first: `mailto:`, `https:` or `tel:`.
    pub contact: Vec<String>,
    /// The day from which the page no longer counts, and is no longer shown.
    #[serde(deserialize_with = "toml_date::optional")]
    pub expires: Option<Date>,
}

/// Limits against floods. Generous per address, so that a school class behind one can ask.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Messages a minute in one conversation.
    pub messages_per_minute: u32,
    /// Requests that write, a minute and address.
    pub address_per_minute: u32,
    /// Requests that an address may make at once: a class of 30 that asks some questions each.
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
            metrics_listen: None,
            request_seconds: 30,
            drain_seconds: 10,
            limits: Limits::default(),
            security_txt: SecurityTxt::default(),
            desk: Desk::default(),
            embed: Embed::default(),
            privacy: Privacy::default(),
            accessibility: Accessibility::default(),
            theme: Theme::default(),
            weeding: Weeding::default(),
            accounts: Accounts::default(),
            oidc: Oidc::default(),
            mail: Mail::default(),
            webhook: Webhook::default(),
            outbox: Outbox::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            messages_per_minute: 15,
            address_per_minute: 600,
            address_burst: 200,
            handovers_per_hour: 60,
            logins_per_quarter: 10,
            exempt: Vec::new(),
        }
    }
}

impl Config {
    /// The host that people reach the service at, without port.
    #[must_use]
    pub fn host(&self) -> String {
        let authority = self.public_url.parse::<axum::http::Uri>().ok();
        authority.as_ref().and_then(|url| url.host()).unwrap_or("localhost").to_owned()
    }

    /// Who is told of what happens to handovers.
    #[must_use]
    pub fn audiences(&self) -> Vec<Audience> {
        let mail = self.mail.host.is_some().then_some([Audience::Function, Audience::Citizen]);
        let system = self.webhook.url.is_some().then_some(Audience::System);
        mail.into_iter().flatten().chain(system).collect()
    }

    /// Whether people reach the service over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// How long a request may take.
    #[must_use]
    pub const fn request_time(&self) -> Duration {
        Duration::from_secs(self.request_seconds as u64)
    }

    /// How long running requests may take to finish when the service is stopped.
    #[must_use]
    pub const fn drain_time(&self) -> Duration {
        Duration::from_secs(self.drain_seconds as u64)
    }
}
