//! Normal form: one spelling for what looks the same, and the words of a text.

use unicode_normalization::UnicodeNormalization;

/// The words of a text in normal form.
///
/// Compatibility forms are folded (full width, ligatures), letters lower case, invisible characters gone, and letters of
/// other alphabets of Latin origin are the nearest Swedish ones (é is e, ø is ö). A hyphenated word gives the whole
/// without hyphen, and its pieces when they are long enough to be words.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let visible = text.nfkc().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c));
    let normal: String = visible
        .nfc()
        .map(|c| if matches!(c, '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2212}') { '-' } else { c })
        .map(|c| if c.is_ascii() { c } else { plain(c) })
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

/// A letter with a mark as the letter that Swedish has for it.
fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' | 'ö' => letter,
        'æ' => 'ä',
        'ø' => 'ö',
        _ => std::iter::once(letter).nfd().next().filter(char::is_ascii_alphabetic).unwrap_or(letter),
    }
}

/// What nobody sees: zero-width characters, soft hyphens, marks of direction, variants of a character, tag characters.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// A word as it is typed on a keyboard without å, ä and ö; nothing when it has none of them.
pub(super) fn without_marks(word: &str) -> Option<String> {
    let bare = |letter| match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        other => other,
    };
    word.contains(['å', 'ä', 'ö']).then(|| word.chars().map(bare).collect())
}

/// A word in which å, ä and ö may have been typed as aa, ae and oe, with one letter for each pair; nothing when it has
/// no such pair.
pub(super) fn without_pairs(word: &str) -> Option<String> {
    let pairs = [("aa", "a"), ("ae", "a"), ("oe", "o")];
    let bare = pairs.iter().fold(word.to_owned(), |word, (pair, one)| word.replace(pair, one));
    (bare != word).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(words("Bygg\u{ad}lov FÖR ａｌｔａｎ?"), ["bygglov", "för", "altan"]);
        assert_eq!(words("e-tjänst, e‑post"), ["etjänst", "tjänst", "epost", "post"]);
        assert_eq!(words("idé  –  I'm"), ["ide", "im"]);
        assert_eq!(words("fo\u{308}rskola cafe\u{301} Ærø señor"), ["förskola", "cafe", "ärö", "senor"]);
        assert_eq!(words("by\u{200b}gg\u{e0041}l\u{2060}ov\u{fe0f} \u{2067}altan\u{2069}"), ["bygglov", "altan"]);
        assert_eq!(words("𝐛𝐲𝐠𝐠𝐥𝐨𝐯 ﬁlm"), ["bygglov", "film"]);
        assert_eq!(words("???"), Vec::<String>::new());
    }
}
