"""A receiver of webhooks: verifies each by the package of Standard Webhooks and writes it as a line of JSON.

webhook.py --port N --kept FILE --secret whsec_… [--redirect URL] [--status N]

Answers 204 to what is sound, 401 to what is not, or with the given status or redirect to everything.
"""

import argparse
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, required=True)
parser.add_argument("--kept", required=True)
parser.add_argument("--secret", required=True)
parser.add_argument("--redirect")
parser.add_argument("--status", type=int)
options = parser.parse_args()


class Receiver(BaseHTTPRequestHandler):
    def do_GET(self):
        self.keep({"path": self.path, "method": "GET"})
        self.answer(204)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            payload, fault = Webhook(options.secret).verify(body, headers), None
        except WebhookVerificationError as error:
            payload, fault = None, str(error)
        self.keep({"path": self.path, "id": headers.get("webhook-id"), "payload": payload, "fault": fault})
        if options.redirect:
            self.answer(307, options.redirect)
        else:
            self.answer(options.status or (401 if fault else 204))

    def keep(self, line):
        with open(options.kept, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()

    def answer(self, status, location=None):
        self.send_response(status)
        if location:
            self.send_header("location", location)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", options.port), Receiver).serve_forever()
