//! The provider: where it is, what it says of itself, and the three steps with it: begin, finish, log out.
//!
//! Nothing is asked before somebody signs in, so a provider that is down keeps the service from nothing. What it says of
//! itself and its keys is kept; it is asked anew when a sign-in begins and that is older than [`FRESH`], and when a
//! token is signed with a key that is not among them.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::DateTime;
use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    IdToken, IdTokenFields, IssuerUrl, LogoutRequest, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope, StandardErrorResponse,
    StandardTokenResponse, SubjectIdentifier, TokenResponse, UserInfoClaims, UserInfoError,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::config::Oidc;

use super::{
    Fault, Person,
    http::{self, NoAnswer},
    person::{has_roles, is_whole},
};

/// Where the provider sends people back to, below the public address.
const CALLBACK: &str = "/desk/oidc/callback";
/// How old what the provider says of itself may be when a sign-in begins: so old that a provider which has just gone
/// down is noticed here, and not on an empty page of the browser.
const FRESH: SignedDuration = SignedDuration::from_secs(10);

/// The claims that the library has no names for.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Others {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Token = IdToken<Others, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Client = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The signatures that are believed: those that only the provider can make. Never `none`, and never one that whoever
/// knows the client's secret could make too.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What belongs to one sign-in and comes back with it.
#[derive(Clone)]
pub struct Ticket {
    /// Goes to the provider and comes back in the address.
    pub state: String,
    /// Goes to the provider and comes back in the ID token.
    pub nonce: String,
    /// Goes to the provider when the code is exchanged; its hash went before (RFC 7636).
    pub verifier: String,
}

/// The provider of single sign-on.
pub struct Provider {
    config: Oidc,
    public_url: String,
    client: OnceLock<reqwest::Client>,
    known: RwLock<Option<Known>>,
}

/// What the provider says of itself, with its keys.
#[derive(Clone)]
struct Known {
    metadata: Arc<ProviderMetadataWithLogout>,
    at: Timestamp,
}

impl Provider {
    /// The provider as configured; `None` when there is none.
    #[must_use]
    pub fn new(config: &Oidc, public_url: &str) -> Option<Self> {
        config.issuer.as_ref()?;
        let (config, public_url) = (config.clone(), public_url.to_owned());
        Some(Self { config, public_url, client: OnceLock::new(), known: RwLock::default() })
    }

