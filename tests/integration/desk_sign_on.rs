//! Staff log in at the municipality's own provider: a real one, in a process of its own.

use axum::http::StatusCode;
use medborgarsvar::{
    app::Role,
    config::{Config, ConfigFile},
};
use serde_json::json;

use crate::{
    desk::{PASSWORD, desk_with, log_in},
    program::{Program, command, printed, run},
    provider::{Person, Provider, altered, header},
};

/// What a provider needs to be configured; nobody is there.
const NOBODY_THERE: &str = "[oidc]\nissuer = \"http://127.0.0.1:9\"\nclient_id = \"medborgarsvar\"\n\
                            client_secret = \"hemligt\"\nroles = { \"chatt\" = \"agent\" }\n";

/// State, nonce and challenge as they would be for a browser without a secret: what anybody gets who derives them of the
/// empty text, as `Secret::derive` does.
const OF_NOTHING: [(&str, &str); 3] = [
    ("state", "a8233ba86623151569221828d1f77f42ff0a5a0ce9d14a772fc1fd20fdb82a90"),
    ("nonce", "48c7447a817b89a94ca08536c53751fe9e2879c6f12c27ff31324f77ee5b6ab8"),
    ("code_challenge", "ysFZnfHg2e-GsVbbfuLMD-80BO6kb9pxLj27qz2VHgg"),
];

fn configured(more: &str) -> Config {
    ConfigFile::parse(&format!("{NOBODY_THERE}{more}")).check().unwrap()
}

/// Who there is at the provider.
pub(crate) fn people() -> serde_json::Value {
    json!({
        "anna": { "given_name": "Anna", "name": "Anna Kanariefågel", "preferred_username": "anna.k@example.se",
                  "title": "Vägledare", "roles": ["chatt-handl", "annat"] },
        "lena": { "name": "Lena Ek", "roles": "chatt-sam" },
        "red": { "given_name": "Ruth", "roles": ["chatt-red"] },
        "adm": { "given_name": "Adam", "roles": ["chatt-handl", "chatt-adm"] },
        "ingen": { "given_name": "Inge", "preferred_username": "ingen", "roles": ["ekonomi"] },
        "tom": { "given_name": "Tom" },
    })
}

#[tokio::test]
async fn staff_come_in_with_the_role_of_their_claims_and_whoever_has_none_does_not() {
    let Some(mut provider) = Provider::down() else { return };
    let program = Program::start(&provider.config("function_claim = \"title\"")).await;
    provider.start(&program.url, &[]);
    provider.people(people()).await;
    story(&program, &program, &provider).await;

    let (discovery, keys) = ("/.well-known/openid-configuration", "/jwks");
    let asked = (provider.asked(discovery).await, provider.asked(keys).await, provider.asked("/token").await);
    assert!(asked.2 >= 7 && asked.0 == asked.1 && asked.0 < asked.2, "keys are kept for some seconds: {asked:?}");

    let log = program.log();
    assert!(log.contains("logged in by the provider") && log.contains("the claims give no role"));
    for word in ["anna", "Anna", "Kanarie", "Vägledare", "chatt-handl", "example.se", "code=", "state=", "ekonomi"] {
        assert!(!log.contains(word), "{word} is in the log: {log}");
    }
}

#[tokio::test]
async fn claims_may_stand_in_the_id_token_and_within_another_claim() {
    let Some(mut provider) = Provider::down() else { return };
    let program = Program::start(&provider.config("roles_claim = \"realm_access.roles\"")).await;
    provider.start(&program.url, &["--claims-in-token"]);
    provider.people(json!({ "kia": { "given_name": "Kia", "realm_access": { "roles": ["chatt-adm"] } } })).await;
    let kia = Person::at(&program);
    assert_eq!(kia.sign_in("kia").await.status(), 200);
    assert_eq!(kia.get("/desk/konton").await.status(), 200);
    assert_eq!(provider.asked("/me").await, 0, "everything was in the token");
}

