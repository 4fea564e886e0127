//! The pages beside the chat: e-tjänster, about, privacy, accessibility, and what is shown when something went wrong.

mod errors;
mod prose;
mod services;

pub use errors::{error_page, method_not_allowed, not_found};
pub use prose::{about, accessibility, privacy};
pub use services::services;
