"""Handing over: open actions go from one post to another in one step, and history tells it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.factories import ActionFactory, LeadFactory, ObjectiveFactory, PlanFactory, PostFactory

from dueregard.history.models import Event
from dueregard.plans.binding.operations import hand_over_actions
from dueregard.plans.binding.queries import hand_over, open_actions_of

TODAY = date(2026, 3, 1)


@pytest.fixture
def posts(cast):
    return [PostFactory(organisation=cast.body, title=title) for title in ("Old Officer", "New Officer")]


@pytest.fixture
def plans(cast, posts):
    """Two plans in which the old post leads three open actions and a settled one."""
    first, second = (PlanFactory(organisation=cast.body) for _number in range(2))
    for plan, settled in ((first, False), (first, False), (second, False), (second, True)):
        LeadFactory(action=ActionFactory(plan=plan, settled=settled), post=posts[0])
    LeadFactory(action=ActionFactory(plan=second), post=posts[1])
    return first, second


def counts(posts):
    return [open_actions_of(post).count() for post in posts]


def test_the_counts_of_both_lists_change_by_the_same_number(cast, posts, plans):
    told = hand_over(*posts)
    assert (counts(posts), told.going, told.before, told.after) == ([3, 1], 3, 1, 4)
    assert hand_over_actions(by=cast.officer, post=posts[0], to=posts[1]) == 3
    assert counts(posts) == [0, 4]


def test_what_both_lead_already_is_said_beforehand_and_not_counted_twice(cast, posts, plans):
    both = open_actions_of(posts[0]).first()
    LeadFactory(action=both, post=posts[1], position=1)
    told = hand_over(*posts)
    assert (told.going, told.on_both, told.before, told.after) == (3, 1, 2, 4)
    hand_over_actions(by=cast.officer, post=posts[0], to=posts[1])
    assert counts(posts) == [0, told.after]


def test_what_is_settled_stays_with_whom_it_was_done_by(cast, posts, plans):
    hand_over_actions(by=cast.officer, post=posts[0], to=posts[1])
    assert [lead.action.settled for lead in posts[0].leads.all()] == [True]


def test_objectives_that_are_not_over_go_as_well(cast, posts, plans):
    for status in ("", "in-progress", "completed"):
        LeadFactory(action=None, objective=ObjectiveFactory(plan=plans[0], status=status), post=posts[0])
    hand_over_actions(by=cast.officer, post=posts[0], to=posts[1])
    assert [lead.objective.status for lead in posts[0].leads.filter(objective__isnull=False)] == ["completed"]


def test_history_tells_it_once_for_each_plan_with_the_reason(cast, posts, plans):
    hand_over_actions(by=cast.officer, post=posts[0], to=posts[1], reason="She retires.")
    events = Event.objects.filter(verb="hand_over_actions")
    assert {event.plan for event in events} == {plan.uid for plan in plans}
    assert {event.reason for event in events} == {"She retires."}
    changes = [change for event in events for change in event.changes.all()]
    assert len(changes) == 3
    assert {(each.before["EIO"], each.after["EIO"]) for each in changes} == {("Old Officer", "New Officer")}


def test_printed_names_stay(cast, posts, plans):
    hand_over_actions(by=cast.officer, post=posts[0], to=posts[1])
    assert set(posts[1].leads.values_list("name", flat=True)) == {"EIO"}


@pytest.mark.parametrize("other", ["itself", "elsewhere"])
def test_it_is_handed_to_another_post_of_the_same_body(cast, posts, plans, other):
    to = posts[0] if other == "itself" else PostFactory(organisation=cast.other_body)
    with pytest.raises(ValidationError):
        hand_over_actions(by=cast.officer, post=posts[0], to=to)
    assert counts(posts) == [3, 1]


def test_only_those_who_keep_the_posts_hand_over(cast, posts, plans):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            hand_over_actions(by=who, post=posts[0], to=posts[1])
    assert counts(posts) == [3, 1]
