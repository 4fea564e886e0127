//! `import services`: the catalogue of e-tjänster over HTTP, in every shape it comes in, and what it may not do.

use std::{fs, path::PathBuf, process::Output, time::Duration};

use axum::{Router, body::Body, http::header::CONTENT_TYPE, response::Response, routing::get};
use medborgarsvar::knowledge::{Files, inspect};
use tempfile::TempDir;

use crate::program::{BUNDLED, printed, run};

const XML: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<Flows>
  <Flow><ID>7001</ID><FlowFamilyID>12</FlowFamilyID><Name>Ansök om bygglov för båthus &amp; brygga</Name>
    <URL>https://portal.example.se/flowoverview/7001</URL><FlowFamilyURL>https://portal.example.se/overview/12</FlowFamilyURL>
    <Category>Bygga och bo</Category><ShortDescription><![CDATA[<p>Sök <b>lov</b> h&auml;r.</p>]]></ShortDescription>
    <RequiresAuthentication>true</RequiresAuthentication><RequiresSigning>false</RequiresSigning><Enabled>true</Enabled></Flow>
  <Flow><ID>7002</ID><FlowFamilyID>13</FlowFamilyID><Name>Avstängd tjänst</Name><Enabled>false</Enabled></Flow>
</Flows>"#;

