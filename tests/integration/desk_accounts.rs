//! Roles, the second factor, accounts on a page, who has read what, and what could not be sent.

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use medborgarsvar::{
    app::{NewUser, Role, UserFault},
    config::{Accounts, Config},
    handover::HandoverFilter,
};
use totp_rs::Builder;

use crate::{
    desk::{PASSWORD, desk_with, hand_over, has_all_words, hidden},
    web_support::{Answer, TestApp},
};

/// A service with one account per role, named after it, and somebody of that role logged in.
async fn logged_in_as(role: Role) -> TestApp {
    logged_in_with(Config::default(), role).await
}

async fn logged_in_with(config: Config, role: Role) -> TestApp {
    let mut desk = desk_with(config).await;
    for role in Role::ALL {
        let user = NewUser {
            name: role.as_str().to_owned(),
            role,
            first_name: "Berit".to_owned(),
            function: "Medborgarservice".to_owned(),
            password: PASSWORD.to_owned(),
        };
        desk.app.add_user(user).await.unwrap();
    }
    log_in(&mut desk, role.as_str(), PASSWORD).await;
    desk
}

async fn log_in(desk: &mut TestApp, name: &str, password: &str) -> Answer {
    desk.post("/desk/login", &[("name", name), ("password", password), ("next", "/desk")]).await
}

/// What the app on a phone shows now.
fn code(desk: &TestApp, secret: &str) -> String {
    code_at(secret, desk.app.now())
}

pub(crate) fn code_at(secret: &str, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("x").build().unwrap();
    totp.generate(at.as_second().unsigned_abs()).to_string()
}

fn between<'a>(page: &'a Answer, before: &str, after: &str) -> &'a str {
    page.body.split(before).nth(1).unwrap_or_else(|| panic!("{}", page.body)).split(after).next().unwrap()
}

