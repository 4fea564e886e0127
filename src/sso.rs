//! Single sign-on: the municipality's own provider is asked who somebody is, and its claims are read (OpenID Connect Core
//! 1.0, authorisation code with PKCE).
//!
//! Floor 7, beside `store` and `delivery`: knows nothing of HTML or SQL. The protocol is the crate `openidconnect`'s;
//! here is who is asked, for how long, what is remembered of the provider, and which role its claims give. Whether
//! somebody gets in is `app::sign_on`'s to say.

mod http;
mod person;
mod provider;

pub use person::Person;
pub use provider::{Provider, Ticket};

/// Why a sign-in came to nothing. What it says never holds a claim, a code or a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The provider can't be reached, or not used as configured: whoever runs the service must look.
    #[error("{0}")]
    Provider(String),
    /// This sign-in is over or can't be trusted: another one may do.
    #[error("{0}")]
    SignIn(&'static str),
    /// The claims give no role.
    #[error("the claims give no role")]
    NoRole,
}
