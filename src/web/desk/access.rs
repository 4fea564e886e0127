//! Which part of the desk an address belongs to. What may be done there by whom is [`Role::may`]'s to say; every request
//! with a session is held to it before its handler runs.
//!
//! [`Role::may`]: crate::handover::Role::may

use axum::response::{IntoResponse, Redirect, Response};

use crate::{
    app::{DeskSession, Stage},
    handover::{Area, Role},
    web::{error::Error, frame::encode},
};

/// The parts, by what their addresses begin with; the first that fits counts. What is not named is about handovers.
const PARTS: [(&str, Area); 8] = [
    ("/desk/konton", Area::Accounts),
    ("/desk/konto", Area::Own),
    ("/desk/login", Area::Own),
    ("/desk/logout", Area::Own),
    ("/desk/utskick", Area::Outbox),
    ("/desk/lasningar", Area::Readings),
    ("/desk/sok", Area::Answers),
    ("/desk", Area::Handovers),
];

/// The page where everybody who has logged in gets in.
const OWN: &str = "/desk/konto";
/// The page where the code of a second factor is given.
const CODE: &str = "/desk/login/kod";
/// What a session that lacks everything else can do all the same.
const LOG_OUT: &str = "/desk/logout";

/// Why a session is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It lacks something: here it is given.
    First(&'static str),
    /// The role does not reach so far.
    Role,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::First(page) => Redirect::to(page).into_response(),
            Self::Role => Error::Role.into_response(),
        }
    }
}

/// Lets a session in at an address, as the router knows it, or says where to go instead.
pub(super) fn let_in(session: &DeskSession, path: &str) -> Result<(), Refusal> {
    let area = area_of(path);
    match session.stage {
        Stage::Code if path != LOG_OUT => Err(Refusal::First(CODE)),
        Stage::Enrol if area != Area::Own => Err(Refusal::First(OWN)),
        _ if !session.agent.role.may(area) => Err(Refusal::Role),
        _ => Ok(()),
    }
}

/// Where somebody who has just logged in goes: where they were going, if they may, and by way of what they lack.
pub(super) fn way_in(session: &DeskSession, next: &str) -> String {
    let role = session.agent.role;
    let next = if role.may(area_of(next.split(['?', '#']).next().unwrap_or_default())) { next } else { home(role) };
    match session.stage {
        Stage::Code if next == home(role) => CODE.to_owned(),
        Stage::Code => format!("{CODE}?next={}", encode(next)),
        Stage::Enrol => OWN.to_owned(),
        Stage::Open => next.to_owned(),
    }
}

/// Where a role begins.
const fn home(role: Role) -> &'static str {
    if role.may(Area::Handovers) { "/desk" } else { "/desk/sok" }
}

/// The part that an address belongs to.
fn area_of(path: &str) -> Area {
    let is_in = |part: &str| path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    PARTS.iter().find(|(part, _)| is_in(part)).map_or(Area::Handovers, |(_, area)| *area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_one_part_and_a_strange_one_to_the_closest_kept() {
        for (path, area) in [
            ("/desk", Area::Handovers),
            ("/desk/arenden/{id}", Area::Handovers),
            ("/desk/nagot-nytt", Area::Handovers),
            ("/desk/konton", Area::Accounts),
            ("/desk/konton/{name}/roll", Area::Accounts),
            ("/desk/konto/kod", Area::Own),
            ("/desk/sok", Area::Answers),
            ("/desk/utskick", Area::Outbox),
            ("/desk/lasningar", Area::Readings),
            ("/desk/logout", Area::Own),
        ] {
            assert_eq!(area_of(path), area, "{path}");
        }
    }
}
