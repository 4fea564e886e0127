//! Reads a date from TOML, where it may stand bare (`2026-12-24`) or as a string.
//!
//! The `toml` crate hands a bare date over as a map with one agreed key; jiff reads strings only.
//! This bridges the two without making the room depend on `toml`.

use std::fmt;

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};

/// The key under which the `toml` crate hands over a bare date.
const TOML_DATE_KEY: &str = "$__toml_private_datetime";

/// Reads a date that must be there.
///
/// # Errors
/// When what stands there is no date.
pub fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    deserializer.deserialize_any(DateVisitor)
}

/// Reads a date that may be left out (with `#[serde(default)]`).
///
/// # Errors
/// When what stands there is no date.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Option::<Wrapped>::deserialize(deserializer).map(|date| date.map(|Wrapped(date)| date))
}

#[derive(Deserialize)]
struct Wrapped(#[serde(deserialize_with = "required")] Date);

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = Date;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a date such as 2026-12-24")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        // Jiff would take the date out of a date with a time; here a time is a mistake.
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        date.ok_or_else(|| E::custom(format!("\"{text}\" is not a date such as 2026-12-24")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Date, A::Error> {
        match map.next_entry::<String, String>()? {
            Some((key, text)) if key == TOML_DATE_KEY => self.visit_str(&text),
            _ => Err(de::Error::custom("a table stands where a date such as 2026-12-24 should")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default, deserialize_with = "optional")]
        on: Option<Date>,
    }

    fn read(text: &str) -> Result<Option<Date>, String> {
        toml::from_str::<File>(text).map(|file| file.on).map_err(|error| error.to_string())
    }

    #[test]
    fn a_date_may_be_bare_quoted_or_left_out() {
        let date = Some(jiff::civil::date(2026, 12, 24));
        assert_eq!(read("on = 2026-12-24"), Ok(date));
        assert_eq!(read("on = \"2026-12-24\""), Ok(date));
        assert_eq!(read(""), Ok(None));
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for wrong in ["2026-12-24T10:00:00", "\"24 december\"", "\"2026-13-01\"", "{ day = \"1\" }"] {
            let error = read(&format!("on = {wrong}")).unwrap_err();
            assert!(error.contains("such as 2026-12-24"), "{error}");
        }
    }
}
