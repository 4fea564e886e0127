//! The pages and the API: requests in, `app` asked, templates and JSON out.
//!
//! Floor 9: knows no SQL. [`router()`] is the table of contents; handlers are thin (extract, call, render). What every
//! request meets on its way in and out stands in [`security`]; what happens when something goes wrong, in [`error`].

pub mod state;

pub mod error;
pub mod security;

pub mod assets;
pub mod embed;
pub mod frame;
pub mod mode;
pub mod theme;
pub mod visitor;

pub use crate::when;

pub mod chat;
pub mod pages;

pub mod said;
pub mod transcript;

pub mod api;
pub mod desk;

pub mod figures;
pub mod health;

pub mod router;

pub use router::{router, serve};
