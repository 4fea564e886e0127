//! The desk: where staff of Medborgarservice read what was handed over, answer it and close it.
//!
//! Complete without JavaScript. Nobody sees anything here without a session, and no form is taken in without the
//! session's own token. It decides nothing about handovers: `app` and `handover` do.

mod access;
mod accounts;
mod answer;
mod block;
mod call;
mod export;
mod find;
mod hold;
mod letters;
mod login;
mod matter;
mod own;
mod package;
mod presence;
mod queue;
mod readings;
mod session;
mod sign_on;
mod stream;
mod why;

use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    routing::{get, post},
};
use tower_http::set_header::SetResponseHeaderLayer;

use super::state::AppState;

/// Everything below `/desk`.
pub fn router() -> Router<AppState> {
    let noindex = (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    Router::new()
        // Without a session.
        .route("/desk/login", get(login::show).post(login::log_in))
        .route("/desk/oidc/begin", get(sign_on::begin))
        .route("/desk/oidc/callback", get(sign_on::come_back))
        .route("/desk/oidc/logout", get(sign_on::log_out))
        // With one that lacks its second factor, too.
        .route("/desk/login/kod", get(own::show_code).post(own::enter_code))
        .route("/desk/konto", get(own::show))
        .route("/desk/konto/kod", post(own::enrol))
        .route("/desk/konto/losenord", post(own::set_password))
        // With one, for whom `access` lets in.
        .route("/desk", get(queue::show))
        .route("/desk/utdrag", get(package::show).post(package::download))
        .route("/desk/logout", post(login::log_out))
        .route("/desk/arenden/{id}", get(matter::show))
        .route("/desk/arenden/{id}/varfor", get(why::show))
        .route("/desk/arenden/{id}/utdrag", post(export::download))
        .route("/desk/arenden/{id}/svara", post(answer::reply))
        .route("/desk/arenden/{id}/avsluta", post(answer::close))
        .route("/desk/arenden/{id}/lank", post(answer::revoke))
        .route("/desk/arenden/{id}/ta", post(hold::claim))
        .route("/desk/arenden/{id}/ta-over", post(hold::take_over))
        .route("/desk/arenden/{id}/lagg-tillbaka", post(hold::release))
        .route("/desk/arenden/{id}/till-tjansten", post(hold::hand_back))
        .route("/desk/arenden/{id}/vidare", post(hold::forward))
        .route("/desk/arenden/{id}/anteckna", post(hold::note))
        .route("/desk/arenden/{id}/sparra", post(block::block))
        .route("/desk/arenden/{id}/hav-sparren", post(block::lift))
        .route("/desk/arenden/{id}/oppna", post(hold::reopen))
        .route("/desk/konton", get(accounts::show).post(accounts::add))
        .route("/desk/konton/{name}/{what}", post(accounts::change))
        .route("/desk/utskick", get(letters::show).post(letters::send_again))
        .route("/desk/lasningar", get(readings::show))
        .route("/desk/sok", get(find::show))
        .route("/desk/telefon", get(call::show).post(call::log))
        .route("/desk/narvaro", post(presence::set))
        .route("/desk/strom", get(stream::desk))
        .route("/desk/arenden/{id}/strom", get(stream::matter))
        .route("/desk/arenden/{id}/tecken", post(stream::show_sign))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(SetResponseHeaderLayer::overriding(noindex.0, noindex.1))
}
