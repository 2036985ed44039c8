"""Every page of the site, by its address patterns: no fault that axe knows, and no sideways scrolling.

The list is made from the addresses themselves, so a new page cannot be forgotten. Records and addresses are
those of the permission test; here one person may everything, for whom each page has most to show.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test.utils import override_settings
from playwright.sync_api import Page
from tests.browser.conftest import DESK, PHONE
from tests.browser.people import faults, in_database, session_of, too_wide, window
from tests.cast import OPERATOR
from tests.factories import AccountFactory, MembershipFactory, OrganisationFactory
from tests.house.test_strangers import ADDRESSES, Records, records_of
from tests.plan_files import something_of_everything

from dueregard.design.pages import OPEN
from dueregard.exchange.operations import import_plan
from dueregard.importing.models import Draft
from dueregard.importing.operations import bring_document, record_reading
from dueregard.importing.tasks import READER
from dueregard.organisations.models import Role
from dueregard.organisations.posts.operations import add_holder
from dueregard.plans.operations import edit_action, redact_words
from dueregard.reading.jobs import read_confined

pytestmark = pytest.mark.browser

PDF = Path(__file__).parents[1] / "samples/open/northmoor-university/rec-action-plan.pdf"
PASSWORD = "lantern otter pavement"
FURTHER = (
    "{plan}history/",
    "{plan}as-of/?on=2026-01-01",
    "{plan}?view=columns",
    "{plan}bulk/?lead=EIO",
    "{plan}publishing/translation/?show=all",
    "{plan}figures/rows/?state=late",
    "/work/?list=open&of=body",
    "/actions/?status=open&due=undated",
    "/search/?words=profile",
    "/search/?words=zebra",
)
"""What a page shows only when something is asked of it."""


@dataclass(frozen=True)
class Installation:
    """Where to look: pages for who is signed in, pages for everybody, who is asked for a code at sign-in."""

    session: str
    own: tuple[str, ...]
    open: tuple[str, ...]
    login: str


@pytest.fixture(scope="module")
def installation(site, tmp_path_factory) -> Iterator[Installation]:
    """A body with a plan that has something of everything, a draft of a PDF and one of a newer version."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
        yield in_database(_installation)


def _installation() -> Installation:
    account = AccountFactory(name="Adam", runs_installation=True)
    account.set_password(PASSWORD)
    account.save()
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "x"})
    body = OrganisationFactory(name="Corby Council")
    for role in (Role.ADMINISTRATOR, Role.OFFICER):
        MembershipFactory(organisation=body, account=account, role=role)
    pdf, csv = (PDF.read_bytes(), PDF.name), (b"Ref,Action,By when\n1,Publish,2015\n", "newer.csv")
    records = records_of(body, read_confined(*csv, []))
    plan = _plan(records, account.actor)
    drafts = [_draft(body, *pdf), _draft(body, *csv, renews=plan)]
    own, everybody = [], []
    for address in ADDRESSES:
        pages = everybody if address.door == OPEN else own
        for draft in drafts if "<slug:uid>" in address.route and "drafts/" in address.route else drafts[:1]:
            records.by_word["drafts"] = draft
            pages.append(address.of(records))
    own += [each.format(plan=plan.get_absolute_url()) for each in FURTHER]
    return Installation(session_of(account), tuple(own), tuple(everybody), account.email)


def _plan(records: Records, by: Any) -> Any:
    """The plan that the addresses name: one in which something was changed, and words were removed."""
    plan = import_plan(by=OPERATOR, organisation=records.body, file=something_of_everything())
    action = plan.actions.get(key="2.1.1")
    edit_action(by=by, action=action, changes={"outcome": "Gaps are known and closed"}, reason="A longer one")
    redact_words(by=by, plan=plan, words="Officer time", reason="Asked for")
    add_holder(by=by, post=records.by_word["posts"], name="Pat")
    records.by_kind["plans.plan"] = plan
    records.by_word |= {"actions": action, "objectives": plan.objectives.get(key="2.1")}
    return plan


def _draft(body: Any, content: bytes, name: str, **more: Any) -> Draft:
    draft = bring_document(by=OPERATOR, organisation=body, name=name, content=content, **more)
    return record_reading(by=READER, draft=draft, outcome=read_confined(content, name, []))


@pytest.mark.parametrize(("size", "language"), [(PHONE, ""), (DESK, "/cy")], ids=["phone", "desk-in-welsh"])
def test_no_page_has_a_fault_or_scrolls_sideways(browser, site, installation, size, language):
    seen = 0
    wrong: dict[str, object] = {}
    for session, addresses in ((installation.session, installation.own), ("", installation.open)):
        page = window(browser, site, size, session)
        for address in addresses:
            if _is_shown(page, f"{site}{language}{address}"):
                seen += 1
                if found := [*faults(page), *too_wide(page)]:
                    wrong[address] = found
        page.context.close()
    assert wrong == {}
    assert seen > 70


def _is_shown(page: Page, address: str) -> bool:
    """Whether there is a page to read at the address: no file, no refusal, no answer to a form alone."""
    answer = page.request.get(address, max_redirects=0)
    if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
        return False
    page.goto(address)
    return True


def test_the_code_that_sign_in_asks_for(browser, site, installation):
    page = window(browser, site, PHONE)
    page.goto(f"{site}/sign-in/")
    page.locator("[name=login]").fill(installation.login)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/sign-in/code/*")
    assert [*faults(page), *too_wide(page)] == []
    page.context.close()
