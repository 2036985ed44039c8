"""Who may what with the life of plans and objectives: this room's rows of the table."""

from django.apps import apps
from django.db.models import Q

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.organisations.models import Role
from dueregard.organisations.permissions import MEMBERS, rule
from dueregard.organisations.posts.models import held_on
from dueregard.plans.permissions import while_open


def is_their_objective(who: Actor) -> Q:
    """The objective has a lead, its sponsor for instance, who is bound to a post that they hold today."""
    if who.kind != "account":
        return Q(pk__in=())
    held = held_on(clock.today(), "post__holdings__") & Q(post__holdings__account__uid=who.id)
    leads = apps.get_model("plans", "Lead")._default_manager.filter(held, objective__isnull=False)
    return Q(pk__in=leads.values("objective"))


_OBJECTIVE = "plans.objective"
RULES = (
    rule("plans.plan", "set_stage", {Role.OFFICER}, organisation="organisation"),
    while_open(rule(_OBJECTIVE, "review", {Role.OFFICER}, organisation="plan__organisation")),
    while_open(
        rule(
            _OBJECTIVE,
            "review",
            set(MEMBERS),
            organisation="plan__organisation",
            where=is_their_objective,
        )
    ),
)
