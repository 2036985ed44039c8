"""A cycle from its opening to its snapshot: a mail, a link on a phone, three actions in six interactions."""

import re
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import DESK, PHONE
from tests.browser.people import Look, in_database, session_of, window
from tests.factories import MembershipFactory
from tests.messages.conftest import sink

from dueregard.exchange.operations import import_plan
from dueregard.messages.sending import send_round
from dueregard.organisations.models import Role
from dueregard.organisations.posts.models import Post
from dueregard.organisations.posts.operations import add_holder
from dueregard.plans.binding.operations import Answer, bind_leads
from dueregard.plans.models import Plan
from dueregard.reading import read_file

pytestmark = pytest.mark.browser
__all__ = ["sink"]

DOCUMENT = """Ref,Action,Lead,By when
1.1,Publish the profile of our communities,HR Manager,31 March 2031
1.2,Train all front-line staff,HR Manager,31 March 2030
1.3,Ask residents who have not answered before,HR Manager,31 March 2029
"""
MOST_BYTES = 100_000
MOST_INTERACTIONS = 6


@dataclass(frozen=True)
class Body:
    """An officer's session and the address of the plan."""

    officer: str
    plan: str


@pytest.fixture
def served(site, settings) -> str:
    """The address of the site, which it writes into mail."""
    settings.SITE_ADDRESS = site
    return site


@pytest.fixture
def body(served) -> Body:
    return in_database(_body)


def _body() -> Body:
    officer = MembershipFactory(role=Role.OFFICER, account__name="Olive", organisation__name="Corby Council")
    by, organisation = officer.account.actor, officer.organisation
    file = read_file(DOCUMENT.encode(), "plan.csv").plan
    file.plan.title = "Equality scheme"
    plan = import_plan(by=by, organisation=organisation, file=file, slug="equality-scheme")
    bind_leads(by=by, plan=plan, answers={"HR Manager": Answer(title="HR Manager")})
    post = Post.objects.get(organisation=organisation)
    add_holder(by=by, post=post, name="Pat Porter", email="pat@example.invalid")
    return Body(session_of(officer.account), plan.get_absolute_url())


class Counted:
    """A page on which what a person does is counted, and the bytes that come for it."""

    def __init__(self, page: Page) -> None:
        self.page, self.interactions, self.bytes = page, 0, 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._came)

    def _came(self, told: dict[str, Any]) -> None:
        self.bytes += int(told["encodedDataLength"])

    def open(self, address: str) -> None:
        self.interactions += 1
        self.page.goto(address)

    def choose(self, action: str, answer: str) -> None:
        self.interactions += 1
        self.page.get_by_role("region", name=action).get_by_label(answer, exact=True).check()

    def write(self, action: str, words: str) -> None:
        self.interactions += 1
        self.page.get_by_role("region", name=action).get_by_label("In a few words").fill(words)

    def press(self, button: str) -> None:
        self.interactions += 1
        self.page.get_by_role("button", name=button).click()


def link_in(letter: EmailMessage) -> str:
    text = letter.get_body(("plain",)).get_content()
    return re.findall(r"http://\S+/updates/[\w-]+/", text)[0]


@pytest.mark.enable_socket
@pytest.mark.parametrize("scripts", [False, True], ids=["without-scripts", "with-scripts"])
def test_from_the_opening_to_the_snapshot(browser, served, body, sink, scripts):
    look = Look("update-cycle")
    officer = window(browser, served, DESK, body.officer)
    officer.goto(f"{served}{body.plan}")
    officer.get_by_role("link", name="Asking for updates").click()
    look(officer, "cycles", scripts=True)
    officer.get_by_role("button", name="Start a cycle").click()
    expect(officer.locator("main")).to_contain_text("It would ask for 3 actions. 1 person would get a mail.")
    look(officer, "start", scripts=True)
    officer.get_by_label("What is it called?").fill("Third quarter")
    officer.get_by_role("button", name="Start it today").click()
    expect(officer.get_by_role("status")).to_contain_text("1 person is written to.")
    in_database(send_round, "tests")
    (letter,) = sink.letters
    assert letter["To"] == "pat@example.invalid"

    phone = window(browser, served, PHONE, scripts=scripts)
    lead = Counted(phone)
    lead.open(link_in(letter))
    expect(phone.get_by_role("heading", name="How do your actions stand?")).to_be_visible()
    assert "/updates/of/" in phone.url
    look(phone, "link", scripts=scripts)
    lead.choose("1.1 Publish the profile of our communities", "no change")
    lead.choose("1.2 Train all front-line staff", "done")
    lead.write("1.2 Train all front-line staff", "212 of 214 were trained, and complaints have halved.")
    lead.choose("1.3 Ask residents who have not answered before", "on track")
    look(phone, "answers", scripts=scripts)
    lead.press("Send")
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    look(phone, "thanks", scripts=scripts)
    assert lead.interactions <= MOST_INTERACTIONS
    assert 0 < lead.bytes < MOST_BYTES
    print(f"\n{lead.interactions} interactions, {lead.bytes} bytes with the stylesheet")  # noqa: T201 - the figure

    officer.reload()
    look(officer, "state", scripts=True)
    officer.get_by_role("button", name="Approve answers").click()
    expect(officer.locator("main")).to_contain_text("complaints have halved")
    look(officer, "approve", scripts=True)
    officer.get_by_role("button", name="Approve what is ticked").click()
    expect(officer.get_by_role("status")).to_contain_text("3 answers are approved.")
    officer.get_by_role("link", name="Close the cycle").click()
    look(officer, "close", scripts=True)
    officer.get_by_role("button", name="Close it").click()
    expect(officer.get_by_role("link", name="the plan as it stood")).to_be_visible()
    officer.get_by_role("button", name="Sign the cycle off").click()
    officer.get_by_role("button", name="Sign it off").click()
    expect(officer.locator("main")).to_contain_text("signed off by Olive")
    look(officer, "closed", scripts=True)
    officer.get_by_role("link", name="Corby Council").first.click()
    officer.goto(f"{served}{body.plan.split('plans/')[0]}response-rates/")
    look(officer, "responses", scripts=True)
    officer.context.close()
    assert "complaints have halved" in in_database(_snapshot, body.plan)

    phone.goto(link_in(letter))
    expect(phone.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    look(phone, "shut", scripts=scripts)
    phone.context.close()


def _snapshot(address: str) -> str:
    slug = address.strip("/").split("/")[1]
    return Plan.objects.get(organisation__slug=slug).snapshots.get().content
