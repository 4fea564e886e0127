//! Accounts of staff, for an admin: made, given another role, password or second factor, ended at once. What the command
//! `user` does, on a page. Nobody changes their own account here, so that there is always an admin left.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    app::{Account, NewUser, Secret, UserFault},
    handover::{Agent, Role},
    language::{Tag, Texts},
    web::{
        error::Error,
        frame::{Frame, encode, html},
        state::AppState,
        visitor::{Form, Language},
    },
};

use super::session::Staff;

/// Letters of a password that is made here: 20 of 64 kinds, 120 bits.
const MADE_LENGTH: usize = 20;

/// A new account, as filled in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NewAccount {
    csrf: String,
    name: String,
    first_name: String,
    function: String,
    role: String,
}

/// What is done to an account.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Change {
    csrf: String,
    role: String,
}

struct Row {
    name: String,
    shown: String,
    role: &'static str,
    role_name: String,
    own: bool,
    ended: bool,
    by_provider: bool,
}

/// What has been done, or could not be.
#[derive(Default)]
struct Told {
    fault: Option<String>,
    /// The field that the fault is about.
    field: Option<&'static str>,
    done: Option<String>,
    /// A password that is shown once.
    password: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/accounts.html")]
struct AccountsPage<'a> {
    page: Frame,
    agent: &'a Agent,
    csrf: &'a str,
    accounts: Vec<Row>,
    roles: Vec<(&'static str, String)>,
    changes: [(&'static str, String); 3],
    wanted: NewAccount,
    told: Told,
}

impl AccountsPage<'_> {
    /// Where a button of an account leads.
    fn path(&self, name: &str, what: &str) -> String {
        self.page.link(&format!("/desk/konton/{}/{what}", encode(name)))
    }
}

/// `GET /desk/konton`
pub(super) async fn show(State(state): State<AppState>, language: Language, staff: Staff) -> Result<Response, Error> {
    render(&state, language.tag, &staff, NewAccount::default(), Told::default()).await
}

/// `POST /desk/konton`
pub(super) async fn add(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Form(wanted): Form<NewAccount>,
) -> Result<Response, Error> {
    staff.check(&wanted.csrf)?;
    let t = Texts::of(language.tag);
    let Ok(role) = wanted.role.parse::<Role>() else {
        let told = Told { fault: Some(t.staff_accounts_fault_role()), ..Told::default() };
        return render(&state, language.tag, &staff, wanted, told).await;
    };
    let password = made_password()?;
    let user = NewUser {
        name: wanted.name.trim().to_owned(),
        role,
        first_name: wanted.first_name.trim().to_owned(),
        function: wanted.function.trim().to_owned(),
        password: password.clone(),
    };
    match state.app.add_user(user).await {
        Ok(()) => {
            tracing::info!(by = %staff.agent().id, role = role.as_str(), "account made");
            let done = Some(t.staff_accounts_made(&wanted.name));
            let told = Told { done, password: Some(password), ..Told::default() };
            render(&state, language.tag, &staff, NewAccount::default(), told).await
        }
        Err(fault) => {
            let field = field_of(&fault);
            let told = Told { fault: Some(in_words(t, fault)?), field, ..Told::default() };
            render(&state, language.tag, &staff, wanted, told).await
        }
    }
}

/// `POST /desk/konton/{name}/{what}`
pub(super) async fn change(
    State(state): State<AppState>,
    language: Language,
    staff: Staff,
    Path((name, what)): Path<(String, String)>,
    Form(form): Form<Change>,
) -> Result<Response, Error> {
    staff.check(&form.csrf)?;
    let t = Texts::of(language.tag);
    if name == staff.agent().name {
        let told = Told { fault: Some(t.staff_accounts_fault_own()), ..Told::default() };
        return render(&state, language.tag, &staff, NewAccount::default(), told).await;
    }
    let accounts = state.app.staff();
    let mut password = None;
    let done = match what.as_str() {
        "roll" => match form.role.parse::<Role>() {
            Ok(role) => accounts.set_role(&name, role).await.map(|()| t.staff_accounts_role_set(&name)),
            Err(_) => return Err(Error::NotFound),
        },
        "losenord" => {
            let made = made_password()?;
            let set = accounts.set_password(&name, made.clone()).await;
            password = Some(made);
            set.map(|()| t.staff_accounts_password_set(&name))
        }
        "tvafaktor" => accounts.reset_factor(&name).await.map(|()| t.staff_accounts_factor_reset(&name)),
        "avsluta" => accounts.end(&name).await.map(|()| t.staff_accounts_ended(&name)),
        _ => return Err(Error::NotFound),
    };
    let told = match done {
        Ok(done) => {
            tracing::info!(by = %staff.agent().id, what, "account changed");
            Told { done: Some(done), password, ..Told::default() }
        }
        Err(fault) => Told { fault: Some(in_words(t, fault)?), ..Told::default() },
    };
    render(&state, language.tag, &staff, NewAccount::default(), told).await
}

async fn render(state: &AppState, tag: Tag, staff: &Staff, wanted: NewAccount, told: Told) -> Result<Response, Error> {
    let mut page = Frame::new(&state.app.knowledge(), tag, "/desk/konton", "").unlisted();
    let t = page.t;
    page.title = t.staff_accounts_title();
    let status = if told.fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    if told.fault.is_some() {
        page.title = format!("{} {}", t.desk_error_prefix(), page.title);
    }
    let row = |Account { agent, ended, by_provider }: Account| Row {
        own: agent.id == staff.agent().id,
        shown: format!("{}, {}", agent.first_name, agent.function),
        role: agent.role.as_str(),
        role_name: role_name(t, agent.role),
        name: agent.name,
        ended,
        by_provider,
    };
    let accounts = state.app.staff().list().await?.into_iter().map(row).collect();
    let roles = Role::ALL.map(|role| (role.as_str(), role_name(t, role))).to_vec();
    let changes = [
        ("losenord", t.staff_accounts_set_password()),
        ("tvafaktor", t.staff_accounts_reset_factor()),
        ("avsluta", t.staff_accounts_end()),
    ];
    let (agent, csrf) = (staff.agent(), staff.csrf());
    let page = AccountsPage { page, agent, csrf, accounts, roles, changes, wanted, told };
    Ok((status, html(&page)?).into_response())
}

/// A role in words.
pub(super) fn role_name(t: &Texts, role: Role) -> String {
    match role {
        Role::Agent => t.staff_role_agent(),
        Role::Lead => t.staff_role_lead(),
        Role::Editor => t.staff_role_editor(),
        Role::Admin => t.staff_role_admin(),
    }
}

/// The field of the form that a fault is about.
fn field_of(fault: &UserFault) -> Option<&'static str> {
    match fault {
        UserFault::NameTaken | UserFault::Name => Some("name"),
        UserFault::Shown => Some("first_name"),
        _ => None,
    }
}

fn in_words(t: &Texts, fault: UserFault) -> Result<String, Error> {
    Ok(match fault {
        UserFault::NameTaken => t.staff_accounts_fault_taken(),
        UserFault::Name => t.staff_accounts_fault_name(),
        UserFault::Shown => t.staff_accounts_fault_shown(),
        UserFault::NoSuchUser => t.staff_accounts_fault_gone(),
        UserFault::ByProvider => t.staff_accounts_fault_by_provider(),
        UserFault::LastAdmin => t.staff_accounts_fault_last_admin(),
        UserFault::Password => t.staff_password_fault(),
        UserFault::App(error) => return Err(error.into()),
    })
}

fn made_password() -> Result<String, Error> {
    let secret = Secret::new().ok_or_else(|| Error::Internal("no randomness".to_owned()))?;
    Ok(secret.expose().chars().take(MADE_LENGTH).collect())
}
