//! Normal form: one spelling for what looks the same, and the words of a text.

use unicode_normalization::UnicodeNormalization;

/// The words of a text in normal form.
///
/// Compatibility forms are folded (full width, ligatures), letters lower case, invisible characters gone, and letters of
/// other alphabets of Latin origin are the nearest Swedish ones (é is e, ø is ö). A hyphenated word gives the whole
/// without hyphen, and its pieces when they are long enough to be words.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_word(text, |word| found.push(word.to_owned()));
    found
}

/// Hands over the words of a text in normal form, as [`words`] gives them.
pub fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let normal = normal(text);
    for token in normal.split(|c: char| !(c.is_alphanumeric() || c == '-' || is_apostrophe(c))) {
        let bare = token.contains(is_apostrophe).then(|| token.replace(is_apostrophe, ""));
        let token = bare.as_deref().unwrap_or(token).trim_matches('-');
        if token.contains('-') {
            take(&token.replace('-', ""));
            token.split('-').filter(|piece| piece.chars().count() > 2).for_each(&mut take);
        } else if !token.is_empty() {
            take(token);
        }
    }
}

/// A text in lower case, with one spelling for what looks the same.
fn normal(text: &str) -> String {
    // ASCII and the letters of Latin-1 look like nothing else: nearly every text is of them, and all texts of a library
    // are read at every start.
    if text.chars().all(|c| c.is_ascii() || ('À'..='ÿ').contains(&c)) {
        let lower = text.to_lowercase();
        let marked = |c: char| !(c.is_ascii() || matches!(c, 'å' | 'ä' | 'ö'));
        return if lower.contains(marked) { lower.chars().map(plain).collect() } else { lower };
    }
    let visible = text.nfkc().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c));
    visible
        .nfc()
        .map(|c| if matches!(c, '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2212}') { '-' } else { c })
        .map(plain)
        .collect()
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// A letter with a mark as the letter that Swedish has for it.
fn plain(letter: char) -> char {
    match letter {
        '\0'..='\x7f' | 'å' | 'ä' | 'ö' => letter,
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

    #[test]
    fn the_letters_of_latin_1_are_read_as_all_others_are() {
        let letters = (' '..='ÿ').filter(|c| !c.is_control());
        for letter in letters {
            // An invisible character takes the long way, and leaves nothing behind.
            let (short, long) = (format!("x{letter}y"), format!("x{letter}y\u{200b}"));
            assert_eq!(words(&short), words(&long), "{letter}");
        }
    }

    #[test]
    fn a_word_with_hyphens_is_one_word_and_its_pieces() {
        assert_eq!(words("e-post-adress"), ["epostadress", "post", "adress"]);
        assert_eq!(words("-minus- -- 1-2"), ["minus", "12"]);
    }
}
