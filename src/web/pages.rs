//! The pages beside the chat: e-tjänster, about, privacy, accessibility, and one answer by itself, and what is
//! shown when something went wrong.

mod accessibility;
mod answer;
mod errors;
mod privacy;
mod prose;
mod services;

pub use accessibility::accessibility;
pub use answer::{answer, robots, site_map};
pub use errors::{error_page, method_not_allowed, not_found};
pub use privacy::privacy;
pub use prose::about;
pub use services::services;
