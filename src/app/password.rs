//! Passwords of staff: hashed and checked with argon2, two at a time, on memory that is given back.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Block, CustomizedPasswordHasher, Params, PasswordHash, PasswordHasher, PasswordVerifier,
    Version,
    password_hash::{
        Result as Hashed,
        phc::{Output, ParamsString, Salt},
    },
};
use tokio::sync::Semaphore;

use crate::{handover::Agent, store::Credentials};

use super::AppError;

/// How many KiB are asked for, whatever is used of them. The allocator of glibc keeps what it was once given back, 19
/// MiB for each thread that ever hashed, unless it was more than 32 MiB: such memory goes back to the system at once.
/// What is not touched takes no room.
const ROOM: usize = 40 * 1024;

/// Whether a text is long enough for a password, and not too long to be hashed.
pub(super) fn is_password(text: &str) -> bool {
    (12..=200).contains(&text.chars().count())
}

/// Whoever the password belongs to. An unknown name costs the same work as a known one, so that the time tells nobody
/// which names there are.
pub(super) async fn check(found: Option<Credentials>, password: String) -> Result<Option<Agent>, AppError> {
    let verify = move || {
        let stored = found.as_ref().map_or(NOBODY.as_str(), |found| &found.password_hash);
        let right =
            PasswordHash::new(stored).is_ok_and(|hash| Roomy.verify_password(password.as_bytes(), &hash).is_ok());
        found.filter(|_| right).map(|found| found.agent)
    };
    blocking(verify).await
}

pub(super) async fn hash(password: String) -> Result<String, AppError> {
    let hash = move || Roomy.hash_password(password.as_bytes()).map(|hash| hash.to_string());
    blocking(hash).await?.map_err(|_| AppError::Unavailable(None))
}

/// Hashing takes tens of milliseconds and 19 MiB: not on a thread that answers others, and two at a time.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    static TURNS: Semaphore = Semaphore::const_new(2);
    let _turn = TURNS.acquire().await.map_err(|_| AppError::Unavailable(None))?;
    tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Unavailable(None))
}

/// A hash that no log-in passes, since a name that is unknown gives no agent even when the password is right.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| Roomy.hash_password(b"nobody").map_or_else(|_| String::new(), |hash| hash.to_string()));

/// [`Argon2`] as it comes, but for where it works.
struct Roomy;

impl CustomizedPasswordHasher<PasswordHash> for Roomy {
    type Params = Params;

    fn hash_password_customized(
        &self,
        password: &[u8],
        salt: &[u8],
        algorithm: Option<&str>,
        version: Option<u32>,
        params: Params,
    ) -> Hashed<PasswordHash> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?.unwrap_or_default();
        let salt = Salt::new(salt)?;
        let mut output = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
        let mut memory = Vec::with_capacity(ROOM);
        memory.resize(params.block_count(), Block::new());
        let argon2 = Argon2::new(algorithm, version, params.clone());
        argon2.hash_password_into_with_memory(password, &salt, &mut output, &mut memory)?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(salt),
            hash: Some(Output::new(&output)?),
        })
    }
}

impl PasswordHasher<PasswordHash> for Roomy {
    fn hash_password_with_salt(&self, password: &[u8], salt: &[u8]) -> Hashed<PasswordHash> {
        self.hash_password_customized(password, salt, None, None, Params::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_argon2_itself_makes_and_checks() {
        let (password, salt) = (b"correct horse", b"a salt of some sort");
        let theirs = Argon2::default().hash_password_with_salt(password, salt).unwrap();
        assert_eq!(Roomy.hash_password_with_salt(password, salt).unwrap(), theirs);
        assert!(Roomy.verify_password(password, &theirs).is_ok());
        assert!(Roomy.verify_password(b"battery staple", &theirs).is_err());
        let ours = Roomy.hash_password(password).unwrap().to_string();
        assert!(Argon2::default().verify_password(password, ours.as_str()).is_ok());
    }
}
