"""Who may what with messages: this room's rows of the table. Letters name people, so few may read them."""

from dueregard.organisations.permissions import rule
from dueregard.organisations.words import Role

SENDERS = {Role.ADMINISTRATOR, Role.OFFICER}

_BODY = "organisations.organisation"
RULES = (
    rule(_BODY, "queue_message", SENDERS, organisation="pk"),
    rule(_BODY, "view_messages", {*SENDERS, Role.AUDITOR}, organisation="pk"),
    rule("outbox.message", "view", {*SENDERS, Role.AUDITOR}, organisation="organisation"),
    rule("outbox.message", "send_again", SENDERS, organisation="organisation"),
)
