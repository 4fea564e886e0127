//! How staff log in.

use serde::Deserialize;

/// How staff log in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accounts {
    /// Whether nobody gets in with a password alone: whoever has no second factor yet must set one up first.
    pub require_second_factor: bool,
}
