//! What every request meets on its way in and out: headers, origin check, cookies, limits, the request log.
//!
//! Decides how a browser is told to behave and who is let in how often; decides nothing about content.

mod address;
mod cookies;
mod headers;
mod limits;
mod log;
mod origin;
mod patience;

pub use address::ClientAddress;
pub use cookies::{Cookies, HANDOVER_AGE, LINK_AGE, LINK_COOKIE, SESSION_AGE, SESSION_COOKIE};
pub use headers::set as set_headers;
pub use limits::Limiters;
pub use log::log_request;
pub(super) use origin::{check_origin, trusted_origins};
pub use patience::limit_time;
