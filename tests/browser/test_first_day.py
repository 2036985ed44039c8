"""From an installation that nobody has an account on to a plan that only its own body sees."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect
from tests.browser.bolsover import NAME, word_document
from tests.browser.conftest import DESK, PHONE, SESSIONS, session_of_a_viewer
from tests.browser.people import Look, in_database, session_of, window
from tests.factories import MembershipFactory

from dueregard.accounts.models import Account
from dueregard.organisations.links import first_visit_key
from dueregard.organisations.models import Role
from dueregard.publishing.models import Proposal

pytestmark = pytest.mark.browser
PASSWORD = "lantern otter pavement"


@pytest.fixture
def link(site, settings, tmp_path) -> Iterator[str]:
    """What the console prints where nobody has an account yet; documents are read at once.

    Afterwards the viewer of the other tests is there again, whichever of them comes next.
    """
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

    def key() -> str | None:
        Proposal.objects.all().delete()  # those of other tests
        Account.objects.all().delete()
        return first_visit_key()

    yield f"{site}/first-visit/{in_database(key)}/"
    SESSIONS[site] = in_database(session_of_a_viewer)


@pytest.mark.parametrize(
    ("size", "scripts"),
    [(DESK, True), (PHONE, True), (DESK, False)],
    ids=["desk", "phone", "without-scripts"],
)
def test_from_the_first_visit_to_a_plan_of_which_other_bodies_see_nothing(
    browser, site, link, size, scripts, mailoutbox, tmp_path
):
    look = Look("first-day")
    administrator = window(browser, site, size, scripts=scripts)
    _make_the_first_account(administrator, link, look, scripts=scripts)
    _take_in_the_body(administrator, look, scripts=scripts)
    _invite(administrator, "olive@bolsover.invalid", look, scripts=scripts)
    administrator.context.close()
    (letter,) = [each for each in mailoutbox if each.to == ["olive@bolsover.invalid"]]
    officer = window(browser, site, size, scripts=scripts)
    officer.goto(re.search(r"http\S+/invitations/\S+", letter.body).group())
    _join(officer, look, scripts=scripts)
    looked = Look("bringing")
    _bring_bolsover(officer, tmp_path, looked, scripts=scripts)
    _mend(officer, looked, scripts=scripts)
    _accept(officer, looked, scripts=scripts)
    _bind(officer, looked, scripts=scripts)
    _look_at_the_plan(officer, looked, scripts=scripts)
    officer.context.close()
    _another_body_is_refused(browser, site, looked.addresses)


def _make_the_first_account(page: Page, link: str, look: Look, *, scripts: bool) -> None:
    page.goto(link)
    look(page, "first-visit", scripts=scripts)
    page.get_by_label("Your name").fill("Adam")
    page.get_by_label("E-mail address").fill("adam@bolsover.invalid")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    look(page, "sign-in", scripts=scripts)
    _sign_in(page, "adam@bolsover.invalid")
    look(page, "password-again", scripts=scripts)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    look(page, "second-factor", scripts=scripts)
    secret = page.locator("code").inner_text()
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Turn on").click()
    expect(page.locator("main code")).to_have_count(10)
    look(page, "recovery-codes", scripts=scripts)


def _sign_in(page: Page, address: str) -> None:
    page.locator("[name=login]").fill(address)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def _take_in_the_body(page: Page, look: Look, *, scripts: bool) -> None:
    page.get_by_role("link", name="Plans", exact=True).first.click()
    page.get_by_role("link", name="Take in an organisation").click()
    look(page, "organisation", scripts=scripts)
    page.get_by_label("Name").fill("Bolsover Council of this test")
    page.locator("[name=nation]").select_option("england")
    page.locator("[name=sector]").select_option(index=1)
    page.locator("[name=headcount]").fill("420")
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("status")).to_contain_text("Now invite the people in it")
    look(page, "people", scripts=scripts)


def _invite(page: Page, address: str, look: Look, *, scripts: bool) -> None:
    page.get_by_role("button", name="Invite somebody").or_(
        page.get_by_role("link", name="Invite somebody")
    ).first.click()
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Equality officer").check()
    look(page, "invite", scripts=scripts)
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("status")).to_contain_text("on its way")
    look(page, "invited", scripts=scripts)


def _join(page: Page, look: Look, *, scripts: bool) -> None:
    look(page, "invitation", scripts=scripts)
    page.get_by_label("Your name").fill("Olive")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Accept the invitation").click()
    _sign_in(page, "olive@bolsover.invalid")
    page.get_by_role("link", name="Plans", exact=True).first.click()
    look(page, "own-plans", scripts=scripts)
    page.get_by_role("link", name="Bolsover Council of this test").click()


def _bring_bolsover(page: Page, folder, look: Look, *, scripts: bool) -> None:
    file = folder / NAME
    file.write_bytes(word_document())
    page.get_by_role("button", name="Bring a plan").click()
    look(page, "bring", scripts=scripts)
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Read this document").click()
    expect(page.get_by_text("43 actions")).to_be_visible()
    look(page, "draft", scripts=scripts)
    look.addresses.append(page.get_by_role("link", name="Download the document").get_attribute("href"))


def _mend(page: Page, look: Look, *, scripts: bool) -> None:
    """Settle a doubt, leave a row out, and take that back."""
    draft = page.url
    doubt = page.locator("fieldset", has_text="Jan 2013-2015")
    doubt.get_by_label("January 2013 to 2015").check()
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_role("status")).to_contain_text("read again")
    expect(page.get_by_text("2 open doubts")).to_be_visible()
    page.get_by_role("link", name="See the rows of the document and mend them").click()
    look(page, "rows", scripts=scripts)
    page.get_by_role("link", name="Mend row 16", exact=True).click()
    look(page, "row", scripts=scripts)
    page.get_by_label("no part of the plan").check()
    page.get_by_role("button", name="Read it so").click()
    page.goto(draft)
    expect(page.get_by_text("42 actions")).to_be_visible()
    page.get_by_role("button", name="Take the last one back").click()
    expect(page.get_by_text("43 actions")).to_be_visible()
    page.get_by_role("link", name="Publish Scheme").click()
    look(page, "item", scripts=scripts)
    page.goto(draft)


def _accept(page: Page, look: Look, *, scripts: bool) -> None:
    page.get_by_label("Title of the plan").fill("Single Equality Scheme of this test")
    page.get_by_role("button", name="Accept this as the plan").click()
    expect(page.get_by_role("heading", name="Who are the leads?")).to_be_visible()
    look(page, "leads", scripts=scripts)


def _bind(page: Page, look: Look, *, scripts: bool) -> None:
    """What the plan's key explains is offered; what it does not is listed; what is said is kept."""
    expect(page.get_by_text("Abbreviations that are in no key: ")).to_contain_text("JADs")
    payroll = page.locator("fieldset", has_text="JADHR &P")
    expect(payroll.get_by_label("Name, if it is new")).to_have_value(
        re.compile("Human Resources and Payroll")
    )
    page.get_by_role("button", name="Keep who they are").click()
    expect(page.get_by_role("status")).to_contain_text("It has been kept who the leads are.")
    expect(
        page.get_by_role("heading", name=re.compile("leads of open actions have no address"))
    ).to_be_visible()
    look(page, "bound", scripts=scripts)
    page.get_by_role("link", name="Go on to the plan").click()


