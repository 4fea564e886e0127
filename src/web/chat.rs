//! The citizens' chat: ask, be answered, hand over, come back, leave. Every step is a plain form.
//!
//! The handlers here decide which page follows; what is said is decided by `dialogue`, what is kept by `app`.

mod ask;
mod composer;
mod design;
mod handover;
mod handover_form;
mod leave;
mod line;
mod lines;
mod live;
mod page;
mod rate;
mod receipt;
mod stream;
mod take_out;
mod views;

pub use ask::{ask, show};
pub use design::show as design;
pub use handover::{form as handover_form, send as hand_over};
pub(super) use handover_form::words as fault_in_words;
pub use leave::{ask_to_clear, clear, leave, left};
pub(super) use lines::Line;
pub use live::{become_errand, show as live};
pub use rate::{form as rate_form, send as rate};
pub use receipt::{open_link, show as receipt, take_link};
pub(super) use stream::{From as After, last_event_id, line_event, opening, sse};
pub use stream::{follow, show_sign};
pub use take_out::{ask_to_delete, download, request_deletion, show as take_out};
pub use views::show as views;

/// The longest message (D): longer matters belong in the handover form.
pub const LONGEST_MESSAGE: usize = 500;
