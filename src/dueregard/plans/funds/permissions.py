"""Who may what with funds: this room's rows of the table. What actions cost is told to members only."""

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import rule
from dueregard.plans.permissions import READERS

KEEPERS = {Role.ADMINISTRATOR, Role.OFFICER}
_BODY = "organisations.organisation"
RULES = (
    rule(_BODY, "view_funds", READERS, organisation="pk"),
    rule(_BODY, "keep_funds", KEEPERS, organisation="pk"),
    rule("plans.fund", "view", READERS, organisation="organisation"),
    rule("plans.fund", "edit", KEEPERS, organisation="organisation"),
    rule("plans.plan", "view_funds", READERS, organisation="organisation"),
)
