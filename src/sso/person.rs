//! What the claims of a provider say of a member of staff: who they are, what citizens see of them, and their role.

use serde_json::Value;

use crate::{config::Oidc, handover::Role};

use super::Fault;

/// The longest identity that a provider may give (OpenID Connect Core 2).
const SUBJECT: usize = 255;
/// The longest name to know an account by; there is room for what tells two apart.
const LOGIN: usize = 50;
/// The longest first name and function.
const SHOWN: usize = 80;

/// A member of staff as the provider knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who says so.
    pub issuer: String,
    /// Who it is, to them: never given to somebody else.
    pub subject: String,
    /// A name to know the account by on lists. It opens nothing.
    pub login: String,
    /// First name, as citizens see it (R24).
    pub first_name: String,
    /// Function, as citizens see it.
    pub function: String,
    /// What they may do.
    pub role: Role,
}

impl Person {
    /// Whom verified claims are about.
    ///
    /// # Errors
    /// When they give no role, or name nobody.
    pub(super) fn of(config: &Oidc, claims: &Value) -> Result<Self, Fault> {
        let text = |claim: &str| find(claims, claim).and_then(Value::as_str);
        let (issuer, subject) = (text("iss").unwrap_or_default(), text("sub").unwrap_or_default());
        if issuer.is_empty() || !(1..=SUBJECT).contains(&subject.len()) || subject.chars().any(char::is_control) {
            return Err(Fault::SignIn("the claims name nobody"));
        }
        let role = role(config, claims).ok_or(Fault::NoRole)?;
        let shown = |claim: &str| text(claim).map(tidy).filter(|text| !text.is_empty());
        let first_word = || Some(shown("name")?.split(' ').next()?.to_owned());
        let function = config.function_claim.as_deref().and_then(shown).unwrap_or_else(|| tidy(&config.function));
        let login = ["preferred_username", "upn", "email"].into_iter().filter_map(text).map(login_of);
        Ok(Self {
            issuer: issuer.to_owned(),
            subject: subject.to_owned(),
            login: login
                .chain([login_of(subject), "oidc".to_owned()])
                .find(|name| name.contains(char::is_alphanumeric))
                .unwrap_or_default(),
            first_name: shown(&config.name_claim).or_else(first_word).unwrap_or_else(|| function.clone()),
            function,
            role,
        })
    }
}

/// Whether everything that is asked of claims is in these.
pub(super) fn is_whole(config: &Oidc, claims: &Value) -> bool {
    has_roles(config, claims)
        && find(claims, &config.name_claim).is_some()
        && config.function_claim.as_deref().is_none_or(|claim| find(claims, claim).is_some())
}

/// Whether claims say anything of roles.
pub(super) fn has_roles(config: &Oidc, claims: &Value) -> bool {
    find(claims, &config.roles_claim).is_some()
}

/// A claim by its name, which may itself have dots in it, or by the way to it.
fn find<'a>(claims: &'a Value, name: &str) -> Option<&'a Value> {
    let found = claims.get(name).or_else(|| name.split('.').try_fold(claims, |within, part| within.get(part)));
    found.filter(|value| !value.is_null())
}

/// The role that reaches furthest of those that the claims give.
fn role(config: &Oidc, claims: &Value) -> Option<Role> {
    let claim = find(claims, &config.roles_claim)?;
    // A provider that has one value may write it without a list around it.
    let values = claim.as_array().map_or(std::slice::from_ref(claim), Vec::as_slice);
    let given: Vec<Role> = values.iter().filter_map(|value| config.roles.get(value.as_str()?)).copied().collect();
    [Role::Admin, Role::Lead, Role::Agent, Role::Editor].into_iter().find(|role| given.contains(role))
}

/// Words in one line, not too many.
fn tidy(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|it| !it.is_empty()).collect();
    let line: String = words.join(" ").chars().take(SHOWN).collect();
    line.trim_end().to_owned()
}

