//! Another program talks with the service through the API.

use axum::http::StatusCode;
use medborgarsvar::handover::{ContactWay, HandoverFilter};
use serde_json::{Value, json};

use crate::web_support::{Answer, TestApp};

/// A program that holds a conversation.
pub(crate) struct Client {
    pub(crate) site: TestApp,
    pub(crate) path: String,
    pub(crate) token: String,
}

pub(crate) fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.body))
}

/// Holds an error to RFC 9457.
pub(crate) fn is_problem(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.body);
    let problem = json_of(answer);
    assert_eq!(problem["status"], status);
    for field in ["type", "title", "detail"] {
        assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {problem}");
    }
    problem
}

impl Client {
    pub(crate) async fn start() -> Self {
        Self::at(TestApp::start().await).await
    }

    pub(crate) async fn at(mut site: TestApp) -> Self {
        let headers = [("content-type", "application/json")];
        let answer = site.call("POST", "/api/v1/conversations", &headers, "{\"lang\":\"sv\"}").await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        let body = json_of(&answer);
        let path = format!("/api/v1/conversations/{}", body["id"].as_str().unwrap());
        assert_eq!(answer.header("location"), path);
        Self { site, path, token: body["token"].as_str().unwrap().to_owned() }
    }

    pub(crate) async fn call(&mut self, method: &str, rest: &str, body: Option<Value>) -> Answer {
        self.call_accepting(method, rest, body, "*/*").await
    }

