//! Single sign-on at the desk: who the provider is, and what its claims mean here. There is none until it is configured.

use std::{collections::BTreeMap, time::Duration};

use axum::http::Uri;
use serde::Deserialize;

use crate::handover::Role;

use super::{Hidden, delivery::is_this_machine};

/// The longest that an answer of the provider is waited for, in seconds.
const LONGEST: u32 = 60;
/// How many characters the words of the button may have.
const LABEL: usize = 60;
/// How many characters first name and function may have, as for accounts made here.
const SHOWN: usize = 80;

/// What is wrong with the value of a key.
type Wrong = (&'static str, String);

/// The municipality's own provider (OpenID Connect Core 1.0). Without `issuer` there is none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Oidc {
    /// Its name, an address, letter by letter as it writes it itself.
    pub issuer: Option<String>,
    /// What this service is called there.
    pub client_id: Option<String>,
    /// How it proves to be it.
    pub client_secret: Option<Hidden>,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim that says what somebody may do; with dots, a claim within a claim.
    pub roles_claim: String,
    /// The role that each value of it gives.
    pub roles: BTreeMap<String, Role>,
    /// The claim with the first name.
    pub name_claim: String,
    /// The claim with the function.
    pub function_claim: Option<String>,
    /// The function of whoever has no such claim, as citizens see it (R24).
    pub function: String,
    /// What the button says; the service's own words unless set.
    pub label: Option<String>,
    /// Whether accounts made here log in with their password beside it.
    pub local_login: bool,
    /// How long the provider may take over one step, in seconds.
    pub timeout_seconds: u32,
}

impl Default for Oidc {
    fn default() -> Self {
        Self {
            issuer: None,
            client_id: None,
            client_secret: None,
            scopes: vec!["profile".to_owned()],
            roles_claim: "roles".to_owned(),
            roles: BTreeMap::new(),
            name_claim: "given_name".to_owned(),
            function_claim: None,
            function: "Medborgarservice".to_owned(),
            label: None,
            local_login: true,
            timeout_seconds: 10,
        }
    }
}

impl Oidc {
    /// How long the provider may take over one step.
    #[must_use]
    pub const fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds as u64)
    }

    pub(super) fn wrong(&self) -> Vec<Wrong> {
        let mut wrong: Vec<Wrong> = Vec::new();
        let rest = Self { issuer: None, ..self.clone() };
        match &self.issuer {
            None if rest != Self::default() => {
                wrong.push(("oidc.issuer", "it is missing: without it there is no single sign-on".to_owned()));
            }
            None => {}
            Some(issuer) => {
                wrong.extend(address(issuer).map(|what| ("oidc.issuer", what)));
                wrong.extend(self.missing());
            }
        }
        let is_word =
            |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_graphic() && !"\"\\".contains(c));
        if !self.scopes.iter().all(|scope| is_word(scope)) {
            wrong.push(("oidc.scopes", "each must be a word (RFC 6749 3.3): [\"profile\", \"email\"]".to_owned()));
        }
        let claims = [("oidc.roles_claim", Some(&self.roles_claim)), ("oidc.name_claim", Some(&self.name_claim))];
        for (key, claim) in claims.into_iter().chain([("oidc.function_claim", self.function_claim.as_ref())]) {
            if claim.is_some_and(|claim| claim.trim().is_empty()) {
                wrong.push((key, "it must name a claim".to_owned()));
            }
        }
        let is_shown = |text: &str, most: usize| {
            (1..=most).contains(&text.trim().chars().count()) && !text.chars().any(char::is_control)
        };
        if !is_shown(&self.function, SHOWN) {
            wrong.push(("oidc.function", format!("it must have 1 to {SHOWN} characters")));
        }
        if self.label.as_deref().is_some_and(|label| !is_shown(label, LABEL)) {
            wrong.push(("oidc.label", format!("it must have 1 to {LABEL} characters")));
        }
        if !(1..=LONGEST).contains(&self.timeout_seconds) {
            wrong.push(("oidc.timeout_seconds", format!("it must be 1 to {LONGEST}")));
        }
        wrong
    }

    /// What a provider needs beside its name.
    fn missing(&self) -> impl Iterator<Item = Wrong> {
        let is_empty = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
        let id = is_empty(self.client_id.as_deref())
            .then_some(("oidc.client_id", "it is missing: what this service is called at the provider"));
        let secret = is_empty(self.client_secret.as_ref().map(Hidden::expose)).then_some((
            "oidc.client_secret",
            "it is missing: set it here or in the environment, as MEDBORGARSVAR_OIDC_CLIENT_SECRET",
        ));
        let roles = (self.roles.is_empty() || self.roles.keys().any(String::is_empty)).then_some((
            "oidc.roles",
            "it is missing, and nobody would get in: { \"value of the claim\" = \"agent\" }; \
             roles are agent, lead, editor and admin",
        ));
        [id, secret, roles].into_iter().flatten().map(|(key, what)| (key, what.to_owned()))
    }
}

