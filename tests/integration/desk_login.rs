//! Who gets in at the desk, and who does not.

use axum::http::StatusCode;
use medborgarsvar::config::{Config, Limits};

use crate::desk::{PASSWORD, anna, desk, desk_with, hand_over, hidden, log_in};

#[tokio::test]
async fn whoever_is_not_logged_in_sees_nothing_and_is_led_back_after_logging_in() {
    let mut desk = desk().await;
    hand_over(&desk, &["altan"], "Hemligheten om altanen").await;
    for path in ["/desk", "/desk?visa=avslutade", "/desk/arenden/0192f0c1-0000-7000-8000-000000000000"] {
        let answer = desk.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        let wanted = format!("/desk/login?next={}", medborgarsvar::web::frame::encode(path));
        assert_eq!(answer.header("location"), wanted);
        assert!(!answer.body.contains("Hemligheten"));
    }
    for path in ["/desk/arenden/x/svara", "/desk/arenden/x/avsluta", "/desk/logout"] {
        assert_eq!(desk.post(path, &[("csrf", "x")]).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    let page = desk.get("/desk/login?next=https://evil.example/desk").await;
    assert_eq!(hidden(&page, "next"), "/desk");
}

#[tokio::test]
async fn pages_of_the_desk_are_neither_kept_nor_listed() {
    let mut desk = anna().await;
    for path in ["/desk", "/desk/login", "/desk?visa=avslutade", "/desk/arenden/finns-inte"] {
        let page = desk.get(path).await;
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-robots-tag"), "noindex, nofollow", "{path}");
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_the_same() {
    let mut desk = desk().await;
    let wrong = log_in(&mut desk, "fel lösenord här").await;
    let form = [("name", "finns.inte"), ("password", "fel lösenord här")];
    let unknown = desk.post("/desk/login", &form).await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(wrong.body.contains("hör inte ihop") && unknown.body.contains("hör inte ihop"));
    assert!(wrong.body.contains("value=\"anna.a\"") && !wrong.body.contains("fel lösenord"));
    assert!(wrong.body.contains("autocomplete=\"current-password\""));
    assert!(!desk.has_cookies());
}

#[tokio::test]
async fn guessing_is_slowed_down_for_the_account_from_everywhere() {
    let limits = Limits { logins_per_quarter: 3, ..Limits::default() };
    let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let mut desk = desk_with(Config { limits, trusted_proxies, ..Config::default() }).await;
    let form = [("name", "Anna.A"), ("password", "fel lösenord här")];
    for host in 1..=3 {
        let from = format!("198.51.100.{host}");
        let answer = desk.post_with("/desk/login", &form, &[("x-forwarded-for", &from)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = desk.post_with("/desk/login", &form, &[("x-forwarded-for", "198.51.100.9")]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!answer.header("retry-after").is_empty());
    assert!(answer.body.contains("minuter") || answer.body.contains("en minut"));
}

#[tokio::test]
async fn the_session_is_a_strict_cookie_of_the_host_and_new_at_every_log_in() {
    let public_url = "https://fraga.example.se".to_owned();
    let mut desk = desk_with(Config { public_url, ..Config::default() }).await;
    let first = log_in(&mut desk, PASSWORD).await.header("set-cookie").to_owned();
    assert!(first.starts_with("__Host-desk="), "{first}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(first.contains(part), "{first}");
    }
    let second = log_in(&mut desk, PASSWORD).await.header("set-cookie").to_owned();
    assert_ne!(first, second);
    let old = first.split(';').next().unwrap();
    let with_old = desk.another().call("GET", "/desk", &[("cookie", old)], "").await;
    assert_eq!(with_old.status, StatusCode::SEE_OTHER, "the session before is over");
    assert_eq!(desk.get("/desk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn logging_out_ends_the_session_and_needs_its_token() {
    let mut desk = anna().await;
    let page = desk.get("/desk").await;
    assert_eq!(desk.post("/desk/logout", &[("csrf", "fel")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.get("/desk").await.status, StatusCode::OK);
    let out = desk.post("/desk/logout", &[("csrf", &hidden(&page, "csrf"))]).await;
    assert_eq!((out.status, out.header("location")), (StatusCode::SEE_OTHER, "/desk/login"));
    assert_eq!(desk.get("/desk").await.status, StatusCode::SEE_OTHER);
}
