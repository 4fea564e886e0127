//! `GET /openapi.json`: the API described for programs, made from the table of routes. OpenAPI 3.1.
//!
//! By hand and not by derive: the types that are told here belong to `dialogue` and `handover`, which know nothing of
//! the web, and what bodies may hold is read field by field (`fields`), where a derive would see nothing.

use axum::{Json, extract::State};
use serde_json::{Map, Value, json};

use crate::web::state::AppState;

use super::{
    routes::{self, Operation},
    schemas,
};

/// The description.
pub(super) async fn show(State(state): State<AppState>) -> Json<Value> {
    Json(document(&state.app.config().public_url))
}

fn document(public_url: &str) -> Value {
    let paths: Map<String, Value> = routes::all()
        .into_iter()
        .map(|route| {
            let mut item: Map<String, Value> =
                route.operations.iter().map(|it| (it.method.to_owned(), operation(it))).collect();
            if route.path.contains("{id}") {
                let schema = json!({ "type": "string", "format": "uuid" });
                let id = json!({ "name": "id", "in": "path", "required": true, "schema": schema });
                item.insert("parameters".to_owned(), json!([id]));
            }
            (route.path.to_owned(), Value::Object(item))
        })
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Medborgarsvar",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The self-service chat of a municipality. What goes wrong is told as RFC 9457.",
        },
        "servers": [{ "url": format!("{public_url}/api/v1") }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas::all(),
        },
    })
}

fn operation(it: &Operation) -> Value {
    let mut responses: Map<String, Value> = it
        .answers
        .iter()
        .map(|(status, media)| {
            let content: Map<String, Value> = media
                .iter()
                .map(|(kind, schema)| ((*kind).to_owned(), json!({ "schema": reference(schema) })))
                .collect();
            let mut answer = json!({ "description": "As asked for." });
            if !content.is_empty() {
                answer["content"] = Value::Object(content);
            }
            (status.to_string(), answer)
        })
        .collect();
    let problem = json!({ "application/problem+json": { "schema": reference("Problem") } });
    responses.insert("default".to_owned(), json!({ "description": "What went wrong.", "content": problem }));
    let mut described = json!({ "operationId": it.id, "summary": it.summary, "responses": responses });
    if it.bearer {
        described["security"] = json!([{ "token": [] }]);
    }
    if !it.query.is_empty() {
        described["parameters"] = it.query.iter().map(|name| parameter(name)).collect();
    }
    if let Some(body) = it.body {
        // Only a body that must hold something is required.
        let required = schemas::all()[body].get("required").is_some();
        let content = json!({ "application/json": { "schema": reference(body) } });
        described["requestBody"] = json!({ "required": required, "content": content });
    }
    described
}

fn parameter(name: &str) -> Value {
    let schema = if name == "lang" { reference("Lang") } else { json!({ "type": "string", "maxLength": 200 }) };
    json!({ "name": name, "in": "query", "required": false, "schema": schema })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}
