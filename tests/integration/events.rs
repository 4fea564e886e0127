//! A conversation is read along as server-sent events, from a real server: in order, nothing lost, nothing twice.

use std::{sync::Arc, time::Duration};

use medborgarsvar::{
    app::{App, StaffReply},
    conversation::ConversationId,
    language::Tag,
    store::Store,
    web,
};
use reqwest::Response;
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle, time::timeout};

use crate::small_app::{SmallApp, form, message};

/// A server, until it is told to stop.
pub(crate) struct Service {
    url: String,
    stop: oneshot::Sender<()>,
    stopped: JoinHandle<std::io::Result<()>>,
}

impl Service {
    pub(crate) async fn start(app: Arc<App>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, told) = oneshot::channel();
        let stopped = tokio::spawn(web::serve(app, listener, async { drop(told.await) }));
        Self { url, stop, stopped }
    }

    pub(crate) async fn read(&self, id: ConversationId, token: &str, last: Option<u32>) -> Reader {
        Reader::open(&self.conversation(id), token, last).await
    }

    fn conversation(&self, id: ConversationId) -> String {
        format!("{}/api/v1/conversations/{id}", self.url)
    }
}

/// A program that reads along.
pub(crate) struct Reader {
    response: Response,
    text: String,
}

impl Reader {
    pub(crate) async fn open(conversation: &str, token: &str, last: Option<u32>) -> Self {
        let mut request = crate::program::client().get(format!("{conversation}/events")).bearer_auth(token);
        request = request.header("accept", "text/event-stream").header("accept-encoding", "gzip, br");
        if let Some(last) = last {
            request = request.header("last-event-id", last.to_string());
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(!response.headers().contains_key("content-encoding"), "compressed, events would wait for each other");
        Self { response, text: String::new() }
    }

    /// The next entry with the id of its event; `None` when the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<(u32, Value)> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                let entry = field("data:")
                    .map(|data| (field("id:").unwrap().parse().unwrap(), serde_json::from_str(data).unwrap()));
                self.text = String::from(rest);
                if entry.is_some() {
                    return entry;
                }
            }
            // A stream that is cut off within a chunk has ended too.
            let more = self.response.chunk().await.ok().flatten()?;
            self.text.push_str(std::str::from_utf8(&more).unwrap());
        }
    }

    pub(crate) async fn take(&mut self, n: usize) -> Vec<(u32, Value)> {
        let mut taken = Vec::new();
        while taken.len() < n {
            taken.push(timeout(Duration::from_secs(20), self.next()).await.unwrap().unwrap());
        }
        taken
    }
}

#[tokio::test]
async fn events_are_read_without_loss_or_repeat_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(Store::open_sqlite(&folder.path().join("events.db")).await.unwrap()).await;
}

/// The story, told of any database.
pub(crate) async fn story(store: Store) {
    let small = SmallApp::over(store);
    let service = Service::start(Arc::clone(&small.app)).await;
    let started = small.app.start_conversation(Tag::Swedish).await.unwrap();
    let (id, token) = (started.id, started.token.expose());
    a_reader_that_was_cut_off_goes_on_where_it_was(&small, &service, id, token).await;
    a_reader_that_is_cut_off_again_and_again_hears_all_of_it(&small, &service, id, token).await;
    only_who_may_read_the_conversation_reads_along(&service, id, token).await;
    a_reader_hears_the_end(&small, service, id, token).await;
}

async fn a_reader_that_was_cut_off_goes_on_where_it_was(
    small: &SmallApp,
    service: &Service,
    id: ConversationId,
    token: &str,
) {
    let mut reader = service.read(id, token, None).await;
    small.app.say(Some(id), message("ett")).await.unwrap();
    let mut heard = reader.take(2).await;
    drop(reader);
    small.app.say(Some(id), message("två")).await.unwrap();
    let handover = small.app.hand_over(Some(id), form("Min granne")).await.unwrap().handover;
    let mut reader = service.read(id, token, Some(2)).await;
    heard.extend(reader.take(3).await);
    let reply =
        StaffReply { text: "Hej, jag heter Anna.".to_owned(), client_id: "r1".to_owned(), ..Default::default() };
    small.app.reply(&small.agent().await, handover.id, reply).await.unwrap();
    heard.extend(reader.take(1).await);

    let stored: Value = crate::program::client()
        .get(service.conversation(id))
        .bearer_auth(token)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert!(heard.iter().map(|(seq, _)| *seq).eq(1..=6));
    assert_eq!(json!(heard.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>()), stored["entries"]);
}

async fn a_reader_that_is_cut_off_again_and_again_hears_all_of_it(
    small: &SmallApp,
    service: &Service,
    id: ConversationId,
    token: &str,
) {
    let app = Arc::clone(&small.app);
    let writer = tokio::spawn(async move {
        for _ in 0..20 {
            app.say(Some(id), message("och en till")).await.unwrap();
        }
    });
    let (mut heard, mut last) = (Vec::new(), 6);
    while last < 46 {
        let mut reader = service.read(id, token, Some(last)).await;
        for (seq, _) in reader.take(if last.is_multiple_of(4) { 2 } else { 3 }.min(46 - last as usize)).await {
            heard.push(seq);
            last = seq;
        }
    }
    writer.await.unwrap();
    assert!(heard.into_iter().eq(7..=46));
}

async fn only_who_may_read_the_conversation_reads_along(service: &Service, id: ConversationId, token: &str) {
    let events = format!("{}/events", service.conversation(id));
    let status = async |request: reqwest::RequestBuilder| request.send().await.unwrap().status().as_u16();
    let (client, cookie) = (crate::program::client(), format!("samtal={token}"));
    assert_eq!(status(client.get(&events)).await, 401);
    assert_eq!(status(client.get(&events).bearer_auth("other")).await, 401);
    assert_eq!(status(client.get(format!("{events}?token={token}"))).await, 401);
    assert_eq!(status(client.get(format!("{events}?token={token}")).bearer_auth(token)).await, 400);
    let own_page =
        |site: &str| client.get(format!("{events}?after=46")).header("cookie", &cookie).header("sec-fetch-site", site);
    assert_eq!(status(own_page("same-origin")).await, 200);
    assert_eq!(status(own_page("cross-site")).await, 401);
}

async fn a_reader_hears_the_end(small: &SmallApp, service: Service, id: ConversationId, token: &str) {
    let mut reader = service.read(id, token, Some(46)).await;
    small.app.detach(token).await.unwrap();
    assert_eq!(timeout(Duration::from_secs(5), reader.next()).await.unwrap(), None, "it ends when it is detached");

    let started = small.app.start_conversation(Tag::Swedish).await.unwrap();
    let mut reader = service.read(started.id, started.token.expose(), None).await;
    service.stop.send(()).unwrap();
    assert_eq!(timeout(Duration::from_secs(5), reader.next()).await.unwrap(), None, "it ends when the service stops");
    timeout(Duration::from_secs(5), service.stopped).await.unwrap().unwrap().unwrap();
}
