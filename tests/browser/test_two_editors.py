"""Two officers change the same words: the second sees both texts and chooses; on a desk and on a phone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import DESK, PHONE
from tests.browser.people import Look, in_database, session_of, window
from tests.factories import MembershipFactory

from dueregard.exchange.operations import import_plan
from dueregard.history.actor import system
from dueregard.organisations.models import Role
from dueregard.plans.models import Action

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Officers:
    """Two officers' sessions, the session of another body's, and the address of the action to be changed."""

    sessions: tuple[str, str]
    stranger: str
    action: str


@pytest.fixture
def officers(site, plan_file) -> Officers:
    """Each test has a body of its own, which the demo's visitors do not see."""
    return in_database(_officers, plan_file)


def _officers(plan_file) -> Officers:
    first = MembershipFactory(role=Role.OFFICER, account__name="Olive", organisation__name="Ashby")
    second = MembershipFactory(role=Role.OFFICER, account__name="Owen", organisation=first.organisation)
    plan = import_plan(by=system("tests"), organisation=first.organisation, file=plan_file)
    stranger = MembershipFactory(role=Role.OFFICER, account__name="Stan", organisation__name="Brackley")
    sessions = (session_of(first.account), session_of(second.account))
    action = Action.objects.select_related("plan__organisation").get(plan=plan, key="2.1.1")
    return Officers(sessions, session_of(stranger.account), action.get_absolute_url())


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_the_second_of_two_editors_loses_nothing(browser, site, officers, size, scripts):
    look = Look("two-editors")
    pages = []
    for session in officers.sessions:
        page = window(browser, site, size, session, scripts=scripts)
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
    look(second, "both-texts", scripts=scripts)
    expect(second.locator("[name=resources]")).to_have_value("Two days of the officer")
    second.get_by_label("mine, as it stands below").check()
    second.locator("[name=title]").fill("Publish a profile of each ward every year")
    second.get_by_role("button", name="Keep the changes").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("of each ward every year")
    second.get_by_role("link", name="History").click()
    expect(second.locator("main")).to_contain_text("Owen changed an action")
    look(second, "history", scripts=scripts)
    for page in pages:
        page.context.close()
    _another_body_s_officer_is_refused(browser, site, officers, look.addresses)


def _another_body_s_officer_is_refused(browser, site, officers, addresses):
    page = window(browser, site, DESK, officers.stranger)
    for address in addresses:
        response = page.request.get(address)
        assert response.status == 404, address
        assert "profile" not in response.text(), address
    page.context.close()
