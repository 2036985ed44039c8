"""What time brings: cycles that open by a plan's rhythm, and mail to those who are to hear of something.

Each step is one operation that finds out whether it has been done, so all of this may be done twice, or be
stopped in the middle and done again. A demonstration writes to nobody.
"""

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.dates import MONTHS

from dueregard.cycles.asking import Due, Everybody, actions_to_ask, due_on, posts_of
from dueregard.cycles.models import Cycle, Request, Rhythm
from dueregard.cycles.operations import ask_people, open_cycle
from dueregard.cycles.windows import DAY, RECURRENCE, Window, next_opening, window_to_open
from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Plan

KEEPER: Final = Actor("job", "", "review cycles")


def open_by_rhythm(rhythm: Rhythm, on: date) -> Cycle | None:
    """Open the cycle that the plan's rhythm has come to; None where there is none, or nothing to ask for."""
    pattern = rhythm.pattern()
    window = window_to_open(pattern, on)
    if window is None or rhythm.plan.cycles.filter(opens_on=window.opens).exists():
        return None
    following = next_opening(pattern, window) if rhythm.often == RECURRENCE else None
    asked = actions_to_ask(rhythm.plan, on=on, until=following - DAY if following else None)
    if not asked:
        return None
    title = title_of(window, rhythm.plan.organisation.language)
    return open_cycle(
        by=KEEPER,
        plan=rhythm.plan,
        window=window,
        title=title,
        approval=rhythm.approval,
        asked=asked,
    )


def title_of(window: Window, language: str) -> str:
    """The name of a cycle to which nobody has given one: the month in which it opens."""
    with translation.override(language):
        return f"{MONTHS[window.opens.month]} {window.opens.year}"


def rhythms_on(day: date) -> list[Rhythm]:
    """The rhythms of plans that go on, and are followed on that day."""
    rows = Rhythm.objects.filter(plan__ended_on__isnull=True).select_related("plan__organisation")
    return [row for row in rows if row.plan.stands_on(day) == day]


def bodies_that_ask() -> list[Organisation]:
    """The organisations whose leads may be written to."""
    asking = Q(plans__rhythm__isnull=False) | Q(
        plans__cycles__closed_at__isnull=True, plans__cycles__isnull=False
    )
    return list(Organisation.objects.filter(asking, demonstration=False).distinct())


def write_to_everybody(by: Actor, organisation: Organisation, *, on: date) -> int:
    """Write to everybody of the body who is to hear of something on that day; gives how many those are."""
    return ask_people(by=by, organisation=organisation, due=due_on(organisation, on), on=on)


def begin_cycle(by: Actor, plan: Plan, window: Window, **told: Any) -> tuple[Cycle, int]:
    """Open a cycle (`open_cycle`) and write to everybody on its first day; gives how many those are.

    Both or neither: whoever is broken off in the middle has not begun, and can begin again.
    """
    with transaction.atomic():
        cycle = open_cycle(by=by, plan=plan, window=window, **told)
        body = plan.organisation
        return cycle, 0 if body.demonstration else write_to_everybody(by, body, on=window.opens)


def remind(by: Actor, cycle: Cycle, *, on: date) -> int:
    """Write now to everybody who has not answered in the cycle, unless they were written to today.

    Gives how many are written to.
    """
    organisation = cycle.plan.organisation
    if organisation.demonstration:
        return 0
    return ask_people(by=by, organisation=organisation, due=silent_in(cycle, on=on), on=on)


def silent_in(cycle: Cycle, *, on: date) -> list[Due]:
    """Everybody who can be written to and has not answered in the cycle, with what they are asked."""
    waiting = Request.objects.waiting().filter(cycle=cycle).select_related("cycle", "action")
    leading = posts_of(each.action_id for each in waiting)
    found = Everybody(leading.values(), on)
    for request in waiting:
        for each in found.of(leading.get(request.action_id, ())):
            each.requests.append(request)
    return found.everybody
