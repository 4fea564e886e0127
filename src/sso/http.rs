//! One request to the provider, by the same client and the same TLS as everything else that leaves the service.

use openidconnect::{HttpRequest, HttpResponse, http::Response};
use reqwest::{Client, Request, redirect::Policy};

/// The most that is read of an answer: what a provider says of itself and its keys is some thousand bytes.
const MOST_BYTES: usize = 1_000_000;

/// Why there is no answer. The library's own words hold whole addresses, which have codes in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoAnswer {
    #[error("it did not answer in time")]
    Late,
    #[error("it can't be reached, or not with encryption")]
    Unreachable,
    #[error("the connection to it broke")]
    Broken,
    #[error("it answers more than can be read")]
    TooMuch,
    #[error("nothing can be sent to it: this machine has no certificates to know it by")]
    Unready,
}

/// A client that goes where it is told and nowhere else.
pub(super) fn client(https: bool) -> Result<Client, NoAnswer> {
    Client::builder()
        .redirect(Policy::none())
        .https_only(https)
        .user_agent(concat!("medborgarsvar/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|_| NoAnswer::Unready)
}

/// Sends a request of the protocol.
pub(super) async fn call(client: Client, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
    let request = Request::try_from(request).map_err(|_| NoAnswer::Broken)?;
    let mut answer = client.execute(request).await.map_err(|error| no_answer(&error))?;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| no_answer(&error))? {
        body.extend_from_slice(&chunk);
        if body.len() > MOST_BYTES {
            return Err(NoAnswer::TooMuch);
        }
    }
    response.body(body).map_err(|_| NoAnswer::Broken)
}

fn no_answer(error: &reqwest::Error) -> NoAnswer {
    if error.is_timeout() {
        NoAnswer::Late
    } else if error.is_connect() {
        NoAnswer::Unreachable
    } else {
        NoAnswer::Broken
    }
}
