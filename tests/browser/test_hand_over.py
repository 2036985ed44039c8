"""An officer hands a post's open actions over to another post in one step, on a desk and on a phone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import DESK, PHONE
from tests.browser.people import Look, in_database, session_of, window
from tests.factories import ActionFactory, LeadFactory, MembershipFactory, PlanFactory, PostFactory

from dueregard.organisations.models import Role

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Body:
    """An officer's session, another body's officer's, and the address of the first one's body."""

    officer: str
    stranger: str
    address: str


@pytest.fixture
def body(site) -> Body:
    """Who leaves has three open actions and a closed one; who comes leads one of the three already."""
    return in_database(_body)


def _body() -> Body:
    officer = MembershipFactory(role=Role.OFFICER, account__name="Olive", organisation__name="Ashby Council")
    stranger = MembershipFactory(role=Role.OFFICER, account__name="Stan", organisation__name="Brackley")
    plan = PlanFactory(organisation=officer.organisation, title="Equality scheme 2026 to 2030")
    leaving, coming = (
        PostFactory(organisation=officer.organisation, title=title)
        for title in ("Equality Improvement Officer", "Head of Communities")
    )
    titles = ("Publish the profile", "Ask the services what they know", "Train all staff")
    actions = [ActionFactory(plan=plan, title=title, ref=f"1.{n}") for n, title in enumerate(titles, 1)]
    for action in (*actions, ActionFactory(plan=plan, title="Begin the scheme", settled=True)):
        LeadFactory(action=action, name="EIO", post=leaving)
    LeadFactory(action=actions[0], name="HoC", post=coming, position=1)
    return Body(
        session_of(officer.account), session_of(stranger.account), officer.organisation.get_absolute_url()
    )


@pytest.mark.parametrize(
    ("size", "scripts"),
    [(DESK, True), (PHONE, True), (DESK, False)],
    ids=["desk", "phone", "without-scripts"],
)
def test_an_officer_hands_open_actions_over_in_one_step(browser, site, body, size, scripts):
    look = Look("hand-over")
    page = window(browser, site, size, body.officer, scripts=scripts)
    page.goto(f"{site}{body.address}")
    page.get_by_role("link", name="Posts and who holds them").click()
    look(page, "posts", scripts=scripts)
    page.get_by_role("link", name="Equality Improvement Officer").click()
    expect(page.get_by_role("heading", name="3 open actions")).to_be_visible()
    look(page, "post", scripts=scripts)
    page.get_by_role("link", name="Hand its actions over to another post").click()
    look(page, "question", scripts=scripts)
    page.get_by_label("Who takes the actions over?").select_option(label="Head of Communities")
    page.locator("[name=reason]").fill("The post is given up in April")
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_text("3 open actions go from Equality Improvement Officer")).to_be_visible()
    expect(page.get_by_text("1 of them is led by both already.")).to_be_visible()
    expect(page.get_by_text("open actions: 1 now, 3 afterwards")).to_be_visible()
    look(page, "what-it-does", scripts=scripts)
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_role("status")).to_have_text(
        "3 open actions have been handed over to Head of Communities."
    )
    expect(page.get_by_role("heading", name="0 open actions")).to_be_visible()
    look(page, "afterwards", scripts=scripts)
    page.get_by_role("link", name="Close this post").click()
    look(page, "close", scripts=scripts)
    page.get_by_label("Last day").fill("31/3/2027")
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("It is closed: its last day is 31 March 2027.")).to_be_visible()
    look(page, "closed", scripts=scripts)
    page.get_by_role("link", name="Posts").last.click()
    page.get_by_role("link", name="Head of Communities").click()
    expect(page.get_by_role("heading", name="3 open actions")).to_be_visible()
    page.get_by_role("link", name="Publish the profile").click()
    expect(page.get_by_text("HoC")).to_be_visible()
    look(page, "action", scripts=scripts)
    page.get_by_role("link", name="History").click()
    expect(page.locator("main")).to_contain_text("The post is given up in April")
    look(page, "history", scripts=scripts)
    page.context.close()
    _nobody_else_sees(browser, site, body, look.addresses)


def _nobody_else_sees(browser, site, body, addresses):
    """Another body's officer is refused every page of the journey."""
    page = window(browser, site, DESK, body.stranger)
    for address in addresses:
        response = page.goto(address)
        assert response is not None
        assert response.status == 404, address
        expect(page.locator("body")).not_to_contain_text("Equality Improvement Officer")
    page.context.close()
