"""A real Chromium beside a real server that holds the demo's plans.

The browser is Debian's; `CHROMIUM` names another. These tests fail where it is missing: they are run by
`make test-all`, which promises it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings, setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from tests.browser.people import session_of

from dueregard.plans.models import Action, Objective, Plan

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE, DESK, SMALLEST = (360, 740), (1280, 900), (320, 640)


SESSIONS: Final[dict[str, str]] = {}
"""By server, the session of a member of all its bodies: the plans are not for strangers."""


@dataclass(frozen=True)
class Addresses:
    """One address of each kind of page."""

    first: str
    published: str
    organisation: str
    plan: str
    filtered: str
    nothing_found: str
    bad_choice: str
    columns: str
    objective: str
    action: str
    accessibility: str = "/accessibility/"
    privacy: str = "/privacy/"
    missing: str = "/no-such-page/"


@dataclass(frozen=True)
class Site:
    """A running server and what is on it."""

    url: str
    at: Addresses


@pytest.fixture(scope="package")
def _test_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database for tests, never the installation's own.

    pytest-django makes one only where a test asks for it; these ask for a server instead.
    """
    with django_db_blocker.unblock():
        if _is_for_tests():
            yield
            return
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"])
        assert _is_for_tests()
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="package")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The site's own files, hashed and compressed as people get them."""
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static")):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


def _as_it_is(handler: Any) -> Any:
    """Nothing stands before the site: it serves its files itself."""
    return handler


@pytest.fixture(scope="package")
def _site(_test_database: None, _files: None) -> Iterator[Site]:
    """A server with the demo's plans, read from their documents as on a new installation.

    These tests only read, so the plans are brought in once for all of them and forgotten in the end. All work
    with the database is done before the browser starts: in the browser's event loop Django would open a
    connection of its own.
    """
    from dueregard.demo.load import load
    from dueregard.demo.publishing import publish

    list(load())
    session = session_of_a_viewer()
    list(publish())
    server = LiveServer("127.0.0.1", start=False)
    server.thread.static_handler = _as_it_is
    server.start()
    SESSIONS[server.url] = session
    yield Site(server.url, _addresses())
    SESSIONS.clear()
    server.stop()
    call_command("flush", interactive=False, verbosity=0)


def session_of_a_viewer() -> str:
    """The key of a session of the demo's viewer, who is made with the demo's other people."""
    from dueregard.demo.people import make_people

    people = {account.email: account for account, _password in make_people()}
    return session_of(people["viewer@demo.invalid"])


@pytest.fixture(scope="package")
def site(_site: Site) -> str:
    """The address of the server."""
    return _site.url


@pytest.fixture(scope="package")
def at(_site: Site) -> Addresses:
    """The addresses on it."""
    return _site.at


@pytest.fixture(scope="package")
def browser(_site: Site) -> Iterator[Browser]:
    """One Chromium for all tests, started after the server."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"there is no Chromium at {CHROMIUM}: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def _is_for_tests() -> bool:
    name = str(connection.settings_dict["NAME"])
    return "memorydb" in name or Path(name).name.startswith("test_")


def _addresses() -> Addresses:
    """One of each kind, in a plan whose items refer to each other."""
    plan = Plan.objects.select_related("organisation").get(organisation__slug="melton")
    action = Action.objects.filter(plan=plan).exclude(timescale_entries=None).order_by("position")[3]
    objective = Objective.objects.filter(plan=plan, linked_from__isnull=False, actions__isnull=False)[0]
    address = plan.get_absolute_url()
    return Addresses(
        first="/",
        published="/?all",
        organisation=plan.organisation.get_absolute_url(),
        plan=address,
        filtered=f"{address}?due=late&sort=due",
        nothing_found=f"{address}?words=zebra",
        bad_choice=f"{address}?lead=nobody-of-this-name",
        columns=f"{address}?view=columns",
        objective=objective.get_absolute_url(),
        action=action.get_absolute_url(),
    )


def opened(
    browser: Browser, address: str, size: tuple[int, int] = DESK, *, scripts: bool = True
) -> tuple[BrowserContext, Page]:
    """A window of that size on that address, of a member who reads the plans."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
    for url, session in SESSIONS.items():
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    page = context.new_page()
    page.goto(address)
    return context, page
