//! Logging in at the provider of single sign-on. Who somebody is and what they may do is the provider's to say, at each
//! log-in anew; that an account has ended is ours. The second factor is the provider's too: none is asked for here.

use crate::{
    handover::{Agent, AgentId},
    sso::{Fault, Provider, Ticket},
    store::{SignOn, SignedOn},
};

use super::{App, AppError, DeskSession, Secret, citizen::later, new_id, users::ABSOLUTE};

/// What a provider may say went wrong (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6), and whether another try may do.
/// What it says otherwise is no word of ours and is not repeated.
const ERRORS: [(&str, bool); 10] = [
    ("access_denied", true),
    ("login_required", true),
    ("interaction_required", true),
    ("consent_required", true),
    ("account_selection_required", true),
    ("server_error", false),
    ("temporarily_unavailable", false),
    ("invalid_request", false),
    ("invalid_scope", false),
    ("unauthorized_client", false),
];

/// Why an answer is not believed in a browser that did not begin.
const ELSEWHERE: &str = "it was begun in another browser, or too long ago";

/// With what a browser came back from the provider.
#[derive(Clone, Default)]
pub struct SignOnAnswer {
    /// Opens who it is, once.
    pub code: Option<String>,
    /// Which sign-in it belongs to.
    pub state: Option<String>,
    /// Instead of a code, why there is none.
    pub error: Option<String>,
    /// Who says so (RFC 9207).
    pub issuer: Option<String>,
}

/// Why nobody has logged in.
#[derive(Debug, thiserror::Error)]
pub enum SignOnFault {
    /// There is no single sign-on.
    #[error("there is no single sign-on")]
    NotOffered,
    /// It was begun in another browser or too long ago, is over already, or does not hold: begin again.
    #[error("the sign-in is over")]
    Over,
    /// The provider gives no role here.
    #[error("there is no role for this account")]
    NoRole,
    /// The account was ended here.
    #[error("the account has ended")]
    Ended,
    /// The provider can't be reached or used.
    #[error("the provider can't be used")]
    Down,
    /// Something else.
    #[error(transparent)]
    App(#[from] AppError),
}

impl App {
    /// The provider of single sign-on, if there is one.
    #[must_use]
    pub const fn provider(&self) -> Option<&Provider> {
        self.provider.as_ref()
    }

    /// Where a browser goes to sign in, and the secret that it must bring back.
    ///
    /// # Errors
    /// When there is no provider, or it can't be reached.
    pub async fn begin_sign_on(&self) -> Result<(String, Secret), SignOnFault> {
        let provider = self.provider().ok_or(SignOnFault::NotOffered)?;
        let secret = Self::new_secret()?;
        let url = provider.begin(&ticket(&secret), self.now()).await.map_err(logged)?;
        Ok((url, secret))
    }

    /// Logs in whom the provider vouches for, in the browser that began.
    ///
    /// # Errors
    /// When the answer is to nothing that this browser began, when the provider does not vouch, when nobody gets in.
    pub async fn finish_sign_on(&self, secret: &str, answer: SignOnAnswer) -> Result<DeskSession, SignOnFault> {
        let provider = self.provider().ok_or(SignOnFault::NotOffered)?;
        // What is derived of no secret at all, anybody can reckon out, and send somebody else here with it.
        if secret.is_empty() {
            return Err(logged(Fault::SignIn(ELSEWHERE)));
        }
        let ticket = ticket(&Secret::presented(secret));
        let code = self.code_of(&ticket, answer).map_err(logged)?;
        let person = provider.finish(&code, &ticket, self.now()).await.map_err(logged)?;
        let (token, at) = (Self::new_secret()?, self.now());
        let agent = Agent {
            id: AgentId(new_id(at)?),
            name: person.login,
            first_name: person.first_name,
            function: person.function,
            role: person.role,
        };
        let (issuer, subject, ends_at) = (person.issuer, person.subject, later(at, ABSOLUTE));
        let job = SignOn { issuer, subject, agent, token: token.hash(), at, ends_at };
        match self.store.commit(job).await.map_err(AppError::from)? {
            SignedOn::In(agent) => {
                tracing::info!(agent = %agent.id, role = agent.role.as_str(), "logged in by the provider");
                Ok(DeskSession::by_provider(token, agent))
            }
            SignedOn::Ended(agent) => {
                tracing::warn!(%agent, "a sign-in came to nothing: the account has ended");
                Err(SignOnFault::Ended)
            }
        }
    }

    /// The code of an answer that belongs to this sign-in.
    fn code_of(&self, ticket: &Ticket, answer: SignOnAnswer) -> Result<String, Fault> {
        // By their hashes, so that the time taken tells nothing.
        let hash = |state: &str| Secret::presented(state).hash();
        if answer.state.is_none_or(|state| hash(&state) != hash(&ticket.state)) {
            return Err(Fault::SignIn(ELSEWHERE));
        }
        if answer.issuer.is_some_and(|issuer| Some(&issuer) != self.config.oidc.issuer.as_ref()) {
            return Err(Fault::SignIn("another provider answers"));
        }
        match answer.error {
            None => answer.code.ok_or(Fault::SignIn("there is no code")),
            Some(error) => Err(match ERRORS.into_iter().find(|(known, _)| *known == error) {
                Some((known, true)) => Fault::SignIn(known),
                Some((known, false)) => Fault::Provider(known.to_owned()),
                None => Fault::SignIn("the provider says no"),
            }),
        }
    }
}

/// What goes to the provider and must come back, each made of the one secret that the browser keeps.
fn ticket(secret: &Secret) -> Ticket {
    Ticket {
        state: secret.derive("state of a sign-in"),
        nonce: secret.derive("nonce of a sign-in"),
        verifier: secret.derive("verifier of a sign-in"),
    }
}

/// Notes why a sign-in came to nothing; never about whom.
fn logged(fault: Fault) -> SignOnFault {
    match fault {
        Fault::Provider(fault) => {
            tracing::error!(fault, "the provider of single sign-on can't be used");
            SignOnFault::Down
        }
        Fault::SignIn(fault) => {
            tracing::warn!(fault, "a sign-in came to nothing");
            SignOnFault::Over
        }
        Fault::NoRole => {
            tracing::warn!("a sign-in came to nothing: the claims give no role");
            SignOnFault::NoRole
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_the_provider_does_not_tell_what_the_browser_keeps() {
        let secret = Secret::new().unwrap();
        let Ticket { state, nonce, verifier } = ticket(&secret);
        let all = [secret.expose(), &state, &nonce, &verifier];
        for (at, one) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| one != other));
        }
        // RFC 7636 4.1.
        assert!((43..=128).contains(&verifier.len()) && verifier.chars().all(|c| c.is_ascii_alphanumeric()));
        assert_eq!(ticket(&Secret::presented(secret.expose())).state, state, "the same in any process");
    }
}
