//! A question and its reply: `/`, with a form or with `?q=`.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::Said,
    conversation::{Body, Conversation, ConversationId},
    dialogue::Turn,
    language::Texts,
    web::{
        error::{Error, Kept},
        frame::{html, link},
        mode::Mode,
        security::{ClientAddress, Cookies, HANDOVER_AGE, SESSION_AGE, SESSION_COOKIE},
        state::AppState,
        visitor::{Form, Language, MaybeSession, Query, Session, cookies, session_of},
    },
};

use super::{
    composer::{AskForm, check},
    handover_form::HandoverForm,
    lines::Lines,
    page::{ChatPage, Fragment},
};

/// What stands in the address of the chat.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// The chat; with `?q=` an answer that is stored nowhere.
///
/// # Errors
/// When the conversation can't be read, or the address asks too often.
pub async fn show(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    MaybeSession(session): MaybeSession,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let question = asked.q.trim();
    if !question.is_empty() {
        // However often an address asks and however much is written, the numbers to call are shown.
        if let Some(turn) = state.app.danger(question, language.tag) {
            return query_page(&state, language.into(), turn, question);
        }
        state.limits.check_address(client)?;
        return answer_query(&state, language.into(), question);
    }
    let Some(session) = session else {
        return html(&ChatPage::new(&state.app.knowledge(), language.into(), Lines::default()));
    };
    let conversation = state.app.conversation(session.conversation).await?;
    html(&page_of(&state, language.or_of(conversation.lang), conversation))
}

/// Takes a question and shows the reply.
///
/// # Errors
/// When it can't be stored or too many came; the page keeps what was written.
pub async fn ask(
    State(state): State<AppState>,
    language: Language,
    client: ClientAddress,
    headers: HeaderMap,
    Form(form): Form<AskForm>,
) -> Result<Response, Kept> {
    let mode = language.of_form(form.lang(language.tag));
    answer(&state, mode, client, &headers, &form).await.map_err(|error| error.keeping(form.text()))
}

async fn answer(
    state: &AppState,
    mode: Mode,
    client: ClientAddress,
    headers: &HeaderMap,
    form: &AskForm,
) -> Result<Response, Error> {
    let is_fragment = headers.contains_key("x-fragment");
    if let Some(turn) = state.app.danger(form.text(), mode.tag) {
        // Whatever else fails, the numbers to call are shown: without the conversation if need be.
        let conversation = session_of(state, headers).await.ok().flatten().map(|session| session.conversation);
        return unstored(state, mode, turn, form.text(), conversation, is_fragment).await;
    }
    let session = session_of(state, headers).await?;
    let conversation = session.as_ref().map(|session| session.conversation);
    let message = match form.message(mode.tag) {
        Ok(message) => message,
        Err(fault) => {
            let page = blank_or_conversation(state, mode, conversation).await?;
            let page = page.with_fault(form.text(), fault.words(Texts::of(mode)));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response());
        }
    };
    state.limits.check_message(client, conversation)?;
    let said = state.app.say(conversation, message).await?;
    if said.entries.is_empty() {
        return unstored(state, mode, said.turn, form.text(), conversation, is_fragment).await;
    }
    let mut response = stored(state, mode, &said, is_fragment)?;
    // What was handed over is answered in its own time, and read after it was closed too.
    let was_handed_over = match conversation {
        Some(id) => state.app.handovers_of(id).await.is_ok_and(|handovers| !handovers.is_empty()),
        None => false,
    };
    let age = if was_handed_over { HANDOVER_AGE } else { SESSION_AGE };
    if let Some(cookie) = session_cookie(cookies(state), &said, session.as_ref(), age) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The answer to `/?q=…`: computed, shown, forgotten.
fn answer_query(state: &AppState, mode: Mode, question: &str) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    if let Err(fault) = check(question) {
        let page = ChatPage::new(&knowledge, mode, Lines::default()).with_fault(question, fault.words(Texts::of(mode)));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response());
    }
    query_page(state, mode, state.app.ask_once(question, mode.tag), question)
}

/// What must not be stored must not stand in the links of the page either: browsers keep addresses.
fn query_page(state: &AppState, mode: Mode, turn: Turn, question: &str) -> Result<Response, Error> {
    let may_be_kept = turn.reply.is_stored();
    let form = safety_form(state, question);
    let lines = Lines::unstored(Vec::new(), may_be_kept.then_some(question), turn.reply);
    let page = ChatPage::new(&state.app.knowledge(), mode.in_language(turn.lang), lines).with_unstored(question, form);
    html(&if may_be_kept { page.for_query(question) } else { page })
}

/// A stored turn: the way to the conversation, or its newest lines for the script.
fn stored(state: &AppState, mode: Mode, said: &Said, is_fragment: bool) -> Result<Response, Error> {
    let mode = mode.in_language(said.turn.lang);
    if is_fragment {
        let lines = Lines::of_conversation(said.entries.clone());
        return html(&Fragment::new(&state.app.knowledge(), mode, lines, safety_form(state, "")));
    }
    let newest = said.entries.iter().map(|entry| entry.seq).max().unwrap_or_default();
    // In a chat with a person nothing is replied by the service: what was written is seen there.
    let is_live = said.entries.iter().all(|entry| matches!(entry.body, Body::Citizen { .. }));
    let page = if is_live { "/samtal" } else { "/" };
    Ok(Redirect::to(&link(&format!("{page}#m-{newest}"), mode)).into_response())
}

/// A turn that nothing is stored of is the direct answer; what was written lives in this page alone.
pub(super) async fn unstored(
    state: &AppState,
    mode: Mode,
    turn: Turn,
    text: &str,
    conversation: Option<ConversationId>,
    is_fragment: bool,
) -> Result<Response, Error> {
    let knowledge = state.app.knowledge();
    let mode = mode.in_language(turn.lang);
    let before = match conversation {
        Some(id) => state.app.conversation(id).await.ok(),
        None => None,
    };
    let handed_over = before.as_ref().and_then(|before| before.context().handed_over);
    let form = safety_form(state, text);
    let lines = Lines::unstored(before.map(|before| before.entries).unwrap_or_default(), None, turn.reply);
    if is_fragment {
        return html(&Fragment::new(&knowledge, mode, lines, form));
    }
    let page = ChatPage::new(&knowledge, mode, lines).with_unstored(text, form);
    html(&if conversation.is_some() { page.in_conversation(handed_over) } else { page })
}

async fn blank_or_conversation(
    state: &AppState,
    mode: Mode,
    conversation: Option<ConversationId>,
) -> Result<ChatPage, Error> {
    match conversation {
        Some(id) => Ok(page_of(state, mode, state.app.conversation(id).await?)),
        None => Ok(ChatPage::new(&state.app.knowledge(), mode, Lines::default())),
    }
}

fn page_of(state: &AppState, mode: Mode, conversation: Conversation) -> ChatPage {
    let handed_over = conversation.context().handed_over;
    let lines = Lines::of_conversation(conversation.entries);
    ChatPage::new(&state.app.knowledge(), mode, lines).in_conversation(handed_over)
}

fn safety_form(state: &AppState, text: &str) -> HandoverForm {
    HandoverForm::from_safety(text, super::handover::due_now(state))
}

/// The cookie of a conversation that has begun, or its longer life when it goes on.
fn session_cookie(cookies: Cookies, said: &Said, session: Option<&Session>, age: u32) -> Option<HeaderValue> {
    let token = said.token.as_ref().map(|token| token.expose().to_owned());
    let token = token.or_else(|| session.map(|session| session.token.clone()))?;
    cookies.set(SESSION_COOKIE, &token, age)
}
