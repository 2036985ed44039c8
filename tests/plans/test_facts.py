"""The facts that are entered while a plan is followed: what is kept, told to history, refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.cast import account_of
from tests.factories import (
    ActionFactory,
    ChangeFactory,
    CommentFactory,
    ConditionMetFactory,
    DocumentFactory,
    EvidenceFactory,
    ObjectiveFactory,
    ObjectiveReviewFactory,
    OccurrenceExceptionFactory,
    PostFactory,
    TargetRevisionFactory,
)

from dueregard import clock
from dueregard.exchange.export import plan_file as exported
from dueregard.exchange.export import plan_file_as_of
from dueregard.planfile.files import to_bytes as json_bytes
from dueregard.planfile.model import to_data
from dueregard.plans.facts import actions_with_facts, item_state, objectives_with_facts
from dueregard.plans.models import Action, Evidence, Objective, Plan, TargetRevision, Update
from dueregard.plans.operations import edit_action, redact_words, remove_action
from dueregard.plans.pieces import action_piece

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(plan):
    return plan.actions.get(key="2.1.1")


def state(action):
    return item_state(actions_with_facts(Action.objects.all()).get(pk=action.pk))


def every_fact_about(cast, action):
    """One row of each kind of fact, with something in every field."""
    account = account_of(cast.lead)
    now = clock.now()
    TargetRevisionFactory(
        action=action,
        was="2014-03",
        reason="Late census",
        found_in="New target: March 2015",
        state="accepted",
        decided_by="Olive",
        decided_at=now,
    )
    OccurrenceExceptionFactory(action=action, reason="An election")
    ConditionMetFactory(action=action, due="2014-09", note="Tables are out")
    document = DocumentFactory(organisation=action.plan.organisation)
    EvidenceFactory(
        action=action,
        update=action.updates.get(),
        document=document,
        url="",
        title="Minutes",
        owner=PostFactory(organisation=action.plan.organisation),
        expires_on=date(2016, 1, 1),
        retired_at=now,
        retired_because="Newer ones",
    )
    comment = CommentFactory(action=action, author_id=cast.officer.id)
    comment.mentions.add(account)
    Action.objects.filter(pk=action.pk).update(
        rating_reason="As the board sees it",
        status="paused",
        paused_until=date(2014, 4, 1),
        review_on=date(2014, 5, 1),
        carried_from=ActionFactory(),
    )


def test_history_compares_every_fact(cast, action):
    every_fact_about(cast, action)
    told = state(action)
    assert told["paused_until"] == "2014-04-01"
    assert told["review_on"] == "2014-05-01"
    assert told["rating_reason"] == "As the board sees it"
    assert len(told["carried_from"]) == 10
    assert told["revisions"][0].items() >= {"was": "2014-03", "to": "2015-03", "state": "accepted"}.items()
    assert told["occurrence_exceptions"] == [{"when": "2014-11", "kind": "excluded", "reason": "An election"}]
    assert told["conditions_met"][0]["note"] == "Tables are out"
    assert told["evidence"][0].items() >= {"title": "Minutes", "expires_on": "2016-01-01"}.items()
    assert told["comments"][0]["mentions"] == [cast.lead.id]


def test_history_compares_the_reviews_of_an_objective():
    review = ObjectiveReviewFactory(effectiveness="It works", status="in-progress", author="Olive")
    objective = objectives_with_facts(Objective.objects.all()).get(pk=review.objective.pk)
    assert item_state(objective)["reviews"] == [
        {
            "id": review.uid,
            "date": "2014",
            "progress": "Half way",
            "effectiveness": "It works",
            "status": "in-progress",
            "author": "Olive",
        }
    ]


def test_what_is_not_entered_states_nothing(action):
    assert state(action) == {**to_data(action_piece(action)), "position": action.position}


def test_the_plan_as_it_stood_holds_what_the_format_carries_alone(plan, action):
    after = {"review_on": "2014-05-01", "comments": [{"text": "Is this still right?"}]}
    ChangeFactory(event__plan=plan.uid, kind="action", uid=action.uid, before={}, after=after)
    told = plan_file_as_of(plan.uid, clock.now())
    assert json_bytes(told) == json_bytes(exported(Plan.objects.get(pk=plan.pk)))


def test_facts_stay_when_the_action_is_edited(cast, action):
    every_fact_about(cast, action)
    before = state(action)
    edit_action(by=cast.officer, action=action, changes={"output": "Publish it"})
    assert state(action) == {**before, "output": "Publish it"}
    assert Evidence.objects.get().update == action.updates.get()


def test_progress_entries_stay_the_same_rows_when_the_list_is_edited(cast, action):
    held = action.updates.get()
    entries = [{"text": "Begun", "date": "2013"}, {"id": held.uid, "text": "Draft sent to all"}]
    edit_action(by=cast.officer, action=action, changes={"updates": entries})
    first, second = action.updates.all()
    assert (first.text, second.text, second.pk, second.author) == ("Begun", "Draft sent to all", held.pk, "")
    edit_action(by=cast.officer, action=action, changes={"updates": [{"id": first.uid, "text": "Begun"}]})
    assert [row.pk for row in action.updates.all()] == [first.pk]


def test_an_entry_of_another_action_is_not_taken_away(cast, plan, action):
    other, held = plan.actions.get(key="2.2.1"), action.updates.get()
    edit_action(by=cast.officer, action=other, changes={"updates": [{"id": held.uid, "text": "Mine"}]})
    assert Update.objects.get(uid=held.uid).action == action
    assert other.updates.get().uid != held.uid


def test_a_paused_action_that_goes_on_is_paused_until_no_day(cast, action):
    Action.objects.filter(pk=action.pk).update(status="paused", paused_until=date(2014, 4, 1))
    held = edit_action(by=cast.officer, action=action, changes={"status": "in-progress"}, reason="A slip")
    assert held.paused_until is None


def test_another_rating_needs_its_own_reason(cast, action):
    Action.objects.filter(pk=action.pk).update(rating_reason="As the board sees it")
    assert edit_action(by=cast.officer, action=action, changes={"title": "x"}).rating_reason
    with pytest.raises(ValidationError, match="say why"):
        edit_action(by=cast.officer, action=action, changes={"rating": "green"})
    held = edit_action(by=cast.officer, action=action, changes={"rating": "green"}, reason="All is well")
    assert held.rating_reason == "All is well"
    assert not edit_action(by=cast.officer, action=action, changes={"rating": None}).rating_reason


def test_an_action_from_which_another_came_is_not_removed(cast, action):
    ActionFactory(carried_from=action)
    action.milestones.all().delete()
    with pytest.raises(ValidationError, match="carried forward"):
        remove_action(by=cast.officer, action=action, reason="A slip")


def test_words_are_removed_from_every_fact(cast, plan, action):
    every_fact_about(cast, action)
    ObjectiveReviewFactory(objective=ObjectiveFactory(plan=plan), progress="Jo Bloggs helped")
    edit_action(by=cast.officer, action=action, changes={"title": "Ask Jo Bloggs"})
    CommentFactory(action=action, text="Jo Bloggs knows", author="Jo Bloggs")
    TargetRevisionFactory(action=action, reason="Jo Bloggs is ill", proposed_by="Jo Bloggs")
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked")
    assert "Bloggs" not in str(state(action))
    assert "Bloggs" not in str([item_state(each) for each in objectives_with_facts(plan.objectives.all())])


@pytest.mark.parametrize(
    ("factory", "values"),
    [
        (ActionFactory, {"paused_until": date(2014, 4, 1)}),
        (ActionFactory, {"rating_reason": "As the board sees it"}),
        (TargetRevisionFactory, {"to": ""}),
        (TargetRevisionFactory, {"state": "accepted"}),
        (TargetRevisionFactory, {"decided_by": "Olive"}),
        (OccurrenceExceptionFactory, {"when": ""}),
        (OccurrenceExceptionFactory, {"kind": "moved"}),
        (EvidenceFactory, {"url": ""}),
        (EvidenceFactory, {"retired_because": "Newer ones"}),
        (ObjectiveReviewFactory, {"status": "good"}),
    ],
)
def test_the_database_refuses_what_must_never_be(factory, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**values)


def test_a_decision_has_somebody_who_made_it():
    revision = TargetRevisionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetRevision.objects.filter(pk=revision.pk).update(state="refused", decided_at=clock.now())
