"""What a reader of a page may do there: links, each only for those whom its own page lets in."""

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from dueregard.design.languages import local
from dueregard.history.actor import Actor
from dueregard.organisations.permissions import may
from dueregard.plans.models import Action, Objective, Plan

Deeds = list[dict[str, str]]


def for_plan(who: Actor, plan: Plan) -> Deeds:
    """On a plan's page."""
    address = local(plan.get_absolute_url())
    if not may(who, "edit", plan):
        return []
    return [
        {"text": _("Add an action"), "href": f"{address}new-action/"},
        {"text": _("Add an objective"), "href": f"{address}new-objective/"},
        {"text": _("Change what it says of the whole"), "href": f"{address}edit/"},
        {"text": _("Change its columns"), "href": f"{address}columns/"},
    ]


def for_objective(who: Actor, objective: Objective) -> Deeds:
    """On an objective's page."""
    address, under = local(objective.get_absolute_url()), urlencode({"under": objective.key})
    if not may(who, "edit", objective):
        return []
    plan = local(objective.plan.get_absolute_url())
    return [
        *_for_item(address),
        {"text": _("Add an action under it"), "href": f"{plan}new-action/?{under}"},
        {"text": _("Add an objective under it"), "href": f"{plan}new-objective/?{under}"},
    ]


def for_action(who: Actor, action: Action) -> Deeds:
    """On an action's page."""
    return _for_item(local(action.get_absolute_url())) if may(who, "edit", action) else []


def _for_item(address: str) -> Deeds:
    return [
        {"text": _("Change"), "href": f"{address}edit/"},
        {"text": _("Move"), "href": f"{address}move/"},
        {"text": _("Remove"), "href": f"{address}remove/"},
    ]
