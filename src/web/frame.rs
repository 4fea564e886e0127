//! What every page has around its own content: language, title, notice, help in the same order everywhere (A-CHAT-20).

use std::{borrow::Cow, fmt::Write};

use askama::{Template, filters::Safe};
use axum::response::{Html, IntoResponse, Response};
use jiff::{Timestamp, civil::Date};

use crate::{
    dialogue::{ContactCard, Knowledge, ServiceCard, cards},
    knowledge::{Picture, Status},
    language::{Interface, Tag, Texts},
};

use super::{
    assets, embed,
    error::Error,
    mode::{Mode, SIZES, View},
    theme, when,
};

/// The frame of a page; templates call it `page`.
pub struct Frame {
    /// The texts of the page's language.
    pub t: &'static Texts,
    /// The language of the answers.
    pub tag: Tag,
    /// The language of everything around them.
    pub interface: Interface,
    /// How large the text is and how far apart its lines stand.
    pub view: View,
    /// What the browser's tab says first.
    pub title: String,
    /// Whether search engines may list the page.
    pub may_be_listed: bool,
    /// Whether the button that leaves at once is shown (S-9).
    pub quick_exit: bool,
    /// Whether samples are among what is shown: then every page says so.
    pub samples: bool,
    /// The way in when someone does not know where to turn.
    pub help: ContactCard,
    /// Where views and complaints are taken in, when the catalogue has it (R14).
    pub complaints: Option<ServiceCard>,
    /// The municipality's name.
    pub municipality: String,
    path: String,
    query: Vec<(&'static str, String)>,
}

/// A link to the same page in another language.
pub struct LanguageLink {
    /// Its address.
    pub href: String,
    /// The language's own name.
    pub name: String,
    /// The language for `lang` and `hreflang`.
    pub lang: &'static str,
    /// Whether the page is in it.
    pub is_current: bool,
}

/// A link to the same page, easier to read for somebody.
pub struct ViewLink {
    /// Its address.
    pub href: String,
    /// What it does, in words.
    pub name: String,
    /// Whether the page is so already.
    pub is_current: bool,
}

impl Frame {
    /// The frame of the page at `path`.
    #[must_use]
    pub fn new(knowledge: &Knowledge, mode: impl Into<Mode>, path: &str, title: impl Into<String>) -> Self {
        let library = &knowledge.library;
        let Mode { tag, interface, view } = mode.into();
        Self {
            t: Texts::of(interface),
            tag,
            interface,
            view,
            title: title.into(),
            may_be_listed: !library.shows_samples(),
            quick_exit: tag.is_simple(),
            samples: library.shows_samples(),
            help: cards::default_contact(library, tag),
            complaints: cards::service_card(library, &library.manifest.complaint_service, tag),
            municipality: library.manifest.municipality.get(tag).to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
        }
    }

    /// The page answers a query, which its language links keep.
    #[must_use]
    pub fn with_query(mut self, name: &'static str, value: &str) -> Self {
        self.query.push((name, value.to_owned()));
        self
    }

    /// The page is for one person: no search engine lists it.
    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.may_be_listed = false;
        self
    }

