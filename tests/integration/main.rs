//! Journeys through the whole program.
#![expect(clippy::unwrap_used, reason = "in a story, what should not fail may panic, in its helpers too")]

mod api;
mod api_problems;
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
mod postgres;
mod program;
mod records;
mod rules;
mod screening;
mod small_app;
mod store_story;
mod take_out;
mod turns;
mod web_chat;
mod web_danger;
mod web_link;
mod web_log;
mod web_pages;
mod web_support;
mod weeding;
