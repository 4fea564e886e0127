//! The municipality's own colours, and whether people can read what is written in them.
//!
//! A colour that can't be told from what it meets is refused at start (SC 1.4.3, SC 1.4.11): a page that some cannot
//! read must not be a matter of taste. What it meets are the grounds of the style sheet; a test holds them together.

use serde::Deserialize;

use crate::colour::{Colour, TEXT};

/// The colours of one scheme that a colour of the municipality's meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// Behind everything.
    pub paper: Colour,
    /// Behind answers and forms.
    pub card: Colour,
    /// Text.
    pub ink: Colour,
    /// Text of less weight.
    pub soft: Colour,
    /// What the colour is deepened with for pressing and small print.
    pub deep: Colour,
}

/// The grounds of the light scheme.
pub const LIGHT: Ground = Ground {
    paper: Colour::new(0xfa, 0xf6, 0xee),
    card: Colour::new(0xff, 0xfd, 0xf9),
    ink: Colour::new(0x22, 0x30, 0x2f),
    soft: Colour::new(0x50, 0x60, 0x5d),
    deep: Colour::BLACK,
};

/// The grounds of the dark scheme.
pub const DARK: Ground = Ground {
    paper: Colour::new(0x14, 0x1b, 0x1b),
    card: Colour::new(0x1c, 0x25, 0x25),
    ink: Colour::new(0xec, 0xea, 0xe4),
    soft: Colour::new(0xb4, 0xbf, 0xbc),
    deep: Colour::WHITE,
};

/// How much of the colour lies in the tint behind notes.
const TINT: f64 = 0.08;
/// How much the colour is deepened for text of its own.
const DEEPER: f64 = 0.25;

/// The municipality's own colours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// Buttons, links and borders on light ground.
    pub accent: Option<Colour>,
    /// The same on dark ground; made lighter from `accent` when it is not set.
    pub accent_dark: Option<Colour>,
}

/// A colour of the municipality's with those that are made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// The colour.
    pub accent: Colour,
    /// Deeper, for text on cards and for what the pointer is over.
    pub deep: Colour,
    /// Text on the colour.
    pub on_accent: Colour,
    /// A tint behind notes and e-tjänster.
    pub mist: Colour,
}

impl Shades {
    /// What is made of a colour on a ground.
    #[must_use]
    pub fn of(accent: Colour, ground: Ground) -> Self {
        let on_accent = [Colour::WHITE, Colour::BLACK]
            .into_iter()
            .max_by(|one, other| one.contrast(accent).total_cmp(&other.contrast(accent)));
        Self {
            accent,
            deep: accent.mixed(ground.deep, DEEPER),
            on_accent: on_accent.unwrap_or(Colour::WHITE),
            mist: ground.paper.mixed(accent, TINT),
        }
    }

    /// The pair that is hardest to read, with its contrast, when it is harder than WCAG 2.2 allows.
    fn worst(self, ground: Ground) -> Option<(&'static str, f64)> {
        let pairs = [
            ("the page", self.accent, ground.paper),
            ("an answer", self.accent, ground.card),
            ("a note tinted with it", self.accent, self.mist),
            ("a note tinted with it (deepened)", self.deep, self.mist),
            ("text on it", self.on_accent, self.accent),
            ("text on it (deepened)", self.on_accent, self.deep),
            ("text of a note tinted with it", ground.ink, self.mist),
            ("small print of a note tinted with it", ground.soft, self.mist),
        ];
        let contrast = pairs.map(|(what, one, other)| (what, one.contrast(other)));
        contrast.into_iter().filter(|(_, ratio)| *ratio < TEXT).min_by(|one, other| one.1.total_cmp(&other.1))
    }
}

impl Theme {
    /// The shades on light and on dark ground; none where the service's own colour stands.
    #[must_use]
    pub fn shades(&self) -> [Option<Shades>; 2] {
        let dark = self.accent_dark.or_else(|| self.accent.map(lightened));
        [self.accent.map(|light| Shades::of(light, LIGHT)), dark.map(|dark| Shades::of(dark, DARK))]
    }

    /// What is wrong with the colours, key by key.
    pub(super) fn wrong(&self) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        let fault = |colour: Colour, ground: Ground, mend: &str| {
            let (what, ratio) = Shades::of(colour, ground).worst(ground)?;
            Some(format!(
                "{colour} can't be read: against {what} its contrast is {ratio:.2}:1, and WCAG 2.2 asks for {TEXT}:1; \
                 choose a {mend} colour"
            ))
        };
        wrong.extend(self.accent.and_then(|accent| fault(accent, LIGHT, "darker")).map(|what| ("theme.accent", what)));
        let dark = self.accent_dark.and_then(|accent| fault(accent, DARK, "lighter"));
        wrong.extend(dark.map(|what| ("theme.accent_dark", what)));
        wrong
    }
}

/// The colour made lighter until it can be read on dark ground; white at worst.
fn lightened(colour: Colour) -> Colour {
    let steps = (1..=20_u8).map(|step| colour.mixed(Colour::WHITE, f64::from(step) / 20.0));
    let readable = |colour: &Colour| Shades::of(*colour, DARK).worst(DARK).is_none();
    steps.into_iter().find(readable).unwrap_or(Colour::WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    fn theme(accent: &str, dark: Option<&str>) -> Theme {
        Theme { accent: Some(colour(accent)), accent_dark: dark.map(colour) }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
        for pale in ["#ffcc00", "#7fd1c7", "#8a8a8a", "#ffffff", "#1e90ff"] {
            let wrong = theme(pale, None).wrong();
            assert_eq!(wrong.len(), 1, "{pale}: {wrong:?}");
            assert!(wrong[0].0 == "theme.accent" && wrong[0].1.contains(":1"), "{wrong:?}");
        }
        let wrong = theme("#ffcc00", Some("#0f5257")).wrong();
        assert_eq!(wrong.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["theme.accent", "theme.accent_dark"]);
    }

    #[test]
    fn a_colour_that_can_be_read_is_taken_in_and_has_its_like_on_dark_ground() {
        for deep in ["#0f5257", "#9d1c1c", "#003a70", "#4b2a7b", "#000000", "#7a3e00"] {
            assert_eq!(theme(deep, None).wrong(), [], "{deep}");
            let [light, dark] = theme(deep, None).shades().map(Option::unwrap);
            assert_eq!((light.worst(LIGHT), dark.worst(DARK)), (None, None), "{deep}");
        }
        assert_eq!(theme("#0f5257", Some("#7fd1c7")).wrong(), []);
    }

    #[test]
    fn a_dark_colour_alone_leaves_the_light_scheme_as_it_is() {
        let alone = Theme { accent: None, accent_dark: Some(colour("#7fd1c7")) };
        assert_eq!(alone.wrong(), []);
        assert!(matches!(alone.shades(), [None, Some(_)]));
    }
}
