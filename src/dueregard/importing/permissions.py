"""Who may what with drafts: this room's rows of the table. Who may keep a plan may bring one."""

from dueregard.documents.permissions import KEEPERS
from dueregard.organisations.permissions import rule

RULES = (rule("importing.draft", "view mend accept", KEEPERS, organisation="organisation"),)
