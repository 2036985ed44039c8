"""What a reader of a page may do there: links, each only for those whom its own page lets in."""

from typing import Final

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from dueregard.design.languages import local
from dueregard.history.actor import Actor
from dueregard.organisations.permissions import may
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.progress.steps import STEPS as OF_PROGRESS
from dueregard.plans.timescales.steps import STEPS as OF_DATES

Deed = dict[str, str]
Deeds = list[Deed]
ON_ACTION: Final = ("edit", "record_progress", "propose_revision", "comment", "view_comments")
"""The verbs that decide what an action's page offers."""


def for_plan(who: Actor, plan: Plan) -> Deeds:
    """On a plan's page."""
    address = local(plan.get_absolute_url())
    found = _for_editors(address) if may(who, "edit", plan) else []
    found.append({"text": _("Figures"), "href": f"{address}figures/"})
    found.append({"text": _("Dates to look at"), "href": f"{address}dates/"})
    if may(who, "set_stage", plan):
        found += [
            {"text": _("Life of the plan"), "href": f"{address}life/"},
            {"text": _("Carry actions forward"), "href": f"{address}carry-forward/"},
        ]
    if may(who, "check", plan):
        found.append({"text": _("Check"), "href": f"{address}check/"})
    if may(who, "report", plan):
        found.append({"text": _("Report"), "href": f"{address}report/"})
    if may(who, "view_funds", plan):
        found.append({"text": _("Resources"), "href": f"{address}resources/"})
    if may(who, "view_history", plan):
        found += [
            {"text": _("History"), "href": f"{address}history/"},
            {"text": _("Snapshots"), "href": f"{address}snapshots/"},
            {"text": _("Compare two versions"), "href": f"{address}compare/"},
        ]
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
    reviews = [{"text": _("Review"), "href": f"{address}review/"}] if may(who, "review", objective) else []
    if not may(who, "edit", objective):
        return [*reviews, *_history(who, objective, address)]
    plan = local(objective.plan.get_absolute_url())
    return [
        *_for_item(address),
        *reviews,
        *_history(who, objective, address),
        {"text": _("Add an action under it"), "href": f"{plan}new-action/?{under}"},
        {"text": _("Add an objective under it"), "href": f"{plan}new-objective/?{under}"},
    ]


def for_action(who: Actor, action: Action, verbs: frozenset[str]) -> Deeds:
    """On an action's page; `verbs` are those of `ON_ACTION` that `who` may do to it."""
    address = local(action.get_absolute_url())
    money = {"text": _("Money and time"), "href": f"{address}funding/"}
    return [*([*_for_item(address), money] if "edit" in verbs else []), *_history(who, action, address)]


def steps_for(action: Action, verbs: frozenset[str]) -> dict[str, Deed]:
    """By name, what may be done and fits how the action stands; `verbs` as for `for_action`."""
    address = local(action.get_absolute_url())
    return {
        step.name: {"text": str(step.link), "href": f"{address}{step.name}/"}
        for step in (*OF_PROGRESS, *OF_DATES)
        if step.verb in verbs and step.fits(action)
    }


def _history(who: Actor, item: Objective | Action, address: str) -> Deeds:
    seen = may(who, "view_history", item.plan)
    return [{"text": _("History"), "href": f"{address}history/"}] if seen else []


def _for_item(address: str) -> Deeds:
    return [
        {"text": _("Change"), "href": f"{address}edit/"},
        {"text": _("Move"), "href": f"{address}move/"},
        {"text": _("Remove"), "href": f"{address}remove/"},
    ]
