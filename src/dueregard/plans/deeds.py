"""What a reader of a page may do there: links, each only for those whom its own page lets in."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.languages import local
from dueregard.history.actor import Actor
from dueregard.organisations.permissions import may
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.progress.steps import STEPS as OF_PROGRESS
from dueregard.plans.timescales.steps import STEPS as OF_DATES

Deed = dict[str, str]
Deeds = list[Deed]


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading; without one where they are few."""

    heading: str | Promise
    deeds: Deeds


Pages = tuple[tuple[str, str | Promise, str], ...]
"""Below the plan's own address, each with its words and the verb that lets one in; "" lets in all readers."""

PLAN_PAGES: Final[tuple[tuple[str | Promise, Pages], ...]] = (
    (
        gettext_lazy("Change"),
        (
            ("new-action", gettext_lazy("Add an action"), "edit"),
            ("new-objective", gettext_lazy("Add an objective"), "edit"),
            ("bulk", gettext_lazy("Change several actions"), "edit"),
            ("edit", gettext_lazy("Change what it says of the whole"), "edit"),
            ("columns", gettext_lazy("Change its columns"), "edit"),
        ),
    ),
    (
        gettext_lazy("Follow"),
        (
            ("figures", gettext_lazy("Figures"), ""),
            ("dates", gettext_lazy("Dates to look at"), ""),
            ("cycles", gettext_lazy("Asking for updates"), "view_cycles"),
            ("check", gettext_lazy("Check"), "check"),
            ("resources", gettext_lazy("Resources"), "view_funds"),
            ("life", gettext_lazy("Life of the plan"), "set_stage"),
            ("carry-forward", gettext_lazy("Carry actions forward"), "set_stage"),
        ),
    ),
    (
        gettext_lazy("Report and look back"),
        (
            ("report", gettext_lazy("Report"), "report"),
            ("publishing", gettext_lazy("Publish"), "see_publishing"),
            ("snapshots", gettext_lazy("Snapshots"), "view_history"),
            ("history", gettext_lazy("History"), "view_history"),
            ("compare", gettext_lazy("Compare two versions"), "view_history"),
            ("redact", gettext_lazy("Remove words for good"), "redact"),
        ),
    ),
)
"""What a plan's page leads to."""

ON_PLAN: Final = frozenset(verb for _heading, pages in PLAN_PAGES for _page, _text, verb in pages if verb)
"""The verbs that decide what a plan's page offers."""

ON_ACTION: Final = ("edit", "record_progress", "propose_revision", "comment", "view_comments")
"""The verbs that decide what an action's page offers."""


def for_plan(plan: Plan, verbs: frozenset[str]) -> tuple[Group, ...]:
    """On a plan's page, in groups that are read one by one; `verbs` are those of `ON_PLAN` that the reader
    may do to it."""
    address = local(plan.get_absolute_url())
    groups = (Group(heading, _allowed(pages, verbs, address)) for heading, pages in PLAN_PAGES)
    return tuple(group for group in groups if group.deeds)


def _allowed(pages: Pages, verbs: frozenset[str], address: str) -> Deeds:
    return [
        {"text": str(text), "href": f"{address}{page}/"}
        for page, text, verb in pages
        if not verb or verb in verbs
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
