//! Colours: read from `#rrggbb`, mixed, and compared as WCAG 2.2 compares them.
//!
//! Floor 0: knows nothing of pages. Contrast is that of WCAG's definitions of *relative luminance* and *contrast ratio*.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, de::Error as _};

/// The least contrast of text to what it stands on (SC 1.4.3).
pub const TEXT: f64 = 4.5;
/// The least contrast of a border, a focus ring or an icon that says something (SC 1.4.11).
pub const SHAPE: f64 = 3.0;

/// A colour of the screen without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// A text that is no colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no colour: write # and six digits or letters a to f, like \"#0f5257\"")]
pub struct NoColour(String);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::new(0xff, 0xff, 0xff);

    /// A colour of its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// How light it is, from 0 to 1 (WCAG 2.2, relative luminance).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.red) + 0.7152 * part(self.green) + 0.0722 * part(self.blue)
    }

    /// How well it is told from another, from 1 to 21 (WCAG 2.2, contrast ratio).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// This colour with a share of another, from 0 to 1, laid into it.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of two bytes is a byte")]
        let part = |one: u8, other: u8| (f64::from(one) * (1.0 - share) + f64::from(other) * share).round() as u8;
        Self::new(part(self.red, other.red), part(self.green, other.green), part(self.blue, other.blue))
    }
}

impl FromStr for Colour {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        let no_colour = || NoColour(text.chars().take(20).collect());
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(no_colour)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(no_colour());
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| no_colour())?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self::new(red, green, blue))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.01
    }

    #[test]
    fn contrast_is_as_wcag_defines_it() {
        // The ends of the scale, and grey and colour pairs as published by WebAIM's and the W3C's own examples.
        for (one, other, ratio) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#949494", "#ffffff", 3.03),
            ("#ff0000", "#ffffff", 4.0),
            ("#0000ff", "#ffffff", 8.59),
        ] {
            assert!(near(colour(one).contrast(colour(other)), ratio), "{one} on {other}");
            assert!(near(colour(other).contrast(colour(one)), ratio), "the same the other way round");
        }
    }

    #[test]
    fn a_colour_is_written_as_it_is_read() {
        assert_eq!(colour("#0F5257").to_string(), "#0f5257");
        for text in ["", "0f5257", "#fff", "#0f52577", "#gg0000", "#+f5257", "green", "#ååå", "url(x)"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_mixture_lies_between_its_parts() {
        assert_eq!(Colour::BLACK.mixed(Colour::WHITE, 0.5), Colour::new(128, 128, 128));
        assert_eq!(colour("#0f5257").mixed(Colour::WHITE, 0.0), colour("#0f5257"));
        assert_eq!(colour("#0f5257").mixed(Colour::WHITE, 7.0), Colour::WHITE);
    }
}
