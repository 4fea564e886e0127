//! Handovers are taken out as packages: from the desk, and on the command line by reference or interval.

use std::{path::Path, process::Command};

use axum::http::StatusCode;
use medborgarsvar::{
    app::{self, Exporter},
    handover::{HandoverFilter, Outcome, RecordChoice},
    knowledge::BodyId,
    records::{Interval, Package, Selection},
};

use crate::{
    desk::{PASSWORD, anna, hand_over, hidden, log_in},
    small_app::{SmallApp, form},
};

fn interval(from: (i16, i8, i8), to: (i16, i8, i8)) -> Interval {
    let date = |(year, month, day)| jiff::civil::date(year, month, day);
    Interval { from: date(from), to: date(to), body: None, record: None }
}

async fn package_of(small: &SmallApp, selection: Selection) -> Package {
    let by = Exporter::Operator("arkivarien".to_owned());
    let knowledge = small.app.knowledge();
    let exported = app::export(small.app.store(), Some(&knowledge.library), &*small.clock, selection, &by).await;
    let exported = exported.unwrap();
    app::note_export(small.app.store(), &exported, &by).await.unwrap();
    exported.package
}

#[tokio::test]
async fn an_interval_is_whole_days_in_swedish_time_and_may_be_narrowed_to_body_and_record() {
    let folder = tempfile::tempdir().unwrap();
    let small = SmallApp::in_folder(folder.path()).await;
    let agent = small.agent().await;
    // 23:30 UTC on the 23rd is half past midnight on the 24th.
    for at in ["2026-11-22T22:59:00Z", "2026-11-22T23:00:00Z", "2026-11-23T22:59:59Z", "2026-11-23T23:30:00Z"] {
        small.clock.set(at.parse().unwrap());
        small.app.hand_over(None, form("Altan")).await.unwrap();
    }
    let day = interval((2026, 11, 23), (2026, 11, 23));
    let package = package_of(&small, Selection::Interval(day.clone())).await;
    assert_eq!(package.handovers.len(), 2);

    let closed = package.handovers[0];
    small.app.close(&agent, closed, Outcome::Registered, RecordChoice::Register).await.unwrap();
    let registered = Interval { record: Some(RecordChoice::Register), ..day.clone() };
    assert_eq!(package_of(&small, Selection::Interval(registered)).await.handovers, [closed]);
    let elsewhere = Interval { body: Some(BodyId::from("byggnadsnamnden".to_owned())), ..day };
    assert!(package_of(&small, Selection::Interval(elsewhere)).await.handovers.is_empty());

    let log = small.app.handover_log(closed).await.unwrap();
    let exports: Vec<_> = log.iter().filter(|line| line.what == "exported").collect();
    assert_eq!(exports.len(), 2);
    assert_eq!(exports[0].detail.as_deref(), Some("arkivarien"));
}

#[tokio::test]
async fn staff_download_one_handover_as_a_zip_and_the_desk_shows_that_they_did() {
    let mut desk = anna().await;
    hand_over(&desk, &["altan"], "En altan").await;
    let handover = desk.app.handovers(HandoverFilter::Open).await.unwrap().remove(0);
    let path = format!("/desk/arenden/{}", handover.id);
    let page = desk.get(&format!("{path}?lang=sv")).await;
    let csrf = hidden(&page, "csrf");
    assert_eq!(desk.post(&format!("{path}/utdrag"), &[("csrf", "fel")]).await.status, StatusCode::FORBIDDEN);

    let zip = desk.post(&format!("{path}/utdrag"), &[("csrf", &csrf)]).await;
    assert_eq!((zip.status, zip.header("content-type")), (StatusCode::OK, "application/zip"));
    assert_eq!(zip.header("content-disposition"), "attachment; filename=\"MS-26-0001.zip\"");
    for part in [
        "PK\u{3}\u{4}",
        "MS-26-0001/MS-26-0001.json",
        "MS-26-0001/SHA256SUMS",
        "\"made_by\": \"Anna, Medborgarservice\"",
    ] {
        assert!(zip.body.contains(part), "{part}");
    }
    assert!(desk.get(&format!("{path}?lang=sv")).await.body.contains("Utdrag gjort"));
    let mut stranger = desk.another();
    assert_eq!(stranger.post(&format!("{path}/utdrag"), &[("csrf", &csrf)]).await.status, StatusCode::SEE_OTHER);
}

/// Ten handovers, and sums that the system's own program accepts.
fn holds_ten(folder: &Path) {
    assert_eq!(folder.read_dir().unwrap().count(), 10 * 2 + 3);
    let checked =
        Command::new("sha256sum").args(["--strict", "-c", "SHA256SUMS"]).current_dir(folder).output().unwrap();
    let told = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{told}");
    assert_eq!(told.lines().filter(|line| line.ends_with(": OK")).count(), 10 * 2 + 2, "{told}");
}