/// What holds on either database, and when the two steps meet two processes.
pub(crate) async fn story(program: &Program, other: &Program, provider: &Provider) {
    for (login, home, inside, outside) in [
        ("anna", "/desk", "/desk", "/desk/lasningar"),
        ("lena", "/desk", "/desk/lasningar", "/desk/konton"),
        ("red", "/desk/sok", "/desk/sok", "/desk"),
        ("adm", "/desk", "/desk/konton", "/finns-inte"),
    ] {
        let person = Person::at(program);
        let back = person.at_provider(person.begin().await, login).await;
        // The same browser, whichever process its request meets.
        let came = person.also_at(other).come_back(&back).await;
        assert_eq!((came.status().as_u16(), header(&came, "referrer-policy")), (200, "no-referrer".to_owned()));
        let page = came.text().await.unwrap();
        assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={home}\">")), "{page}");
        assert!(page.contains(&format!("<a class=\"primary\" href=\"{home}\">")), "{page}");
        assert_eq!(person.get(inside).await.status(), 200, "{login} {inside}");
        assert_ne!(person.get(outside).await.status(), 200, "{login} {outside}");
    }

    let anna = Person::at(program);
    anna.sign_in("anna").await;
    let own = anna.get("/desk/konto?lang=sv").await.text().await.unwrap();
    for part in ["anna.k@example.se", "Anna, Vägledare", "Handläggare", "Du loggar in med kommunens konto"] {
        assert!(own.contains(part), "{part}: {own}");
    }
    assert!(!own.contains("type=\"password\"") && !own.contains("otpauth"), "both are kept at the provider");
    for login in ["ingen", "tom"] {
        let refused = Person::at(program);
        let came = refused.sign_in(login).await;
        assert_eq!(came.status(), 403);
        let page = came.text().await.unwrap();
        assert!(page.contains("Du har ingen roll här") && page.contains("it-support"), "{page}");
        assert!(page.contains("/desk/oidc/logout"), "another account may have one");
        assert_eq!(refused.get("/desk").await.status(), 303);
    }

    let mut changed = people();
    changed["anna"]["roles"] = json!(["chatt-sam"]);
    changed["anna"]["given_name"] = json!("Annika");
    provider.people(changed).await;
    assert_eq!(anna.get("/desk/lasningar").await.status(), 403, "not before they log in again");
    anna.sign_in("anna").await;
    assert_eq!(anna.get("/desk/lasningar").await.status(), 200);
    let own = anna.get("/desk/konto?lang=sv").await.text().await.unwrap();
    assert!(own.contains("Annika, Vägledare") && own.contains("anna.k@example.se"), "{own}");
    let csrf = anna.hidden("/desk/konto", "csrf").await;
    let out = anna.post(&format!("{}/desk/logout", program.url), &[("csrf", &csrf)]).await;
    assert_eq!(header(&out, "location"), "/desk/login?ut=1");
    let page = anna.get("/desk/login?ut=1&lang=sv").await.text().await.unwrap();
    assert!(page.contains("Du är utloggad här") && page.contains("href=\"/desk/oidc/logout?lang=sv\""), "{page}");
    let there = header(&anna.get("/desk/oidc/logout").await, "location");
    assert!(there.contains("/session/end?") && there.contains("post_logout_redirect_uri="), "{there}");
    assert_eq!(anna.client.get(there).send().await.unwrap().status(), 200, "the provider knows where to go back to");
}

