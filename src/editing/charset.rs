//! Bytes from elsewhere as text: which character set they are in, and what parts the columns of a table.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes as text. What the sender says counts (`charset`, or the declaration of XML); else strict UTF-8 is tried, and
/// then Windows-1252, which holds ISO-8859-1.
#[must_use]
pub(super) fn decoded(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.or_else(|| declared(bytes)).and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = match named {
        Some(encoding) if encoding != UTF_8 => encoding,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    };
    // A byte order mark is taken away, and beats what the sender says.
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that `<?xml … encoding="…"?>` names.
fn declared(bytes: &[u8]) -> Option<&str> {
    let first = std::str::from_utf8(bytes.get(..bytes.len().min(200))?.split(|byte| *byte == b'>').next()?).ok()?;
    let rest = first.trim_start_matches('\u{feff}').strip_prefix("<?xml")?.split_once("encoding=")?.1;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split_once(quote).map(|(label, _)| label)
}

/// A reader of a table; the heading tells what parts the columns.
pub(super) fn table(text: &str) -> csv::Reader<&[u8]> {
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|delimiter| {
        // The first of those that part most wins: max_by_key takes the last of equals.
        (heading.bytes().filter(|byte| byte == delimiter).count(), *delimiter == b';')
    });
    csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b';')).flexible(true).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_sender_says_counts_else_the_bytes_tell() {
        assert_eq!(decoded(b"\xe5\xe4\xf6", Some("ISO-8859-1")), "åäö");
        assert_eq!(decoded(b"\xe5\xe4\xf6", None), "åäö");
        assert_eq!(decoded("åäö".as_bytes(), None), "åäö");
        assert_eq!(decoded("\u{feff}åäö".as_bytes(), None), "åäö");
        assert_eq!(
            decoded(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe5</a>", None).chars().nth_back(4),
            Some('å')
        );
    }

    #[test]
    fn an_unknown_or_wrong_label_loses_nothing() {
        assert_eq!(decoded("åäö".as_bytes(), Some("no-such-thing")), "åäö");
        assert_eq!(decoded(b"\xe5\xe4\xf6", Some("utf-8")), "åäö");
    }
}
