//! The configuration: its manual holds what the program does, and every fault is told at once with its line.

use std::{collections::BTreeSet, path::Path};

use medborgarsvar::config::{Config, ConfigFile, known_keys};

/// Keys whose value in the manual is an example, since they have no default.
const NO_DEFAULT: [&str; 24] = [
    "database_url",
    "samples",
    "metrics_listen",
    "security_txt.expires",
    "public_url",
    "accessibility.assessed",
    "accessibility.updated",
    "theme.accent",
    "theme.accent_dark",
    "oidc.issuer",
    "oidc.client_id",
    "oidc.client_secret",
    "oidc.roles",
    "oidc.function_claim",
    "oidc.label",
    "mail.host",
    "mail.port",
    "mail.username",
    "mail.password",
    "mail.from",
    "mail.only_to",
    "webhook.url",
    "webhook.secret",
    "webhook.previous_secret",
];

/// Keys that mean nothing alone.
const SECTIONS: [&str; 4] = ["security_txt.expires", "oidc.", "mail.", "webhook."];

#[expect(clippy::disallowed_methods, reason = "the test reads the manual")]
fn manual() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/medborgarsvar.example.toml")).unwrap()
}

/// Each key of the manual, with a file that sets it alone.
fn settings_of_the_manual() -> Vec<(String, String)> {
    let (mut section, mut settings) = (String::new(), Vec::new());
    for line in manual().lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut section);
        } else if let Some(setting) =
            line.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            let key = setting.split(" = ").next().unwrap();
            settings.push(match section.as_str() {
                "" => (key.to_owned(), setting.to_owned()),
                section => (format!("{section}.{key}"), format!("[{section}]\n{setting}")),
            });
        }
    }
    settings
}

fn faults(text: &str) -> Vec<String> {
    ConfigFile::parse(text).check().map_or_else(|faults| faults.0.iter().map(ToString::to_string).collect(), |_| vec![])
}

#[test]
fn the_manual_has_every_key_once_and_its_default() {
    let settings = settings_of_the_manual();
    let keys: BTreeSet<String> = settings.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys.len(), settings.len(), "a key stands there twice");
    assert_eq!(keys, known_keys());
    for (key, text) in settings {
        let file = ConfigFile::parse(&text);
        let config = &file.config;
        let is_default = *config == Config::default();
        assert!(
            is_default || NO_DEFAULT.contains(&key.as_str()) || key.starts_with("weeding."),
            "{key} has another default: {text}"
        );
        let lone = file.check().map_err(|faults| faults.to_string());
        assert!(lone.is_ok() || SECTIONS.iter().any(|section| key.starts_with(section)), "{key}: {lone:?}");
    }
}

#[test]
fn the_manual_as_it_is_and_with_every_key_set_is_a_sound_configuration() {
    assert_eq!(ConfigFile::parse(&manual()).check().unwrap(), Config::default());
    let is_key =
        |line: &str| line.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let set: String = manual()
        .lines()
        .map(|line| if is_key(line) { format!("{}\n", &line[1..]) } else { format!("{line}\n") })
        .collect();
    let set = set.replace("contact = []", "contact = [\"mailto:it@example.se\"]");
    let config = ConfigFile::parse(&set).check().unwrap();
    assert_eq!(config.security_txt.contact, ["mailto:it@example.se"]);
}

#[test]
fn every_fault_is_told_at_once_with_its_line() {
    let text = "lissten = \"127.0.0.1:1\"\nlisten = 8080\npublic_url = \"ftp://fraga.example.se\"\n\
                request_seconds = -1\nzzz = 1\ntrusted_proxies = [\"0.0.0.0/0\"]\nsamples = \"ja\"\n\
                [limits]\nadress_burst = 5\nhandovers_per_hour = 0\nexempt = [\"skolan\"]\n[sakerhet]\na = 1\n";
    let told = faults(text);
    let lines: Vec<&str> = told.iter().map(|fault| fault.split(": ").next().unwrap()).collect();
    let expected = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12].map(|line| format!("line {line}"));
    assert_eq!(lines, expected, "{told:#?}");
    assert_eq!(told[0], "line 1: lissten: there is no such key; did you mean listen?");
    assert!(told[4].contains("there are: listen, data"), "{}", told[4]);
    assert_eq!(told[7], "line 9: limits.adress_burst: there is no such key; did you mean address_burst?");
}

#[test]
fn what_is_no_toml_is_told_and_hides_nothing_else() {
    let told = faults("listen = \n[limits]\naddress_burst = 0\n");
    assert!(told[0].starts_with("line 1: "), "{told:?}");
    assert!(told.iter().any(|fault| fault.starts_with("line 3: limits.address_burst: ")), "{told:?}");
}

#[test]
fn values_that_make_no_sense_together_are_told() {
    let ok: [&str; 0] = [];
    assert_eq!(faults("public_url = \"https://fraga.example.se/\""), ok);
    for (text, key) in [
        ("public_url = \"https://example.se/fraga\"", "public_url"),
        ("public_url = \"https://a:b@example.se\"", "public_url"),
        ("public_url = \"fraga.example.se\"", "public_url"),
        ("metrics_listen = \"0.0.0.0:8080\"", "metrics_listen"),
        ("request_seconds = 0", "request_seconds"),
        ("drain_seconds = 100000", "drain_seconds"),
        ("[security_txt]\nexpires = 2027-01-01", "security_txt.contact"),
        ("[security_txt]\ncontact = [\"it@example.se\"]\nexpires = 2027-01-01", "security_txt.contact"),
        ("[security_txt]\ncontact = [\"tel:+46\"]", "security_txt.expires"),
        ("[theme]\naccent = \"#ffcc00\"", "theme.accent: #ffcc00 can't be read"),
        ("[theme]\naccent_dark = \"#0f5257\"", "theme.accent_dark"),
        ("[theme]\naccent = \"grön\"", "theme.accent"),
    ] {
        let told = faults(text);
        assert!(told.len() == 1 && told[0].contains(key), "{text}: {told:?}");
    }
}
