"""Changing a held plan: who may, what is told, what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dueregard.exchange.export import plan_file as exported
from dueregard.history.models import Change, Event
from dueregard.plans.models import Action, Plan
from dueregard.plans.operations import (
    add_action,
    add_objective,
    edit_action,
    edit_objective,
    edit_plan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(plan):
    return plan.actions.get(key="2.1.1")


def refused_to_all_but_the_officer(cast, operation, **values):
    before = Event.objects.count()
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            operation(by=who, **values)
    assert Event.objects.count() == before


def test_an_officer_changes_what_the_plan_says_of_the_whole(cast, plan):
    columns = [{"id": "action", "heading": "What we do", "field": "title"}]
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Scheme", "columns": columns}, reason="Renamed")
    file = exported(Plan.objects.get(pk=plan.pk))
    assert (file.plan.title, file.plan.columns[0].heading, file.plan.period) == (
        "Scheme",
        "What we do",
        "2013-01/2016-03",
    )
    event = Event.objects.filter(plan=plan.uid).latest("id")
    assert (event.verb, event.reason) == ("edit_plan", "Renamed")
    assert set(event.changes.get().after) == {"title", "columns", "translations"}  # its Welsh is stale


def test_its_address_stays_when_its_title_changes(cast, plan):
    assert edit_plan(by=cast.officer, plan=plan, changes={"title": "Scheme"}).slug == plan.slug


def test_nobody_else_may_change_anything(cast, plan, action):
    objective = plan.objectives.first()
    refused_to_all_but_the_officer(cast, edit_plan, plan=plan, changes={"title": "x"})
    refused_to_all_but_the_officer(cast, edit_objective, objective=objective, changes={"title": "x"})
    refused_to_all_but_the_officer(cast, edit_action, action=action, changes={"title": "x"})
    refused_to_all_but_the_officer(cast, add_objective, plan=plan, values={"title": "x"})
    refused_to_all_but_the_officer(cast, add_action, plan=plan, values={"title": "x"})


def test_changing_one_thing_tells_of_that_alone(cast, action):
    edit_action(by=cast.officer, action=action, changes={"status": "completed"}, reason="It is printed so")
    change = Change.objects.latest("id")
    assert (change.uid, change.before, change.after) == (
        action.uid,
        {"status": "delayed"},
        {"status": "completed"},
    )
    assert Action.objects.get(pk=action.pk).settled


def test_a_new_timescale_moves_the_due_date(cast, action):
    new = {"text": "2016", "entries": [{"kind": "due", "date": "2016"}]}
    held = edit_action(by=cast.officer, action=action, changes={"timescale": new})
    assert f"{held.due_on}" == "2016-12-31"
    assert [entry.date for entry in held.timescale_entries.all()] == ["2016"]


def test_updates_keep_their_ids_when_the_action_changes(cast, action):
    before = [update.uid for update in action.updates.all()]
    held = edit_action(by=cast.officer, action=action, changes={"title": "Publish two profiles"})
    assert [update.uid for update in held.updates.all()] == before


def test_changing_nothing_tells_nothing(cast, plan, action):
    before = Event.objects.count()
    edit_action(by=cast.officer, action=action, changes={"title": action.title})
    edit_plan(by=cast.officer, plan=plan, changes={})
    assert Event.objects.count() == before


def test_an_action_moves_to_another_objective(cast, plan, action):
    held = edit_action(by=cast.officer, action=action, changes={"objective": "2.2", "also_under": ["2.1"]})
    assert held.objective == plan.objectives.get(key="2.2")
    assert [row.objective.key for row in held.also_under_rows.all()] == ["2.1"]


def test_a_new_reference_is_found_by_the_links_that_waited_for_it(cast, plan):
    edit_objective(by=cast.officer, objective=plan.objectives.get(key="knowing"), changes={"ref": "9.9"})
    link = plan.objectives.get(key="2.1").links.get(ref="9.9")
    assert link.to_objective.key == "knowing"


def test_what_is_added_comes_last_with_an_id_and_a_key(cast, plan):
    objective = add_objective(by=cast.officer, plan=plan, values={"title": "New", "parent": "2.1"})
    added = add_action(by=cast.officer, plan=plan, values={"title": "Do", "objective": objective.key})
    assert (objective.level, added.objective, list(plan.actions.all())[-1]) == (3, objective, added)
    assert added.key == added.uid
    assert Change.objects.latest("id").before["title"] is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "abcdefghjk"}, "cannot be changed"),
        ({"key": "x"}, "cannot be changed"),
        ({"colour": "red"}, "colour"),
        ({"status": "nearly"}, "status"),
        ({"objective": "nowhere"}, "nothing with the key “nowhere”"),
        ({"timescale": {"entries": [{"kind": "due", "date": "soon"}]}}, "“soon” is not a date"),
    ],
)
def test_what_the_format_does_not_know_is_refused_in_words(cast, action, changes, message):
    before = Event.objects.count()
    with pytest.raises(ValidationError) as refused:
        edit_action(by=cast.officer, action=action, changes=changes)
    assert message in " ".join(refused.value.messages)
    assert Event.objects.count() == before


def test_a_fourth_level_is_refused(cast, plan):
    third = add_objective(by=cast.officer, plan=plan, values={"title": "Third", "parent": "2.1"})
    with pytest.raises(ValidationError, match="three levels at most"):
        add_objective(by=cast.officer, plan=plan, values={"title": "Fourth", "parent": third.key})


def test_what_stands_under_a_moved_objective_moves_with_it(cast, plan):
    knowing, other = plan.objectives.get(key="knowing"), plan.objectives.get(key="2.2")
    edit_objective(by=cast.officer, objective=other, changes={"parent": None})
    edit_objective(by=cast.officer, objective=knowing, changes={"parent": "2.2"})
    assert plan.objectives.get(key="2.1").level == 3
    edit_objective(by=cast.officer, objective=knowing, changes={"parent": None})
    assert plan.objectives.get(key="2.1").level == 2


@pytest.mark.parametrize(("key", "under"), [("knowing", "2.1"), ("knowing", "knowing")])
def test_an_objective_never_stands_under_itself(cast, plan, key, under):
    with pytest.raises(ValidationError, match="three levels at most"):
        edit_objective(by=cast.officer, objective=plan.objectives.get(key=key), changes={"parent": under})


@pytest.mark.parametrize("under", ["m1", "2.1.1"])
def test_an_action_is_never_a_milestone_of_itself(cast, action, under):
    with pytest.raises(ValidationError, match="no milestone of itself"):
        edit_action(by=cast.officer, action=action, changes={"parent": under})


def test_what_recurs_falls_due_within_the_period_that_the_plan_now_states(cast, plan):
    entry = {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=11"}
    values = {"title": "Report", "timescale": {"text": "November each year", "entries": [entry]}}
    action = add_action(by=cast.officer, plan=plan, values=values)
    edit_plan(by=cast.officer, plan=plan, changes={"period": "2030/2034", "as_of": None})
    action.refresh_from_db()
    assert action.due_on == date(2030, 11, 30)
