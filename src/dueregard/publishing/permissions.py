"""Who may what in publishing, this room's rows of the table: the officer proposes, the approver decides."""

from django.db.models import Q

from dueregard.history.actor import Actor
from dueregard.organisations.models import Role
from dueregard.organisations.permissions import rule


def is_asked(who: Actor) -> Q:
    """For proposals: the account is the approver whom it names."""
    return Q(approver__uid=who.id) if who.kind == "account" else Q(pk__in=())


_BODY, _PLAN, _PROPOSAL = "organisations.organisation", "plans.plan", "publishing.proposal"
_SEE = {Role.ADMINISTRATOR, Role.OFFICER, Role.APPROVER, Role.AUDITOR}
RULES = (
    rule(_PLAN, "see_publishing", _SEE, organisation="organisation"),
    rule(_PLAN, "publish", {Role.OFFICER}, organisation="organisation"),
    rule(_PROPOSAL, "view", _SEE, organisation="plan__organisation"),
    rule(
        _PROPOSAL,
        "approve",
        {Role.APPROVER, Role.OFFICER},
        organisation="plan__organisation",
        where=is_asked,
    ),
    rule(_BODY, "set_publishing", {Role.ADMINISTRATOR}, organisation="pk"),
    rule(_BODY, "edit_site", {Role.ADMINISTRATOR, Role.OFFICER}, organisation="pk"),
)
