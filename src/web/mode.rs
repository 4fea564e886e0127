//! How a page is to be read: the language, the size of the text and the room between lines (H-5).
//!
//! Chosen by link and carried along in every address, so that it needs neither an account nor a cookie. A value that
//! is none of those offered is as if it were not there.

use crate::language::{Interface, Tag};

use super::embed::PANEL;

/// The sizes of text that are offered, in per cent; the first is the one that holds unless another is chosen.
pub const SIZES: [u16; 4] = [100, 125, 150, 200];

/// The name of the size in addresses.
const SIZE: &str = "storlek";
/// The name of the room between lines in addresses, and its only other value.
const ROOM: (&str, &str) = ("rader", "glesa");

/// How large the text is and how far apart its lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The size of the text in per cent: one of [`SIZES`].
    pub size: u16,
    /// Whether lines, words and letters stand further apart.
    pub is_airy: bool,
    /// Whether the page stands in the panel on another page. Its path says so, not its query.
    pub is_embedded: bool,
}

impl Default for View {
    fn default() -> Self {
        Self { size: SIZES[0], is_airy: false, is_embedded: false }
    }
}

impl View {
    /// What the query of an address says.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let size = value(SIZE).and_then(|size| size.parse().ok()).filter(|size| SIZES.contains(size));
        Self { size: size.unwrap_or(SIZES[0]), is_airy: value(ROOM.0) == Some(ROOM.1), is_embedded: false }
    }

    /// A path of ours, in the panel the one that may be framed.
    #[must_use]
    pub fn path(self, path: &str) -> String {
        match path.strip_prefix('/') {
            Some(rest) if self.is_embedded && (rest.is_empty() || rest.starts_with(['?', '#'])) => {
                format!("{PANEL}{rest}")
            }
            Some(rest) if self.is_embedded => format!("{PANEL}/{rest}"),
            _ => path.to_owned(),
        }
    }

    /// What an address carries on: nothing while nothing is chosen.
    #[must_use]
    pub fn query(self) -> String {
        let size = if self.size == SIZES[0] { String::new() } else { format!("&{SIZE}={}", self.size) };
        let room = if self.is_airy { format!("&{}={}", ROOM.0, ROOM.1) } else { String::new() };
        size + &room
    }
}

/// The language of a page and how large it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    /// The language of the answers.
    pub tag: Tag,
    /// The language of everything around them.
    pub interface: Interface,
    /// Size and room.
    pub view: View,
}

impl Mode {
    /// What an address carries on.
    #[must_use]
    pub fn query(self) -> String {
        format!("lang={}{}", self.interface, self.view.query())
    }

    /// The same view with answers in another language.
    #[must_use]
    pub fn in_language(self, tag: Tag) -> Self {
        Self { tag, interface: self.interface.with_answers_in(tag), ..self }
    }

    /// The same view in another language.
    #[must_use]
    pub fn read_in(self, interface: Interface) -> Self {
        Self { tag: interface.answers(), interface, ..self }
    }
}

impl From<Tag> for Mode {
    fn from(tag: Tag) -> Self {
        Self { tag, interface: tag.into(), view: View::default() }
    }
}

impl From<Mode> for Interface {
    fn from(mode: Mode) -> Self {
        mode.interface
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_travels_and_what_is_not_leaves_the_address_short() {
        assert_eq!(Mode::from(Tag::English).query(), "lang=en");
        let view = View::of_query("q=altan&storlek=150&lang=sv&rader=glesa");
        assert_eq!(view, View { size: 150, is_airy: true, is_embedded: false });
        assert_eq!(Mode { view, ..Mode::from(Tag::Swedish) }.query(), "lang=sv&storlek=150&rader=glesa");
        assert_eq!(View::of_query(&Mode { view, ..Mode::from(Tag::Swedish) }.query()), view);
    }

    #[test]
    fn in_the_panel_every_address_is_one_that_may_be_framed() {
        let view = View { is_embedded: true, ..View::default() };
        for (path, framed) in [
            ("/", "/widget"),
            ("/?q=altan", "/widget?q=altan"),
            ("/#m-2", "/widget#m-2"),
            ("/prata-med-oss?vad=synpunkt", "/widget/prata-med-oss?vad=synpunkt"),
        ] {
            assert_eq!(view.path(path), framed);
            assert_eq!(View::default().path(path), path);
        }
    }

    #[test]
    fn a_size_that_is_not_offered_is_none() {
        for query in ["", "storlek=", "storlek=151", "storlek=-1", "storlek=150%22", "xstorlek=150", "rader=1"] {
            assert_eq!(View::of_query(query), View::default(), "{query}");
        }
    }
}
