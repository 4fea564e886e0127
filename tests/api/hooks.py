"""What schemathesis can't know: a conversation is begun first, and its token opens nothing but itself."""

import random

import requests
import schemathesis

# A conversation is used some times, so that replies depend on what was said before; then another is begun.
TURNS = 12
# Now and then something of a public record, danger, small talk, an answer, a handover: random letters alone never get there.
WORDS = ["altan", "behöver jag bygglov för altan", "hej", "var förnyar jag passet", "jag vill ta mitt liv",
         "640823-3234", "jag vill prata med en människa", "handling", "förklara enklare", "in English please"]

open_one = None
used = 0


def begin(base):
    begun = requests.post(f"{base}/conversations", json={}, timeout=20)
    begun.raise_for_status()
    return begun.json()


@schemathesis.auth(refresh_interval=None)
class Token:
    def get(self, case, context):
        global open_one, used
        if open_one is None or used >= TURNS or case.operation.definition.raw.get("operationId") == "detach":
            open_one, used = begin(case.operation.schema.get_base_url()), 0
        used += 1
        conversation = open_one
        if case.operation.definition.raw.get("operationId") == "detach":
            open_one = None
        return conversation

    def set(self, case, conversation, context):
        case.headers["Authorization"] = f"Bearer {conversation['token']}"
        # Where the path is what is tried, it stays as it was made.
        if "id" in (case.path_parameters or {}) and not _is_negative(case, "path"):
            case.path_parameters["id"] = conversation["id"]


@schemathesis.hook
def map_case(context, case):
    body = case.body
    if isinstance(body, dict) and isinstance(body.get("text"), str) and not _is_negative(case, "body"):
        if random.random() < 0.3:
            body["text"] = random.choice(WORDS)
    return case


def _is_negative(case, location):
    if case.meta is None:
        return False
    return any(place.value == location and it.mode.is_negative for place, it in case.meta.components.items())