/// A host with a catalogue in several shapes.
async fn host() -> String {
    let answer = |kind: &'static str, bytes: Vec<u8>| {
        move || async move { Response::builder().header(CONTENT_TYPE, kind).body(Body::from(bytes)).unwrap() }
    };
    let latin: Vec<u8> = XML.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let json = r#"{"Flows":[{"ID":"7001","FlowFamilyID":12,"Name":"Ansök om bygglov för båthus &amp; brygga","FlowFamilyURL":"https://portal.example.se/overview/12","Category":"Bygga och bo","ShortDescription":"<p>Sök lov h&auml;r.</p>","RequiresAuthentication":"true","Enabled":"true"},{"FlowFamilyID":"13","Name":"Av","Enabled":false}]}"#;
    let json_latin: Vec<u8> = json.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let slow = || async {
        tokio::time::sleep(Duration::from_secs(30)).await;
        "sent"
    };
    let routes = Router::new()
        .route("/api/v1/getflows/xml", get(answer("text/xml; charset=ISO-8859-1", latin.clone())))
        .route("/unnamed/getflows/xml", get(answer("text/xml", latin)))
        .route("/api/v1/getflows/json", get(answer("application/json", json.into())))
        .route("/latin/getflows/json", get(answer("application/json", json_latin)))
        .route("/none/getflows/json", get(answer("application/json", br#"{"Flows":[]}"#.to_vec())))
        .route("/login/getflows/xml", get(answer("text/html", b"<html><body>Logga in</body></html>".to_vec())))
        .route("/half/getflows/xml", get(answer("text/xml", b"<Flows><Flow><Name>A</Name>".to_vec())))
        .route("/huge/getflows/json", get(answer("application/json", vec![b' '; 10_000_001])))
        .route("/slow/getflows/json", get(slow));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    format!("http://{address}")
}

/// A copy of the bundled library, to import into.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let files = Files::read(BUNDLED.as_ref()).unwrap();
        for (path, text) in files.under("") {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("services.toml")
    }

    fn text(&self) -> String {
        Files::read(self.0.path()).unwrap().get("services.toml").unwrap().to_owned()
    }

    async fn import(&self, from: &str, format: &str, more: &[&str]) -> Output {
        let arguments =
            ["import", "services", "--today", "2026-11-24", "--from", from, "--format", format, "--knowledge"];
        let folder = self.0.path().display().to_string();
        let arguments: Vec<String> =
            arguments.iter().chain(&[folder.as_str()]).chain(more).map(|&argument| argument.to_owned()).collect();
        let data = self.0.path().to_owned();
        tokio::task::spawn_blocking(move || run(&data, &arguments.iter().map(String::as_str).collect::<Vec<_>>()))
            .await
            .unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn xml_and_json_in_any_character_set_give_the_same() {
    let host = host().await;
    let mut files = Vec::new();
    for from in ["", "/unnamed/getflows/xml", "/api/v1/getflows/json", "/latin/getflows/json"] {
        let library = Copy::new();
        let before = library.text();
        let out = library.import(&format!("{host}{from}"), "open-eplatform", &[]).await;
        assert!(out.status.success(), "{from}: {}", printed(&out));
        assert!(printed(&out).contains("new      ansok-om-bygglov-for-bathus-brygga"), "{from}: {}", printed(&out));
        let text = library.text();
        files.push(text.strip_prefix(&before).expect("what was there is as it was").to_owned());
    }
    assert!(files[0].contains("family = \"12\"") && files[0].contains("area = \"bygga-bo\""), "{}", files[0]);
    assert!(
        files[0].contains("Ansök om bygglov för båthus & brygga") && files[0].contains("Sök lov här."),
        "{}",
        files[0]
    );
    assert!(files[0].contains("e_id = \"required\"") && files[0].contains("https://portal.example.se/overview/12"));
    assert!(!files[0].contains("Avstängd"));
    assert!(files.iter().all(|file| *file == files[0]), "{files:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_catalogue_is_refused_and_nothing_is_written() {
    let host = host().await;
    let library = Copy::new();
    let before = library.text();
    for (from, more, says) in [
        ("/login/getflows/xml", vec![], "not <Flows>"),
        ("/half/getflows/xml", vec![], "can't be read"),
        ("/huge/getflows/json", vec![], "more than 10000000 bytes"),
        ("/slow/getflows/json", vec!["--timeout", "1"], "could not be fetched"),
        ("/missing/getflows/xml", vec![], "404"),
    ] {
        let out = library.import(&format!("{host}{from}"), "open-eplatform", &more).await;
        assert!(!out.status.success() && printed(&out).contains(says), "{from}: {}", printed(&out));
    }
    let out = library.import("http://127.0.0.1:1/getflows/xml", "open-eplatform", &[]).await;
    assert!(!out.status.success());
    assert_eq!(library.text(), before);
}

fn table(rows: &[(&str, &str, &str)]) -> String {
    let rows: Vec<String> = rows.iter().map(|(family, name, url)| format!("{family};{name};{url}\n")).collect();
    format!("family;name;url\n{}", rows.concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_editors_wrote_is_kept_and_what_is_gone_is_marked_and_told() {
    let library = Copy::new();
    let list = library.0.path().join("katalog.csv");
    let list_name = list.display().to_string();
    // The e-tjänst of the answer about decks is known by its name; five more are new.
    let services = library.text();
    let entry = services.find("\n[bygglov]").unwrap();
    let name = services[entry..].split("sv = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut rows = vec![("1", name.as_str(), "https://p.example.se/overview/1")];
    let more: Vec<(String, String)> = (2..7).map(|n| (n.to_string(), format!("Tjänst nummer {n}"))).collect();
    rows.extend(more.iter().map(|(family, name)| (family.as_str(), name.as_str(), "")));
    fs::write(&list, table(&rows)).unwrap();
    let commented = services.replacen("\n[bygglov]\n", "\n# Frågan är hur länge den finns.\n[bygglov]\n", 1);
    fs::write(library.file(), &commented).unwrap();
    let trial = library.import(&list_name, "csv", &["--dry-run"]).await;
    assert!(printed(&trial).contains("known    bygglov: family 1"), "{}", printed(&trial));
    assert_eq!(library.text(), commented);
    assert!(library.import(&list_name, "csv", &[]).await.status.success());
    // Said once is enough: the same catalogue changes nothing more.
    let once = library.text();
    assert!(once.contains("# Frågan är hur länge den finns.\n[bygglov]"));
    assert!(printed(&library.import(&list_name, "csv", &[]).await).contains(", 0 changes"));
    assert_eq!(library.text(), once);
    // Renamed, with its ways to ask as they were.
    rows[0].1 = "Bygglov på nytt sätt";
    fs::write(&list, table(&rows)).unwrap();
    let renamed = printed(&library.import(&list_name, "csv", &[]).await);
    assert!(renamed.contains("renamed  bygglov:"), "{renamed}");
    let asks = |text: &str| text[text.find("\n[bygglov]").unwrap()..].split("asks.sv").nth(1).map(str::to_owned);
    assert_eq!(asks(&library.text()).map(|text| text[..80].to_owned()), asks(&once).map(|text| text[..80].to_owned()));
    // One of six gone: marked, and the answer that leads to it is told, by the import and by check.
    fs::write(&list, table(&rows[1..])).unwrap();
    let gone = printed(&library.import(&list_name, "csv", &[]).await);
    assert!(
        gone.contains("gone     bygglov") && gone.contains("bygglov-altan.md: its e-tjänst bygglov is gone"),
        "{gone}"
    );
    assert!(library.text().contains("gone = 2026-11-24"));
    let faults = inspect(&Files::read(library.0.path()).unwrap(), true, jiff::civil::date(2026, 11, 24), false).faults;
    assert!(
        faults
            .iter()
            .any(|fault| fault.file.ends_with("bygglov-altan.md") && fault.what.contains("no longer in the catalogue"))
    );
    // Two of five gone is more than a fifth; force takes it in; back again, it is as before.
    fs::write(&list, table(&rows[3..])).unwrap();
    let refused = library.import(&list_name, "csv", &[]).await;
    assert!(!refused.status.success() && printed(&refused).contains("2 of 5"), "{}", printed(&refused));
    assert!(library.import(&list_name, "csv", &["--force"]).await.status.success());
    fs::write(&list, table(&rows)).unwrap();
    assert!(printed(&library.import(&list_name, "csv", &[]).await).contains("back     bygglov"));
    assert!(!library.text().contains("gone ="));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emptied_catalogue_is_refused_once_it_has_been_taken_in() {
    let host = host().await;
    let library = Copy::new();
    assert!(library.import(&host, "open-eplatform", &[]).await.status.success());
    let out = library.import(&format!("{host}/none/getflows/json"), "open-eplatform", &[]).await;
    assert!(!out.status.success() && printed(&out).contains("1 of 1"), "{}", printed(&out));
}
