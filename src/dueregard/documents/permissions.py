"""Who may what with kept files: this room's rows of the table."""

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import MEMBERS, rule

KEEPERS = {Role.ADMINISTRATOR, Role.OFFICER}
"""A file may hold more than its plan shows (comments, hidden sheets): only those who bring files see it."""

RULES = (
    rule("organisations.organisation", "bring_document", KEEPERS, organisation="pk"),
    rule("organisations.organisation", "keep_evidence", set(MEMBERS), organisation="pk"),
    rule("documents.document", "view redact", KEEPERS, organisation="organisation"),
)
