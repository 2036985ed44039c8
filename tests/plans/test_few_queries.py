"""The pages of somebody who is signed in ask the database ten times at most, however much there is."""

from datetime import date

import pytest
from tests.cast import account_of
from tests.factories import (
    ActionFactory,
    HoldingFactory,
    LeadFactory,
    ObjectiveFactory,
    PostFactory,
    UpdateFactory,
)

from dueregard.organisations.models import Role
from dueregard.plans.models import ActionAim, ActionCharacteristic, Plan, TimescaleEntry
from dueregard.plans.queries import marks
from dueregard.plans.there import ACTION, noting, without_absent


@pytest.fixture
def followed(cast, plan):
    """A plan whose actions have leads with posts, dates, groups and aims."""
    post = PostFactory(organisation=cast.body)
    HoldingFactory(post=post, email="ann@example.invalid")
    for n in range(30):
        objective = ObjectiveFactory(plan=plan)
        action = ActionFactory(plan=plan, objective=objective, due_on=date(2026, 3, 1) if n else None)
        LeadFactory(action=action, post=post)
        TimescaleEntry.objects.create(action=action, position=0, kind="ongoing")
        ActionCharacteristic.objects.create(action=action, position=0, code="age")
        ActionAim.objects.create(action=action, position=0, code="foster")
    return plan


@pytest.fixture
def usual(plan):
    """An action of which the plan says what most say of an action, and of which somebody has told."""
    objective = ObjectiveFactory(plan=plan)
    said = {"source": {"document": plan.documents.get().key, "page": 3}, "due_on": date(2026, 3, 1)}
    action = ActionFactory(plan=plan, objective=objective, **said)
    LeadFactory(action=action, post=PostFactory(organisation=plan.organisation))
    TimescaleEntry.objects.create(action=action, position=0, kind="due", date="2026-03-01")
    ActionCharacteristic.objects.create(action=action, position=0, code="age")
    ActionAim.objects.create(action=action, position=0, code="foster")
    UpdateFactory(action=action)
    return action


PAGES = ["/", "/organisations/ashby/", "/actions/", "/actions/?mine=on", "/search/?words=training"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_take_ten_queries_at_most(client, cast, followed, address, django_assert_max_num_queries):
    client.force_login(account_of(cast.officer))
    client.get("/account/")  # the first page of a session notes when it was
    with django_assert_max_num_queries(10):
        assert client.get(address).status_code == 200


def test_the_page_of_a_usual_action_takes_ten_queries(client, cast, usual, django_assert_max_num_queries):
    client.force_login(account_of(cast.officer))
    client.get("/account/")
    with django_assert_max_num_queries(10):
        page = client.get(usual.get_absolute_url()).content.decode()
    assert f"page 3 of {usual.plan.documents.get().name}" in page


def test_what_is_printed_of_marks_keeps_its_order(plan):
    action = ActionFactory(plan=plan)
    for position, code in enumerate(["sex", "age", "race"]):
        ActionCharacteristic.objects.create(action=action, position=position, code=code)
    characteristics, aims = marks([action])
    assert (characteristics[action.pk], aims[action.pk]) == (["sex", "age", "race"], [])


def test_the_account_of_a_session_comes_with_its_roles(client, cast, django_assert_num_queries):
    client.force_login(account_of(cast.officer))
    client.get("/accessibility/")  # which notes in the session that somebody is there
    with django_assert_num_queries(3):  # the session, the account, whether this is a demonstration
        assert client.get("/accessibility/").wsgi_request.user.held == ((cast.body.pk, Role.OFFICER),)


def test_what_an_action_has_not_is_not_asked_for(plan, django_assert_num_queries):
    bare = ActionFactory(plan=plan)
    (noted,) = noting(type(bare).objects.filter(pk=bare.pk), ACTION)
    with django_assert_num_queries(0):
        assert not any(list(getattr(without_absent(noted, ACTION), name).all()) for name in ACTION)


def test_what_an_action_has_is_found(plan):
    for action in noting(Plan.objects.get(pk=plan.pk).actions.all(), ACTION):
        has = {name: bool(getattr(type(action).objects.get(pk=action.pk), name).all()) for name in ACTION}
        found = without_absent(action, ACTION)
        assert {name: bool(getattr(found, name).all()) for name in ACTION} == has
