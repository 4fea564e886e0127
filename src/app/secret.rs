//! Secrets that a person or a browser holds: session tokens and personal links.
//!
//! In memory and on the wire 43 characters; at rest only their SHA-256, so that a copy of the database opens nothing.
//! They are looked up by hash, so there is no comparison whose time could tell something.

use std::fmt;

use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};

use crate::store::TokenHash;

/// 32 random bytes as URL-safe text. Shows itself to nobody by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one from the operating system's randomness; `None` when the system gives none.
    #[must_use]
    pub fn new() -> Option<Self> {
        let mut bytes = [0; 32];
        SysRng.try_fill_bytes(&mut bytes).ok()?;
        Some(Self(url_safe(&bytes)))
    }

    /// What somebody presented as a secret.
    #[must_use]
    pub(super) fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for the one who is to hold it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub(super) fn hash(&self) -> TokenHash {
        TokenHash::from(hex(&Sha256::digest(self.0.as_bytes())))
    }

    /// Another value that only the holder of this secret and the service can know.
    #[must_use]
    pub(super) fn derive(&self, purpose: &str) -> String {
        hex(&Sha256::new().chain_update(purpose).chain_update(":").chain_update(&self.0).finalize())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// The bytes in base64url without padding (RFC 4648 5).
fn url_safe(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_usize, |group, byte| group << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(ALPHABET[group >> (18 - 6 * place) & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_the_standard_says() {
        for (bytes, text) in [(&b""[..], ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (&[251, 255], "-_8")] {
            assert_eq!(url_safe(bytes), text);
        }
    }

    #[test]
    fn a_secret_has_43_characters_differs_from_the_next_and_does_not_print() {
        let (one, two) = (Secret::new().unwrap(), Secret::new().unwrap());
        assert_eq!(one.expose().len(), 43);
        assert_ne!(one, two);
        assert_eq!(format!("{one:?}"), "Secret(..)");
    }
}
