//! Which form of a transcript a client wants (RFC 9110 12.5.1).

/// The offered media type that an `Accept` header likes best; the first one when it likes none or says nothing.
pub(super) fn choose<'a>(accept: &str, offered: &[&'a str]) -> Option<&'a str> {
    let mut best: Option<(f32, &'a str)> = None;
    for offer in offered {
        let weight = weight_of(accept, offer);
        if weight > best.map_or(0.0, |(weight, _)| weight) {
            best = Some((weight, offer));
        }
    }
    best.map(|(_, offer)| offer).or_else(|| offered.first().copied())
}

/// The weight of the most specific range that covers a type.
fn weight_of(accept: &str, offer: &str) -> f32 {
    let (kind, _) = offer.split_once('/').unwrap_or((offer, ""));
    let mut found = (0_u8, 0.0_f32);
    for range in accept.split(',').take(20) {
        let mut parts = range.split(';').map(str::trim);
        let range = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|it| it.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        let precision = match range.as_str() {
            range if range == offer => 3,
            range if range.strip_suffix("/*") == Some(kind) => 2,
            "*/*" => 1,
            _ => continue,
        };
        if precision > found.0 {
            found = (precision, weight);
        }
    }
    found.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_the_one_that_the_client_likes_best() {
        const OFFERED: [&str; 3] = ["text/plain", "application/json", "text/html"];
        for (accept, chosen) in [
            ("", "text/plain"),
            ("*/*", "text/plain"),
            ("application/json", "application/json"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
            ("text/*;q=0.5, application/json;q=0.4", "text/plain"),
            ("text/plain;q=0, text/html;q=0.1", "text/html"),
            ("image/png", "text/plain"),
        ] {
            assert_eq!(choose(accept, &OFFERED), Some(chosen), "{accept}");
        }
    }
}
