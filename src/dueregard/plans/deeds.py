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
    found = _for_editors(address) if may(who, "edit", plan) else []
    if may(who, "view_history", plan):
        found += [
            {"text": _("History"), "href": f"{address}history/"},
            {"text": _("Snapshots"), "href": f"{address}snapshots/"},
            {"text": _("Compare two versions"), "href": f"{address}compare/"},
        ]
    if may(who, "set_stage", plan):
        found += [
            {"text": _("Life of the plan"), "href": f"{address}life/"},
            {"text": _("Carry actions forward"), "href": f"{address}carry-forward/"},
        ]
    if may(who, "check", plan):
        found.append({"text": _("Check"), "href": f"{address}check/"})
    if may(who, "redact", plan):
        found.append({"text": _("Remove words for good"), "href": f"{address}redact/"})
    return found


def _for_editors(address: str) -> Deeds:
    return [
        {"text": _("Add an action"), "href": f"{address}new-action/"},
        {"text": _("Add an objective"), "href": f"{address}new-objective/"},
        {"text": _("Change several actions"), "href": f"{address}bulk/"},
        {"text": _("Change what it says of the whole"), "href": f"{address}edit/"},
        {"text": _("Change its columns"), "href": f"{address}columns/"},
    ]


def for_objective(who: Actor, objective: Objective) -> Deeds:
    """On an objective's page."""
    address, under = local(objective.get_absolute_url()), urlencode({"under": objective.key})
    if not may(who, "edit", objective):
        return _history(who, objective, address)
    plan = local(objective.plan.get_absolute_url())
    return [
        *_for_item(address),
        *_history(who, objective, address),
        {"text": _("Add an action under it"), "href": f"{plan}new-action/?{under}"},
        {"text": _("Add an objective under it"), "href": f"{plan}new-objective/?{under}"},
    ]


def for_action(who: Actor, action: Action) -> Deeds:
    """On an action's page."""
    address = local(action.get_absolute_url())
    return [*(_for_item(address) if may(who, "edit", action) else []), *_history(who, action, address)]


def _history(who: Actor, item: Objective | Action, address: str) -> Deeds:
    seen = may(who, "view_history", item.plan)
    return [{"text": _("History"), "href": f"{address}history/"}] if seen else []


def _for_item(address: str) -> Deeds:
    return [
        {"text": _("Change"), "href": f"{address}edit/"},
        {"text": _("Move"), "href": f"{address}move/"},
        {"text": _("Remove"), "href": f"{address}remove/"},
    ]