/// Sets a second factor up; its secret and the recovery codes.
async fn enrol(desk: &mut TestApp) -> (String, Vec<String>) {
    let page = desk.get("/desk/konto?lang=sv").await;
    let secret = between(&page, "Nyckel: <strong><code>", "<").to_owned();
    assert!(page.body.contains("otpauth://totp/") && page.body.contains("<svg class=\"qr\""), "{}", page.body);
    let wrong = desk.post("/desk/konto/kod", &[("csrf", &hidden(&page, "csrf")), ("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = code(desk, &secret);
    let done = desk.post("/desk/konto/kod?lang=sv", &[("csrf", &hidden(&page, "csrf")), ("code", &given)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let recovery: Vec<String> =
        done.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(recovery.len(), 10);
    (secret, recovery)
}

#[tokio::test]
async fn every_part_of_the_desk_lets_its_roles_in_and_no_other() {
    let parts = [
        ("/desk", [Role::Agent, Role::Lead, Role::Admin].as_slice()),
        ("/desk?visa=avslutade", &[Role::Agent, Role::Lead, Role::Admin]),
        ("/desk/sok", &Role::ALL),
        ("/desk/utdrag", &[Role::Agent, Role::Lead, Role::Admin]),
        ("/desk/utskick", &[Role::Lead, Role::Admin]),
        ("/desk/lasningar", &[Role::Lead, Role::Admin]),
        ("/desk/konton", &[Role::Admin]),
        ("/desk/konto", &Role::ALL),
    ];
    for role in Role::ALL {
        let mut desk = logged_in_as(role).await;
        hand_over(&desk, &["altan"], "Hemligheten om altanen").await;
        for (path, allowed) in parts {
            let page = desk.get(path).await;
            let got_in = page.status == StatusCode::OK;
            assert_eq!(got_in, allowed.contains(&role), "{role:?} {path} {}", page.status);
            assert!(got_in || !page.body.contains("Hemligheten"));
        }
        let handover = desk.app.handovers(HandoverFilter::Open).await.unwrap()[0].id;
        let may_read = desk.get(&format!("/desk/arenden/{handover}")).await.status == StatusCode::OK;
        assert_eq!(may_read, role != Role::Editor);
        let forms = [("/desk/konton", "name"), ("/desk/utskick", "handover")];
        if role == Role::Agent {
            for (path, field) in forms {
                assert_eq!(
                    desk.post(path, &[("csrf", "x"), (field, "x")]).await.status,
                    StatusCode::FORBIDDEN,
                    "{path}"
                );
            }
        }
    }
}

#[tokio::test]
async fn every_page_about_accounts_has_its_words_in_every_language() {
    let mut admin = logged_in_as(Role::Admin).await;
    for lang in ["sv", "sv-simple", "en"] {
        for path in ["konton", "konto", "lasningar", "utskick", "sok"] {
            let page = admin.get(&format!("/desk/{path}?lang={lang}")).await;
            assert_eq!((page.status, has_all_words(&page)), (StatusCode::OK, true), "{lang} {path} {}", page.body);
        }
    }
}

/// Every address of the desk, as the router has it.
fn addresses() -> Vec<&'static str> {
    let table = include_str!("../../src/web/desk.rs");
    let found = table.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let found: Vec<_> = found.collect();
    assert!(found.len() > 25, "{found:?}");
    found
}

#[tokio::test]
async fn no_address_of_the_desk_is_open_to_a_stranger_or_shows_an_editor_a_citizen() {
    let mut editor = logged_in_as(Role::Editor).await;
    hand_over(&editor, &["altan"], "Hemligheten om altanen").await;
    let handover = editor.app.handovers(HandoverFilter::Open).await.unwrap()[0].id.to_string();
    let mut stranger = editor.another();
    let before_logging_in =
        ["/desk/login", "/desk/login/kod", "/desk/oidc/begin", "/desk/oidc/callback", "/desk/oidc/logout"];
    let for_editors = ["/desk/sok", "/desk/logout", "/desk/konto", "/desk/konto/kod", "/desk/konto/losenord"];
    for address in addresses().into_iter().filter(|address| !before_logging_in.contains(address)) {
        let path = address.replace("{id}", &handover).replace("{name}", "agent").replace("{what}", "avsluta");
        for method in ["GET", "POST"] {
            let form = [("content-type", "application/x-www-form-urlencoded")];
            let refused = stranger.call(method, &path, &form, "csrf=x").await.status;
            assert!([StatusCode::SEE_OTHER, StatusCode::METHOD_NOT_ALLOWED].contains(&refused), "{path} {refused}");
            if !for_editors.contains(&address) {
                let refused = editor.call(method, &path, &form, "csrf=x").await;
                let expected = [StatusCode::FORBIDDEN, StatusCode::METHOD_NOT_ALLOWED];
                assert!(expected.contains(&refused.status), "{method} {path} {}", refused.status);
                assert!(!refused.body.contains("Hemligheten"));
            }
        }
    }
    let reference = editor.app.handovers(HandoverFilter::Open).await.unwrap()[0].reference.clone();
    assert_eq!(editor.get(&format!("/desk/sok?q={reference}")).await.status, StatusCode::OK, "leads to no matter");
    let login = log_in(&mut editor, "editor", PASSWORD).await;
    assert_eq!(login.header("location"), "/desk/sok");
}

#[tokio::test]
async fn whoever_has_a_second_factor_gets_nowhere_with_the_password_alone_and_no_code_works_twice() {
    let mut desk = logged_in_as(Role::Agent).await;
    hand_over(&desk, &["altan"], "Hemligheten om altanen").await;
    let other = desk.cookie("desk");
    let (secret, _) = enrol(&mut desk).await;
    assert_ne!(desk.cookie("desk"), other, "another token from here on");
    assert_eq!(desk.get("/desk").await.status, StatusCode::OK);

    desk.clock.advance(SignedDuration::from_mins(5));
    let mut thief = desk.another();
    log_in(&mut thief, "agent", PASSWORD).await;
    for path in ["/desk", "/desk/konto", "/desk/arenden/0192f0c1-0000-7000-8000-000000000000"] {
        let sent = thief.get(path).await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/desk/login/kod"), "{path}");
    }
    let page = thief.get("/desk/login/kod").await;
    let csrf = hidden(&page, "csrf");
    let guess = thief.post("/desk/login/kod", &[("csrf", &csrf), ("code", "123456")]).await;
    assert_eq!(guess.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(thief.get("/desk").await.status, StatusCode::SEE_OTHER);

    let right = code(&desk, &secret);
    let spaced = format!("{} {}", &right[..3], &right[3..]);
    let form = [("csrf", csrf.as_str()), ("code", &spaced), ("next", "/desk?visa=avslutade")];
    let opened = thief.post("/desk/login/kod", &form).await;
    assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, "/desk?visa=avslutade"));
    assert_eq!(thief.get("/desk").await.status, StatusCode::OK);

    let mut again = desk.another();
    log_in(&mut again, "agent", PASSWORD).await;
    let csrf = hidden(&again.get("/desk/login/kod").await, "csrf");
    let replayed = again.post("/desk/login/kod", &[("csrf", &csrf), ("code", &right)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody looked over a shoulder");
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_an_admin_takes_a_lost_factor_away() {
    let mut desk = logged_in_as(Role::Agent).await;
    let (_, recovery) = enrol(&mut desk).await;
    for (code, expected) in [
        (recovery[0].to_uppercase(), StatusCode::SEE_OTHER),
        (recovery[0].clone(), StatusCode::UNPROCESSABLE_ENTITY),
        (recovery[1].clone(), StatusCode::SEE_OTHER),
    ] {
        let mut browser = desk.another();
        log_in(&mut browser, "agent", PASSWORD).await;
        let csrf = hidden(&browser.get("/desk/login/kod").await, "csrf");
        assert_eq!(browser.post("/desk/login/kod", &[("csrf", &csrf), ("code", &code)]).await.status, expected);
    }
    let mut admin = desk.another();
    log_in(&mut admin, "admin", PASSWORD).await;
    let csrf = hidden(&admin.get("/desk/konton").await, "csrf");
    let reset = admin.post("/desk/konton/agent/tvafaktor?lang=sv", &[("csrf", &csrf)]).await;
    assert!(reset.body.contains("ingen tvåfaktor längre"), "{}", reset.body);
    assert_eq!(desk.get("/desk").await.status, StatusCode::SEE_OTHER, "logged out everywhere");
    log_in(&mut desk, "agent", PASSWORD).await;
    assert_eq!(desk.get("/desk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn codes_can_be_guessed_no_oftener_than_passwords() {
    let mut desk = logged_in_as(Role::Agent).await;
    enrol(&mut desk).await;
    log_in(&mut desk, "agent", PASSWORD).await;
    let csrf = hidden(&desk.get("/desk/login/kod").await, "csrf");
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        last = desk.post("/desk/login/kod", &[("csrf", &csrf), ("code", "111111")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn where_a_second_factor_is_required_nothing_opens_before_it_is_set_up() {
    let accounts = Accounts { require_second_factor: true };
    let mut desk = logged_in_with(Config { accounts, ..Config::default() }, Role::Agent).await;
    let sent = desk.get("/desk").await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/desk/konto"));
    assert!(desk.get("/desk/konto?lang=sv").await.body.contains("Du behöver en tvåfaktor"));
    enrol(&mut desk).await;
    assert_eq!(desk.get("/desk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_admin_makes_changes_and_ends_accounts_at_once_but_never_their_own() {
    let mut admin = logged_in_as(Role::Admin).await;
    let csrf = hidden(&admin.get("/desk/konton").await, "csrf");
    let form = [
        ("csrf", csrf.as_str()),
        ("name", "cecilia"),
        ("first_name", "Cecilia"),
        ("function", "Medborgarservice"),
        ("role", "agent"),
    ];
    let made = admin.post("/desk/konton?lang=sv", &form).await;
    let password = between(&made, "visas bara nu: <strong><code>", "<").to_owned();
    let taken = admin.post("/desk/konton?lang=sv", &form).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("value=\"Cecilia\""), "nothing that was typed is lost");

    let mut cecilia = admin.another();
    log_in(&mut cecilia, "cecilia", &password).await;
    assert_eq!(cecilia.get("/desk").await.status, StatusCode::OK);
    assert_eq!(cecilia.get("/desk/lasningar").await.status, StatusCode::FORBIDDEN);
    admin.post("/desk/konton/cecilia/roll", &[("csrf", &csrf), ("role", "lead")]).await;
    assert_eq!(cecilia.get("/desk/lasningar").await.status, StatusCode::OK, "from the next request");
    admin.post("/desk/konton/cecilia/avsluta", &[("csrf", &csrf)]).await;
    assert_eq!(cecilia.get("/desk").await.status, StatusCode::SEE_OTHER, "at once");
    let back = log_in(&mut cecilia, "cecilia", &password).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);

    let lower = admin.app.staff().set_role("admin", Role::Agent).await;
    assert!(matches!(lower, Err(UserFault::LastAdmin)), "on the command line neither");
    assert!(matches!(admin.app.staff().end("admin").await, Err(UserFault::LastAdmin)));
    for what in ["roll", "losenord", "tvafaktor", "avsluta"] {
        let own = admin.post(&format!("/desk/konton/admin/{what}"), &[("csrf", &csrf), ("role", "agent")]).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
    }
    assert_eq!(admin.post("/desk/konton/lead/avsluta", &[("csrf", "fel")]).await.status, StatusCode::FORBIDDEN);
    admin.post("/desk/konton/lead/roll", &[("csrf", &csrf), ("role", "admin")]).await;
    admin.app.staff().end("admin").await.unwrap();
    assert!(matches!(admin.app.staff().end("lead").await, Err(UserFault::LastAdmin)), "the other one is the last now");
}

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it_and_ends_every_session() {
    let mut desk = logged_in_as(Role::Agent).await;
    let csrf = hidden(&desk.get("/desk/konto").await, "csrf");
    let new = "ett helt annat lösenord";
    for (current, new) in [("fel lösenord här", new), (PASSWORD, "kort")] {
        let form = [("csrf", csrf.as_str()), ("current", current), ("new", new)];
        assert_eq!(desk.post("/desk/konto/losenord", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let form = [("csrf", csrf.as_str()), ("current", PASSWORD), ("new", new)];
    assert_eq!(desk.post("/desk/konto/losenord", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get("/desk").await.status, StatusCode::SEE_OTHER);
    log_in(&mut desk, "agent", new).await;
    assert_eq!(desk.get("/desk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_opens_a_handover_is_noted_and_leads_see_it() {
    let mut desk = logged_in_as(Role::Agent).await;
    hand_over(&desk, &["altan"], "Altanen").await;
    let handover = desk.app.handovers(HandoverFilter::Open).await.unwrap().remove(0);
    desk.get("/desk").await;
    let path = format!("/desk/arenden/{}", handover.id);
    for _ in 0..3 {
        desk.get(&path).await;
    }
    desk.clock.advance(SignedDuration::from_mins(20));
    desk.get(&path).await;
    desk.get("/desk/arenden/0192f0c1-0000-7000-8000-000000000000").await;
    let readings = desk.app.store().readings(None, None).await.unwrap();
    assert_eq!(readings.len(), 2, "twice within ten minutes is once: {readings:?}");

    let mut lead = desk.another();
    log_in(&mut lead, "lead", PASSWORD).await;
    let page = lead.get(&format!("/desk/lasningar?lang=sv&arende={}", handover.reference)).await;
    assert!(page.body.contains("Berit (agent)") && page.body.contains("Läsningar (2)"), "{}", page.body);
    assert!(lead.get("/desk/lasningar?lang=sv&konto=admin").await.body.contains("Ingen läsning finns"));
}

#[tokio::test]
async fn what_could_not_be_sent_is_shown_with_its_reason_and_sent_again_by_a_button() {
    let port = crate::program::free_port();
    let text = format!(
        "[mail]\nhost = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"chatt@example.se\"\n[outbox]\ntries = 1\n"
    );
    let config = medborgarsvar::config::ConfigFile::parse(&text).check().unwrap();
    let mut lead = logged_in_with(config, Role::Lead).await;
    assert!(lead.get("/desk/utskick?lang=sv").await.body.contains("Allt har kommit fram"));
    hand_over(&lead, &["altan"], "Altanen").await;
    let postman = medborgarsvar::app::Postman::new(std::sync::Arc::clone(&lead.app)).unwrap();
    postman.round(medborgarsvar::handover::Audience::Function).await.unwrap();
    let page = lead.get("/desk/utskick?lang=sv").await;
    for part in ["MS-26-0001", "Nämndens brevlåda", "can&#39;t be reached", "Ett försök"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert_eq!(lead.get("/readyz").await.status, StatusCode::OK, "citizens get answers all the same");
    let [csrf, handover, seq, audience] = ["csrf", "handover", "seq", "audience"].map(|name| hidden(&page, name));
    let form = [("csrf", csrf.as_str()), ("handover", &handover), ("seq", &seq), ("audience", &audience)];
    for _ in 0..2 {
        assert_eq!(lead.post("/desk/utskick", &form).await.status, StatusCode::SEE_OTHER, "pressed twice, too");
    }
    let page = lead.get("/desk/utskick?lang=sv").await;
    assert!(page.body.contains("Allt har kommit fram") && page.body.contains("1 väntar"), "{}", page.body);
}
