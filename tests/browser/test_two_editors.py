"""Two officers change the same words: the second sees both texts and chooses; on a desk and on a phone."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from playwright.sync_api import expect
from tests.browser.conftest import DESK, PHONE
from tests.factories import MembershipFactory

from dueregard.exchange.operations import import_plan
from dueregard.history.actor import system
from dueregard.organisations.models import Role
from dueregard.plans.models import Action

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PICTURES = os.environ.get("PICTURES", "")


@dataclass(frozen=True)
class Officers:
    """Two officers' sessions and the address of the action that both will change."""

    sessions: tuple[str, str]
    action: str


def session_of(account) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)


@pytest.fixture
def officers(site, plan_file) -> Officers:
    """Each test has a body of its own, which the demo's visitors do not see."""
    with ThreadPoolExecutor(1) as beside_the_browser_s_event_loop:
        return beside_the_browser_s_event_loop.submit(_officers, plan_file).result()


def _officers(plan_file) -> Officers:
    first = MembershipFactory(role=Role.OFFICER, account__name="Olive", organisation__name="Ashby")
    second = MembershipFactory(role=Role.OFFICER, account__name="Owen", organisation=first.organisation)
    plan = import_plan(by=system("tests"), organisation=first.organisation, file=plan_file)
    sessions = (session_of(first.account), session_of(second.account))
    action = Action.objects.select_related("plan__organisation").get(plan=plan, key="2.1.1")
    connection.close()
    return Officers(sessions, action.get_absolute_url())


def picture(page, name):
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_the_second_of_two_editors_loses_nothing(browser, site, officers, size, scripts):
    pages = []
    for session in officers.sessions:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = context.new_page()
        page.goto(f"{site}{officers.action}")
        page.get_by_role("link", name="Change", exact=True).click()
        pages.append(page)
    first, second = pages
    first.locator("[name=title]").fill("Publish a profile every year")
    second.locator("[name=title]").fill("Publish a profile of each ward")
    second.locator("[name=resources]").fill("Two days of the officer")
    first.get_by_role("button", name="Keep the changes").click()
    expect(first.get_by_role("status")).to_contain_text("Your changes are kept")
    second.get_by_role("button", name="Keep the changes").click()
    expect(second.get_by_role("alert")).to_contain_text("both texts are below")
    expect(second.locator("main")).to_contain_text("Olive")
    picture(second, f"two-editors-{size[0]}-{scripts}")
    if scripts:
        assert Axe().run(second, options=RULES).response["violations"] == []
    assert second.evaluate("document.documentElement.scrollWidth") <= size[0]
    expect(second.locator("[name=resources]")).to_have_value("Two days of the officer")
    second.get_by_label("mine, as it stands below").check()
    second.locator("[name=title]").fill("Publish a profile of each ward every year")
    second.get_by_role("button", name="Keep the changes").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("of each ward every year")
    second.get_by_role("link", name="History").click()
    expect(second.locator("main")).to_contain_text("Owen changed an action")
    picture(second, f"history-{size[0]}-{scripts}")
    for page in pages:
        page.context.close()
