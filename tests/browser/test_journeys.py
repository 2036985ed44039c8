"""The errands of docs/explanation/journeys.md, walked with the keyboard alone and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import DESK, PHONE, opened

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def scripts(request) -> bool:
    return bool(request.param)


@pytest.fixture
def visit(browser, site, at, scripts):
    """Opens a window for a visitor and closes all of them in the end."""
    contexts = []

    def window(address: str, size=DESK) -> Page:
        context, page = opened(browser, f"{site}{address}", size, scripts=scripts)
        contexts.append(context)
        return page

    yield window
    for context in contexts:
        context.close()


def focused(page: Page):
    return page.locator(":focus")


def tab_to(page: Page, name: str, role: str = "link", most: int = 60) -> None:
    """Press Tab until the thing with that name has the focus, as somebody without a mouse must."""
    wanted = page.get_by_role(role, name=name).first
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{most} presses of Tab do not reach the {role} “{name}”")


def test_the_first_tab_offers_to_skip_to_the_content(visit, at):
    page = visit(at.plan)
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main-content$"))
    page.keyboard.press("Tab")
    inside = focused(page).evaluate("element => document.querySelector('main').contains(element)")
    assert inside


def test_an_officer_goes_from_the_first_page_to_what_is_late_and_back(visit, at):
    page = visit("/")
    tab_to(page, "Melton Borough Council")
    page.keyboard.press("Enter")
    tab_to(page, "Equality Steering Group action plan")
    page.keyboard.press("Enter")
    tab_to(page, "late")
    late = int(re.search(r"\d+", focused(page).inner_text()).group())
    page.keyboard.press("Enter")
    rows = page.locator("tr.dr-actions__row")
    expect(rows).to_have_count(late)
    first = rows.first.get_by_role("link").first
    title = first.inner_text()
    tab_to(page, title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.go_back()
    expect(page.locator("tr.dr-actions__row")).to_have_count(late)


def test_a_lead_filters_by_name_on_a_phone(visit, at):
    page = visit(at.plan, PHONE)
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    lead = page.get_by_label("Responsible Officer").or_(page.get_by_label("Lead")).first
    expect(lead).to_be_visible()
    name = lead.locator("option").nth(1).get_attribute("value")
    lead.select_option(name)
    tab_to(page, "Show", role="button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("lead="))
    rows = page.locator("tr.dr-actions__row")
    assert rows.count() > 0
    for row in rows.all():
        expect(row).to_contain_text(name)


def test_a_resident_follows_a_reference_there_and_back(visit, at):
    page = visit(at.objective)
    heading = page.get_by_role("heading", level=1).inner_text()
    back = page.locator("h2:has-text('Referred to from') + ul a").first
    back.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(re.escape(at.objective)))
    onward = page.locator("h2:has-text('Refers to') + ul > li > a")
    names = [" ".join(link.inner_text().split())[:20] for link in onward.all()]
    assert " ".join(heading.split())[:20] in names


def test_a_resident_changes_the_language_and_stays_on_the_page(visit, at):
    page = visit(at.filtered)
    tab_to(page, "Cymraeg")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"/cy{at.filtered}")))
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    tab_to(page, "English")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(at.filtered)))


def test_a_wrong_choice_takes_the_reader_to_the_message(visit, at):
    page = visit(at.bad_choice)
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_role("alert").get_by_role("link").click()
    expect(focused(page)).to_have_attribute("name", "lead")


def test_every_link_on_a_plan_can_be_seen_when_it_has_the_focus(visit, at):
    page = visit(at.plan)
    hidden = []
    for _press in range(25):
        page.keyboard.press("Tab")
        box = focused(page).bounding_box()
        if not box or box["width"] < 5 or box["height"] < 5:
            hidden.append(focused(page).inner_text())
    assert hidden == []


def test_a_printed_plan_leaves_out_what_paper_cannot_do(visit, at):
    page = visit(at.plan)
    page.emulate_media(media="print")
    expect(page.locator(".dr-filter")).to_be_hidden()
    expect(page.locator(".dr-navigation")).to_be_hidden()
    expect(page.locator("table.dr-actions")).to_be_visible()
