//! A dated exception to the ordinary hours, as it is written in a file (W-3).

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{
    hours::{Interval, day_of},
    toml_date,
};

/// A date with hours of its own, which win over those of the weekday and over a holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialDay {
    /// The Swedish local date.
    #[serde(deserialize_with = "toml_date::required")]
    pub date: Date,
    /// The intervals of the day, in order; empty is closed all day.
    #[serde(deserialize_with = "intervals")]
    pub hours: Vec<Interval>,
    /// Why, in the municipality's own words ("Dag före julafton"), if anything need be said.
    pub note: Option<String>,
}

fn intervals<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Interval>, D::Error> {
    day_of(&Vec::<String>::deserialize(from)?).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_special_day_must_say_its_hours_and_nothing_unknown() {
        let read = |text: &str| toml::from_str::<SpecialDay>(text);
        let closed = read("date = 2026-12-23\nhours = []").unwrap();
        assert!(closed.hours.is_empty() && closed.note.is_none());
        assert!(read("date = 2026-12-23").is_err());
        assert!(read("date = 2026-12-23\nhours = []\nnotes = \"x\"").is_err());
        let error = read("date = 2026-12-23\nhours = [\"8-12\"]").unwrap_err();
        assert!(error.message().contains("\"8\" is not a time of day"), "{error}");
    }
}
