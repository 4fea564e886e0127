//! The second factor of local accounts: six digits from an app, of the time and a shared secret (RFC 6238), or one
//! of ten recovery codes. Each is good once. Whoever logs in by the municipality's own provider has theirs there.

use jiff::Timestamp;
use rand::{TryRng, rngs::SysRng};
use totp_rs::{Builder, Totp};

use crate::store::{Code, Enrol, OfferFactor, OpenSession};

use super::{App, AppError, DeskSession, Secret, citizen::later, users::ABSOLUTE};

/// How many bytes a secret has: as many as its hash (RFC 4226 4).
const SECRET_BYTES: usize = 20;
/// How many recovery codes there are.
const RECOVERY: usize = 10;
/// How many hexadecimal digits each has: 64 bits.
const RECOVERY_DIGITS: usize = 16;

/// A second factor that is being set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The secret, to be typed into an app.
    pub secret: String,
    /// The same as an address that apps on this device open.
    pub uri: String,
}

/// A second factor that was set up.
#[derive(Debug)]
pub struct Enrolled {
    /// The session, under its new token.
    pub session: DeskSession,
    /// The recovery codes, shown once.
    pub recovery: Vec<String>,
}

impl App {
    /// Takes the code that a session lacks; `None` when it is wrong or was used before.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn enter_code(&self, session: &DeskSession, code: &str) -> Result<Option<DeskSession>, AppError> {
        let (old, now) = (session.token.hash(), self.now());
        let Some(factor) = self.store.factor(&old).await? else { return Ok(None) };
        let Some(secret) = factor.secret else { return Ok(None) };
        let step = totp(&secret, &session.agent.name, "").and_then(|totp| totp.check(&digits(code), seconds(now)));
        let code = match step.and_then(|step| i64::try_from(step).ok()) {
            Some(step) => Code::Step(step),
            None => Code::Recovery(Secret::presented(&normal(code)).hash()),
        };
        let new = Self::new_secret()?;
        let job =
            OpenSession { agent: factor.agent, code, old, new: new.hash(), at: now, ends_at: later(now, ABSOLUTE) };
        if !self.store.commit(job).await? {
            tracing::warn!(agent = %session.agent.id, "a code was wrong");
            return Ok(None);
        }
        tracing::info!(agent = %session.agent.id, "second factor given");
        Ok(Some(DeskSession::opened(new, session.agent.clone())))
    }

    /// A second factor to set up, the same until it is; `None` when the account has one.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn offer_factor(&self, session: &DeskSession, issuer: &str) -> Result<Option<Offer>, AppError> {
        let token = session.token.hash();
        let factor = self.store.factor(&token).await?.ok_or(AppError::NotFound)?;
        if factor.secret.is_some() {
            return Ok(None);
        }
        let secret = if let Some(secret) = factor.offered {
            secret
        } else {
            let secret = new_secret()?;
            self.store.commit(OfferFactor { token, secret: secret.clone() }).await?;
            secret
        };
        let made = totp(&secret, &session.agent.name, issuer).ok_or(AppError::Unavailable(None))?;
        let uri = made.to_url().map_err(|_| AppError::Unavailable(None))?;
        Ok(Some(Offer { secret, uri }))
    }

    /// Sets the offered factor up when its app shows the right code; `None` when it does not.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn enrol(&self, session: &DeskSession, code: &str) -> Result<Option<Enrolled>, AppError> {
        let (old, now) = (session.token.hash(), self.now());
        let factor = self.store.factor(&old).await?.ok_or(AppError::NotFound)?;
        let (None, Some(secret)) = (factor.secret, factor.offered) else { return Ok(None) };
        let step = totp(&secret, &session.agent.name, "").and_then(|totp| totp.check(&digits(code), seconds(now)));
        let Some(step) = step.and_then(|step| i64::try_from(step).ok()) else { return Ok(None) };
        let mut recovery = Vec::with_capacity(RECOVERY);
        for _ in 0..RECOVERY {
            recovery.push(recovery_code(&Self::new_secret()?));
        }
        let new = Self::new_secret()?;
        let job = Enrol {
            agent: factor.agent,
            secret,
            step,
            recovery: recovery.iter().map(|code| Secret::presented(&normal(code)).hash()).collect(),
            old,
            new: new.hash(),
            at: now,
            ends_at: later(now, ABSOLUTE),
        };
        self.store.commit(job).await?;
        tracing::info!(agent = %session.agent.id, "second factor set up");
        Ok(Some(Enrolled { session: DeskSession::opened(new, session.agent.clone()), recovery }))
    }
}

fn new_secret() -> Result<String, AppError> {
    let mut bytes = [0; SECRET_BYTES];
    SysRng.try_fill_bytes(&mut bytes).map_err(|_| AppError::Unavailable(None))?;
    Ok(totp_rs::Secret::from(&bytes[..]).to_base32())
}

/// Six digits, thirty seconds, one step of drift to either side: what every app knows.
fn totp(secret: &str, name: &str, issuer: &str) -> Option<Totp> {
    let secret = totp_rs::Secret::try_from_base32(secret).ok()?;
    let issuer = Some(issuer.replace(':', " ")).filter(|issuer| !issuer.is_empty());
    Builder::new().with_secret(secret).with_account_name(name).with_issuer(issuer).build().ok()
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.as_second()).unwrap_or_default()
}

/// A code as people type it: with spaces or hyphens, in capitals.
fn normal(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn digits(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).take(10).collect()
}

/// `3f2a-90bc-…`
fn recovery_code(secret: &Secret) -> String {
    let digits: Vec<char> = secret.derive("recovery").chars().take(RECOVERY_DIGITS).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six digits of the vectors for SHA-1.
        let secret = totp_rs::Secret::from(&b"12345678901234567890"[..]).to_base32();
        let made = totp(&secret, "anna", "Exempels kommun: chatten").unwrap();
        for (time, code, step) in
            [(59, "287082", 1), (1_111_111_109, "081804", 37_037_036), (2_000_000_000, "279037", 66_666_666)]
        {
            assert_eq!(made.check(code, time), Some(step));
            assert_eq!(made.check(code, time + 90), None);
        }
        assert!(made.to_url().unwrap().starts_with("otpauth://totp/"));
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let code = recovery_code(&Secret::new().unwrap());
        assert_eq!(code.len(), 19);
        assert_eq!(normal(&code.to_uppercase().replace('-', " ")), normal(&code));
        assert_eq!(new_secret().unwrap().len(), 32);
    }
}
