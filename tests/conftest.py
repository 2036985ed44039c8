"""What all tests share: no network, the fixed cast, a plan that has something of everything."""

from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, socket_allow_hosts
from tests.cast import Cast, the_cast
from tests.plan_files import something_of_everything

from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan

# A good hash of a password is slow on purpose, and the tests make many.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # a busy machine is no fault of the code


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that `-m database` runs that alone; no other test can reach it."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker("database")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """No test reaches the network; those that need a server of their own reach this machine."""
    if any(item.get_closest_marker(name) for name in ("browser", "postgresql", "enable_socket")):
        socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _language_of_one_test() -> Iterator[None]:
    """The language of a page that a test asked for does not stay for the next test."""
    yield
    if django_settings.configured:
        translation.deactivate()


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests."""
    return the_cast()


@pytest.fixture
def plan_file() -> PlanFile:
    """A plan file that states something under every key of the format."""
    return something_of_everything()


@pytest.fixture
def plan(cast: Cast, plan_file: PlanFile) -> Plan:
    """That plan, held by the cast's body and seen by its members only."""
    from dueregard.exchange.operations import import_plan

    return import_plan(by=cast.officer, organisation=cast.body, file=plan_file, slug="equality-scheme")