#[tokio::test]
async fn staff_take_out_ten_handovers_of_a_body_and_some_days_as_one_zip() {
    let mut desk = anna().await;
    for n in 1..=10 {
        hand_over(&desk, &["altan"], &format!("Altan {n}")).await;
    }
    // Another body, and another day.
    hand_over(&desk, &[], "En lampa").await;
    desk.clock.set("2026-11-24T11:00:00Z".parse().unwrap());
    hand_over(&desk, &["altan"], "Altan dagen efter").await;

    // The session of yesterday has ended.
    log_in(&mut desk, PASSWORD).await;
    let page = desk.get("/desk/utdrag?lang=sv").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("value=\"2026-01-01\"") && page.body.contains("value=\"2026-11-24\""), "{}", page.body);
    let csrf = hidden(&page, "csrf");
    let form = |to, csrf| [("csrf", csrf), ("from", "2026-11-23"), ("to", to), ("body", "byggnamnden"), ("record", "")];
    assert_eq!(desk.post("/desk/utdrag", &form("2026-11-23", "fel")).await.status, StatusCode::FORBIDDEN);
    for (to, fault) in [("", "Skriv ett datum"), ("i går", "Skriv ett datum"), ("2026-11-22", "före den första")] {
        let again = desk.post("/desk/utdrag?lang=sv", &form(to, &csrf)).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains(fault) && again.title().starts_with("Fel"), "{to}: {}", again.body);
    }
    let closed = [("csrf", csrf.as_str()), ("from", "2026-11-23"), ("to", "2026-11-24"), ("record", "register")];
    let none = desk.post("/desk/utdrag?lang=sv", &closed).await;
    assert!(none.body.contains("Inget ärende kom in då"), "{}", none.body);

    let zip = desk.post("/desk/utdrag", &form("2026-11-23", &csrf)).await;
    assert_eq!((zip.status, zip.header("content-type")), (StatusCode::OK, "application/zip"));
    assert_eq!(zip.header("content-disposition"), "attachment; filename=\"2026-11-23--2026-11-23.zip\"");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("utdrag.zip"), &zip.bytes).unwrap();
    let unzip = ["-m", "zipfile", "-e", "utdrag.zip", "."];
    assert!(Command::new("python3").args(unzip).current_dir(folder.path()).status().unwrap().success());
    holds_ten(&folder.path().join("2026-11-23--2026-11-23"));

    for handover in desk.app.handovers(HandoverFilter::Open).await.unwrap() {
        let log = desk.app.handover_log(handover.id).await.unwrap();
        let noted = log.iter().filter(|line| line.what == "exported").count();
        let is_in = handover.about.starts_with("Altan") && !handover.about.ends_with("efter");
        assert_eq!(noted, usize::from(is_in), "{}", handover.about);
    }
    assert_eq!(desk.another().get("/desk/utdrag").await.status, StatusCode::SEE_OTHER, "for staff alone");
}

fn run(data: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_medborgarsvar"))
        .args(["--knowledge", concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge"), "--data"])
        .arg(data)
        .args(arguments)
        .output()
        .unwrap()
}

#[tokio::test]
async fn the_command_writes_a_package_that_sha256sum_accepts() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    {
        let store = medborgarsvar::store::Store::open_sqlite(&data.join("medborgarsvar.sqlite")).await.unwrap();
        let small = SmallApp::over(store);
        let agent = small.agent().await;
        for n in 1..=10 {
            let made = small.app.hand_over(None, form(&format!("Fråga {n}"))).await.unwrap();
            let id = made.handover.id;
            small.app.close(&agent, id, Outcome::Registered, RecordChoice::Register).await.unwrap();
        }
        // Neither of the category nor of the day.
        small.app.hand_over(None, form("Öppen")).await.unwrap();
        small.clock.set("2026-11-25T11:00:00Z".parse().unwrap());
        let later = small.app.hand_over(None, form("Senare")).await.unwrap().handover.id;
        small.app.close(&agent, later, Outcome::Registered, RecordChoice::Register).await.unwrap();
    }
    let out = folder.path().join("utdrag");
    let out_text = out.to_str().unwrap();
    let export = ["export", "--by", "arkivarien", "--out", out_text];
    let done =
        run(&data, &[&export[..], &["--from", "2026-11-23", "--to", "2026-11-23", "--record", "register"]].concat());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    holds_ten(&out);

    let again = run(&data, &[&export[..], &["--reference", "MS-26-0001"]].concat());
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("not empty"));
    let other = folder.path().join("annat");
    let other = ["export", "--by", "x", "--out", other.to_str().unwrap()];
    let unknown = run(&data, &[&other[..], &["--reference", "MS-26-9999"]].concat());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("no handover with that reference"));
    let person = run(&data, &[&other[..], &["--name", "Kim"]].concat());
    assert_eq!(person.status.code(), Some(2), "nobody is searched for");
}
