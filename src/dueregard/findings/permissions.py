"""Who may what with findings: this room's rows of the table. They are for the body, not for the public."""

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import rule
from dueregard.plans.permissions import READERS

_PLAN = "plans.plan"
RULES = (
    rule(_PLAN, "check", READERS, organisation="organisation"),
    rule(_PLAN, "excuse_finding", {Role.OFFICER}, organisation="organisation"),
)
