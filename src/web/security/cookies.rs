//! The few cookies there are, all strictly necessary: the conversation and, for a short while, the personal link; a
//! sign-in at the desk that has begun.

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::CookieJar;

/// The citizen's conversation. Set by the first stored message, never before (G-10).
pub const SESSION_COOKIE: &str = "samtal";

/// The personal link of a handover, so that the receipt can show it without a token in an address.
pub const LINK_COOKIE: &str = "lank";

/// How long the browser keeps a conversation: well over the 20 hours below which people would have to be warned.
pub const SESSION_AGE: u32 = 30 * 60 * 60;

/// How long it keeps one that was handed over: the answer takes its time.
pub const HANDOVER_AGE: u32 = 90 * 24 * 60 * 60;

/// How long the receipt can show the personal link.
pub const LINK_AGE: u32 = 30 * 60;

/// Reads and writes cookies as the service's address demands: on https with the `__Host-` prefix and `Secure`.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    https: bool,
}

impl Cookies {
    /// For a service that is reached over https or not.
    #[must_use]
    pub const fn new(https: bool) -> Self {
        Self { https }
    }

    /// The name a cookie goes by.
    #[must_use]
    pub fn name(self, base: &str) -> String {
        if self.https { format!("__Host-{base}") } else { base.to_owned() }
    }

    /// The value a browser sent.
    #[must_use]
    pub fn read(self, headers: &HeaderMap, base: &str) -> Option<String> {
        CookieJar::from_headers(headers).get(&self.name(base)).map(|cookie| cookie.value().to_owned())
    }

    /// The header that sets a cookie for some seconds. `None` for a value that can't stand in a header.
    #[must_use]
    pub fn set(self, base: &str, value: &str, seconds: u32) -> Option<HeaderValue> {
        let secure = if self.https { "; Secure" } else { "" };
        let name = self.name(base);
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
        HeaderValue::from_str(&text).ok()
    }

    /// The header that takes a cookie away.
    #[must_use]
    pub fn remove(self, base: &str) -> Option<HeaderValue> {
        self.set(base, "", 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_https_a_cookie_is_bound_to_the_host() {
        let header = Cookies::new(true).set(SESSION_COOKIE, "abc", 60).expect("a header");
        assert_eq!(header, "__Host-samtal=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
    }

    #[test]
    fn a_laptop_without_https_still_gets_its_cookie() {
        let header = Cookies::new(false).set(SESSION_COOKIE, "abc", 60).expect("a header");
        assert_eq!(header, "samtal=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    }
}
