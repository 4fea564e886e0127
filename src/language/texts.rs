//! The texts of the interface: one method per Fluent message, so that a misspelt key does not compile.
//!
//! The messages stand in `locales/<tag>/<group>.ftl`; the groups below list which messages there are and what
//! they take. A test holds every language to the same messages and variables. Wording is never decided here.

mod api;
mod chat;
mod desk;
mod dialogue;
mod embed;
mod handover;
mod live;
mod look;
mod mail;
mod pages;
mod records;
mod staff;
mod statement;

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::{Interface, Tag};

/// The texts of one language.
pub struct Texts {
    interface: Interface,
    bundle: FluentBundle<FluentResource>,
}

/// A value that can stand in a text: words as they are, numbers so that Fluent can choose the plural.
pub trait Arg {
    /// The value as Fluent takes it.
    fn value(&self) -> FluentValue<'static>;
}

impl Arg for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Arg for String {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

macro_rules! number_args {
    ($($number:ty),*) => {$(
        impl Arg for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}
number_args!(u16, u32, u64, usize, i8, i32, i64);

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

/// Declares a group of messages: a method each on [`Texts`], and the list that the test compares with the files.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*);)*) => {
        impl $crate::language::Texts {
            $(
                $(#[$doc])*
                #[doc = concat!("The text `", stringify!($name), "`.")]
                #[must_use]
                pub fn $name(&self, $($arg: impl $crate::language::Arg),*) -> String {
                    self.format(stringify!($name), &[$((stringify!($arg), &$arg as &dyn $crate::language::Arg)),*])
                }
            )*
        }

        #[cfg(test)]
        pub(super) const MESSAGES: &[(&str, &[&str])] =
            &[$((stringify!($name), &[$(stringify!($arg)),*])),*];
    };
}
use texts;

/// The embedded files of a language, by group. What staff read, and what the service says of answers, is in the
/// language of the answers.
macro_rules! locale {
    ($tag:literal) => {
        locale!($tag, $tag)
    };
    ($tag:literal, $answers:literal) => {
        [
            ("api", include_str!(concat!("../../locales/", $answers, "/api.ftl"))),
            ("chat", include_str!(concat!("../../locales/", $tag, "/chat.ftl"))),
            ("desk", include_str!(concat!("../../locales/", $answers, "/desk.ftl"))),
            ("dialogue", include_str!(concat!("../../locales/", $answers, "/dialogue.ftl"))),
            ("embed", include_str!(concat!("../../locales/", $tag, "/embed.ftl"))),
            ("handover", include_str!(concat!("../../locales/", $tag, "/handover.ftl"))),
            ("live", include_str!(concat!("../../locales/", $tag, "/live.ftl"))),
            ("look", include_str!(concat!("../../locales/", $tag, "/look.ftl"))),
            ("mail", include_str!(concat!("../../locales/", $answers, "/mail.ftl"))),
            ("pages", include_str!(concat!("../../locales/", $tag, "/pages.ftl"))),
            ("records", include_str!(concat!("../../locales/", $answers, "/records.ftl"))),
            ("staff", include_str!(concat!("../../locales/", $answers, "/staff.ftl"))),
            ("statement", include_str!(concat!("../../locales/", $tag, "/statement.ftl"))),
        ]
    };
}

const fn files(interface: Interface) -> [(&'static str, &'static str); 13] {
    match interface {
        Interface::Own(Tag::Swedish) | Interface::Longer | Interface::Mirrored => locale!("sv"),
        Interface::Own(Tag::SimpleSwedish) => locale!("sv-simple"),
        Interface::Own(Tag::English) => locale!("en"),
        Interface::Finnish => locale!("fi", "sv"),
    }
}

static SWEDISH: LazyLock<Texts> = LazyLock::new(|| Texts::load(Interface::Own(Tag::Swedish)));
static SIMPLE: LazyLock<Texts> = LazyLock::new(|| Texts::load(Interface::Own(Tag::SimpleSwedish)));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::load(Interface::Own(Tag::English)));
static FINNISH: LazyLock<Texts> = LazyLock::new(|| Texts::load(Interface::Finnish));
static LONGER: LazyLock<Texts> = LazyLock::new(|| Texts::load(Interface::Longer));
static MIRRORED: LazyLock<Texts> = LazyLock::new(|| Texts::load(Interface::Mirrored));

impl Texts {
    /// The texts of a language; loaded once.
    #[must_use]
    pub fn of(interface: impl Into<Interface>) -> &'static Self {
        match interface.into() {
            Interface::Own(Tag::Swedish) => &SWEDISH,
            Interface::Own(Tag::SimpleSwedish) => &SIMPLE,
            Interface::Own(Tag::English) => &ENGLISH,
            Interface::Finnish => &FINNISH,
            Interface::Longer => &LONGER,
            Interface::Mirrored => &MIRRORED,
        }
    }

