//! Entries: appended by the transaction that numbers them, and read.
//!
//! The number comes from `conversations.last_seq`, whose row the update locks until COMMIT.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    conversation::{Body, ConversationId, Entry, Seq},
    language::Tag,
};

use super::{
    StoreError,
    changes::{Change, What},
    db::{Db, Row, query},
    values::{column, from_json, millis, seq, time, to_json},
};

const ADVANCE: &str = "UPDATE conversations SET last_seq = last_seq + $2, last_at = $3 WHERE id = $1 \
                       RETURNING last_seq";
const ADVANCE_FROM: &str = "UPDATE conversations SET last_seq = last_seq + $2, last_at = $3, lang = $4 \
                            WHERE id = $1 AND last_seq = $5 AND blocked_at IS NULL";
const EXISTS: &str = "SELECT count(*) FROM conversations WHERE id = $1";
const INSERT: &str = "INSERT INTO entries (conversation, seq, at, author, said, detail, client_id) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7)";
const AFTER: &str = "SELECT seq, at, author, said, detail FROM entries \
                     WHERE conversation = $1 AND seq > $2 ORDER BY seq";
const OF_CLIENT: &str = "SELECT seq, at, author, said, detail FROM entries \
                         WHERE conversation = $1 AND author = $2 AND client_id = $3";
const NUMBERED: &str = "SELECT seq, at, author, said, detail FROM entries WHERE conversation = $1 AND seq = $2";

/// Name and function of a member of staff, as an entry keeps them.
#[derive(Serialize, Deserialize)]
struct Staff {
    name: String,
    function: String,
}

/// Makes room for `n` entries after the last, whatever it is; gives the number of the first.
pub(super) async fn advance(
    db: &mut Db<'_>,
    conversation: ConversationId,
    n: u32,
    at: Timestamp,
) -> Result<Seq, StoreError> {
    let row = query(ADVANCE)
        .bind(conversation.to_string())
        .bind(i64::from(n))
        .bind(millis(at))
        .fetch_optional(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    seq(row.try_get::<i64>(0)? - i64::from(n) + 1)
}

/// Makes room for `n` entries of a citizen's turn, if `after` is still the last and nobody has blocked the conversation.
pub(super) async fn advance_from(
    db: &mut Db<'_>,
    conversation: ConversationId,
    after: Seq,
    n: u32,
    (at, lang): (Timestamp, Tag),
) -> Result<(), StoreError> {
    let id = conversation.to_string();
    let done = query(ADVANCE_FROM)
        .bind(&id)
        .bind(i64::from(n))
        .bind(millis(at))
        .bind(lang.as_str())
        .bind(i64::from(after))
        .execute(&mut *db)
        .await?;
    if done == 1 {
        return Ok(());
    }
    let there: i64 = query(EXISTS).bind(&id).scalar(db).await?;
    Err(if there == 0 { StoreError::NotFound } else { StoreError::Moved })
}

/// Writes an entry whose number has been made room for.
pub(super) async fn insert(
    db: &mut Db<'_>,
    conversation: ConversationId,
    entry: &Entry,
    client_id: Option<&str>,
) -> Result<(), StoreError> {
    let (author, said, detail) = columns(&entry.body)?;
    query(INSERT)
        .bind(conversation.to_string())
        .bind(i64::from(entry.seq))
        .bind(millis(entry.at))
        .bind(author)
        .bind(said)
        .bind(detail)
        .bind(client_id)
        .execute(&mut *db)
        .await?;
    db.note_change(Change { conversation, what: What::Entry(entry.seq) });
    Ok(())
}

/// The entries after a number, oldest first.
pub(super) async fn after(db: &mut Db<'_>, conversation: ConversationId, after: Seq) -> Result<Vec<Entry>, StoreError> {
    let rows = query(AFTER).bind(conversation.to_string()).bind(i64::from(after)).fetch_all(db).await?;
    rows.iter().map(entry).collect()
}

/// What a sender's own id was used for before.
pub(super) async fn of_client(
    db: &mut Db<'_>,
    conversation: ConversationId,
    author: &str,
    client_id: &str,
) -> Result<Option<Entry>, StoreError> {
    let row = query(OF_CLIENT).bind(conversation.to_string()).bind(author).bind(client_id).fetch_optional(db).await?;
    row.as_ref().map(entry).transpose()
}

/// The entries of a turn that was stored before under the same id: what was said, and the reply unless it was silent.
///
/// Gives [`StoreError::ClientIdReused`] when the text was another.
pub(super) async fn turn_of_client(
    db: &mut Db<'_>,
    conversation: ConversationId,
    client_id: &str,
    text: &str,
) -> Result<Option<Vec<Entry>>, StoreError> {
    let Some(said) = of_client(&mut *db, conversation, "citizen", client_id).await? else { return Ok(None) };
    if !matches!(&said.body, Body::Citizen { text: before } if before == text) {
        return Err(StoreError::ClientIdReused);
    }
    // A reply was written in the same transaction, so it has the next number; one always follows its own question.
    let next = query(NUMBERED).bind(conversation.to_string()).bind(i64::from(said.seq) + 1).fetch_optional(db).await?;
    let next = next.as_ref().map(entry).transpose()?;
    let reply = next.filter(|next| matches!(next.body, Body::Service { .. }));
    Ok(Some([Some(said), reply].into_iter().flatten().collect()))
}

/// `author`, `said` and `detail` of an entry.
fn columns(body: &Body) -> Result<(&'static str, Option<&str>, Option<String>), StoreError> {
    Ok(match body {
        Body::Citizen { text } => ("citizen", Some(text), None),
        Body::Service { reply } => ("service", None, Some(to_json(reply, "reply")?)),
        Body::Agent { name, function, text } => {
            let staff = Staff { name: name.clone(), function: function.clone() };
            ("agent", Some(text), Some(to_json(&staff, "name of staff")?))
        }
        Body::Event { event } => ("event", None, Some(to_json(event, "event")?)),
    })
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    let said: Option<String> = column(row, "said")?;
    let detail: Option<String> = column(row, "detail")?;
    let (text, detail) = (said.unwrap_or_default(), detail.unwrap_or_default());
    let body = match column::<&str>(row, "author")? {
        "citizen" => Body::Citizen { text },
        "service" => Body::Service { reply: from_json(&detail, "reply")? },
        "agent" => {
            let Staff { name, function } = from_json(&detail, "name of staff")?;
            Body::Agent { name, function, text }
        }
        "event" => Body::Event { event: from_json(&detail, "event")? },
        _ => return Err(StoreError::Damaged("author of an entry")),
    };
    Ok(Entry { seq: seq(column(row, "seq")?)?, at: time(column(row, "at")?)?, body })
}