fn address(issuer: &str) -> Option<String> {
    let example = "write it as the provider does in \"issuer\" of its /.well-known/openid-configuration, \
                   like https://login.example.se/realms/kommunen";
    let Ok(parsed) = issuer.parse::<Uri>() else { return Some(format!("it is no address: {example}")) };
    if parsed.query().is_some() || issuer.contains('#') || issuer.ends_with("/.well-known/openid-configuration") {
        return Some(format!("it must end with the provider's own name: {example}"));
    }
    match (parsed.scheme_str(), parsed.host()) {
        (Some("https"), Some(_)) => None,
        (Some("http"), Some(host)) if is_this_machine(host) => None,
        _ => Some(format!("it must begin with https://, unless it is on this machine: {example}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "issuer = \"https://login.example.se/realms/kommunen\"\nclient_id = \"medborgarsvar\"\n\
                         client_secret = \"hemligt\"\nroles = { \"chatt-handlaggare\" = \"agent\" }\n";

    fn oidc(text: &str) -> Oidc {
        toml::from_str(text).unwrap()
    }

    fn keys(text: &str) -> Vec<&'static str> {
        oidc(text).wrong().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn a_provider_has_a_name_an_id_a_secret_and_at_least_one_role() {
        assert!(keys("").is_empty() && keys(WHOLE).is_empty());
        assert_eq!(oidc(WHOLE).roles["chatt-handlaggare"], Role::Agent);
        assert_eq!(
            keys("issuer = \"https://login.example.se\""),
            ["oidc.client_id", "oidc.client_secret", "oidc.roles"]
        );
        for lone in ["client_id = \"x\"", "local_login = false", "label = \"Logga in\""] {
            assert_eq!(keys(lone), ["oidc.issuer"], "{lone}");
        }
        assert!(toml::from_str::<Oidc>("roles = { \"chef\" = \"chief\" }").is_err());
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let odd = "scopes = [\"två ord\"]\nroles_claim = \"\"\nname_claim = \" \"\nfunction_claim = \"\"\n\
                   function = \"\"\nlabel = \"a\\nb\"\ntimeout_seconds = 0\n";
        let told = keys(&format!("{WHOLE}{odd}"));
        let expected =
            ["scopes", "roles_claim", "name_claim", "function_claim", "function", "label", "timeout_seconds"];
        assert_eq!(told, expected.map(|key| format!("oidc.{key}")));
    }

    #[test]
    fn nothing_of_a_sign_in_crosses_a_network_in_the_clear() {
        for issuer in ["https://login.example.se", "http://localhost:8080/realms/x", "http://127.0.0.1:1"] {
            assert_eq!(address(issuer), None, "{issuer}");
        }
        for issuer in [
            "http://login.example.se",
            "login.example.se",
            "https://login.example.se/?a=b",
            "https://login.example.se/.well-known/openid-configuration",
        ] {
            assert!(address(issuer).is_some(), "{issuer}");
        }
    }

    #[test]
    fn the_secret_is_not_printed() {
        assert!(!format!("{:?}", oidc(WHOLE)).contains("hemligt"));
    }
}
