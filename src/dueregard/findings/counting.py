"""Counting findings: whenever a plan has changed, by a job, once however many changes wait."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.utils.module_loading import import_string

from dueregard import clock
from dueregard.findings.models import Recount, Tally
from dueregard.findings.queries import check_of
from dueregard.history.models import Event
from dueregard.history.operation import Difference
from dueregard.plans.models import Plan

JOB: Final = "dueregard.findings.tasks.count_findings"
"""A job by name: jobs stand above what they call."""
LOST: Final = timedelta(hours=1)
"""A job that has not come after so long is not coming: its worker was stopped."""


def follow(event: Event, _changed: Iterable[Difference]) -> None:
    """Have the findings of the plan counted that the event is about, once its transaction is over."""
    plan = Plan.objects.filter(uid=event.plan).first() if event.plan else None
    if plan is not None and _is_first_to_ask(plan):
        transaction.on_commit(partial(_enqueue, plan.uid))


def count(plan: Plan, *, on: date) -> Tally | None:
    """Count the plan's findings for that day; None where nothing has changed since they were counted."""
    waiting, _kinds = Recount.objects.filter(plan=plan).delete()
    if not waiting:
        return None
    found = check_of(plan, on=on)
    counted = {"found": dict(found.by_rule()), "number": found.number, "excused": found.excused}
    tally, _is_new = Tally.objects.update_or_create(plan=plan, on=on, defaults=counted)
    return tally


def _is_first_to_ask(plan: Plan) -> bool:
    """Whether no job waits for the plan: one that has waited too long is taken for lost."""
    row, is_new = Recount.objects.get_or_create(plan=plan)
    if not is_new and clock.now() - row.since > LOST:
        row.since = clock.now()
        row.save(update_fields=["since"])
        return True
    return is_new


def _enqueue(uid: str) -> None:
    import_string(JOB).enqueue(uid)