/// What lists can show and addresses carry.
fn login_of(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || ".-_@".contains(*c)).take(LOGIN).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    fn config() -> Oidc {
        let roles = [("handl", Role::Agent), ("sam", Role::Lead), ("red", Role::Editor), ("adm", Role::Admin)];
        let roles: BTreeMap<String, Role> = roles.into_iter().map(|(value, role)| (value.to_owned(), role)).collect();
        Oidc { roles, ..Oidc::default() }
    }

    fn with(more: &Value) -> Value {
        let mut claims = json!({ "iss": "https://login.example.se", "sub": "42", "roles": ["handl"] });
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        claims
    }

    fn person(more: &Value) -> Result<Person, Fault> {
        Person::of(&config(), &with(more))
    }

    #[test]
    fn the_role_that_reaches_furthest_counts_and_none_lets_nobody_in() {
        for (given, role) in [
            (json!(["red", "handl"]), Some(Role::Agent)),
            (json!(["handl", "sam", "annat"]), Some(Role::Lead)),
            (json!(["handl", "adm"]), Some(Role::Admin)),
            (json!("red"), Some(Role::Editor)),
            (json!(["ADM", "Adm", 7, null]), None),
            (json!([]), None),
            (json!("adm handl"), None),
            (json!(null), None),
            (json!({ "adm": true }), None),
        ] {
            let found = person(&json!({ "roles": given }));
            assert_eq!(found.as_ref().ok().map(|person| person.role), role, "{given}");
            assert!(found.is_ok() || found == Err(Fault::NoRole));
        }
    }

    #[test]
    fn a_claim_is_found_by_its_name_and_within_another() {
        let keycloak = Oidc { roles_claim: "realm_access.roles".to_owned(), ..config() };
        let claims = with(&json!({ "realm_access": { "roles": ["adm"] } }));
        assert_eq!(Person::of(&keycloak, &claims).unwrap().role, Role::Admin);
        let name = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";
        let adfs = Oidc { roles_claim: name.to_owned(), ..config() };
        assert_eq!(Person::of(&adfs, &with(&json!({ name: "sam" }))).unwrap().role, Role::Lead);
        assert!(!is_whole(&adfs, &with(&json!({}))) && !is_whole(&config(), &with(&json!({}))));
        assert!(is_whole(&config(), &with(&json!({ "given_name": "Anna" }))));
    }

    #[test]
    fn citizens_see_a_first_name_and_a_function_and_nothing_odd() {
        let shown = |more: Value| person(&more).map(|person| (person.first_name, person.function)).unwrap();
        let ours = "Medborgarservice".to_owned();
        assert_eq!(shown(json!({ "given_name": " Anna\n Maria\u{0} " })), ("Anna Maria".to_owned(), ours.clone()));
        assert_eq!(shown(json!({ "name": "Anna Andersson" })), ("Anna".to_owned(), ours.clone()));
        assert_eq!(shown(json!({})), (ours.clone(), ours));
        let titled = Oidc { function_claim: Some("title".to_owned()), ..config() };
        let claims = with(&json!({ "title": "x".repeat(200) }));
        assert_eq!(Person::of(&titled, &claims).unwrap().function.chars().count(), SHOWN);
    }

    #[test]
    fn an_account_is_called_as_its_person_is_known_at_work() {
        let login = |more: Value| person(&more).map(|person| person.login).unwrap();
        assert_eq!(login(json!({ "preferred_username": "anna.a@example.se" })), "anna.a@example.se");
        assert_eq!(login(json!({ "preferred_username": "/\"<>", "email": "a&b@example.se" })), "ab@example.se");
        assert_eq!(login(json!({})), "42");
        // A browser would read the address of such an account as another one.
        assert_eq!(login(json!({ "preferred_username": "..", "upn": "." })), "42");
    }

    #[test]
    fn claims_that_name_nobody_are_refused() {
        for sub in [json!(null), json!(""), json!("a\u{0}b"), json!("x".repeat(256)), json!(42)] {
            assert!(matches!(person(&json!({ "sub": sub })), Err(Fault::SignIn(_))), "{sub}");
        }
    }
}