    /// The language of the answers that go with these texts.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        self.interface.answers()
    }

    fn load(interface: Interface) -> Self {
        // The names are constants of this crate and well-formed, so the fallback is never taken.
        let locale = interface.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Where everything runs left to right, isolation marks would only disturb plain-text mail and tests.
        bundle.set_use_isolating(interface.is_mirrored());
        bundle.set_transform(interface.transform());
        for (_, source) in files(interface) {
            // A file with a fault still gives its sound messages; the tests refuse any fault.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { interface, bundle }
    }

    fn format(&self, key: &str, values: &[(&str, &dyn Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            // The tests hold every language to every message; the key is the least bad thing to show.
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set((*name).to_owned(), value.value());
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// A message and what it is given.
    type Message = (&'static str, &'static [&'static str]);

    fn groups() -> [(&'static str, &'static [Message]); 13] {
        [
            ("api", api::MESSAGES),
            ("chat", chat::MESSAGES),
            ("desk", desk::MESSAGES),
            ("dialogue", dialogue::MESSAGES),
            ("embed", embed::MESSAGES),
            ("handover", handover::MESSAGES),
            ("live", live::MESSAGES),
            ("look", look::MESSAGES),
            ("mail", mail::MESSAGES),
            ("pages", pages::MESSAGES),
            ("records", records::MESSAGES),
            ("staff", staff::MESSAGES),
            ("statement", statement::MESSAGES),
        ]
    }

    /// The variables (`$name`) of each message of a file, read from its text.
    fn messages_of(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                name.trim().clone_into(&mut current);
                assert!(found.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
            }
            for piece in line.split('$').skip(1) {
                let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                found.get_mut(&current).expect("a variable belongs to a message").insert(name);
            }
        }
        found
    }

    #[test]
    fn every_language_has_every_message_with_the_same_variables_and_no_other() {
        for tag in Interface::OFFERED {
            for ((group, declared), (name, source)) in groups().into_iter().zip(files(tag)) {
                assert_eq!(group, name);
                if let Err((_, faults)) = FluentResource::try_new(source.to_owned()) {
                    panic!("locales/{tag}/{group}.ftl: {faults:?}");
                }
                let found = messages_of(source);
                let declared: BTreeMap<String, BTreeSet<String>> = declared
                    .iter()
                    .map(|(key, args)| ((*key).to_owned(), args.iter().map(|arg| (*arg).to_owned()).collect()))
                    .collect();
                let missing: Vec<_> = declared.keys().filter(|key| !found.contains_key(*key)).collect();
                let unused: Vec<_> = found.keys().filter(|key| !declared.contains_key(*key)).collect();
                assert!(missing.is_empty(), "locales/{tag}/{group}.ftl lacks {missing:?}");
                assert!(unused.is_empty(), "locales/{tag}/{group}.ftl has texts nothing uses: {unused:?}");
                for (key, args) in &found {
                    assert!(
                        args.is_subset(&declared[key]),
                        "locales/{tag}/{group}.ftl: {key} uses {args:?}, is given {:?}",
                        declared[key]
                    );
                }
            }
        }
    }
}
