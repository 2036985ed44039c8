"""The filter of a plan's page finds just the rows that it says, in the order that it says."""

from datetime import date, timedelta

import pytest
from tests.factories import (
    ActionAimFactory,
    ActionCharacteristicFactory,
    ActionFactory,
    LeadFactory,
    PlanFactory,
)

from dueregard.plans.queries import plan_overview
from dueregard.plans.selection import Selection, folded, selected

DAY = date(2015, 3, 31)


@pytest.fixture
def overview(db):
    plan = PlanFactory()
    profile = ActionFactory(plan=plan, title="Publish a profile", due_on=DAY - timedelta(days=1))
    LeadFactory(action=profile, name="Zoë")
    ActionCharacteristicFactory(action=profile, code="race")
    training = ActionFactory(
        plan=plan, title="Train staff", outcome="Café staff know", due_on=DAY + timedelta(days=60)
    )
    LeadFactory(action=training, name="EIO")
    LeadFactory(action=training, name="HoS", position=1)
    ActionAimFactory(action=training, code="foster")
    ActionFactory(plan=plan, title="Review", status="completed", other_characteristics=["Carers"])
    ActionFactory(plan=plan, title="Ask the services", settled=True)
    return plan_overview(plan, today=DAY)


def found(overview, **wanted):
    return [row.action.title for row in selected(overview.rows, Selection(**wanted), on=DAY)]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["Publish a profile", "Train staff", "Review", "Ask the services"]),
        ({"words": "PROFILE"}, ["Publish a profile"]),
        ({"words": "staff cafe"}, ["Train staff"]),
        ({"words": "zoe"}, ["Publish a profile"]),
        ({"words": "staff profile"}, []),
        ({"lead": "HoS"}, ["Train staff"]),
        ({"lead": "none"}, ["Review", "Ask the services"]),
        ({"status": "completed"}, ["Review", "Ask the services"]),
        ({"status": "none"}, ["Publish a profile", "Train staff"]),
        ({"characteristic": "race"}, ["Publish a profile"]),
        ({"characteristic": "Carers"}, ["Review"]),
        ({"aim": "foster"}, ["Train staff"]),
        ({"due": "late"}, ["Publish a profile"]),
        ({"due": "30"}, []),
        ({"due": "90"}, ["Train staff"]),
        ({"due": "settled"}, ["Review", "Ask the services"]),
        ({"due": "late", "lead": "EIO"}, []),
    ],
)
def test_a_selection_finds_the_rows_that_fit_all_of_it(overview, wanted, titles):
    assert found(overview, **wanted) == titles


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("due", ["Publish a profile", "Train staff", "Review", "Ask the services"]),
        ("lead", ["Train staff", "Publish a profile", "Review", "Ask the services"]),
        ("status", ["Publish a profile", "Train staff", "Review", "Ask the services"]),
        ("nonsense", ["Publish a profile", "Train staff", "Review", "Ask the services"]),
    ],
)
def test_rows_come_in_the_order_asked_for(overview, sort, titles):
    assert found(overview, sort=sort) == titles


def test_a_window_includes_its_first_and_last_day(db):
    plan = PlanFactory()
    for days in (-1, 0, 30, 31):
        ActionFactory(plan=plan, title=str(days), due_on=DAY + timedelta(days=days))
    assert found(plan_overview(plan, today=DAY), due="30") == ["0", "30"]


def test_only_a_choice_about_rows_counts_as_a_filter():
    assert not Selection(sort="due").filters
    assert Selection(words="x").filters


def test_folding_takes_accents_and_capitals_away():
    assert folded("Ynys Môn") == "ynys mon"
