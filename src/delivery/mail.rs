//! E-mail by SMTP. Addresses and lines are made into a message by the library, which refuses what is none: nothing that
//! a person wrote can become a header.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error, PoolConfig,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};

use crate::config::{Mail, Security};

use super::{Failure, SetupError, Words};

/// How many connections to the mail server there are at most: one sender writes, one letter at a time.
const CONNECTIONS: u32 = 1;

/// The way to a mail server.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The name of the service, in the ids of messages.
    host: String,
}

impl Mailer {
    /// The way as configured, for a service that people reach at a host; `None` when there is none.
    ///
    /// # Errors
    /// When the machine has no certificates to know the server by.
    pub fn new(mail: &Mail, service: &str) -> Result<Option<Self>, SetupError> {
        let (Some(host), Some(from)) = (&mail.host, &mail.from) else { return Ok(None) };
        let setup = |error: Box<dyn std::error::Error + Send + Sync>| SetupError::Mail(error);
        let from = from.parse::<Mailbox>().map_err(|error| setup(error.into()))?;
        let tls = || TlsParameters::new(host.clone()).map_err(|error| setup(error.into()));
        let tls = match mail.security {
            Security::StartTls => Tls::Required(tls()?),
            Security::Tls => Tls::Wrapper(tls()?),
            Security::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(mail.port())
            .tls(tls)
            .timeout(Some(mail.timeout()))
            .hello_name(ClientId::Domain(service.to_owned()))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS));
        if let (Some(username), Some(password)) = (&mail.username, &mail.password) {
            builder = builder.credentials(Credentials::new(username.clone(), password.expose().to_owned()));
        }
        Ok(Some(Self { transport: builder.build(), from, host: service.to_owned() }))
    }

    /// Sends one e-mail. The key stands in its `Message-ID`: twice the same is twice the same message.
    ///
    /// # Errors
    /// When the server can't be reached, or does not take it.
    pub async fn send(&self, key: &str, to: &str, words: Words, at: Timestamp) -> Result<(), Failure> {
        let message = self.message(key, to, words, at)?;
        self.transport.send(message).await.map(drop).map_err(|error| failure(&error))
    }

    fn message(&self, key: &str, to: &str, words: Words, at: Timestamp) -> Result<Message, Failure> {
        let to: Address = to.trim().parse().map_err(|_| Failure::refused("the recipient's address is no address"))?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(words.subject)
            .date(system_time(at))
            .message_id(Some(format!("<{key}@{}>", self.host)))
            .header(ContentType::TEXT_PLAIN)
            .header(ContentTransferEncoding::QuotedPrintable)
            .body(words.text)
            .map_err(|_| Failure::refused("the message can't be put together"))?;
        // No out-of-office reply, and no loop with another machine (RFC 3834).
        let name = HeaderName::new_from_ascii_str("Auto-Submitted");
        message.headers_mut().insert_raw(HeaderValue::new(name, "auto-generated".to_owned()));
        Ok(message)
    }
}

fn system_time(at: Timestamp) -> SystemTime {
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// The server's own words may repeat the recipient's address, so that only its code is kept.
fn failure(error: &Error) -> Failure {
    let code = error.status().map(|code| code.to_string());
    let fault = match (&code, error) {
        (Some(code), _) => format!("SMTP {code}"),
        (None, error) if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        (None, error) if error.is_tls() => "no encrypted connection to the mail server".to_owned(),
        (None, error) if error.is_response() || error.is_client() => {
            "the mail server does not speak as expected".to_owned()
        }
        (None, _) => "the mail server can't be reached".to_owned(),
    };
    if error.is_permanent() { Failure::refused(fault) } else { Failure::unreachable(fault) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailer() -> Mailer {
        let mail = Mail {
            host: Some("localhost".to_owned()),
            from: Some("Exempels kommun <chatt@example.se>".to_owned()),
            security: Security::None,
            ..Mail::default()
        };
        Mailer::new(&mail, "fraga.example.se").unwrap().unwrap()
    }

    fn words(subject: &str) -> Words {
        Words { subject: subject.to_owned(), text: "Rad ett\n.\nÅäö\n".to_owned() }
    }

    fn headers(message: &Message) -> String {
        let text = String::from_utf8(message.formatted()).unwrap();
        text.split_once("\r\n\r\n").unwrap().0.to_owned()
    }

    #[tokio::test]
    async fn a_message_has_its_key_says_that_a_machine_sent_it_and_nothing_of_the_machine() {
        let message = mailer().message("msg_7_3_function", "miljo@example.se", words("Ärende"), Timestamp::UNIX_EPOCH);
        let headers = headers(&message.unwrap());
        for line in [
            "From: \"Exempels kommun\" <chatt@example.se>",
            "To: miljo@example.se",
            "Message-ID: <msg_7_3_function@fraga.example.se>",
            "Auto-Submitted: auto-generated",
            "Date: Thu, 01 Jan 1970 00:00:00 +0000",
        ] {
            assert!(headers.lines().any(|header| header == line), "{line}\n{headers}");
        }
        let subject = headers.lines().find(|line| line.starts_with("Subject: ")).unwrap();
        assert!(subject.contains("=?utf-8?"), "{subject}");
    }

    #[tokio::test]
    async fn no_address_and_no_subject_makes_another_header() {
        let mailer = mailer();
        for address in [
            "a@example.se\r\nBcc: b@example.se",
            "a@example.se\nBcc: b@example.se",
            "a@example.se, b@example.se",
            "A <a@example.se>",
            "a@example.se\0",
            "a@b@example.se",
            "",
        ] {
            assert!(mailer.message("k", address, words("Ärende"), Timestamp::UNIX_EPOCH).is_err(), "{address:?}");
        }
        for subject in ["Ärende\r\nBcc: b@example.se", "x\nBcc: b@example.se", "x\rBcc: b@example.se"] {
            let message = mailer.message("k", "a@example.se", words(subject), Timestamp::UNIX_EPOCH).unwrap();
            let headers = headers(&message);
            assert!(!headers.lines().any(|line| line.starts_with("Bcc")), "{headers}");
            assert_eq!(message.envelope().to().len(), 1);
        }
    }
}
