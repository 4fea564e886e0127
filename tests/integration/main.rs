//! Journeys through the whole program.
#![expect(clippy::unwrap_used, reason = "in a story, what should not fail may panic, in its helpers too")]

mod api;
mod api_problems;
mod cluster;
mod configuration;
mod copies;
mod desk;
mod desk_login;
mod disk;
mod durability;
mod events;
mod exchange;
mod house;
mod import_services;
mod killed;
mod measured_questions;
mod openapi;
mod operations;
#[cfg(feature = "otel")]
mod otel;
mod postgres;
mod postgres_restart;
mod postgres_tls;
mod program;
mod read_only;
mod records;
mod robustness;
mod rules;
mod school_class;
mod screening;
mod skipped;
mod small_app;
mod store_story;
mod take_out;
mod turns;
mod web_chat;
mod web_danger;
mod web_embed;
mod web_link;
mod web_log;
mod web_pages;
mod web_support;
mod weeding;
