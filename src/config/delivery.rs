//! By which ways people and systems outside are told of handovers: `[mail]`, `[webhook]` and `[outbox]`. All are closed
//! until they are configured.

use std::{fmt, net::IpAddr, time::Duration};

use axum::http::Uri;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use lettre::message::Mailbox;
use serde::Deserialize;

/// The longest that an answer of the other side is waited for, in seconds. The lease of a sender is longer.
const LONGEST: u32 = 60;
/// How often a letter may be tried at most.
const MOST_TRIES: u32 = 1000;

/// What is wrong with the value of a key.
type Wrong = (&'static str, String);

/// The server that takes e-mail, and how it is spoken to. Without `host` no e-mail is sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Its name, as its certificate has it.
    pub host: Option<String>,
    /// Its port; the usual one of `security` unless set.
    pub port: Option<u16>,
    /// How the connection is encrypted.
    pub security: Security,
    /// The account to log in with.
    pub username: Option<String>,
    /// Its password.
    pub password: Option<Hidden>,
    /// Who the mail comes from: a function's address, `Name <address>` or the address alone.
    pub from: Option<String>,
    /// One mailbox for every notice to staff, instead of those in `bodies.toml`: while a service is tried out.
    pub only_to: Option<String>,
    /// How long the server may take, in seconds.
    pub timeout_seconds: u32,
}

/// How a connection to a mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// It begins in the clear and must change to TLS before anything is said (port 587).
    #[default]
    StartTls,
    /// From the first byte (port 465).
    Tls,
    /// Not at all: only to a server on this machine (port 25).
    None,
}

/// The municipality's system that is told of handovers. Without `url` none is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Webhook {
    /// Where it takes them: https, or this machine.
    pub url: Option<String>,
    /// The key that signs.
    pub secret: Option<SigningSecret>,
    /// The key before, while the receiver changes: both sign then.
    pub previous_secret: Option<SigningSecret>,
    /// How long the receiver may take, in seconds.
    pub timeout_seconds: u32,
}

/// How long what can't be sent is tried.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Outbox {
    /// How often a letter is tried before it is shown at the desk as given up.
    pub tries: u32,
}

/// A password or the like. Shows itself to nobody by accident.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// It, for the one who asks for it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Hidden {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(..)")
    }
}

/// A key as Standard Webhooks writes it: `whsec_` and 24 to 64 bytes in base64.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct SigningSecret(Vec<u8>);

/// A text that is no such key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it must be whsec_ and 24 to 64 random bytes in base64: printf 'whsec_%s\\n' \"$(openssl rand -base64 32)\"")]
pub struct NoSigningSecret;

impl SigningSecret {
    /// The key itself.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for SigningSecret {
    type Error = NoSigningSecret;

    fn try_from(text: String) -> Result<Self, NoSigningSecret> {
        let encoded = text.strip_prefix("whsec_").ok_or(NoSigningSecret)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| NoSigningSecret)?;
        if (24..=64).contains(&bytes.len()) { Ok(Self(bytes)) } else { Err(NoSigningSecret) }
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(..)")
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            host: None,
            port: None,
            security: Security::default(),
            username: None,
            password: None,
            from: None,
            only_to: None,
            timeout_seconds: 20,
        }
    }
}

impl Default for Webhook {
    fn default() -> Self {
        Self { url: None, secret: None, previous_secret: None, timeout_seconds: 20 }
    }
}

impl Default for Outbox {
    fn default() -> Self {
        Self { tries: 100 }
    }
}

impl Mail {
    /// The port, the usual one unless another is set.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::StartTls => 587,
            Security::Tls => 465,
            Security::None => 25,
        })
    }

    /// How long the server may take.
    #[must_use]
    pub const fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds as u64)
    }

    pub(super) fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let rest = Self { host: None, ..self.clone() };
        match &self.host {
            None if rest != Self::default() => {
                wrong.push(("mail.host", "it is missing: no e-mail can be sent without a server".to_owned()));
            }
            Some(_) if self.from.is_none() => {
                wrong.push(("mail.from", "it is missing: who the e-mail comes from, a function's address".to_owned()));
            }
            Some(host) if self.security == Security::None && !is_this_machine(host) => {
                let what = "\"none\" is only for a server on this machine: use \"starttls\" or \"tls\"";
                wrong.push(("mail.security", what.to_owned()));
            }
            _ => {}
        }
        for (key, address) in [("mail.from", &self.from), ("mail.only_to", &self.only_to)] {
            if address.as_ref().is_some_and(|address| address.parse::<Mailbox>().is_err()) {
                wrong.push((key, "it must be an address, or a name and an address: Name <name@example.se>".to_owned()));
            }
        }
        if self.username.is_some() != self.password.is_some() {
            wrong.push(("mail.username", "username and password belong together: set both or none".to_owned()));
        }
        wrong.extend(timeout("mail.timeout_seconds", self.timeout_seconds));
        wrong
    }
}

