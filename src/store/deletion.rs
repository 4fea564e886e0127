//! A citizen asks to have a conversation deleted. It is queued for the weeding rule, and shown where staff have a part.

use jiff::Timestamp;

use crate::{conversation::ConversationId, handover::HandoverId};

use super::{
    Store, StoreError,
    db::{Db, query},
    handovers,
    values::{column, id, millis, time},
    writer::Write,
};

const EXISTS: &str = "SELECT count(*) FROM conversations WHERE id = $1";
const REQUEST: &str =
    "INSERT INTO deletion_requests (conversation, at) VALUES ($1, $2) ON CONFLICT (conversation) DO NOTHING";
const REQUESTED: &str = "SELECT at FROM deletion_requests WHERE conversation = $1";
const HANDOVERS: &str = "SELECT id FROM handovers WHERE conversation = $1 ORDER BY created_at, id";
const SHOW: &str = "UPDATE handovers SET unread = TRUE WHERE conversation = $1 AND state <> 'closed'";

/// Asks for it; asked again, the first time counts.
#[derive(Debug)]
pub(crate) struct RequestDeletion {
    pub(crate) conversation: ConversationId,
    pub(crate) at: Timestamp,
}

impl Write for RequestDeletion {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let conversation = self.conversation.to_string();
        if query(EXISTS).bind(&conversation).scalar::<i64>(&mut *db).await? == 0 {
            return Err(StoreError::NotFound);
        }
        if query(REQUEST).bind(&conversation).bind(millis(self.at)).execute(&mut *db).await? == 0 {
            return Ok(());
        }
        for row in query(HANDOVERS).bind(&conversation).fetch_all(&mut *db).await? {
            let handover = HandoverId(id(column(&row, "id")?)?);
            handovers::log(&mut *db, handover, self.at, None, ("deletion_requested", None)).await?;
        }
        query(SHOW).bind(&conversation).execute(db).await?;
        Ok(())
    }
}

impl Store {
    /// When the citizen asked to have a conversation deleted, if so.
    pub(crate) async fn deletion_requested(
        &self,
        conversation: ConversationId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut db = self.readers.acquire().await?;
        let found: Option<i64> = query(REQUESTED).bind(conversation.to_string()).scalar_optional(&mut db).await?;
        found.map(time).transpose()
    }
}
