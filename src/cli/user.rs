//! `user`: accounts for the desk.

use std::{
    io::{BufRead, IsTerminal},
    process::ExitCode,
};

use anyhow::{Context as _, bail};

use crate::{
    app::{Account, NewUser, Secret, Staff, SystemClock, add_user},
    store::Store,
};

use super::{
    arguments::{AddUser, Common, ServeCall, UserCommand},
    configuration, output, serve,
};

/// Letters of a password that is made here: 20 of 64 kinds, 120 bits.
const MADE_LENGTH: usize = 20;

pub(super) fn run(command: &UserCommand, common: &Common) -> anyhow::Result<ExitCode> {
    tokio::runtime::Runtime::new()?.block_on(act(command, common))?;
    Ok(ExitCode::SUCCESS)
}

async fn act(command: &UserCommand, common: &Common) -> anyhow::Result<()> {
    let store = serve::open(&configuration::read(common, &ServeCall::default())?).await?;
    let staff = Staff { store: &store, clock: &SystemClock };
    match command {
        UserCommand::Add(call) => add(call, &store).await?,
        UserCommand::List => staff.list().await?.iter().for_each(|account| output::say(&line(account))),
        UserCommand::Role(call) => {
            staff.set_role(&call.name, call.role).await?;
            output::say(&format!("{}: role {}", call.name, call.role.as_str()));
        }
        UserCommand::Password(call) => set_password(&call.name, &staff).await?,
        UserCommand::ResetFactor(call) => {
            staff.reset_factor(&call.name).await?;
            output::say(&format!("{}: no second factor any more, and logged out everywhere", call.name));
        }
        UserCommand::End(call) => {
            staff.end(&call.name).await?;
            output::say(&format!("{}: ended, and logged out everywhere", call.name));
        }
    }
    Ok(())
}

fn line(Account { agent, ended, by_provider }: &Account) -> String {
    let state = if *ended { "ended" } else { "open" };
    let kept = if *by_provider { "provider" } else { "here" };
    [&agent.name, agent.role.as_str(), &agent.first_name, &agent.function, state, kept].join("\t")
}

async fn set_password(name: &str, staff: &Staff<'_>) -> anyhow::Result<()> {
    let given = given_password()?;
    let made = if given.is_none() { Some(made_password()?) } else { None };
    let Some(password) = given.as_ref().or(made.as_ref()) else { bail!("there is no password") };
    staff.set_password(name, password.clone()).await?;
    output::say(&match made {
        None => format!("{name}: new password, and logged out everywhere"),
        Some(made) => format!("{name}: new password {made} (shown only now), and logged out everywhere"),
    });
    Ok(())
}

async fn add(call: &AddUser, store: &Store) -> anyhow::Result<()> {
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
    add_user(store, &SystemClock, user).await?;
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
