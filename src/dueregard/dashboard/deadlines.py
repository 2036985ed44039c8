"""The days in a calendar feed: when actions fall due, come again, and are to be looked at."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dueregard.design.dates import edtf_in_words
from dueregard.history.actor import Actor
from dueregard.plans.dates import FACTS, facts_of
from dueregard.plans.models import Action, Plan
from dueregard.standing.occurrences import occurrences, recurs
from dueregard.writing.calendar import Deadline

MOST = 2000
"""Actions of one feed: what is beyond helps nobody's calendar."""


def of_plan(plan: Plan, *, on: date, site: str) -> list[Deadline]:
    """The open deadlines of a plan that the reader was found to be allowed to see."""
    return list(_deadlines(plan.actions.all(), on, site))


def of_person(who: Actor, *, on: date, site: str) -> list[Deadline]:
    """The open deadlines of the actions that `who` leads, in plans that are followed on that day."""
    actions = Action.objects.visible_to(who).led_by(who, on=on)
    return list(_deadlines(actions, on, site, only_followed=True))


def _deadlines(
    actions: QuerySet[Action], on: date, site: str, *, only_followed: bool = False
) -> Iterator[Deadline]:
    rows = actions.filter(settled=False).order_by("plan", "position").select_related("plan__organisation")
    for action in rows.prefetch_related(*FACTS, "leads")[:MOST]:
        if not only_followed or action.plan.stands_on(on) == on:
            yield from _of_action(action, on, site)


def _of_action(action: Action, on: date, site: str) -> Iterator[Deadline]:
    if action.paused_until:
        yield _deadline(action, "pause", action.paused_until, _("paused until today: look at it again"), site)
    if action.status == "paused":
        return
    if action.review_on:
        yield _deadline(action, "review", action.review_on, _("to be looked at again"), site)
    facts = facts_of(action)
    if recurs(facts):
        for each in occurrences(facts, on=on):
            if each.state in ("late", "open"):
                yield _deadline(action, each.when, each.deadline, edtf_in_words(each.when), site)
    elif action.due_on:
        yield _deadline(action, "due", action.due_on, "", site)


def _deadline(action: Action, what: str, day: date, note: str, site: str) -> Deadline:
    """`what` tells the deadlines of one action apart, so that each keeps its id when its day moves."""
    name = f"{action.ref} {action.title}".strip()
    leads = ", ".join(dict.fromkeys(lead.name for lead in action.leads.all()))
    about = [
        action.plan.title,
        action.timescale_text and f"{_('When')}: {action.timescale_text}",
        leads and f"{_('Lead')}: {leads}",
    ]
    host = site.partition("//")[2]
    return Deadline(
        uid=f"{action.uid}-{what.replace('/', '_')}@{host}",
        day=day,
        name=f"{name} ({note})" if note else name,
        about="\n".join(line for line in about if line),
        address=f"{site}{action.get_absolute_url()}",
    )
