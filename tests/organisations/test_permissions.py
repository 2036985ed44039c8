"""The one place that says "may": lists and single records agree, strangers see nothing of others."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from tests.factories import ActionFactory, InvitationFactory, ObjectiveFactory, PlanFactory

from dueregard.accounts.models import Account
from dueregard.history.actor import PUBLIC, Actor
from dueregard.organisations.models import Organisation, Role
from dueregard.organisations.permissions import (
    NOTHING,
    may,
    require,
    roles_held,
    roles_in,
    table,
    verbs_on,
)
from dueregard.plans.models import Action, Objective, Plan

MEMBERS = {"administrator", "officer", "lead", "approver", "viewer", "auditor"}
SEES_ALL = {"operator": 2}


@pytest.fixture
def records(cast):
    for body in (cast.body, cast.other_body):
        plan = PlanFactory(organisation=body)
        ObjectiveFactory(plan=plan)
        ActionFactory(plan=plan)


@pytest.mark.parametrize("model", [Organisation, Plan, Objective, Action])
def test_what_is_listed_is_what_may_be_viewed(model, cast, records):
    for who in cast.everybody().values():
        listed = set(model.objects.visible_to(who))
        assert listed == {record for record in model.objects.all() if may(who, "view", record)}, who


@pytest.mark.parametrize("model", [Plan, Objective, Action])
def test_many_verbs_are_asked_for_at_once(model, cast, records, django_assert_max_num_queries):
    verbs = sorted({verb for row in table() if row.kind == model._meta.label_lower for verb in row.verbs})
    for record in model.objects.all():
        for who in cast.everybody().values():
            known = replace(who, held=roles_held(who))  # as whoever asks for a page comes
            with django_assert_max_num_queries(1):
                found = verbs_on(known, record, verbs)
            assert found == {verb for verb in verbs if may(who, verb, record)}, who


@pytest.mark.parametrize("model", [Plan, Objective, Action])
def test_members_see_what_is_theirs_and_nobody_else_does(model, cast, records):
    seen = {name: model.objects.visible_to(who).count() for name, who in cast.everybody().items()}
    assert seen == {name: {**SEES_ALL, "stranger": 1}.get(name, int(name in MEMBERS)) for name in seen}


def test_an_organisation_is_hidden_from_strangers(cast):
    assert not may(cast.stranger, "view", cast.body)
    assert not may(PUBLIC, "view", cast.body)


def test_only_an_officer_of_the_body_edits_its_plans(cast):
    plan = PlanFactory(organisation=cast.body)
    allowed = {name for name, who in cast.everybody().items() if may(who, "edit", plan)}
    assert allowed == {"officer", "operator"}


def test_an_account_that_may_no_longer_sign_in_is_the_public(cast):
    Account.objects.filter(uid=cast.officer.id).update(is_active=False)
    assert roles_in(cast.officer, cast.body) == {Role.PUBLIC}


@pytest.mark.parametrize("kind", ["link", "token", "public"])
def test_no_other_kind_of_actor_borrows_the_id_of_an_account(kind, cast):
    assert roles_in(Actor(kind, cast.officer.id, "somebody"), cast.body) == {Role.PUBLIC}


def test_a_verb_that_no_rule_names_is_refused(cast):
    with pytest.raises(PermissionDenied, match="Olive may not paint"):
        require(cast.officer, "paint", cast.body)


def test_what_concerns_the_installation_is_its_operators_alone(cast):
    allowed = {name for name, who in cast.everybody().items() if may(who, "create_organisation")}
    assert allowed == {"operator"}


def test_nothing_is_given_to_the_public_but_to_whom_a_link_was_sent():
    anybody = [row for row in table() if Role.PUBLIC in row.roles]
    given = [row for row in anybody if row.where is None or row.where(PUBLIC) != NOTHING]
    assert given == []


def test_the_holder_of_a_link_may_accept_that_invitation_and_nothing_else(cast):
    invitation, other = InvitationFactory.create_batch(2, organisation=cast.body)
    assert may(invitation.actor, "accept", invitation)
    assert not may(invitation.actor, "accept", other)
    assert not may(invitation.actor, "view", cast.body)
    assert not any(may(who, "accept", invitation) for who in cast.all_but())
