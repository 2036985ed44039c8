"""What an action knows by itself, and what the database refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.factories import (
    ActionFactory,
    LeadFactory,
    LinkFactory,
    ObjectiveFactory,
    PlanFactory,
    TimescaleEntryFactory,
)

from dueregard.plans.models import Action, Lead, Objective, Plan
from dueregard.plans.models.items import overdue
from dueregard.standing.judging import Position, is_late

DUE = date(2015, 3, 31)


@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize("status", ["", "delayed", "paused"])
@pytest.mark.parametrize("due_on", [None, DUE])
@pytest.mark.parametrize("on", [DUE, date(2015, 4, 1)])
def test_the_database_finds_late_what_is_late(settled, status, due_on, on, db):
    action = ActionFactory(settled=settled, status=status, due_on=due_on)
    late = is_late(Position(status, settled, due_on), on=on)
    assert list(Action.objects.filter(overdue(on))) == ([action] if late else [])


def test_a_plan_stands_on_its_last_day_once_that_is_over():
    plan = Plan(period="2013-01/2016-03")
    assert plan.stands_on(date(2026, 1, 1)) == date(2016, 3, 31)
    assert plan.stands_on(date(2014, 1, 1)) == date(2014, 1, 1)
    assert Plan(as_of="2015-03").stands_on(date(2026, 1, 1)) == DUE
    assert Plan().stands_on(date(2026, 1, 1)) == date(2026, 1, 1)


def refused(make, **values):
    """The database itself refuses, whatever code forgets to ask."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


def test_the_database_refuses_what_must_never_be(db):
    objective, action = ObjectiveFactory(), ActionFactory()
    refused(LeadFactory, objective=objective, action=action)
    refused(LeadFactory, objective=None, action=None)
    refused(TimescaleEntryFactory, objective=objective, action=action)
    refused(TimescaleEntryFactory, earliest=date(2015, 1, 2), latest=date(2015, 1, 1))
    refused(TimescaleEntryFactory, kind="someday")
    refused(LinkFactory, to_objective=objective, to_action=action)
    refused(ActionFactory, status="nearly")
    refused(ActionFactory, plan=action.plan, key=action.key)
    refused(ObjectiveFactory, level=4, parent=objective)
    refused(ObjectiveFactory, level=2)
    refused(PlanFactory, organisation=action.plan.organisation, slug=action.plan.slug)


def test_things_stand_under_things_of_the_same_plan():
    here, there = Plan(pk=1), Plan(pk=2)
    elsewhere = Objective(pk=3, plan=there)
    with pytest.raises(ValidationError, match="same plan"):
        Objective(plan=here, parent=elsewhere).clean()
    with pytest.raises(ValidationError, match="same plan"):
        Action(plan=here, objective=elsewhere).clean()
    with pytest.raises(ValidationError, match="same plan"):
        Action(plan=here, parent=Action(pk=4, plan=there)).clean()


@pytest.mark.parametrize("text", ["March 2015", "2015-13", "soon"])
def test_a_date_that_is_none_is_refused_in_plain_words(text):
    with pytest.raises(ValidationError, match="is not a date"):
        Plan(title="A", slug="a", period=text).clean_fields(exclude=["organisation"])


def test_a_lead_reads_as_printed():
    assert str(Lead(name="JADHR &P")) == "JADHR &P"
