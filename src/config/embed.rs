//! On whose pages the chat may be shown in a frame, and which of them are no such thing.

use axum::http::Uri;
use serde::Deserialize;

/// Where the chat may be embedded. Without hosts, in our own sample page alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Embed {
    /// Origins whose pages may hold the chat: `https://www.example.se`, or `https://*.example.se` for all below it.
    pub allowed_hosts: Vec<String>,
}

impl Embed {
    /// What is wrong, by key. A host ends up in a header, so it must be an origin and nothing else.
    pub(super) fn wrong(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.allowed_hosts.iter().filter_map(|host| wrong(host)).map(|what| ("embed.allowed_hosts", what))
    }
}

fn wrong(host: &str) -> Option<String> {
    let example = "write it like https://www.example.se";
    let Some((scheme, authority)) = host.split_once("://") else {
        return Some(format!("{host:?} is no origin: {example}"));
    };
    let name = authority.strip_prefix("*.").unwrap_or(authority);
    let is_authority = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    };
    let parsed = format!("{scheme}://{name}").parse::<Uri>().ok().filter(|_| is_authority(name));
    let Some(parsed) = parsed else { return Some(format!("{host:?} is no origin, with nothing after it: {example}")) };
    let is_own = matches!(parsed.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    match scheme {
        "https" => None,
        "http" if is_own => None,
        _ => Some(format!("{host:?} must begin with https://, since what people write is shown there: {example}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_an_origin_and_nothing_else() {
        for host in
            ["https://www.example.se", "https://*.example.se", "https://example.se:8443", "http://127.0.0.1:8080"]
        {
            assert_eq!(wrong(host), None, "{host}");
        }
        for host in [
            "www.example.se",
            "https://www.example.se/",
            "http://www.example.se",
            "https://*",
            "*",
            "https://",
            "https://example.se; script-src *",
            "https://example.se https://other.se",
            "https://a.*.se",
            "https://anna@example.se",
        ] {
            assert!(wrong(host).is_some(), "{host}");
        }
    }
}
