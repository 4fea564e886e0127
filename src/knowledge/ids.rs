//! Identities in the library: the file name or key of an entry. An id never changes and is never reused.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! slug_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The slug itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(slug: &str) -> Self {
                Self(slug.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(slug: String) -> Self {
                Self(slug)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

slug_ids! {
    /// An amount of money: a key of `amounts.toml`.
    AmountId;
    /// An answer: the name of its file without `.md`.
    AnswerId;
    /// An area of answers: a key of `areas.toml` and a folder of `answers/`.
    AreaId;
    /// A body that owns answers: a key of `bodies.toml`.
    BodyId;
    /// A contact: a key of `contacts.toml`.
    ContactId;
    /// A place to visit: a key of `places.toml`.
    PlaceId;
    /// Another authority or body: a key of `referrals.toml`.
    ReferralId;
    /// An e-tjänst: a key of `services.toml`.
    ServiceId;
    /// A wording of an answer: a short hash of everything a reader sees of it.
    Version;
}
