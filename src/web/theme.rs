//! The municipality's colours as a small style sheet of its own: the policy allows no style in the page itself.
//!
//! It stands after the style sheet and gives its tokens other values; nothing when no colour is configured. It is not
//! for paper. Browsers keep it an hour, so a new colour needs no new address.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::config::{Shades, Theme};

use super::state::AppState;

/// Where it is served.
pub const PATH: &str = "/assets/theme.css";

/// Serves the municipality's colours.
pub async fn serve(State(state): State<AppState>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    (headers, sheet(&state.app.config().theme)).into_response()
}

/// The tokens that a municipality's colours change.
fn sheet(theme: &Theme) -> String {
    let tokens = |(when, shades): (&str, Option<Shades>)| {
        shades.map_or_else(String::new, |Shades { accent, deep, on_accent, mist }| {
            format!(
                "@media screen{when}{{:root{{--accent:{accent};--accent-deep:{deep};--on-accent:{on_accent};\
                 --link:{accent};--mist:{mist}}}}}"
            )
        })
    };
    ["", " and (prefers-color-scheme:dark)"].into_iter().zip(theme.shades()).map(tokens).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{
        colour::{Colour, SHAPE, TEXT},
        config::{DARK, Ground, LIGHT},
    };

    use super::*;

    const STYLE: &str = include_str!("../../templates/style.css");

    /// The colours of a scheme: the first block of tokens, and for dark the second laid over it.
    fn tokens(is_dark: bool) -> BTreeMap<&'static str, Colour> {
        let blocks = STYLE.split(":root {").skip(1).take(if is_dark { 2 } else { 1 });
        let lines = blocks.flat_map(|block| block.split('}').next().unwrap().split(';'));
        let pairs = lines.filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        pairs.filter_map(|(name, value)| Some((name, value.parse().ok()?))).collect()
    }

    #[test]
    fn a_colour_of_the_municipality_changes_tokens_that_there_are() {
        let theme = Theme { accent: Some("#9d1c1c".parse().unwrap()), accent_dark: None };
        let sheet = sheet(&theme);
        assert!(sheet.contains("--accent:#9d1c1c") && sheet.contains("prefers-color-scheme:dark"), "{sheet}");
        for token in sheet.split("--").skip(1).map(|part| part.split(':').next().unwrap()) {
            assert!(tokens(false).contains_key(token), "{token}");
        }
        assert_eq!(super::sheet(&Theme::default()), "");
    }

    #[test]
    fn the_grounds_that_colours_are_checked_against_are_those_of_the_style_sheet() {
        for (ground, is_dark) in [(LIGHT, false), (DARK, true)] {
            let token = tokens(is_dark);
            let Ground { paper, card, ink, soft, deep: _ } = ground;
            assert_eq!([token["paper"], token["card"], token["ink"], token["soft"]], [paper, card, ink, soft]);
        }
    }

    #[test]
    fn a_chat_12_every_pair_of_colours_that_meets_can_be_told_apart_in_both_schemes() {
        let grounds = ["paper", "card", "mist", "sun"];
        let mut pairs = Vec::new();
        for text in ["ink", "soft", "link", "accent-deep"] {
            pairs.extend(grounds.map(|ground| (text, ground, TEXT)));
        }
        pairs.extend([("alarm", "alarm-soft", TEXT), ("alarm", "card", TEXT), ("card", "alarm", TEXT)]);
        pairs.extend([("ink", "alarm-soft", TEXT), ("on-accent", "accent", TEXT), ("on-accent", "accent-deep", TEXT)]);
        for shape in ["edge", "accent", "sun-edge", "focus"] {
            pairs.extend(["paper", "card"].map(|ground| (shape, ground, SHAPE)));
        }
        pairs.extend([("edge", "mist", SHAPE), ("accent", "mist", SHAPE), ("focus", "mist", SHAPE)]);
        pairs.extend([("sun-edge", "sun", SHAPE), ("focus", "halo", SHAPE), ("alarm", "paper", SHAPE)]);
        let mut faults = Vec::new();
        for is_dark in [false, true] {
            let token = tokens(is_dark);
            for (one, other, least) in &pairs {
                let ratio = token[one].contrast(token[other]);
                // In the dark, what is around the ring tells it apart; the halo only softens it.
                let is_ring = *one == "focus" && *other == "halo" && is_dark;
                if ratio < *least && !is_ring {
                    faults.push(format!("{one} on {other}, dark: {is_dark}: {ratio:.2}, at least {least}"));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