    async fn call_accepting(&mut self, method: &str, rest: &str, body: Option<Value>, accept: &str) -> Answer {
        let path = format!("{}{rest}", self.path);
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("authorization", bearer.as_str()), ("accept", accept)];
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        self.site.call(method, &path, &headers, &body).await
    }

    pub(crate) async fn say(&mut self, text: &str) -> Answer {
        self.call("POST", "/messages", Some(json!({ "text": text }))).await
    }

    pub(crate) async fn entries(&mut self) -> Vec<Value> {
        let answer = self.call("GET", "", None).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        json_of(&answer)["entries"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn a_question_gets_the_reply_with_its_number() {
    let mut client = Client::start().await;
    let answer = client.say("altan").await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let reply = json_of(&answer);
    assert_eq!(
        (&reply["kind"], &reply["id"], &reply["lang"]),
        (&json!("answer"), &json!("bygglov-altan"), &json!("sv"))
    );
    assert_eq!((&reply["seq"], &reply["status"]), (&json!(2), &json!("sample")));
    let entries = client.entries().await;
    assert_eq!(entries.len(), 2);
    assert_eq!((&entries[0]["author"], &entries[0]["text"]), (&json!("citizen"), &json!("altan")));
    assert_eq!((&entries[1]["author"], &entries[1]["reply"]["kind"]), (&json!("service"), &json!("answer")));
}

#[tokio::test]
async fn the_same_client_id_gives_the_same_reply_and_another_text_is_a_conflict() {
    let mut client = Client::start().await;
    let message = json!({ "text": "altan", "client_id": "a-1" });
    let first = client.call("POST", "/messages", Some(message.clone())).await;
    let again = client.call("POST", "/messages", Some(message)).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.body, again.body);
    let other = client.call("POST", "/messages", Some(json!({ "text": "passet", "client_id": "a-1" }))).await;
    is_problem(&other, 409);
    assert_eq!(client.entries().await.len(), 2);
}

#[tokio::test]
async fn a_refusal_and_danger_are_answered_with_200_and_stored_nowhere() {
    let mut client = Client::start().await;
    for (text, kind) in [("personnummer", "refused"), ("fara", "safety")] {
        let message = json!({ "text": text, "client_id": "b-1" });
        let answer = client.call("POST", "/messages", Some(message)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(json_of(&answer)["kind"], kind);
        assert_eq!(json_of(&answer).get("seq"), None);
    }
    assert!(client.entries().await.is_empty());
    let mended = client.call("POST", "/messages", Some(json!({ "text": "altan", "client_id": "b-1" }))).await;
    assert_eq!(mended.status, StatusCode::CREATED, "an unstored reply leaves its client_id free");
}

#[tokio::test]
async fn a_conversation_opens_for_its_own_token_only_and_never_from_an_address() {
    let mut client = Client::start().await;
    let mut other = Client::at(client.site.another()).await;
    client.say("altan").await;
    let (path, token) = (client.path.clone(), client.token.clone());
    for rest in ["", "/transcript"] {
        let unsigned = client.site.call("GET", &format!("{path}{rest}"), &[], "").await;
        is_problem(&unsigned, 401);
        assert!(unsigned.header("www-authenticate").starts_with("Bearer"));
        is_problem(&client.site.call("GET", &format!("{path}{rest}?token={token}"), &[], "").await, 401);
        let wrong = [("authorization", "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")];
        is_problem(&client.site.call("GET", &format!("{path}{rest}"), &wrong, "").await, 401);
    }
    other.path.clone_from(&path);
    is_problem(&other.call("GET", "", None).await, 404);
    is_problem(&other.say("hej").await, 404);
    is_problem(&other.call("DELETE", "", None).await, 404);
    assert_eq!(client.entries().await.len(), 2);
}

#[tokio::test]
async fn a_cookie_reads_from_our_own_pages_and_never_writes() {
    let mut citizen = TestApp::start().await;
    citizen.ask("altan").await;
    let client = Client::at(citizen.another()).await;
    let id = client.path.clone();
    let ours = [("sec-fetch-site", "same-origin")];
    is_problem(&citizen.call("GET", &id, &ours, "").await, 404);
    is_problem(&citizen.call("GET", &id, &[], "").await, 401);
    let form = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    is_problem(&citizen.call("POST", &format!("{id}/messages"), &form, "{\"text\":\"hej\"}").await, 401);
}

#[tokio::test]
async fn after_delete_the_token_is_unknown() {
    let mut client = Client::start().await;
    client.say("altan").await;
    let gone = client.call("DELETE", "", None).await;
    assert_eq!((gone.status, gone.body.as_str()), (StatusCode::NO_CONTENT, ""));
    is_problem(&client.call("GET", "", None).await, 401);
}

#[tokio::test]
async fn a_handover_tells_when_and_how_and_the_answer_of_staff_comes_back() {
    let mut client = Client::start().await;
    client.say("altan").await;
    let wish = json!({ "about": "Hur högt?", "name": "Kim", "contact": { "way": "phone", "value": "070-123 45 67" } });
    let made = client.call("POST", "/handover", Some(wish.clone())).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let made = json_of(&made);
    let due = made["due_at"].as_str().unwrap();
    assert!(due.starts_with("2026-11-2") && due.ends_with("+01:00"), "{due}");
    assert!(made["due_text"].as_str().unwrap().contains("november"));
    assert_eq!(made["state"], "waiting");
    let link = made["link"].as_str().unwrap();
    assert!(link.starts_with("http://127.0.0.1:8080/a/") && !link.contains('?'), "{link}");
    let opened = client.site.another().get(link.strip_prefix("http://127.0.0.1:8080").unwrap()).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);

    assert_eq!(json_of(&client.say("en sak till").await)["kind"], "delivered");
    let read = json_of(&client.call("GET", "", None).await);
    assert_eq!(read["handovers"][0]["reference"], made["reference"]);
}

#[tokio::test]
async fn a_second_handover_goes_to_the_open_one_and_the_same_form_counts_once() {
    let mut client = Client::start().await;
    client.say("altan").await;
    let made = client.call("POST", "/handover", Some(json!({ "about": "Hur högt?" }))).await;
    let made = json_of(&made);
    let before = client.entries().await.len();

    let nothing_new = client.call("POST", "/handover", None).await;
    assert_eq!(nothing_new.status, StatusCode::OK, "{}", nothing_new.body);
    assert_eq!(json_of(&nothing_new)["reference"], made["reference"]);
    assert!(json_of(&nothing_new).get("link").is_none());
    assert_eq!(client.entries().await.len(), before, "nothing was said");

    let more = json!({ "about": "Och hur brett?", "client_id": "form-2", "contact": { "way": "phone", "value": "070-123 45 67" } });
    for _ in 0..2 {
        let added = client.call("POST", "/handover", Some(more.clone())).await;
        assert_eq!((added.status, &json_of(&added)["reference"]), (StatusCode::OK, &made["reference"]));
    }
    let entries = client.entries().await;
    assert_eq!(entries.len(), before + 2, "the form and that it was delivered, once");
    let said = entries[before]["text"].as_str().unwrap();
    assert!(said.contains("Och hur brett?") && said.contains("070-123 45 67"), "{said}");
    assert_eq!(entries[before + 1]["reply"]["kind"], "delivered");
    assert_eq!(client.site.app.handovers(HandoverFilter::Open).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_handover_without_a_wish_is_come_back_and_bad_fields_are_named() {
    let mut client = Client::start().await;
    client.say("altan").await;
    for (wish, field) in [
        (json!({ "contact": { "way": "fax" } }), "contact.way"),
        (json!({ "contact": { "value": "x" } }), "contact.way"),
        (json!({ "contact": { "way": "phone", "value": "inget nummer" } }), "contact.value"),
        (json!({ "contact": { "way": "email", "value": "ingen adress" } }), "contact.value"),
        (json!({ "contact": { "way": "phone" } }), "contact.value"),
        (json!({ "contact": { "way": "come_back", "extra": 1 } }), "contact.extra"),
        (json!({ "contact": "phone" }), "contact"),
        (json!({ "about": "a".repeat(2001) }), "about"),
        (json!({ "about": "Jag är 640823-3234" }), "about"),
        (json!({ "name": "Kim 640823-3234" }), "name"),
    ] {
        let problem = is_problem(&client.call("POST", "/handover", Some(wish.clone())).await, 422);
        let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|it| it["field"].clone()).collect();
        assert!(fields.contains(&json!(field)), "{wish}: {problem}");
    }
    let made = client.call("POST", "/handover", None).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let (_, id) = client.path.rsplit_once('/').unwrap();
    let handovers = client.site.app.handovers(HandoverFilter::Open).await.unwrap();
    assert_eq!(handovers[0].conversation.to_string(), id);
    assert_eq!((handovers[0].about.as_str(), &handovers[0].contact), ("altan", &ContactWay::ComeBack));
}

#[tokio::test]
async fn the_transcript_comes_as_text_json_or_a_page() {
    let mut client = Client::start().await;
    client.say("altan").await;
    let text = client.call_accepting("GET", "/transcript", None, "*/*").await;
    assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
    for part in ["Du\naltan", "Bygglov för altan", "Exempel, inte godkänt", "version abc123", "12 november 2026"] {
        assert!(text.body.contains(part), "{part} is not in {}", text.body);
    }
    let json = client.call_accepting("GET", "/transcript", None, "application/json").await;
    assert_eq!(json_of(&json)["entries"].as_array().unwrap().len(), 2);
    let page = client.call_accepting("GET", "/transcript", None, "text/html").await;
    assert!(page.header("content-type").starts_with("text/html") && page.body.contains("<h1>"));
    assert!(page.body.contains("Oftast behöver du <strong>inte</strong>"));
}

#[tokio::test]
async fn a_view_is_taken_in_without_an_answer() {
    let mut client = Client::start().await;
    client.say("altan").await;
    let view = json!({ "helped": true, "comment": "Bra svar" });
    assert_eq!(client.call("POST", "/feedback", Some(view)).await.status, StatusCode::NO_CONTENT);
    let long = is_problem(&client.call("POST", "/feedback", Some(json!({ "comment": "a".repeat(1001) }))).await, 422);
    assert_eq!(long["errors"][0]["field"], "comment");
}

#[tokio::test]
async fn the_registers_are_open_to_everyone() {
    let mut site = TestApp::start().await;
    for path in ["/api/v1/services", "/api/v1/services?q=bygglov&lang=en", "/api/v1/services?q=xyzzy"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert!(json_of(&answer)["services"].is_array());
    }
    assert!(json_of(&site.get("/api/v1/places").await)["places"].is_array());
    is_problem(&site.get("/api/v1/services?lang=fi").await, 422);
    is_problem(&site.get("/api/v1/services?sort=name").await, 422);
}

#[tokio::test]
async fn a_choice_without_words_stores_its_title_and_no_client_id_as_sent() {
    let mut client = Client::start().await;
    let message = json!({ "choice": "referral:skatteverket", "client_id": "640823-3234" });
    let answer = client.call("POST", "/messages", Some(message)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    assert_eq!(client.entries().await[0]["text"], "Skatteverket");
    is_problem(&client.call("POST", "/messages", Some(json!({ "choice": "finns-inte" }))).await, 422);
}
