"""Moving, removing, changing many at once: who may, what history keeps, what is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dueregard import clock
from dueregard.exchange.export import plan_file as exported
from dueregard.exchange.export import plan_file_as_of
from dueregard.history.models import Change, Event
from dueregard.history.queries import ChangedMeanwhile, state_at, version_of
from dueregard.planfile.files import to_bytes as json_bytes
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.operations import (
    add_action,
    add_objective,
    edit_action,
    edit_actions,
    edit_objective,
    edit_plan,
    move_item,
    remove_action,
    remove_objective,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def added(cast, plan):
    return add_action(by=cast.officer, plan=plan, values={"title": "Twice by mistake", "objective": "2.1"})


def keys(plan):
    return [each.key for each in plan.actions.all()]


def told_as_it_stands(plan):
    stands = json_bytes(exported(Plan.objects.get(pk=plan.pk)))
    return json_bytes(plan_file_as_of(plan.uid, clock.now())) == stands


def test_a_removed_action_is_gone_and_history_keeps_what_it_said(cast, plan, added):
    number = plan.actions.count()
    remove_action(by=cast.officer, action=added, reason="Entered twice")
    assert plan.actions.count() == number - 1
    event = Event.objects.latest("id")
    assert (event.verb, event.reason) == ("remove_action", "Entered twice")
    assert event.changes.get().before["title"] == "Twice by mistake"
    assert told_as_it_stands(plan)


def test_an_action_is_removed_for_a_reason_only(cast, added):
    with pytest.raises(ValidationError, match="Say why"):
        remove_action(by=cast.officer, action=added, reason=" ")


def test_an_action_with_milestones_is_not_removed(cast, plan):
    action = Action.objects.get(plan=plan, key="2.1.1")
    with pytest.raises(ValidationError, match="milestones"):
        remove_action(by=cast.officer, action=action, reason="Wrong")


def test_an_objective_is_removed_once_nothing_stands_under_it(cast, plan):
    with pytest.raises(ValidationError, match="stands under"):
        remove_objective(by=cast.officer, objective=plan.objectives.get(key="knowing"), reason="Wrong")
    empty = add_objective(by=cast.officer, plan=plan, values={"title": "A slip"})
    remove_objective(by=cast.officer, objective=empty, reason="Wrong")
    assert not Objective.objects.filter(pk=empty.pk).exists()
    assert told_as_it_stands(plan)


def test_an_action_moves_and_the_others_close_up(cast, plan, added):
    before = keys(plan)
    move_item(by=cast.officer, item=added, place=0)
    assert keys(plan) == [added.key, *before[:-1]]
    assert told_as_it_stands(plan)


def test_moving_to_where_it_stands_tells_nothing(cast, plan, added):
    before = Event.objects.count()
    move_item(by=cast.officer, item=added, place=plan.actions.count() - 1)
    move_item(by=cast.officer, item=added, place=999)
    assert Event.objects.count() == before


def test_many_actions_change_in_one_event_with_a_change_each(cast, plan, added):
    uids = [each.uid for each in plan.actions.all()]
    edit_actions(
        by=cast.officer,
        plan=plan,
        changes={uid: {"status": "in-progress"} for uid in uids},
        reason="Election",
    )
    event = Event.objects.latest("id")
    assert (event.verb, event.reason, event.changes.count()) == ("edit_actions", "Election", len(uids))
    assert set(plan.actions.values_list("status", flat=True)) == {"in-progress"}
    assert told_as_it_stands(plan)


def test_changing_many_is_all_or_nothing(cast, plan, added):
    changes = {added.uid: {"status": "delayed"}, "0000000000": {"status": "delayed"}}
    with pytest.raises(ValidationError, match="no longer in the plan"):
        edit_actions(by=cast.officer, plan=plan, changes=changes)
    with pytest.raises(ValidationError):
        edit_actions(
            by=cast.officer,
            plan=plan,
            changes={
                each.uid: {"status": "nearly" if each == added else "delayed"} for each in plan.actions.all()
            },
        )
    assert plan.actions.filter(status="delayed").count() == 1


def test_nobody_else_may(cast, plan, added):
    before, objective = Event.objects.count(), plan.objectives.first()
    for who in cast.all_but("officer"):
        for refused in (
            lambda who: remove_action(by=who, action=added, reason="x"),
            lambda who: remove_objective(by=who, objective=objective, reason="x"),
            lambda who: move_item(by=who, item=added, place=0),
            lambda who: move_item(by=who, item=objective, place=1),
            lambda who: edit_actions(by=who, plan=plan, changes={added.uid: {"title": "x"}}),
        ):
            with pytest.raises(PermissionDenied):
                refused(who)
    assert Event.objects.count() == before


def test_who_looked_at_an_older_version_is_told_so(cast, plan, added):
    seen = version_of("action", added.uid)
    edit_action(by=cast.officer, action=added, changes={"title": "Hers"}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        edit_action(by=cast.officer, action=added, changes={"title": "His"}, seen=seen)
    assert Action.objects.get(pk=added.pk).title == "Hers"
    assert state_at("action", added.uid, seen)["title"] == "Twice by mistake"


def test_objectives_and_plans_tell_of_older_versions_too(cast, plan):
    objective = plan.objectives.first()
    with pytest.raises(ChangedMeanwhile):
        edit_objective(by=cast.officer, objective=objective, changes={"title": "x"}, seen=0)
    with pytest.raises(ChangedMeanwhile):
        edit_plan(by=cast.officer, plan=plan, changes={"title": "x"}, seen=0)
    assert Change.objects.filter(after__title="x").count() == 0
