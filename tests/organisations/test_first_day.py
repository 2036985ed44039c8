"""The first account of an installation, and the first organisation."""

import pytest
from django.test import Client
from tests.accounts.conftest import is_signed_in, sign_in
from tests.factories import AccountFactory

from dueregard.accounts.models import Account
from dueregard.cli import commands
from dueregard.cli.failing import exit_code
from dueregard.organisations.links import first_visit_key
from dueregard.organisations.models import Organisation, Role
from dueregard.organisations.permissions import may, roles_in

pytestmark = pytest.mark.django_db
PASSWORD = "lantern otter pavement"
FIRST = {"name": "Fay", "email": "fay@example.invalid", "password": PASSWORD}


def test_the_link_on_the_console_makes_the_first_administrator_once(client, settings):
    settings.SECOND_FACTOR = "nobody"
    link = f"/first-visit/{first_visit_key()}/"
    assert client.get(link).status_code == 200
    assert client.post(link, FIRST)["Location"] == "/sign-in/?next=/new-organisation/"
    assert Client().get(link).status_code == 404
    assert first_visit_key() is None
    sign_in(client, PASSWORD, "fay@example.invalid")
    assert is_signed_in(client)
    body = {"name": "Corby Council", "nation": "wales", "sector": "local-government"}
    made = client.post("/new-organisation/", {**body, "headcount": "240", "language": "cy"})
    assert made["Location"] == "/organisations/corby-council/members/"
    corby, fay = Organisation.objects.get(), Account.objects.get()
    assert (corby.nation, corby.sector, corby.headcount, corby.language) == (
        "wales",
        "local-government",
        240,
        "cy",
    )
    assert roles_in(fay.actor, corby) == {Role.PUBLIC, Role.ADMINISTRATOR}


@pytest.mark.parametrize("key", ["first", "first:1xUvYI:bF36mD36rQoq4_RT5y0uEmGR"])
def test_a_false_link_does_not(client, key):
    assert client.post(f"/first-visit/{key}/", FIRST).status_code == 404
    assert not Account.objects.exists()


def test_running_the_installation_shows_nothing_of_its_organisations(cast):
    runner = AccountFactory(runs_installation=True).actor
    assert may(runner, "create_organisation")
    assert not may(runner, "view", cast.body)
    assert not may(runner, "create_account")


def setup(password, *more):
    given = ["--email", "Fay@Example.invalid", "--name", "Fay", "--password", password]
    return exit_code(commands, ["setup", *given, *more])


def test_setup_makes_the_administrator_and_the_organisation(capsys):
    assert setup(PASSWORD, "--organisation", "Corby Council", "--headcount", "12") == 0
    assert "fay@example.invalid may now sign in" in capsys.readouterr().out
    fay = Account.objects.get()
    assert fay.runs_installation
    assert roles_in(fay.actor, Organisation.objects.get(headcount=12)) == {Role.PUBLIC, Role.ADMINISTRATOR}


def test_setup_refuses_once_there_are_accounts(capsys):
    AccountFactory()
    assert (
        exit_code(commands, ["setup", "--email", "f@example.invalid", "--name", "F", "--password", PASSWORD])
        == 2
    )
    assert "there are accounts already" in capsys.readouterr().err


def test_setup_refuses_a_poor_password_and_keeps_nothing(capsys):
    assert (
        exit_code(commands, ["setup", "--email", "f@example.invalid", "--name", "F", "--password", "short"])
        == 2
    )
    assert not Account.objects.exists()
