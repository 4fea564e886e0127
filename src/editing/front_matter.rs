//! Front matter in its usual form: keys in one order, lists laid out the same way, comments kept.
//!
//! `check --fix` does this and nothing else: what follows the front matter is left as it is, byte for byte.

use std::str::FromStr;

use toml_edit::{Array, DocumentMut, Item, TomlError, Value};

/// The order of the keys.
const KEYS: [&str; 15] = [
    "area",
    "owner",
    "status",
    "approved",
    "review_by",
    "expires",
    "sources",
    "services",
    "contacts",
    "places",
    "referrals",
    "related",
    "required",
    "doubts",
    "questions",
];
/// Lists that always have an item a line.
const TALL: [&str; 4] = ["sources", "sv", "en", "required"];
/// A list that fits in this many characters stands on one line.
const WIDTH: usize = 120;

/// The front matter of a file of answers, and what follows it.
fn parts(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("+++\n")?;
    let end = rest.find("\n+++\n")? + 1;
    Some(rest.split_at(end))
}

/// A file of answers with its front matter in the usual form; the same text when it has none.
///
/// # Errors
/// [`TomlError`] when the front matter is no TOML.
pub fn formatted(text: &str) -> Result<String, TomlError> {
    let Some((front, rest)) = parts(text) else { return Ok(text.to_owned()) };
    Ok(format!("+++\n{}{rest}", formatted_toml(front)?))
}

/// The keys and values of front matter in the usual form.
pub(super) fn formatted_toml(front: &str) -> Result<String, TomlError> {
    let mut document = DocumentMut::from_str(front)?;
    let place = |key: &str| KEYS.iter().position(|known| *known == key).unwrap_or(KEYS.len());
    document.as_table_mut().sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
    for (key, item) in document.iter_mut() {
        match item {
            Item::Value(Value::Array(array)) => lay_out(key.get(), array),
            Item::Table(table) => {
                for (key, item) in table.iter_mut() {
                    if let Item::Value(Value::Array(array)) = item {
                        lay_out(key.get(), array);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(document.to_string())
}

/// One line when it fits and has no comments, else an item a line.
fn lay_out(key: &str, array: &mut Array) {
    let commented = array.iter().any(comments) || array.trailing().as_str().is_some_and(has_comment);
    let width = key.len() + 5 + array.iter().map(|item| item.to_string().trim().len() + 2).sum::<usize>();
    let tall = commented || !array.is_empty() && (TALL.contains(&key) && array.len() > 1 || width > WIDTH);
    let count = array.len();
    for (at, item) in array.iter_mut().enumerate() {
        // A comment after an item stands before the next one, as far as TOML is concerned.
        let before = item.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
        let after = item.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().to_owned();
        let prefix = if tall {
            indented(&before)
        } else if at == 0 {
            String::new()
        } else {
            " ".to_owned()
        };
        let suffix = if has_comment(&after) { after } else { String::new() };
        // A last item without a comma after it can have its comment behind it: then the comment stays where it was.
        let suffix =
            if at + 1 == count && has_comment(&suffix) && !suffix.ends_with('\n') { suffix + "\n" } else { suffix };
        let decor = item.decor_mut();
        decor.set_prefix(prefix);
        decor.set_suffix(suffix);
    }
    let trailing = array.trailing().as_str().unwrap_or_default().to_owned();
    if tall {
        let comments = indented(&trailing);
        let comments = comments.strip_suffix("\n  ").unwrap_or(&comments);
        array.set_trailing(format!("{comments}\n"));
    } else {
        array.set_trailing("");
    }
    array.set_trailing_comma(tall);
}

fn comments(item: &Value) -> bool {
    let decor = item.decor();
    [decor.prefix(), decor.suffix()].into_iter().flatten().filter_map(|raw| raw.as_str()).any(has_comment)
}

fn has_comment(space: &str) -> bool {
    space.contains('#')
}

/// The space before an item with each comment on its line: the first behind the item before, when it stood there.
fn indented(space: &str) -> String {
    let mut lines = space.split('\n');
    let behind = lines.next().unwrap_or_default().trim();
    let mut out = if behind.is_empty() { String::new() } else { format!(" {behind}") };
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str("\n  ");
        out.push_str(line);
    }
    out.push_str("\n  ");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSY: &str = "+++\n# Om ägaren\nowner = \"b\"\narea=\"a\" # här\nservices = [\n  \"x\",\n  \"y\"\n]\nsources = [{ title = \"T\", seen = 2026-01-01 }, { title = \"U\", seen = 2026-01-01 }]\n[questions]\nsv = [\"ett\", # först\n    # sedan\n    \"två\",\n  # sist\n]\nen = [\"one\"]\n+++\n# sv:  T\n\n  kropp  \n\n";

    #[test]
    fn keys_have_an_order_lists_a_layout_and_comments_stay() {
        let formatted = formatted(MESSY).unwrap();
        assert_eq!(
            formatted,
            "+++\narea=\"a\" # här\n# Om ägaren\nowner = \"b\"\nsources = [\n  { title = \"T\", seen = 2026-01-01 },\n  { title = \"U\", seen = 2026-01-01 },\n]\nservices = [\"x\", \"y\"]\n[questions]\nsv = [\n  \"ett\", # först\n  # sedan\n  \"två\",\n  # sist\n]\nen = [\"one\"]\n+++\n# sv:  T\n\n  kropp  \n\n"
        );
    }

    #[test]
    fn twice_is_as_once() {
        let once = formatted(MESSY).unwrap();
        assert_eq!(formatted(&once).unwrap(), once);
    }

    #[test]
    fn what_follows_is_left_as_it_is_and_a_file_without_front_matter_too() {
        assert_eq!(formatted("# sv: T\n").unwrap(), "# sv: T\n");
        assert!(formatted("+++\na = \n+++\n").is_err());
    }
}
