//! The command line: what a person types, and what is printed back.
//!
//! The top floor: reads flags and files, builds the library, and runs one command. Errors end here, with what went
//! wrong, where, and how to mend it; exit code 1 for a failed command, 2 for a wrong call.

mod answers;
mod arguments;
mod ask;
mod backup;
mod calibrate;
mod check;
mod configuration;
mod eval;
mod export;
mod fetch;
mod fitting;
mod import;
mod library;
mod logging;
mod measures;
mod output;
mod reliability;
mod serve;
mod spoil;
mod user;
mod watch;
mod weed;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, ImportCommand};

/// Runs the command that the process was called with.
#[must_use]
pub fn main() -> ExitCode {
    // TLS of what the program fetches and sends. It fails only when there is a provider already: then that is used.
    drop(rustls::crypto::ring::default_provider().install_default());
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Ask(call)) => ask::run(&call, &arguments.common),
        Some(Command::Check(call)) => check::run(&call, &arguments.common),
        Some(Command::Eval(call)) => eval::run(&call, &arguments.common),
        Some(Command::Export(call)) => export::run(&call, &arguments.common),
        Some(Command::Import(ImportCommand::Answers(call))) => answers::import(&call, &arguments.common),
        Some(Command::Import(ImportCommand::Services(call))) => import::run(&call, &arguments.common),
        Some(Command::Weed(call)) => weed::run(&call, &arguments.common),
        Some(Command::User(command)) => user::run(&command, &arguments.common),
        Some(Command::Config(command)) => configuration::run(&command, &arguments.common),
        Some(Command::Backup(call)) => backup::back_up(&call, &arguments.common),
        Some(Command::Restore(call)) => backup::restore(&call, &arguments.common),
        Some(Command::Serve(call)) => serve::run(&call.or(arguments.serve), &arguments.common),
        None => serve::run(&arguments.serve, &arguments.common),
    };
    done.unwrap_or_else(|error| {
        output::complain(&format!("medborgarsvar: {error:#}"));
        ExitCode::FAILURE
    })
}
