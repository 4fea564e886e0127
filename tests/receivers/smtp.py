"""A mail server: takes what is sent to it and writes each message as a line of JSON.

smtp.py --port N --kept FILE [--certificate FILE --key FILE --tls starttls|tls] [--login NAME:PASSWORD]

An address that begins with "unknown" is refused. Needs aiosmtpd.
"""

import argparse
import asyncio
import email
import email.policy
import json
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, path, encrypted):
        self.path = path
        # From the first byte: then the library does not know of it.
        self.encrypted = encrypted

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return f"550 5.1.1 <{address}>: no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in message.items()],
            "id": str(message["message-id"]),
            "subject": str(message["subject"]),
            "text": message.get_content(),
            "encrypted": self.encrypted or session.ssl is not None,
            "login": session.auth_data.login.decode() if session.auth_data else None,
        }
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(kept) + "\n")
            file.flush()
        return "250 OK"


async def serve():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--kept", required=True)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--tls", choices=["starttls", "tls"])
    parser.add_argument("--login")
    options = parser.parse_args()

    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=given == options.login, handled=False, auth_data=data)

    def session():
        return SMTP(
            Keeper(options.kept, options.tls == "tls"),
            hostname="localhost",
            tls_context=context if options.tls == "starttls" else None,
            require_starttls=options.tls == "starttls",
            authenticator=authenticate if options.login else None,
            auth_required=bool(options.login),
            # With TLS from the first byte aiosmtpd does not know that there is any.
            auth_require_tls=options.tls == "starttls",
            loop=asyncio.get_running_loop(),
        )

    immediate = context if options.tls == "tls" else None
    server = await asyncio.get_running_loop().create_server(session, "127.0.0.1", options.port, ssl=immediate)
    await server.serve_forever()


asyncio.run(serve())
