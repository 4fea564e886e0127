//! Medborgarsvar: the self-service chat of a Swedish municipality.
//!
//! Approved answers word for word, the right e-tjänst first, and a handover to Medborgarservice that carries
//! the whole conversation. The modules below are the rooms of the house, in the order to read them: each uses
//! only rooms above it in this list (a lower floor), never below. `ARCHITECTURE.md` has the plan.

pub mod calendar;
pub mod colour;
pub mod language;
pub mod privacy;
pub mod readability;
pub mod telemetry;

pub mod knowledge;
pub mod when;

pub mod search;

pub mod dialogue;
pub mod editing;

pub mod conversation;
pub mod handover;

pub mod config;

pub mod records;

pub mod delivery;
pub mod sso;
pub mod store;

pub mod app;

pub mod web;

pub mod cli;
