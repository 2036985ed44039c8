"""Bringing a plan file in: all of it, or nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dueregard.exchange.export import plan_file as exported
from dueregard.exchange.operations import import_plan
from dueregard.history.models import Event
from dueregard.organisations.permissions import may
from dueregard.planfile.ids import is_id
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Action, Lead, Link, Plan

pytestmark = pytest.mark.django_db


def file_of(*actions, objectives=()):
    return PlanFile.model_validate({"objectives": list(objectives), "actions": list(actions)})


def bring(cast, file, **options):
    return import_plan(by=cast.officer, organisation=cast.body, file=file, **options)


def test_an_officer_brings_a_plan_in(cast, plan_file):
    plan = bring(cast, plan_file)
    assert plan.get_absolute_url() == "/organisations/ashby/plans/equality-scheme/"
    assert [action.ref for action in plan.actions.all()] == ["2.1.1", "", ""]
    assert plan.objectives.get(key="2.1").level == 2
    event = Event.objects.get()
    assert (event.verb, event.actor, event.plan) == ("import_plan", cast.officer, plan.uid)
    assert event.changes.count() == 1 + 3 + 3


def test_nobody_else_may(cast, plan_file):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            import_plan(by=who, organisation=cast.body, file=plan_file)
    assert not Plan.objects.exists()


def test_it_is_seen_by_members_only(cast, plan_file):
    plan = bring(cast, plan_file)
    assert may(cast.viewer, "view", plan)
    assert not may(cast.public, "view", plan)


def test_a_second_one_of_the_same_title_gets_an_address_and_ids_of_its_own(cast, plan_file):
    first = bring(cast, plan_file)
    second = bring(cast, exported(first))
    assert second.slug == "equality-scheme-2"
    both = [set(plan.actions.values_list("uid", flat=True)) for plan in (first, second)]
    assert both[0].isdisjoint(both[1])


def test_ids_come_along_to_another_installation(cast):
    plan = bring(cast, file_of({"id": "abcdefghjk", "title": "A"}, {"id": "no id", "title": "B"}))
    first, second = plan.actions.all()
    assert first.uid == "abcdefghjk"
    assert is_id(second.uid)


def test_pieces_without_a_key_are_given_one_each(cast):
    plan = bring(cast, file_of({"ref": "1"}, {"ref": "1"}, {"title": "x"}, {"title": "y"}))
    assert [action.key for action in plan.actions.all()] == ["1", "1-2", "row", "row-2"]


def test_due_dates_fall_at_the_end_of_what_is_printed(cast):
    entries = [{"kind": "due", "date": "2012-03"}, {"kind": "due", "date": "2014-04/2015-03"}]
    (action,) = bring(cast, file_of({"timescale": {"entries": entries}})).actions.all()
    assert f"{action.due_on}" == "2015-03-31"
    assert [f"{entry.latest}" for entry in action.timescale_entries.all()] == ["2012-03-31", "2015-03-31"]


def test_links_lead_to_what_alone_bears_the_reference(cast, plan_file):
    plan = bring(cast, plan_file)
    target = plan.objectives.get(key="2.2")
    assert set(target.linked_from.values_list("objective__key", "action__key")) == {
        ("2.1", None),
        (None, "2.1.1"),
    }
    lost = Link.objects.get(ref="9.9")
    assert (lost.to_objective, lost.to_action) == (None, None)


def test_a_reference_that_two_bear_leads_nowhere(cast):
    twice = [{"key": "a", "ref": "7"}, {"key": "b", "ref": "7"}]
    bring(cast, file_of({"links": ["7"]}, objectives=twice))
    assert Link.objects.get().to_objective is None


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (file_of({"objective": "nowhere"}), "no piece with the key “nowhere”"),
        (file_of({"key": "a", "parent": "b"}, {"key": "b", "parent": "a"}), "nothing to stand under “a, b”"),
        (file_of({"key": "a"}, {"key": "a"}), "more than once: a"),
        (
            file_of({"title": "Do", "timescale": {"entries": [{"kind": "due", "date": "soon"}]}}),
            "Do: “soon” is not",
        ),
        (
            file_of(
                objectives=[
                    {"key": "1"},
                    {"key": "2", "parent": "1"},
                    {"key": "3", "parent": "2"},
                    {"key": "4", "title": "Deep", "parent": "3"},
                ]
            ),
            "three levels at most",
        ),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(cast, file, message):
    with pytest.raises(ValidationError) as refused:
        bring(cast, file)
    assert message in " ".join(refused.value.messages)
    for model in (Plan, Action, Lead, Event):
        assert not model.objects.exists()


def test_a_plan_without_a_title_is_known_by_its_document(cast):
    file = PlanFile.model_validate({"documents": [{"id": "d", "name": "scheme.txt"}]})
    assert bring(cast, file).title == "scheme.txt"
    assert bring(cast, file_of()).title
