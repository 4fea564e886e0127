//! One e-tjänst of a catalogue, whatever it was read from.

use std::collections::BTreeMap;

/// The fields of an entry as they came, by name in lower case.
pub(super) type Fields = BTreeMap<String, String>;

/// An e-tjänst of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// What it is known by in all versions.
    pub family: String,
    /// Its official name.
    pub name: String,
    /// Its address, when it is one of the web.
    pub url: Option<String>,
    /// What the catalogue files it under.
    pub category: Option<String>,
    /// What it is for, as plain text.
    pub description: Option<String>,
    /// Whether e-legitimation is needed, when the catalogue says.
    pub e_id: Option<bool>,
}

impl CatalogueEntry {
    /// An entry from its fields: those of Open ePlatform, or the plain names of a table that editors keep. Nothing for
    /// one that is switched off.
    ///
    /// # Errors
    /// What is missing.
    pub(super) fn from_fields(fields: &Fields) -> Result<Option<Self>, String> {
        let get = |names: &[&str]| {
            names.iter().filter_map(|name| fields.get(*name)).map(|text| plain(text)).find(|text| !text.is_empty())
        };
        if get(&["enabled"]).and_then(|word| truth(&word)) == Some(false) {
            return Ok(None);
        }
        let name = get(&["name"]).ok_or("an e-tjänst has no name")?;
        let family = get(&["flowfamilyid", "family"]).ok_or_else(|| format!("\"{name}\" has no FlowFamilyID"))?;
        // The address of the family stays; that of the version goes stale at the next publishing.
        let url =
            get(&["flowfamilyurl", "url"]).filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        let truth_of = |names: &[&str]| get(names).and_then(|word| truth(&word));
        let e_id = match (truth_of(&["requiresauthentication", "e_id"]), truth_of(&["requiressigning"])) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (one, other) => one.or(other),
        };
        Ok(Some(Self {
            family,
            name,
            url: url.filter(|url| !url.contains(char::is_whitespace)),
            category: get(&["category"]),
            description: get(&["shortdescription", "description", "what_for"]),
            e_id,
        }))
    }
}

/// Booleans come as text, as numbers, or in Swedish in a table that people keep.
fn truth(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "true" | "1" | "ja" | "yes" | "required" => Some(true),
        "false" | "0" | "nej" | "no" | "not_required" => Some(false),
        _ => None,
    }
}

/// The text of HTML, on one line; braces can't become references.
fn plain(html: &str) -> String {
    let apart = html.replace('<', " <");
    let cleaned = if html.contains(['<', '&']) { ammonia::Builder::empty().clean(&apart).to_string() } else { apart };
    // A description may be escaped twice: it is HTML within XML within a field.
    let cleaned = cleaned
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let cleaned = cleaned.replace("{{", "{").replace("}}", "}");
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_text_and_no_reference() {
        assert_eq!(plain("<p>Ansök &amp; betala<br/>h&auml;r</p><script>x()</script>"), "Ansök & betala här");
        assert_eq!(plain("{{contact:a.phone}}"), "{contact:a.phone}");
    }

    #[test]
    fn an_address_that_is_none_of_the_web_is_left_out() {
        let fields = [("name", "A"), ("family", "1"), ("url", "javascript:alert(1)"), ("e_id", "ja")];
        let fields = fields.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let entry = CatalogueEntry::from_fields(&fields).unwrap().unwrap();
        assert_eq!((entry.url, entry.e_id), (None, Some(true)));
    }
}