impl Webhook {
    /// How long the receiver may take.
    #[must_use]
    pub const fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds as u64)
    }

    pub(super) fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let rest = Self { url: None, ..self.clone() };
        match &self.url {
            None if rest != Self::default() => {
                wrong.push(("webhook.url", "it is missing: where the receiver takes webhooks".to_owned()));
            }
            Some(url) => wrong.extend(receiver(url).map(|what| ("webhook.url", what))),
            None => {}
        }
        if self.url.is_some() && self.secret.is_none() {
            wrong.push(("webhook.secret", format!("it is missing; {NoSigningSecret}")));
        }
        wrong.extend(timeout("webhook.timeout_seconds", self.timeout_seconds));
        wrong
    }
}

impl Outbox {
    pub(super) fn wrong(&self) -> Option<Wrong> {
        let is_sound = (1..=MOST_TRIES).contains(&self.tries);
        (!is_sound).then(|| ("outbox.tries", format!("it must be 1 to {MOST_TRIES}")))
    }
}

fn timeout(key: &'static str, seconds: u32) -> Option<Wrong> {
    (!(1..=LONGEST).contains(&seconds)).then(|| (key, format!("it must be 1 to {LONGEST}")))
}

fn receiver(url: &str) -> Option<String> {
    let example = "write it like https://system.example.se/webhooks";
    let Ok(parsed) = url.parse::<Uri>() else { return Some(format!("it is no address: {example}")) };
    match (parsed.scheme_str(), parsed.host()) {
        (Some("https"), Some(_)) => None,
        (Some("http"), Some(host)) if is_this_machine(host) => None,
        _ => Some(format!("it must begin with https://, unless it is on this machine: {example}")),
    }
}

/// Whether what is sent to a host stays on this machine.
pub(super) fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str) -> Mail {
        toml::from_str(text).unwrap()
    }

    fn keys(wrong: Vec<Wrong>) -> Vec<&'static str> {
        wrong.into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn nothing_leaves_this_machine_in_the_clear() {
        let open = mail("host = \"smtp.example.se\"\nfrom = \"chatt@example.se\"\nsecurity = \"none\"");
        assert_eq!(keys(open.wrong()), ["mail.security"]);
        let here = mail("host = \"127.0.0.1\"\nfrom = \"chatt@example.se\"\nsecurity = \"none\"");
        assert_eq!((keys(here.wrong()), here.port()), (vec![], 25));
        for url in ["http://system.example.se/", "ftp://localhost", "system.example.se", "http://"] {
            assert!(receiver(url).is_some(), "{url}");
        }
        for url in ["https://system.example.se/in", "http://localhost:8000/", "http://[::1]:1/", "http://127.0.0.1/"] {
            assert!(receiver(url).is_none(), "{url}");
        }
    }

    #[test]
    fn what_belongs_together_is_asked_for_together() {
        assert!(Mail::default().wrong().is_empty() && Webhook::default().wrong().is_empty());
        assert_eq!(keys(mail("from = \"chatt@example.se\"").wrong()), ["mail.host"]);
        assert_eq!(
            keys(mail("host = \"smtp.example.se\"\nusername = \"chatt\"").wrong()),
            ["mail.from", "mail.username"]
        );
        let odd = mail("host = \"smtp.example.se\"\nfrom = \"a@b.se\\r\\nBcc: c@d.se\"\ntimeout_seconds = 0");
        assert_eq!(keys(odd.wrong()), ["mail.from", "mail.timeout_seconds"]);
        let hook: Webhook = toml::from_str("url = \"https://system.example.se/\"").unwrap();
        assert_eq!(keys(hook.wrong()), ["webhook.secret"]);
    }

    #[test]
    fn a_key_that_signs_has_the_form_of_the_specification_and_is_not_printed() {
        let secret = SigningSecret::try_from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned()).unwrap();
        assert_eq!(secret.bytes().len(), 24);
        assert_eq!(format!("{secret:?} {:?}", Hidden("hemligt".to_owned())), "SigningSecret(..) Hidden(..)");
        for odd in ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_kort", "whsec_MfKQ9r8GKYqrTw=="] {
            let error = SigningSecret::try_from(odd.to_owned()).unwrap_err().to_string();
            assert!(!error.contains("MfKQ"), "{error}");
        }
    }
}
