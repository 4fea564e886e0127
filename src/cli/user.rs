//! `user`: accounts for the desk.

use std::{
    io::{BufRead, IsTerminal},
    process::ExitCode,
};

use anyhow::{Context as _, bail};

use crate::app::{NewUser, Secret, SystemClock, add_user};

use super::{
    arguments::{AddUser, Common, UserCommand},
    configuration, output, serve,
};

/// Letters of a password that is made here: 20 of 64 kinds, 120 bits.
const MADE_LENGTH: usize = 20;

pub(super) fn run(command: &UserCommand, common: &Common) -> anyhow::Result<ExitCode> {
    let UserCommand::Add(call) = command;
    tokio::runtime::Runtime::new()?.block_on(add(call, common))?;
    Ok(ExitCode::SUCCESS)
}

async fn add(call: &AddUser, common: &Common) -> anyhow::Result<()> {
    let store = serve::open(&configuration::read(common, None)?).await?;
    let given = given_password()?;
    let password = match &given {
        Some(password) => password.clone(),
        None => made_password()?,
    };
    let user = NewUser {
        name: call.name.clone(),
        role: call.role,
        first_name: call.first_name.clone().unwrap_or_else(|| capitalised(&call.name)),
        function: call.function.clone(),
        password: password.clone(),
    };
    add_user(&store, &SystemClock, user).await?;
    output::say(&match given {
        Some(_) => format!("{}: account made", call.name),
        None => format!("{}: account made, password {password} (shown only now)", call.name),
    });
    Ok(())
}

/// The first line of standard input, unless that is a terminal or empty.
fn given_password() -> anyhow::Result<Option<String>> {
    if std::io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("can't read the password from standard input")?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    Ok(Some(password).filter(|password| !password.is_empty()))
}

fn made_password() -> anyhow::Result<String> {
    let Some(secret) = Secret::new() else { bail!("the operating system gives no randomness") };
    Ok(secret.expose().chars().take(MADE_LENGTH).collect())
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