    /// What the button says, unless the service's own words do.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.config.label.as_deref()
    }

    /// Where the browser goes to sign in.
    ///
    /// # Errors
    /// When the provider can't be reached or used.
    pub async fn begin(&self, ticket: &Ticket, now: Timestamp) -> Result<String, Fault> {
        let known = match self.known() {
            Some(known) if now.duration_since(known.at) < FRESH => known,
            _ => self.in_time(self.ask(now)).await?,
        };
        let client = self.client_of(&known)?;
        let verifier = PkceCodeVerifier::new(ticket.verifier.clone());
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (state, nonce) = (ticket.state.clone(), ticket.nonce.clone());
        let (url, ..) = client
            .authorize_url(flow, || CsrfToken::new(state), || Nonce::new(nonce))
            .add_scopes(self.config.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(url.into())
    }

    /// Whom the code that the browser came back with is about.
    ///
    /// # Errors
    /// When the provider can't be reached or used, when the code or its token does not hold, or gives no role.
    pub async fn finish(&self, code: &str, ticket: &Ticket, now: Timestamp) -> Result<Person, Fault> {
        let claims = self.in_time(self.claims(code, ticket, now)).await?;
        Person::of(&self.config, &claims)
    }

    /// Where the browser goes to log out at the provider too, if it has such a place, and then comes back to a page.
    pub async fn log_out(&self, back: &str, now: Timestamp) -> Option<String> {
        let known = match self.known() {
            Some(known) => known,
            None => self.in_time(self.ask(now)).await.ok()?,
        };
        let endpoint = known.metadata.additional_metadata().end_session_endpoint.clone()?;
        let back = PostLogoutRedirectUrl::new(format!("{}{back}", self.public_url)).ok()?;
        let request = LogoutRequest::from(endpoint).set_client_id(self.client_id()).set_post_logout_redirect_uri(back);
        Some(request.http_get_url().into())
    }

    /// The verified claims of a code: those of the ID token, and from userinfo what is asked for and not there.
    async fn claims(&self, code: &str, ticket: &Ticket, now: Timestamp) -> Result<Value, Fault> {
        let http = self.http()?;
        let known = match self.known() {
            Some(known) => known,
            None => self.ask(now).await?,
        };
        let client = self.client_of(&known)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Fault::Provider("it has no address for tokens".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(ticket.verifier.clone()))
            .request_async(&|request: HttpRequest| http::call(http.clone(), request))
            .await
            .map_err(no_tokens)?;
        let (nonce, mut client) = (Nonce::new(ticket.nonce.clone()), client);
        let mut claims = verified(&client, &tokens, &nonce, now);
        if matches!(claims, Err(ClaimsVerificationError::SignatureVerification(_))) {
            // Perhaps it is signed with a key that is newer than what is known.
            client = self.client_of(&self.ask(now).await?)?;
            claims = verified(&client, &tokens, &nonce, now);
        }
        let mut claims = claims.map_err(|error| not_believed(&error))?;
        if !is_whole(&self.config, &claims) {
            let added = self.add_userinfo(&client, &tokens, &mut claims).await;
            // Nobody is kept out for want of a first name.
            added.or_else(|fault| if has_roles(&self.config, &claims) { Ok(()) } else { Err(fault) })?;
        }
        Ok(claims)
    }

    /// Adds what userinfo says to what the ID token says, which counts where both say something.
    async fn add_userinfo(&self, client: &Client, tokens: &Tokens, claims: &mut Value) -> Result<(), Fault> {
        let subject = claims.get("sub").and_then(Value::as_str).map(|sub| SubjectIdentifier::new(sub.to_owned()));
        // A provider without such an address has said everything.
        let Ok(request) = client.user_info(tokens.access_token().clone(), subject) else { return Ok(()) };
        let http = self.http()?;
        let said: UserInfoClaims<Others, CoreGenderClaim> = request
            .request_async(&|request: HttpRequest| http::call(http.clone(), request))
            .await
            .map_err(|error| no_userinfo(&error))?;
        let (Ok(Value::Object(said)), Some(claims)) = (serde_json::to_value(said), claims.as_object_mut()) else {
            return Ok(());
        };
        for (name, value) in said {
            claims.entry(name).or_insert(value);
        }
        Ok(())
    }

    /// Asks the provider what it says of itself, and for its keys.
    async fn ask(&self, now: Timestamp) -> Result<Known, Fault> {
        let (http, issuer) = (self.http()?, self.config.issuer.clone().unwrap_or_default());
        let issuer = IssuerUrl::new(issuer).map_err(|_| Fault::Provider("`oidc.issuer` is no address".to_owned()))?;
        let call = |request: HttpRequest| http::call(http.clone(), request);
        let metadata =
            ProviderMetadataWithLogout::discover_async(issuer, &call).await.map_err(|error| not_discovered(&error))?;
        let known = Known { metadata: Arc::new(metadata), at: now };
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        Ok(known)
    }

    fn known(&self) -> Option<Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends what takes longer than the configuration allows.
    async fn in_time<T>(&self, work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
        let late = |_| Err(Fault::Provider(NoAnswer::Late.to_string()));
        tokio::time::timeout(self.config.timeout(), work).await.unwrap_or_else(late)
    }

    /// Made at the first use: without certificates on the machine, the rest of the service goes on.
    fn http(&self) -> Result<reqwest::Client, Fault> {
        if let Some(client) = self.client.get() {
            return Ok(client.clone());
        }
        let https = self.config.issuer.as_ref().is_some_and(|issuer| issuer.starts_with("https://"));
        let client = http::client(https).map_err(|fault| Fault::Provider(fault.to_string()))?;
        Ok(self.client.get_or_init(|| client).clone())
    }

    fn client_id(&self) -> ClientId {
        ClientId::new(self.config.client_id.clone().unwrap_or_default())
    }

    fn client_of(&self, known: &Known) -> Result<Client, Fault> {
        let secret = self.config.client_secret.as_ref().map(|secret| ClientSecret::new(secret.expose().to_owned()));
        let back = RedirectUrl::new(format!("{}{CALLBACK}", self.public_url));
        let back = back.map_err(|_| Fault::Provider("`public_url` is no address".to_owned()))?;
        let auth = auth_type(known.metadata.token_endpoint_auth_methods_supported());
        let client = Client::from_provider_metadata((*known.metadata).clone(), self.client_id(), secret);
        Ok(client.set_redirect_uri(back).set_auth_type(auth))
    }
}

