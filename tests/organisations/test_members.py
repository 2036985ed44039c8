"""Giving and taking roles."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.factories import AccountFactory

from dueregard.history.models import Change
from dueregard.organisations.models import Membership, Role
from dueregard.organisations.operations import add_member, set_roles
from dueregard.organisations.permissions import roles_in


@pytest.fixture
def newcomer(db):
    return AccountFactory(name="Noor")


def test_an_administrator_gives_a_role(cast, newcomer):
    add_member(by=cast.administrator, organisation=cast.body, account=newcomer, role=Role.VIEWER)
    assert roles_in(newcomer.actor, cast.body) == {Role.PUBLIC, Role.VIEWER}
    assert roles_in(newcomer.actor, cast.other_body) == {Role.PUBLIC}
    change = Change.objects.get()
    assert (change.kind, change.before, change.after) == ("account", {"roles": None}, {"roles": ["viewer"]})


def test_an_administrator_takes_it_away(cast, newcomer):
    add_member(by=cast.administrator, organisation=cast.body, account=newcomer, role=Role.VIEWER)
    set_roles(by=cast.administrator, organisation=cast.body, account=newcomer, roles=[])
    assert roles_in(newcomer.actor, cast.body) == {Role.PUBLIC}


def test_nobody_else_may(cast, newcomer):
    for who in cast.all_but("administrator"):
        with pytest.raises(PermissionDenied):
            add_member(by=who, organisation=cast.body, account=newcomer, role=Role.VIEWER)
        with pytest.raises(PermissionDenied):
            set_roles(by=who, organisation=cast.body, account=newcomer, roles=[])
    assert not Membership.objects.filter(account=newcomer).exists()


@pytest.mark.parametrize("role", ["public", "emperor"])
def test_nobody_is_made_what_is_no_role(cast, newcomer, role):
    with pytest.raises(ValidationError):
        add_member(by=cast.administrator, organisation=cast.body, account=newcomer, role=role)


def test_a_role_is_given_once(cast, newcomer):
    add_member(by=cast.administrator, organisation=cast.body, account=newcomer, role=Role.VIEWER)
    with pytest.raises(ValidationError, match="already have this role"):
        add_member(by=cast.administrator, organisation=cast.body, account=newcomer, role=Role.VIEWER)


def test_taking_a_role_that_nobody_has_tells_nothing(cast, newcomer):
    set_roles(by=cast.administrator, organisation=cast.body, account=newcomer, roles=[])
    assert not Change.objects.exists()
