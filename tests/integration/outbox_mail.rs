//! Letters by e-mail, taken by a real mail server in a process of its own: reference, body, times and a link, and
//! nothing else (R15, G-6); each once, whatever is killed.

use std::collections::BTreeSet;

use medborgarsvar::{app::Postman, config::ConfigFile, handover::Audience};
use serde_json::{Value, json};

use crate::{
    postgres_tls::Authority,
    program::{Program, configured},
    receivers::{Anna, Receiver},
};

/// What must stand in no e-mail.
const WORDS: [&str; 4] = ["kanariefågel", "Kim Kanin", "kim@example.se", "altan"];

fn mail(port: u16, more: &str) -> String {
    format!("[mail]\nhost = \"localhost\"\nport = {port}\nfrom = \"Chatten <chatt@example.se>\"\n{more}")
}

/// A citizen who asks, then hands over with an address.
async fn hand_over(program: &Program) -> Value {
    let talk = program.begin().await;
    program.say(&talk, "Behöver jag bygglov för en altan? kanariefågel").await;
    let url = format!("{}/api/v1/conversations/{}/handover", program.url, talk.id);
    let wish = json!({
        "about": "Min kanariefågel vill ha en altan", "name": "Kim Kanin",
        "contact": { "way": "email", "value": "kim@example.se" },
    });
    let made = program.client.post(url).bearer_auth(&talk.token).json(&wish).send().await.unwrap();
    assert_eq!(made.status().as_u16(), 201);
    made.json().await.unwrap()
}

fn field<'a>(mail: &'a Value, name: &str) -> &'a str {
    mail[name].as_str().unwrap()
}

#[tokio::test]
async fn a_notice_waits_for_the_server_survives_the_program_and_says_nothing_of_the_matter() {
    let Some(mut server) = Receiver::of_mail() else { return };
    let config = mail(server.port, "security = \"none\"");
    let program = Program::over_folder(configured(&config)).await;
    let made: Vec<Value> = vec![hand_over(&program).await, hand_over(&program).await];
    program.until("it was tried", async || program.log().contains("letter not sent")).await;
    let program = program.restarted_when_killed().await;
    server.up(&[]);
    let kept = server.has(2).await;

    for mail in &kept {
        let text = field(mail, "text");
        let made = made.iter().find(|made| text.contains(made["reference"].as_str().unwrap())).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        let is_known = |line: &str| {
            ["OBS! Chatten", "Ett nytt ärende", "Kom in: ", "Ska vara omhändertaget senast: ", "Mejlet skickas"]
                .iter()
                .any(|start| line.starts_with(start))
                || line == format!("Nummer: {}", made["reference"].as_str().unwrap())
                || line.starts_with("Gäller: ")
                || line.starts_with(&format!("Läs ärendet och svara här: {}/desk/arenden/", program.url))
        };
        assert!(lines.iter().all(|line| is_known(line)), "{text}");
        for word in WORDS {
            assert!(!text.contains(word) && !field(mail, "subject").contains(word), "{word}: {text}");
        }
        assert_eq!(field(mail, "from"), "chatt@example.se");
        assert!(field(mail, "subject").starts_with("Nytt ärende MS-"));
    }

    // Another turn of everything: nothing is sent twice by key.
    server.down();
    let program = program.restarted_when_killed().await;
    let third = hand_over(&program).await;
    server.up(&[]);
    let kept = server.has(3).await;
    let keys: BTreeSet<&str> = kept.iter().map(|mail| field(mail, "id")).collect();
    assert_eq!((keys.len(), kept.len()), (3, 3));
    assert!(field(&kept[2], "text").contains(third["reference"].as_str().unwrap()));
}

