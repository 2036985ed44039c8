"""A body with its people, a stranger, and a place for files that goes away."""

import pytest

from dueregard.accounts.models import Account
from dueregard.organisations.models import Membership, Organisation, Role


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def body(db):
    return Organisation.objects.create(slug="ashby", name="Ashby District Council")


@pytest.fixture
def other_body(db):
    return Organisation.objects.create(slug="brackley", name="Brackley Council")


def person(body, role, name):
    account = Account.objects.create_user(f"{name}@example.invalid", name=name.title())
    Membership.objects.create(organisation=body, account=account, role=role)
    return account


@pytest.fixture
def officer(body):
    return person(body, Role.OFFICER, "olive")


@pytest.fixture
def administrator(body):
    return person(body, Role.ADMINISTRATOR, "adam")


@pytest.fixture
def strangers(body, other_body):
    """Everybody who must be refused: other roles of the body, the other body's officer."""
    roles = [Role.LEAD, Role.APPROVER, Role.REVIEWER, Role.VIEWER, Role.AUDITOR]
    inside = [person(body, role, f"{role.value}-inside") for role in roles]
    return [*inside, person(other_body, Role.OFFICER, "other-officer")]
