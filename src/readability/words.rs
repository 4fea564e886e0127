//! Divides a text into sentences and words for measuring.
//!
//! Decides (section 2.2 of the service requirements): a sentence ends at `. ! ? :`, at a line
//! break and at a list item; a hyphenated word is one word; a number is a word, never a long one;
//! only letters count as length. A mark inside a word (`07.30`, `EU:s`, `mjolby.se`) ends nothing.

/// Abbreviations whose full stop does not end a sentence when more follows on the line.
const ABBREVIATIONS: &[&str] = &["kl", "nr", "ca", "dvs", "osv", "tel", "resp", "inkl", "exkl", "st"];

/// The sentences of a text, each as its words; none is empty.
pub(super) fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut sentences = vec![Vec::new()];
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let mut rest = without_list_marker(line).split_whitespace().peekable();
        while let Some(piece) = rest.next() {
            sentences.last_mut().into_iter().for_each(|sentence| sentence.extend(words(piece)));
            if ends_sentence(piece, rest.peek().copied()) {
                sentences.push(Vec::new());
            }
        }
        sentences.push(Vec::new());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// How long a word is: its letters. A web or e-mail address has no length, since it is not read.
pub(super) fn letters(word: &str) -> usize {
    if is_address(word) {
        return 0;
    }
    word.chars().filter(|ch| ch.is_alphabetic()).count()
}

/// `- `, `* `, `• `, `1. ` and `1) ` at the start of a line are no words.
fn without_list_marker(line: &str) -> &str {
    let line = line.trim_start();
    let Some((marker, rest)) = line.split_once(char::is_whitespace) else {
        return line;
    };
    let number = marker.strip_suffix(['.', ')']).unwrap_or_default();
    let numbered = !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    if numbered || matches!(marker, "-" | "*" | "•" | "–" | "+") { rest } else { line }
}

/// The words of a piece of text without spaces: cut at slashes and dashes, kept at hyphens.
fn words(piece: &str) -> impl Iterator<Item = &str> {
    let whole = is_address(piece);
    piece
        .split(move |ch| !whole && matches!(ch, '/' | '–' | '—' | '(' | ')' | '…' | '"' | '”' | ','))
        .map(|word| word.trim_matches(|ch: char| !ch.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// `mjolby.se`, `https://www.mjolby.se/bygga`, `info@mjolby.se`.
fn is_address(piece: &str) -> bool {
    let piece = piece.trim_matches(|ch: char| !ch.is_alphanumeric());
    piece.contains("://")
        || piece.contains('@')
        || piece.split('/').next().and_then(|host| host.rsplit_once('.')).is_some_and(|(host, top)| {
            host.len() > 2 && (2..=3).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_lowercase())
        })
}

fn ends_sentence(piece: &str, next: Option<&str>) -> bool {
    // A closing quotation mark or bracket may stand after the mark.
    let bare = piece.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']);
    match bare.chars().next_back() {
        Some('!' | '?' | ':' | '…') => true,
        Some('.') => !next.is_some_and(|next| goes_on(bare, next)),
        _ => false,
    }
}

/// True where the full stop belongs to an abbreviation and the sentence goes on: `t.ex. en altan`.
fn goes_on(piece: &str, next: &str) -> bool {
    let word = piece.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase();
    let dotted = word.split('.').count() > 1 && word.split('.').all(|part| part.chars().count() <= 2);
    let abbreviation = ABBREVIATIONS.contains(&word.as_str()) || dotted && !word.contains(|ch: char| ch.is_numeric());
    abbreviation && next.starts_with(|ch: char| ch.is_lowercase() || ch.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<usize> {
        sentences(text).iter().map(Vec::len).collect()
    }

    #[test]
    fn sentences_end_at_marks_colons_line_breaks_and_list_items() {
        assert_eq!(shape("Hej! Vem? Jag. Ta med: pass"), [1, 1, 1, 2, 1]);
        assert_eq!(shape("Du behöver\n- ritning\n- karta över tomten\n1. betala"), [2, 1, 3, 1]);
        assert_eq!(shape("Han sa ”ja.” Sedan gick han (hem)."), [3, 4]);
        assert_eq!(shape("Vänta… kom."), [1, 1]);
    }

    #[test]
    fn marks_within_a_word_and_after_an_abbreviation_end_nothing() {
        assert_eq!(shape("Vi öppnar 07.30 enligt EU:s regler på mjolby.se i dag."), [10]);
        assert_eq!(shape("Kom kl. 8 med t.ex. en ritning m.m. Välkommen."), [8, 1]);
        assert_eq!(shape("Det är 2024. Ring nr 5."), [3, 3]);
    }

    #[test]
    fn a_hyphenated_word_is_one_and_words_around_a_slash_are_two() {
        assert_eq!(sentences("e-legitimation och/eller 8–12"), [["e-legitimation", "och", "eller", "8", "12"]]);
    }

    #[test]
    fn only_letters_count_as_length_and_addresses_have_none() {
        assert_eq!(letters("e-legitimation"), 13);
        assert_eq!(letters("1234567890"), 0);
        assert_eq!(letters("bygg\u{AD}lov"), 7);
        for address in
            ["mjolbykommun@mjolby.se", "www.mjolby.se", "https://www.mjolby.se/bygga-bo", "mjolby.se/bygga-nytt-hus"]
        {
            assert_eq!(letters(address), 0, "{address}");
            assert_eq!(sentences(address), [[address]]);
        }
    }
}