#[tokio::test]
async fn the_citizen_who_asked_for_it_is_told_that_there_is_an_answer_and_the_link_opens_it() {
    let Some(mut server) = Receiver::of_mail() else { return };
    server.up(&[]);
    let config = mail(server.port, "security = \"none\"\nonly_to = \"prov@example.se\"");
    let program = Program::start(&config).await;
    hand_over(&program).await;
    let notice = server.has(1).await.remove(0);
    assert_eq!(notice["to"], json!(["prov@example.se"]));
    let handover = field(&notice, "text").split("/desk/arenden/").nth(1).unwrap().split_whitespace().next().unwrap();
    let anna = Anna::at(&program).await;
    anna.answer(handover, "Nej, fåglar får inte bygga.").await;
    anna.answer(handover, "Inte kaniner heller.").await;

    let kept = server.has(2).await;
    let told = &kept[1];
    assert_eq!((kept.len(), &told["to"]), (2, &json!(["kim@example.se"])));
    let text = field(told, "text");
    for word in ["fåglar", "kaniner", "kanariefågel", "Kim Kanin", "altan", "Bygg"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let link = text.split_whitespace().find(|word| word.contains("/a/")).unwrap();
    let page = crate::program::browser().cookie_store(true).build().unwrap().get(link).send().await.unwrap();
    let page = page.text().await.unwrap();
    assert!(page.contains("fåglar får inte bygga") && page.contains("Inte kaniner heller"), "{page}");
}

#[tokio::test]
async fn the_way_is_encrypted_and_logged_in_and_a_server_that_nobody_vouches_for_gets_nothing() {
    for (tls, arguments) in [("starttls", "security = \"starttls\""), ("tls", "security = \"tls\"")] {
        let Some(mut server) = Receiver::of_mail() else { return };
        let authority = Authority::new();
        let (certificate, key) = authority.vouch_for("localhost");
        let (certificate, key) = (certificate.to_str().unwrap(), key.to_str().unwrap());
        server.up(&["--tls", tls, "--certificate", certificate, "--key", key, "--login", "chatten:hemligt"]);
        let config = mail(server.port, &format!("{arguments}\nusername = \"chatten\""));

        // By the authorities of the machine: nobody there has heard of ours.
        let password = [("MEDBORGARSVAR_MAIL_PASSWORD", "hemligt")];
        let wary = Program::start_with(&config, &password).await;
        hand_over(&wary).await;
        wary.until("it was tried", async || wary.log().contains("letter not sent")).await;
        assert!(server.kept().is_empty());
        assert!(!wary.log().contains("hemligt"));

        let ca = authority.path("ca.pem");
        let variables = [("SSL_CERT_FILE", ca.to_str().unwrap()), password[0]];
        let program = Program::start_with(&config, &variables).await;
        hand_over(&program).await;
        let kept = server.has(1).await;
        assert_eq!((&kept[0]["login"], &kept[0]["encrypted"]), (&json!("chatten"), &json!(true)));

        let wrong = [("SSL_CERT_FILE", ca.to_str().unwrap()), ("MEDBORGARSVAR_MAIL_PASSWORD", "fel")];
        let refused = Program::start_with(&config, &wrong).await;
        hand_over(&refused).await;
        refused.until("it was tried", async || refused.log().contains("SMTP 535")).await;
        assert_eq!(server.kept().len(), 1);
    }
}

#[tokio::test]
async fn an_address_that_the_server_refuses_is_given_up_and_no_log_or_page_has_it() {
    let Some(mut server) = Receiver::of_mail() else { return };
    server.up(&[]);
    let text = mail(server.port, "security = \"none\"\nonly_to = \"unknown.person@example.se\"");
    let config = ConfigFile::parse(&text.replace("localhost", "127.0.0.1")).check().unwrap();
    let site = crate::web_support::TestApp::with(config).await;
    let form = [("about", "Altanen"), ("contact", "come_back"), ("lang", "sv")];
    site.another().post("/prata-med-oss", &form).await;
    let postman = Postman::new(std::sync::Arc::clone(&site.app)).unwrap();
    for _ in 0..12 {
        postman.round(Audience::Function).await.unwrap();
        site.clock.advance(jiff::SignedDuration::from_hours(2));
    }
    let dead = site.app.dead_letters().await.unwrap();
    assert_eq!((dead.len(), dead[0].fault.as_str()), (1, "SMTP 550"), "the server's words repeat the address");
    assert!(server.kept().is_empty());
}
