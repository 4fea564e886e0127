//! Whether the values of a configuration make sense: each by itself, and together.

use axum::http::Uri;

use super::{Config, ConfigFault, ConfigFaults, ConfigFile, Desk, Limits, SecurityTxt};

/// The longest that a request or a stop may take, in seconds.
const LONGEST: u32 = 600;

/// What is wrong with the value of a key.
type Wrong = (&'static str, String);

impl ConfigFile {
    /// The configuration once environment and flags have been laid over it, when nothing is wrong with it.
    ///
    /// # Errors
    /// Every fault, those of the file too.
    pub fn check(self) -> Result<Config, ConfigFaults> {
        let Self { config, mut faults, lines } = self;
        for (key, what) in wrong(&config) {
            // A value with a fault of its own has been left out and can't be wrong once more.
            if !faults.iter().any(|fault| fault.key == key) {
                faults.push(ConfigFault { line: lines.get(key).copied(), key: key.to_owned(), what });
            }
        }
        faults.sort();
        if faults.is_empty() { Ok(config) } else { Err(ConfigFaults(faults)) }
    }
}

fn wrong(config: &Config) -> Vec<Wrong> {
    let mut wrong: Vec<Wrong> = Vec::new();
    wrong.extend(public_url(&config.public_url).map(|what| ("public_url", what)));
    wrong.extend(config.trusted_proxies.iter().filter(|network| network.prefix_len() == 0).map(|network| {
        ("trusted_proxies", format!("{network} is everybody: anyone could then claim any address; name the proxies"))
    }));
    if config.metrics_listen.is_some_and(|address| address.port() != 0 && address.port() == config.listen.port()) {
        wrong.push(("metrics_listen", "it must have another port than `listen`".to_owned()));
    }
    if !(1..=LONGEST).contains(&config.request_seconds) {
        wrong.push(("request_seconds", format!("it must be 1 to {LONGEST}")));
    }
    if config.drain_seconds > LONGEST {
        wrong.push(("drain_seconds", format!("it must be 0 to {LONGEST}")));
    }
    wrong.extend(limits(&config.limits));
    wrong.extend(desk(&config.desk));
    wrong.extend(security_txt(&config.security_txt));
    wrong.extend(config.embed.wrong());
    wrong.extend(config.accessibility.wrong());
    wrong.extend(config.theme.wrong());
    wrong.extend(config.oidc.wrong());
    wrong.extend(config.mail.wrong());
    wrong.extend(config.webhook.wrong());
    wrong.extend(config.outbox.wrong());
    wrong
}

fn public_url(url: &str) -> Option<String> {
    let example = "write it like https://fraga.example.se";
    let Ok(parsed) = url.parse::<Uri>() else { return Some(format!("\"{url}\" is no address: {example}")) };
    if !matches!(parsed.scheme_str(), Some("http" | "https")) {
        return Some(format!("it must begin with https:// or http://: {example}"));
    }
    let is_bare = matches!(parsed.path(), "" | "/") && parsed.query().is_none();
    let is_plain_host = parsed.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    (!is_bare || !is_plain_host)
        .then(|| format!("it must be a host and nothing after it, since the service has a host of its own: {example}"))
}

fn limits(limits: &Limits) -> impl Iterator<Item = Wrong> {
    [
        ("limits.messages_per_minute", limits.messages_per_minute),
        ("limits.address_per_minute", limits.address_per_minute),
        ("limits.address_burst", limits.address_burst),
        ("limits.handovers_per_hour", limits.handovers_per_hour),
        ("limits.logins_per_quarter", limits.logins_per_quarter),
    ]
    .into_iter()
    .filter(|(_, limit)| *limit == 0)
    .map(|(key, _)| (key, "0 would let nobody in: it must be at least 1".to_owned()))
}

fn desk(desk: &Desk) -> impl Iterator<Item = Wrong> {
    [
        ("desk.lease_seconds", desk.lease_seconds, 30),
        ("desk.present_minutes", desk.present_minutes, 1),
        ("desk.unclaimed_minutes", desk.unclaimed_minutes, 1),
    ]
    .into_iter()
    .filter(|(_, value, least)| value < least)
    .map(|(key, _, least)| (key, format!("it must be at least {least}")))
}

fn security_txt(page: &SecurityTxt) -> Vec<Wrong> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let is_way = |way: &&String| ["mailto:", "https://", "tel:"].iter().any(|scheme| way.starts_with(scheme));
    let is_line = |way: &String| !way.chars().any(char::is_control);
    wrong.extend(page.contact.iter().filter(|way| !is_way(way) || !is_line(way)).map(|way| {
        ("security_txt.contact", format!("{way:?} must begin with mailto:, https:// or tel: and be one line"))
    }));
    if page.contact.is_empty() == page.expires.is_some() {
        let key = if page.contact.is_empty() { "security_txt.contact" } else { "security_txt.expires" };
        wrong.push((key, "contact and expires belong together (RFC 9116): set both or none".to_owned()));
    }
    wrong
}
