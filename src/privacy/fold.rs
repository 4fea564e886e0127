//! Folds a text to plain characters for matching, each remembering where it came from (P-2).
//!
//! Decides what is invisible, what counts as a digit, a dash, a dot or a space. Full-width and
//! Arabic-Indic digits become `0`-`9`; zero-width characters, soft hyphens and tags vanish.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A folded character and the bytes of the original it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) ch: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Folds `text`; one character may become none or several.
pub(super) fn fold(text: &str) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(text.len());
    for (start, original) in text.char_indices() {
        let end = start + original.len_utf8();
        let mut push = |ch| cells.push(Cell { ch, start, end });
        if original.is_ascii() {
            plain(original).for_each(&mut push);
        } else if !is_invisible(original) {
            // Compatibility forms: full-width, mathematical and circled digits, ligatures.
            std::iter::once(original).nfkc().flat_map(plain).for_each(&mut push);
        }
    }
    cells
}

/// The one plain form of a character, in lower case; nothing if it is not seen.
fn plain(ch: char) -> impl Iterator<Item = char> {
    let one = match ch {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if ch.is_whitespace() => Some(' '),
        _ if ch.is_control() => None,
        // Hyphens and dashes, minus, hyphen bullet, small and full-width hyphen.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Some('-'),
        // Middle dots.
        '\u{B7}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' | '\u{30FB}' => Some('.'),
        _ => Some(digit(ch).unwrap_or(ch)),
    };
    one.into_iter().flat_map(char::to_lowercase)
}

/// Takes no place on the screen: zero-width and direction marks, fillers, tags, accents alone.
fn is_invisible(ch: char) -> bool {
    matches!(ch,
        '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        || is_combining_mark(ch)
}

/// `0`-`9` for a decimal digit of any script that people in Sweden may have a keyboard for.
fn digit(ch: char) -> Option<char> {
    /// The zeros of Unicode's decimal digits; the nine others follow each.
    const ZEROS: [u32; 22] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
        0x1040, 0x1090, 0x17E0, 0x1810, 0x19D0, 0x1E950, 0xFF10,
    ];
    let code = u32::from(ch);
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).into_iter().map(|cell| cell.ch).collect()
    }

    #[test]
    fn p_2_digits_of_other_scripts_and_widths_become_plain() {
        assert_eq!(folded("６４𝟎٨۲३"), "640823");
    }

    #[test]
    fn p_2_what_is_not_seen_vanishes() {
        assert_eq!(folded("6\u{200B}4\u{AD}0\u{E0041}8\u{FE0F}\u{20E3}"), "6408");
    }

    #[test]
    fn p_2_dashes_dots_and_spaces_become_one_of_each() {
        assert_eq!(folded("1–2−3‑4·5\u{A0}6\u{2009}7\r\n8"), "1-2-3-4.5 6 7\n\n8");
    }

    #[test]
    fn every_cell_points_at_whole_characters_of_the_original() {
        let text = "å６\u{200B}4½";
        for cell in fold(text) {
            assert!(text.get(cell.start..cell.end).is_some());
        }
    }
}