def _look_at_the_plan(page: Page, look: Look, *, scripts: bool) -> None:
    expect(page.get_by_role("heading", name="Single Equality Scheme of this test", level=1)).to_be_visible()
    plan = page.url
    look(page, "plan", scripts=scripts)
    page.get_by_role("link", name="Publish Scheme").click()
    expect(page.locator("main")).to_contain_text("Equality Improvement Officer")
    look(page, "action", scripts=scripts)
    for link in ("Change", "Move", "Remove", "History"):
        page.get_by_role("link", name=link, exact=True).click()
        look(page, link.lower(), scripts=scripts)
        page.go_back()
    page.goto(plan)
    look.addresses.append(page.get_by_role("link", name="Plan file (JSON)").get_attribute("href"))


def _another_body_is_refused(browser, site, addresses) -> None:
    """Another body's officer finds none of the pages that the journey went through, nor the files."""
    page = window(browser, site, DESK, in_database(_stranger))
    for address in addresses:
        response = page.request.get(urljoin(site, address))
        assert response.status == 404, address
        assert "of this test" not in response.text(), address
    page.goto(addresses[0])
    expect(page.get_by_role("heading", level=1)).to_contain_text("not")
    look = Look("refused")
    look(page, "stranger", scripts=True)
    page.context.close()


def _stranger() -> str:
    membership = MembershipFactory(role=Role.OFFICER, account__name="Stan", organisation__name="Brackley")
    return session_of(membership.account)
