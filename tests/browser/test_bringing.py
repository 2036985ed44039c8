"""An officer goes from a Word plan to a live one in Chromium, with and without scripts; axe finds nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.people import faults, in_database, session_of

from dueregard.accounts.models import Account
from dueregard.organisations.models import Membership, Organisation, Role

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[1] / "samples/open"
WORD = SAMPLES / "thornbeck-borough/equality-action-plan-2024-28.docx"
PDF = SAMPLES / "northmoor-university/rec-action-plan.pdf"


@dataclass(frozen=True)
class SignedIn:
    """An officer's session, and the address of their body, which has no plan yet."""

    session: str
    body: str


@pytest.fixture
def signed_in(site, settings, tmp_path) -> SignedIn:
    """Each test has a body of its own, which the demo's visitors do not see; documents are read at once."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return in_database(_sign_in)


def _sign_in() -> SignedIn:
    number = Organisation.objects.count()
    body = Organisation.objects.create(slug=f"thornbeck-{number}", name="Thornbeck Borough Council")
    account = Account.objects.create_user(f"officer@thornbeck-{number}.invalid", name="Olive")
    Membership.objects.create(organisation=body, account=account, role=Role.OFFICER)
    return SignedIn(session_of(account), body.get_absolute_url())


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def scripts(request) -> bool:
    return bool(request.param)


@pytest.fixture
def officer(browser, site, signed_in, scripts) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts)
    context.add_cookies([{"name": "sessionid", "value": signed_in.session, "url": site}])
    page = context.new_page()
    page.goto(f"{site}{signed_in.body}")
    yield page
    context.close()


@pytest.fixture
def clean(officer, scripts):
    """Asks axe, which is a script itself, where scripts run."""

    def look() -> None:
        if scripts:
            assert faults(officer) == []

    return look


def bring(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Bring a plan").click()
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Read this document").click()


def test_from_a_word_plan_to_a_live_one(officer, clean):
    page = officer
    bring(page, WORD)
    expect(page.get_by_text("Draft", exact=True)).to_be_visible()
    clean()
    page.get_by_role("link", name="See the rows of the document and mend them").click()
    clean()
    page.get_by_role("link", name="Mend row 3").click()
    clean()
    page.get_by_label("no part of the plan").check()
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_text("The document has been read again with that.")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Draft:")).click()
    expect(page.get_by_text("Table 1, row 3 left out")).to_be_visible()
    page.get_by_role("button", name="Take the last one back").click()
    expect(page.get_by_text("The last correction has been taken back.")).to_be_visible()
    page.get_by_label("Title of the plan").fill("Equality action plan")
    page.get_by_role("button", name="Accept this as the plan").click()
    expect(page).to_have_url(re.compile("/plans/equality-action-plan/leads/$"))
    clean()
    page.get_by_role("link", name="Equality action plan").first.click()
    expect(page).to_have_url(re.compile("/plans/equality-action-plan/$"))
    expect(page.get_by_role("heading", name="Equality action plan", level=1)).to_be_visible()


def test_a_pdf_stands_beside_its_draft_with_the_place_marked(officer, clean):
    page = officer
    bring(page, PDF)
    page.get_by_role("link", name=re.compile("^Every member of Council")).click()
    picture = page.locator("figure img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    clean()


def test_a_table_is_said_to_hold_the_plan_where_none_was_found(officer, clean, tmp_path):
    page = officer
    promises = tmp_path / "promises.csv"
    promises.write_text("What we promise,Whom to ask\nA quiet room,Estates team\nRamps,Access Officer\n")
    bring(page, promises)
    expect(page.get_by_text("No plan was found in this document, but it has tables.")).to_be_visible()
    clean()
    page.get_by_role("link", name="The actions are in table 1").click()
    clean()
    page.get_by_label("Column 1 holds").select_option(label="what is to be done")
    page.get_by_label("Column 2 holds").select_option(label="lead")
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_text("2 actions")).to_be_visible()
    page.get_by_role("button", name="Take the last one back").click()
    expect(page.get_by_role("link", name="The actions are in table 1")).to_be_visible()
