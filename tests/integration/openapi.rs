//! The description of the API is held to the running service: every route in it is there, and answers as described.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    api::{Client, is_problem},
    web_support::{KINDS, TestApp},
};

async fn description(site: &mut TestApp) -> Value {
    let answer = site.get("/api/v1/openapi.json").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    serde_json::from_str(&answer.body).unwrap()
}

/// What is wrong with a value, by the part of JSON Schema that the description uses.
fn faults(api: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let target = api.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is not described"));
        return faults(api, target, value, at);
    }
    if let Some(kinds) = schema["oneOf"].as_array() {
        let fits = kinds.iter().filter(|kind| faults(api, kind, value, at).is_empty()).count();
        return if fits == 1 { Vec::new() } else { vec![format!("{at}: fits {fits} kinds: {value}")] };
    }
    let mut found = Vec::new();
    let kinds = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
    if !kinds.iter().any(|kind| is_a(kind.as_str().unwrap(), value)) {
        found.push(format!("{at}: {value} is no {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        found.push(format!("{at}: {value} is not listed"));
    }
    if schema.get("const").is_some_and(|only| only != value) {
        found.push(format!("{at}: {value} is another"));
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(api, &schema["items"], item, &format!("{at}[{n}]")));
    }
    if let (Some(fields), Some(properties)) = (value.as_object(), schema["properties"].as_object()) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                found.push(format!("{at}: lacks {name}"));
            }
        }
        for (name, field) in fields {
            match properties.get(name) {
                Some(schema) => found.extend(faults(api, schema, field, &format!("{at}.{name}"))),
                None => found.push(format!("{at}: {name} is not described")),
            }
        }
    }
    found
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}

/// Holds an answer to what is said of an operation.
fn is_described(api: &Value, path: &str, method: &str, status: StatusCode, body: &str) {
    let response = &api["paths"][path][method]["responses"][status.as_str()];
    assert!(response.is_object(), "{method} {path} answers {status}, which is not described: {body}");
    match response["content"]["application/json"].get("schema") {
        Some(schema) => {
            let value = serde_json::from_str(body).unwrap();
            let faults = faults(api, schema, &value, path);
            assert!(faults.is_empty(), "{method} {path}: {faults:#?}");
        }
        None => assert!(body.is_empty(), "{body}"),
    }
}

#[tokio::test]
async fn every_route_described_is_there_and_takes_no_other_method() {
    let mut site = TestApp::start().await;
    let api = description(&mut site).await;
    let paths = api["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 10);
    for (path, item) in paths {
        let address = format!("/api/v1{}", path.replace("{id}", "0192f0c4-0000-7000-8000-000000000000"));
        for method in ["get", "post", "put", "patch", "delete"] {
            let answer = site.call(&method.to_uppercase(), &address, &[], "").await;
            let operation = &item[method];
            if operation.is_null() {
                is_problem(&answer, 405);
            } else if operation.get("security").is_some() {
                is_problem(&answer, 401);
            } else {
                assert!(answer.status.is_success(), "{method} {path} {}", answer.status);
            }
        }
    }
}

#[tokio::test]
async fn every_operation_answers_as_described() {
    let mut client = Client::start().await;
    let api = description(&mut client.site).await;
    let headers = [("content-type", "application/json")];
    let started = client.site.call("POST", "/api/v1/conversations", &headers, "{}").await;
    is_described(&api, "/conversations", "post", started.status, &started.body);
    for path in ["/services", "/places", "/openapi.json"] {
        let answer = client.site.get(&format!("/api/v1{path}")).await;
        is_described(&api, path, "get", answer.status, &answer.body);
    }
    for word in KINDS.into_iter().filter(|word| *word != "levererat") {
        let answer = client.call("POST", "/messages", Some(json!({ "text": word }))).await;
        is_described(&api, "/conversations/{id}/messages", "post", answer.status, &answer.body);
    }
    let answer = client.call("POST", "/feedback", Some(json!({ "helped": true }))).await;
    is_described(&api, "/conversations/{id}/feedback", "post", answer.status, &answer.body);
    let answer = client.call("POST", "/handover", Some(json!({ "about": "Altan" }))).await;
    is_described(&api, "/conversations/{id}/handover", "post", answer.status, &answer.body);
    let answer = client.call("POST", "/handover", None).await;
    is_described(&api, "/conversations/{id}/handover", "post", answer.status, &answer.body);
    let answer = client.call("GET", "", None).await;
    is_described(&api, "/conversations/{id}", "get", answer.status, &answer.body);
    let answer = client.call("DELETE", "", None).await;
    is_described(&api, "/conversations/{id}", "delete", answer.status, &answer.body);
    let problem = is_problem(&client.call("GET", "", None).await, 401);
    let problem = faults(&api, &json!({ "$ref": "#/components/schemas/Problem" }), &problem, "problem");
    assert!(problem.is_empty(), "{problem:#?}");
}