    /// The language for `lang` attributes: readers aloud know no simple Swedish.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.interface.lang()
    }

    /// What tells that a passage is in another language than the page may be, and runs from left to right.
    #[must_use]
    pub fn passage(&self, lang: &Tag) -> Safe<String> {
        let direction = if self.interface.is_mirrored() { " dir=\"ltr\"" } else { "" };
        Safe(format!(" lang=\"{}\"{direction}", lang.base()))
    }

    /// The same for what the registers say, where the page is in a language that they do not know.
    #[must_use]
    pub fn library_lang(&self) -> Safe<String> {
        if self.interface.is_foreign() { self.passage(&self.tag) } else { Safe(String::new()) }
    }

    /// The address of another page, with the mode carried along.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        link(path, self.mode())
    }

    /// Language, size and room, as they are carried along.
    fn mode(&self) -> Mode {
        Mode { tag: self.tag, interface: self.interface, view: self.view }
    }

    /// The address of this very page in another mode.
    fn here(&self, mode: Mode) -> String {
        let query = self.query.iter().fold(String::new(), |all, (name, value)| all + "&" + name + "=" + &encode(value));
        format!("{}?{}{query}", mode.view.path(&self.path), mode.query())
    }

    /// What tells that a link of the navigation leads to this very page; of the desk's lists, which of them.
    #[must_use]
    pub fn current(&self, to: &str) -> Safe<&'static str> {
        let (path, list) = to.split_once('?').unwrap_or((to, ""));
        let own = self.query.iter().find(|(name, _)| *name == "visa").map(|(name, value)| format!("{name}={value}"));
        let is_here = path == self.path && own.unwrap_or_default() == list;
        Safe(if is_here { " aria-current=\"page\"" } else { "" })
    }

    /// What a form that asks by address must carry along itself.
    #[must_use]
    pub fn kept(&self) -> Vec<(String, String)> {
        let query = self.mode().query();
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// This page with smaller or larger text.
    #[must_use]
    pub fn sizes(&self) -> Vec<ViewLink> {
        let link_of = |size: u16| ViewLink {
            href: self.here(Mode { view: View { size, ..self.view }, ..self.mode() }),
            name: self.t.reading_size(size),
            is_current: size == self.view.size,
        };
        SIZES.into_iter().map(link_of).collect()
    }

    /// This page with less or more room between its lines.
    #[must_use]
    pub fn rooms(&self) -> Vec<ViewLink> {
        let link_of = |is_airy: bool| ViewLink {
            href: self.here(Mode { view: View { is_airy, ..self.view }, ..self.mode() }),
            name: if is_airy { self.t.reading_airy() } else { self.t.reading_close() },
            is_current: is_airy == self.view.is_airy,
        };
        [false, true].map(link_of).into()
    }

    /// This page in every language.
    #[must_use]
    pub fn languages(&self) -> Vec<LanguageLink> {
        let link_of = |interface: Interface| LanguageLink {
            href: self.here(self.mode().read_in(interface)),
            name: Texts::of(interface).language_name(),
            lang: interface.lang(),
            is_current: interface == self.interface,
        };
        Interface::OFFERED.into_iter().map(link_of).collect()
    }

    /// Where the style sheet is.
    #[must_use]
    pub fn style(&self) -> &'static str {
        &assets::STYLE.path
    }

    /// Where the style sheet of the panel is.
    #[must_use]
    pub fn panel_style(&self) -> &'static str {
        &assets::PANEL_STYLE.path
    }

    /// Where the script of the panel is.
    #[must_use]
    pub fn panel_script(&self) -> &'static str {
        embed::PANEL_SCRIPT
    }

    /// Where views are taken in: in simple mode on the page with one field.
    #[must_use]
    pub fn views(&self) -> String {
        self.link(if self.tag.is_simple() { "/tyck-till" } else { "/prata-med-oss?vad=synpunkt" })
    }

    /// Where the script that reads aloud is.
    #[must_use]
    pub fn listen(&self) -> &'static str {
        &assets::LISTEN.path
    }

    /// Where a pictogram is drawn.
    #[must_use]
    pub fn picture(&self, picture: &Picture) -> String {
        format!("{}#{}", assets::PICTOGRAMS.path, picture.as_str())
    }

    /// Where the municipality's colours are.
    #[must_use]
    pub fn theme(&self) -> &'static str {
        theme::PATH
    }

    /// Where the script is.
    #[must_use]
    pub fn script(&self) -> &'static str {
        &assets::SCRIPT.path
    }

    /// Where the icon is.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        &assets::ICON.path
    }

    /// The `tel:` address of a number as written.
    #[must_use]
    pub fn tel(&self, phone: &str) -> String {
        let digits = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        format!("tel:{}", digits.collect::<String>())
    }

    /// A day in words.
    #[must_use]
    pub fn date(&self, date: &Date) -> String {
        when::date(self.t, *date)
    }

    /// A moment in words.
    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> String {
        when::moment(self.t, *at)
    }

    /// An hour in words.
    #[must_use]
    pub fn hour(&self, at: &Timestamp) -> String {
        when::hour(self.t, *at)
    }

    /// A moment for machines.
    #[must_use]
    pub fn machine(&self, at: &Timestamp) -> String {
        when::machine(*at)
    }

    /// Whether a text is an example that nobody has approved.
    #[must_use]
    pub fn is_sample(&self, status: &Status) -> bool {
        *status == Status::Sample
    }

    /// Whether a text can be asked for in easier words: there is simple Swedish, and no simple English.
    #[must_use]
    pub fn can_be_simpler(&self, lang: &Tag) -> bool {
        *lang == Tag::Swedish && !self.interface.is_foreign()
    }

    /// HTML that the library's sanitiser made: the only text that reaches a page unescaped. Never for what people write.
    #[must_use]
    pub fn from_library<'a>(&self, html: &'a str) -> Safe<Cow<'a, str>> {
        // The sanitiser writes every link in one way, and no text can look like one.
        Safe(if self.view.is_embedded {
            html.replace("<a href=", &format!("<a{} href=", leaving(true))).into()
        } else {
            html.into()
        })
    }

    /// What a link or form needs that leads away from our pages: from the panel, into the whole window. Other sites
    /// let nobody frame them, and a page's policy may stop the telephone in a frame.
    #[must_use]
    pub fn leaving(&self) -> Safe<&'static str> {
        Safe(leaving(self.view.is_embedded))
    }

    /// The same of an address that may be ours.
    #[must_use]
    pub fn leaving_by(&self, href: &str) -> Safe<&'static str> {
        Safe(leaving(self.view.is_embedded && !href.starts_with(['/', '#'])))
    }
}

/// What leads a link out of the panel, and nothing outside of it.
#[must_use]
pub fn leaving(is_embedded: bool) -> &'static str {
    if is_embedded { " target=\"_top\"" } else { "" }
}

/// The address of a page in a mode.
#[must_use]
pub fn link(path: &str, mode: impl Into<Mode>) -> String {
    let (path, fragment) = path.split_once('#').map_or((path, String::new()), |(path, id)| (path, format!("#{id}")));
    let joint = if path.contains('?') { '&' } else { '?' };
    let mode = mode.into();
    format!("{}{joint}{}{fragment}", mode.view.path(path), mode.query())
}

/// Percent-encodes a value for a query.
#[must_use]
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// Renders a template as a page.
///
/// # Errors
/// [`Error::Internal`] when the template can't be rendered.
pub fn html(template: &impl Template) -> Result<Response, Error> {
    Ok(Html(template.render()?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mode_travels_in_every_link() {
        assert_eq!(link("/om", Tag::SimpleSwedish), "/om?lang=sv-simple");
        assert_eq!(link("/tjanster?q=x", Tag::English), "/tjanster?q=x&lang=en");
        assert_eq!(link("/#m-2", Tag::Swedish), "/?lang=sv#m-2");
        let view = View { size: 150, ..View::default() };
        assert_eq!(link("/#m-2", Mode { view, ..Mode::from(Tag::Swedish) }), "/?lang=sv&storlek=150#m-2");
    }

    #[test]
    fn a_query_is_encoded() {
        assert_eq!(encode("bygglov & \"altan\" ä"), "bygglov%20%26%20%22altan%22%20%C3%A4");
    }
}
