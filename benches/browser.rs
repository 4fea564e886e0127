//! A browser that only asks: one connection kept alive, a form at a time, the cookie of its conversation.
//!
//! As light as it can be, since it shares the machine with what it measures. It sends what the page's script sends.

use anyhow::{Context as _, ensure};
use http_body_util::{BodyExt, Full};
use hyper::{Request, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use medborgarsvar::web::frame::encode;
use tokio::net::TcpStream;

use super::questions::Question;

/// How many questions a conversation has before the next citizen comes.
const TURNS: u32 = 6;

/// One connection and the conversation on it.
pub(crate) struct Browser {
    send: http1::SendRequest<Full<Bytes>>,
    host: String,
    cookie: Option<String>,
    asked: u32,
}

impl Browser {
    /// Connects to `host:port`.
    pub(crate) async fn connect(host: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        let (send, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { send, host: host.to_owned(), cookie: None, asked: 0 })
    }

    /// Asks, reads the whole reply, and says how many bytes it had. A new conversation begins after some questions.
    pub(crate) async fn ask(&mut self, question: &Question) -> anyhow::Result<usize> {
        if self.asked == TURNS {
            (self.cookie, self.asked) = (None, 0);
        }
        let (text, lang, after) = (encode(&question.text), question.lang, self.asked * 2);
        let form = format!("text={text}&lang={lang}&after={after}");
        let mut request = Request::post("/fraga")
            .header(header::HOST, &self.host)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("x-fragment", "1");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send.ready().await?;
        let answer = self.send.send_request(request.body(Full::from(form))?).await?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes();
        ensure!(head.status == 200, "{}: {}", head.status, String::from_utf8_lossy(&body));
        if let Some(cookie) = head.headers.get(header::SET_COOKIE) {
            let cookie = cookie.to_str()?.split(';').next().context("a cookie")?;
            self.cookie = Some(cookie.to_owned());
        }
        self.asked += 1;
        Ok(body.len())
    }
}