#[tokio::test]
async fn an_answer_holds_once_for_the_sign_in_and_the_browser_that_began_it() {
    let Some(mut provider) = Provider::down() else { return };
    let program = Program::start(&provider.config("")).await;
    provider.start(&program.url, &[]);
    provider.people(people()).await;
    let refused = async |person: &Person, back: &reqwest::Url, what: &str| {
        let came = person.come_back(back).await;
        assert_eq!(came.status(), 400, "{what}");
        let page = came.text().await.unwrap();
        assert!(page.contains("Inloggningen blev inte klar") && page.contains("/desk/oidc/begin"), "{what}: {page}");
        assert_eq!(person.get("/desk").await.status(), 303, "{what}");
    };

    let anna = Person::at(&program);
    let back = anna.at_provider(anna.begin().await, "anna").await;
    refused(&anna, &altered(&back, "state", "en-annan"), "another state").await;
    refused(&anna, &back, "the cookie is gone by now").await;

    let back = anna.at_provider(anna.begin().await, "anna").await;
    refused(&Person::at(&program), &back, "another browser").await;
    refused(&anna, &altered(&back, "iss", "https://evil.example"), "another provider").await;

    for name in ["nonce", "code_challenge"] {
        let way = altered(&anna.begin().await, name, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        refused(&anna, &anna.at_provider(way, "anna").await, name).await;
    }

    // What is derived of an empty secret is known to all: an address made of it must log nobody in who began nothing.
    let mut way = anna.begin().await;
    for (name, value) in OF_NOTHING {
        way = altered(&way, name, value);
    }
    let back = anna.at_provider(way, "anna").await;
    refused(&Person::at(&program), &back, "a browser that began nothing").await;

    // Somebody who has copied the cookie and the address uses both once more.
    let begun = anna.get("/desk/oidc/begin").await;
    let cookie = header(&begun, "set-cookie");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax; Max-Age=900"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let back = anna.at_provider(header(&begun, "location").parse().unwrap(), "anna").await;
    assert_eq!(anna.come_back(&back).await.status(), 200);
    let thief = crate::program::client().get(back).header("cookie", cookie).send().await.unwrap();
    assert_eq!(thief.status(), 400, "{:?}", thief.text().await);
    assert!(program.log().contains("the code is used, too old or for another sign-in"));

    let shy = Person::at(&program);
    let way = shy.begin().await;
    let form = shy.client.get(way.clone()).send().await.unwrap();
    let form = way.join(&header(&form, "location")).unwrap();
    let no = shy.post(form.as_str(), &[("no", "1")]).await;
    let no = shy.client.get(header(&no, "location")).send().await.unwrap();
    refused(&shy, &header(&no, "location").parse().unwrap(), "they thought better of it").await;
    assert!(program.log().contains("access_denied"));
}

#[tokio::test]
async fn an_account_that_has_ended_stays_so_and_none_of_here_is_taken_over() {
    let Some(mut provider) = Provider::down() else { return };
    let program = Program::start(&provider.config("")).await;
    provider.start(&program.url, &[]);
    provider.people(people()).await;
    provider.people(json!({ "lisa": { "preferred_username": "ada", "roles": ["chatt-handl"] } })).await;
    let mut add = command(&program.data());
    let add = add.args(["user", "add", "ada", "--role", "admin"]).output().unwrap();
    assert!(add.status.success(), "{}", printed(&add));

    let lisa = Person::at(&program);
    assert_eq!(lisa.sign_in("lisa").await.status(), 200);
    let accounts = printed(&run(&program.data(), &["user", "list"]));
    assert!(accounts.contains("ada\tadmin\tAda\tMedborgarservice\topen\there"), "{accounts}");
    assert!(accounts.contains("ada-2\tagent\tMedborgarservice\tMedborgarservice\topen\tprovider"), "{accounts}");
    assert_eq!(lisa.get("/desk/konton").await.status(), 403, "not Ada's role");

    let adam = Person::at(&program);
    adam.sign_in("adm").await;
    let page = adam.get("/desk/konton?lang=sv").await.text().await.unwrap();
    assert!(page.contains("Kommunens konto") && page.contains("/desk/konton/ada-2/avsluta"), "{page}");
    assert!(!page.contains("/desk/konton/ada-2/losenord") && !page.contains("/desk/konton/ada-2/roll"), "{page}");
    let csrf = adam.hidden("/desk/konton", "csrf").await;
    let change = async |what: &str| {
        let path = format!("{}/desk/konton/ada-2/{what}?lang=sv", program.url);
        adam.post(&path, &[("csrf", &csrf), ("role", "admin")]).await
    };
    for what in ["losenord", "roll", "tvafaktor"] {
        let refused = change(what).await;
        assert_eq!(refused.status(), 422, "{what}");
        assert!(refused.text().await.unwrap().contains("hör till kommunens inloggning"));
    }
    let set = run(&program.data(), &["user", "password", "ada-2"]);
    assert!(!set.status.success() && printed(&set).contains("kept at the provider"), "{}", printed(&set));
    for password in ["", PASSWORD] {
        let form = [("name", "ada-2"), ("password", password)];
        assert_eq!(lisa.post(&format!("{}/desk/login", program.url), &form).await.status(), 422);
    }

    assert_eq!(lisa.get("/desk").await.status(), 200);
    assert_eq!(change("avsluta").await.status(), 200);
    assert_eq!(lisa.get("/desk").await.status(), 303, "at once");
    let again = lisa.sign_in("lisa").await;
    assert_eq!(again.status(), 403);
    assert!(again.text().await.unwrap().contains("Ditt konto är avslutat"));
    assert_eq!(lisa.get("/desk").await.status(), 303);
    let accounts = printed(&run(&program.data(), &["user", "list"]));
    assert!(accounts.contains("\tended\tprovider") && !accounts.contains("ada-3"), "{accounts}");
}

#[tokio::test]
async fn a_provider_that_is_down_keeps_the_service_from_nothing_and_new_keys_are_fetched() {
    let Some(mut provider) = Provider::down() else { return };
    let program = Program::start(&provider.config("")).await;
    let anna = Person::at(&program);
    let page = anna.get("/desk/login?lang=sv").await.text().await.unwrap();
    assert!(page.contains("Logga in med kommunens konto") && page.contains("type=\"password\""), "{page}");
    let down = anna.get("/desk/oidc/begin?lang=sv&next=%2Fdesk%2Fsok").await;
    assert_eq!((down.status().as_u16(), header(&down, "retry-after")), (503, "30".to_owned()));
    let page = down.text().await.unwrap();
    for part in [
        "Kommunens inloggning svarar inte",
        "/desk/oidc/begin?next=%2Fdesk%2Fsok&#38;lang=sv",
        "/desk/login?next=%2Fdesk%2Fsok&#38;lang=sv",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(program.log().contains("the provider of single sign-on can't be used"));
    assert_eq!(program.readiness().await.0, 200, "citizens get answers all the same");

    provider.start(&program.url, &[]);
    provider.people(people()).await;
    assert_eq!(anna.sign_in("anna").await.status(), 200, "without a restart");

    let lena = Person::at(&program);
    let back = lena.at_provider(lena.begin().await, "lena").await;
    let before = provider.asked("/jwks").await;
    provider.rotate().await;
    assert_eq!(lena.come_back(&back).await.status(), 200, "signed with a key that nobody knew");
    assert_eq!(provider.asked("/jwks").await, before + 1);

    let adam = Person::at(&program);
    let back = adam.at_provider(adam.begin().await, "adm").await;
    provider.stop();
    assert_eq!(adam.come_back(&back).await.status(), 503, "down in the middle of it");
    assert_eq!(anna.get("/desk").await.status(), 200, "whoever is in stays in");
    assert_eq!(anna.get("/desk/login?ut=1").await.status(), 303);
}

#[tokio::test]
async fn on_https_a_sign_in_is_bound_to_the_host_and_comes_back_to_the_public_address() {
    let Some(mut provider) = Provider::down() else { return };
    let public_url = "https://fraga.example.se";
    provider.start(public_url, &[]);
    provider.people(people()).await;
    let config = format!("public_url = \"{public_url}\"\n{}", provider.config("scopes = [\"profile\", \"email\"]"));
    let mut desk = desk_with(ConfigFile::parse(&config).check().unwrap()).await;
    let begun = desk.get("/desk/oidc/begin?lang=en&next=/desk/sok").await;
    let cookie = begun.header("set-cookie");
    assert!(cookie.starts_with("__Host-inloggning=") && cookie.contains("!lang=en!/desk/sok; Path=/"), "{cookie}");
    assert!(cookie.ends_with("; Secure"), "{cookie}");
    let way = begun.header("location");
    for part in [
        "response_type=code",
        "redirect_uri=https%3A%2F%2Ffraga.example.se%2Fdesk%2Foidc%2Fcallback",
        "scope=openid+profile+email",
        "code_challenge_method=S256",
        "nonce=",
    ] {
        assert!(way.contains(part), "{part}: {way}");
    }
    let secret = cookie.split(['=', '!']).nth(1).unwrap();
    assert!(secret.len() == 43 && !way.contains(secret), "what the browser keeps goes to nobody");
}

#[tokio::test]
async fn without_a_provider_nothing_of_it_is_seen() {
    let mut desk = desk_with(Config::default()).await;
    let page = desk.get("/desk/login?lang=sv").await;
    assert!(!page.body.contains("oidc") && !page.body.contains("kommunens konto"), "{}", page.body);
    for path in ["/desk/oidc/begin", "/desk/oidc/callback?code=x&state=y", "/desk/oidc/logout"] {
        assert_eq!(desk.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn where_only_the_provider_logs_in_no_password_does() {
    let mut desk = desk_with(configured("local_login = false\nlabel = \"Logga in som anställd\"\n")).await;
    for lang in ["sv", "sv-simple", "en"] {
        let page = desk.get(&format!("/desk/login?lang={lang}&next=/desk/sok")).await;
        assert!(page.body.contains("Logga in som anställd") && !page.body.contains("type=\"password\""), "{lang}");
        assert!(page.body.contains("/desk/oidc/begin?next=%2Fdesk%2Fsok"), "{}", page.body);
    }
    assert_eq!(log_in(&mut desk, PASSWORD).await.status, StatusCode::NOT_FOUND);
    assert!(desk.app.log_in("anna.a", PASSWORD).await.unwrap().is_none());
    assert_eq!(desk.app.staff().list().await.unwrap()[0].agent.role, Role::Agent, "the account is still there");
}

#[tokio::test]
async fn the_pages_about_single_sign_on_have_their_words_in_every_language() {
    let mut desk = desk_with(configured("")).await;
    for lang in ["sv", "sv-simple", "en"] {
        for path in ["login", "oidc/callback", "oidc/begin"] {
            let page = desk.get(&format!("/desk/{path}?lang={lang}")).await;
            assert!(crate::desk::has_all_words(&page), "{lang} {path} {}", page.body);
            assert!(page.body.contains("/desk/oidc/begin"), "{lang} {path} {}", page.body);
        }
    }
}
