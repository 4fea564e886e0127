//! Style sheet, script and icon: embedded, served under a path that holds a hash of their content, so that browsers
//! may keep them for ever and a new version is fetched at once.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::error::Error;

/// A file that pages refer to.
pub struct Asset {
    /// Where it is served.
    pub path: String,
    content_type: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(stem: &str, ending: &str, content_type: &'static str, content: &'static str) -> Self {
        let digest = Sha256::digest(content.as_bytes());
        let hash = digest.iter().take(6).fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
        Self { path: format!("/assets/{stem}.{hash}.{ending}"), content_type, content }
    }
}

/// The style sheet of the citizens' pages.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("style", "css", "text/css; charset=utf-8", include_str!("../../templates/style.css")));

/// What the desk adds to it.
pub static DESK_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("desk", "css", "text/css; charset=utf-8", include_str!("../../templates/desk/desk.css"))
});

/// The script of the chat.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("chat", "js", "text/javascript; charset=utf-8", include_str!("../../templates/chat.js"))
});

/// What the chat adds in the panel on another page.
pub static PANEL_STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("panel", "css", "text/css; charset=utf-8", include_str!("../../templates/panel.css")));

/// The style sheet of the sample page, which has nothing in common with ours.
pub static DEMO_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("demo", "css", "text/css; charset=utf-8", include_str!("../../templates/pages/demo.css"))
});

/// The script of the chat with a person, for citizen and staff.
pub static LIVE_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("live", "js", "text/javascript; charset=utf-8", include_str!("../../templates/live.js"))
});

/// The script of the desk.
pub static DESK_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("desk", "js", "text/javascript; charset=utf-8", include_str!("../../templates/desk/desk.js"))
});

/// The script that reads answers aloud.
pub static LISTEN: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("listen", "js", "text/javascript; charset=utf-8", include_str!("../../templates/listen.js"))
});

/// The icon of the browser tab.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_str!("../../templates/icon.svg")));

/// The pictograms, one symbol each.
pub static PICTOGRAMS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("pictograms", "svg", "image/svg+xml", include_str!("../../templates/pictograms.svg")));

/// Serves an asset.
///
/// # Errors
/// [`Error::NotFound`] for any other name, and for the hash of another version.
pub async fn serve(Path(file): Path<String>) -> Result<Response, Error> {
    let scripts = [&*SCRIPT, &*LISTEN, &*LIVE_SCRIPT, &*DESK_SCRIPT];
    let asset = [&*STYLE, &*DESK_STYLE, &*PANEL_STYLE, &*DEMO_STYLE, &*ICON, &*PICTOGRAMS]
        .into_iter()
        .chain(scripts)
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()))
        .ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, asset.content).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Picture;

    #[test]
    fn the_scripts_stay_small() {
        let bytes = SCRIPT.content.len() + LISTEN.content.len();
        assert!(bytes <= 12 * 1024, "chat.js and listen.js have {bytes} bytes");
    }

    #[test]
    fn there_is_a_drawing_of_every_pictogram_and_of_nothing_else() {
        let drawn: Vec<&str> =
            PICTOGRAMS.content.split("<symbol id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(drawn, Picture::ALL.map(Picture::as_str));
    }

    #[test]
    fn the_path_changes_with_the_content() {
        let path = |content| Asset::new("style", "css", "text/css", content).path;
        assert_ne!(path("a"), path("b"));
        assert_eq!(path("a"), path("a"));
    }
}
