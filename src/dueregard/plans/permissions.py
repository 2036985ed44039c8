"""Who may what with plans: this room's rows of the table."""

from django.db.models import Q

from dueregard.history.actor import Actor
from dueregard.organisations.models import Role, Visibility
from dueregard.organisations.permissions import EVERYBODY, is_public, rule

READERS = {
    Role.ADMINISTRATOR,
    Role.OFFICER,
    Role.LEAD,
    Role.APPROVER,
    Role.VIEWER,
    Role.AUDITOR,
}
"""Not the reviewer, who reads what is sent to them."""


def of_public_plan(_who: Actor) -> Q:
    """The record belongs to a plan that is for everybody to see."""
    return Q(plan__visibility=Visibility.PUBLIC)


_PLAN = "plans.plan"
RULES = (
    rule(_PLAN, "view", READERS, organisation="organisation"),
    rule(_PLAN, "view", set(EVERYBODY), organisation="organisation", where=is_public),
    rule(_PLAN, "edit publish", {Role.OFFICER}, organisation="organisation"),
    rule(_PLAN, "redact", {Role.ADMINISTRATOR, Role.OFFICER}, organisation="organisation"),
    rule(
        _PLAN,
        "view_history",
        {Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR},
        organisation="organisation",
    ),
    *(
        row
        for kind in ("plans.objective", "plans.action")
        for row in (
            rule(kind, "view", READERS, organisation="plan__organisation"),
            rule(kind, "view", set(EVERYBODY), organisation="plan__organisation", where=of_public_plan),
            rule(kind, "edit", {Role.OFFICER}, organisation="plan__organisation"),
        )
    ),
)
