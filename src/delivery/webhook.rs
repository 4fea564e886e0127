//! Webhooks by the Standard Webhooks specification: signed, with a key of their own each, to one receiver.
//!
//! The receiver's address is the operator's, never a person's. Redirects are not followed: the snapshot goes where the
//! configuration says and nowhere else.

use jiff::Timestamp;
use reqwest::{Client, StatusCode, header, redirect::Policy};
use serde::Serialize;

use crate::config::{self, SigningSecret};

use super::{Failure, SetupError, signature::signatures};

/// The way to the receiver.
#[derive(Debug, Clone)]
pub struct Webhook {
    client: Client,
    url: String,
    keys: Vec<SigningSecret>,
}

/// What is sent: what happened, when, and everything about it.
#[derive(Debug, Serialize)]
pub struct Hook<T> {
    /// `handover.created`, `handover.closed` …
    #[serde(rename = "type")]
    pub kind: String,
    /// When it happened.
    pub timestamp: Timestamp,
    /// The snapshot.
    pub data: T,
}

/// Everything about a handover as it stands when it is sent: docs/webhooks.md.
#[derive(Debug, Serialize)]
pub struct Snapshot<T> {
    /// The number of the event in the handover's log. Higher is later: one that is lower than what the receiver has is old.
    pub sequence: u32,
    /// The municipality.
    pub municipality: String,
    /// The service shows samples, which nobody has approved.
    pub samples: bool,
    /// Where staff read the handover.
    pub link: String,
    /// The official mailbox of the body that it is proposed for, if it has one (R27).
    pub mailbox: Option<String>,
    /// The handover with its conversation and everything that was done to it.
    pub handover: T,
}

impl Webhook {
    /// The way as configured; `None` when there is none.
    ///
    /// # Errors
    /// When the machine has no certificates to know the receiver by.
    pub fn new(config: &config::Webhook) -> Result<Option<Self>, SetupError> {
        let (Some(url), Some(key)) = (&config.url, &config.secret) else { return Ok(None) };
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(config.timeout())
            .https_only(url.starts_with("https://"))
            .user_agent(concat!("medborgarsvar/", env!("CARGO_PKG_VERSION")))
            .build()?;
        let keys = std::iter::once(key).chain(&config.previous_secret).cloned().collect();
        Ok(Some(Self { client, url: url.clone(), keys }))
    }

    /// Sends one webhook. Anything but a status of 2xx is a failure.
    ///
    /// # Errors
    /// When the receiver can't be reached, or does not take it.
    pub async fn send(&self, key: &str, hook: &Hook<impl Serialize + Sync>, at: Timestamp) -> Result<(), Failure> {
        let body = serde_json::to_string(hook).map_err(|_| Failure::refused("it can't be written as JSON"))?;
        let timestamp = at.as_second();
        let request = self
            .client
            .post(&self.url)
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", key)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signatures(&self.keys, key, timestamp, &body))
            .body(body);
        match request.send().await {
            Ok(answer) => judge(answer.status()),
            Err(error) => Err(Failure::unreachable(fault(&error))),
        }
    }
}

/// What the status says of a letter: taken, asked to wait, or refused.
fn judge(status: StatusCode) -> Result<(), Failure> {
    let fault = format!("HTTP {}", status.as_u16());
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {
            Err(Failure::unreachable(fault))
        }
        status if status.is_server_error() => Err(Failure::unreachable(fault)),
        _ => Err(Failure::refused(fault)),
    }
}

/// The kind of fault: the library's own words hold the whole address, which may have a secret in its path.
fn fault(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "the receiver did not answer in time"
    } else if error.is_connect() {
        "the receiver can't be reached, or not with encryption"
    } else {
        "the connection to the receiver broke"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_status_of_success_counts_and_a_redirect_is_a_refusal() {
        assert_eq!(judge(StatusCode::NO_CONTENT), Ok(()));
        for (status, refused) in
            [(301, true), (307, true), (400, true), (410, true), (429, false), (500, false), (503, false)]
        {
            let failure = judge(StatusCode::from_u16(status).unwrap()).unwrap_err();
            assert_eq!((failure.refused, failure.fault), (refused, format!("HTTP {status}")));
        }
    }
}
