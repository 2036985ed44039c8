"""How an action stands against its timescale on a day."""

from datetime import date, timedelta

import pytest
from tests.factories import ActionFactory, TimescaleEntryFactory

from dueregard.plans.standing import NEXT, Standing, standing

DAY = date(2015, 3, 31)


@pytest.mark.parametrize(
    ("due_on", "stands"),
    [
        (DAY - timedelta(days=1), Standing.LATE),
        (DAY, Standing.NEXT),
        (DAY + NEXT, Standing.NEXT),
        (DAY + NEXT + timedelta(days=1), Standing.LATER),
        (None, Standing.UNDATED),
    ],
)
def test_a_due_date_is_late_next_or_later(due_on, stands, db):
    assert standing(ActionFactory(due_on=due_on), on=DAY) == stands


@pytest.mark.parametrize("changes", [{"settled": True}, {"status": "withdrawn"}, {"status": "completed"}])
def test_what_is_settled_is_never_late(changes, db):
    assert standing(ActionFactory(due_on=DAY - NEXT, **changes), on=DAY) == Standing.SETTLED


def test_a_paused_action_is_not_late_and_comes_back_on_its_day(db):
    action = ActionFactory(due_on=DAY - NEXT, status="paused", paused_until=DAY)
    assert standing(action, on=DAY - timedelta(days=1)) == Standing.PAUSED
    assert standing(action, on=DAY) == Standing.TO_REVIEW


@pytest.mark.parametrize(
    ("kinds", "stands"),
    [
        (["ongoing"], Standing.ONGOING),
        (["start"], Standing.ONGOING),
        (["recurring", "ongoing"], Standing.RECURRING),
        (["recurring", "conditional"], Standing.WAITING),
        (["unspecified"], Standing.UNDATED),
    ],
)
def test_without_a_due_date_the_entries_say_why(kinds, stands, db):
    action = ActionFactory()
    for kind in kinds:
        TimescaleEntryFactory(action=action, kind=kind)
    assert standing(action, on=DAY) == stands
