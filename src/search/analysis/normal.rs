//! Normal form: one spelling for what looks the same, and the words of a text.

use unicode_normalization::UnicodeNormalization;

/// The words of a text in normal form.
///
/// Compatibility forms are folded (full width, ligatures), letters lower case, invisible characters gone. A hyphenated word gives the whole without hyphen, and its pieces when they are long enough to
/// be words.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let normal: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_invisible(*c))
        .map(|c| if matches!(c, '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2212}') { '-' } else { c })
        .map(|c| if matches!(c, 'é' | 'è') { 'e' } else { c })
        .collect();
    let mut found = Vec::new();
    for token in normal.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\'' || c == '’')) {
        let token: String = token.trim_matches('-').chars().filter(|c| *c != '\'' && *c != '’').collect();
        if token.is_empty() {
            continue;
        }
        let pieces: Vec<&str> = token.split('-').filter(|piece| !piece.is_empty()).collect();
        if pieces.len() > 1 {
            found.push(pieces.concat());
            found.extend(pieces.iter().filter(|piece| piece.chars().count() > 2).map(|piece| (*piece).to_owned()));
        } else {
            found.push(token);
        }
    }
    found
}

/// Zero-width characters, soft hyphens, direction marks and tag characters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(words("Bygg\u{ad}lov FÖR ａｌｔａｎ?"), ["bygglov", "för", "altan"]);
        assert_eq!(words("e-tjänst, e‑post"), ["etjänst", "tjänst", "epost", "post"]);
        assert_eq!(words("idé  –  I'm"), ["ide", "im"]);
        assert_eq!(words("???"), Vec::<String>::new());
    }
}