/// How the client proves who it is: in the header, unless the provider says that it takes the form alone.
fn auth_type(supported: Option<&Vec<CoreClientAuthMethod>>) -> AuthType {
    let takes = |method| supported.is_none_or(|methods| methods.contains(&method));
    if takes(CoreClientAuthMethod::ClientSecretBasic) || !takes(CoreClientAuthMethod::ClientSecretPost) {
        AuthType::BasicAuth
    } else {
        AuthType::RequestBody
    }
}

/// The claims of the ID token once signature, issuer, audience, nonce and times hold, and the access token is the one
/// that came with it (OpenID Connect Core 3.1.3.7 and 3.1.3.8).
fn verified(client: &Client, tokens: &Tokens, nonce: &Nonce, now: Timestamp) -> Result<Value, ClaimsVerificationError> {
    let other = |what: &str| ClaimsVerificationError::Other(what.to_owned());
    let token: &Token = tokens.id_token().ok_or_else(|| other("there is no ID token"))?;
    let time = DateTime::from_timestamp(now.as_second(), 0).ok_or_else(|| other("there is no time"))?;
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(move || time);
    let claims = token.claims(&verifier, nonce)?;
    if let Some(expected) = claims.access_token_hash() {
        let key = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
        let algorithm = token.signing_alg().map_err(|_| other("its signature is of no known kind"))?;
        let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if actual.map_err(|_| other("the access token can't be hashed"))? != *expected {
            return Err(other("the access token is another"));
        }
    }
    serde_json::to_value(claims).map_err(|_| other("the claims can't be read"))
}

/// What is wrong with a token, without any of its values.
fn not_believed(error: &ClaimsVerificationError) -> Fault {
    Fault::SignIn(match error {
        ClaimsVerificationError::Expired(_) => "the ID token is too old, or this machine's clock is wrong",
        ClaimsVerificationError::InvalidAudience(_) => "the ID token is for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "the ID token is of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "the ID token belongs to another sign-in",
        ClaimsVerificationError::SignatureVerification(_) => "the signature of the ID token does not hold",
        _ => "the ID token does not hold",
    })
}

fn not_discovered(error: &DiscoveryError<NoAnswer>) -> Fault {
    Fault::Provider(match error {
        DiscoveryError::Request(fault) => fault.to_string(),
        DiscoveryError::Response(status, ..) => format!("it answers HTTP {} about itself", status.as_u16()),
        DiscoveryError::Validation(_) => "it calls itself something else than `oidc.issuer`".to_owned(),
        _ => "what it says of itself can't be read".to_owned(),
    })
}

fn no_tokens(error: RequestTokenError<NoAnswer, StandardErrorResponse<CoreErrorResponseType>>) -> Fault {
    let provider = |what: &str| Fault::Provider(what.to_owned());
    match error {
        RequestTokenError::Request(fault) => Fault::Provider(fault.to_string()),
        RequestTokenError::ServerResponse(answer) => match answer.error() {
            CoreErrorResponseType::InvalidGrant => Fault::SignIn("the code is used, too old or for another sign-in"),
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                provider("it does not accept `oidc.client_id` and the secret")
            }
            _ => provider("it gives no tokens"),
        },
        _ => provider("what it answers about tokens can't be read"),
    }
}

fn no_userinfo(error: &UserInfoError<NoAnswer>) -> Fault {
    match error {
        UserInfoError::Request(fault) => Fault::Provider(fault.to_string()),
        UserInfoError::ClaimsVerification(_) => Fault::SignIn("userinfo is about somebody else"),
        _ => Fault::Provider("its userinfo can't be read".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_goes_in_the_header_unless_only_the_form_is_taken() {
        let (basic, post) = (CoreClientAuthMethod::ClientSecretBasic, CoreClientAuthMethod::ClientSecretPost);
        for (supported, in_form) in [
            (None, false),
            (Some(vec![basic.clone(), post.clone()]), false),
            (Some(vec![post, CoreClientAuthMethod::PrivateKeyJwt]), true),
            (Some(vec![CoreClientAuthMethod::PrivateKeyJwt]), false),
        ] {
            assert_eq!(matches!(auth_type(supported.as_ref()), AuthType::RequestBody), in_form);
        }
    }

    #[test]
    fn without_an_issuer_there_is_no_provider() {
        assert!(Provider::new(&Oidc::default(), "https://fraga.example.se").is_none());
    }
}
