"""Every kind of page: no fault that axe knows, no sideways scrolling on the smallest phone, small to load."""

from dataclasses import astuple, fields

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import DESK, PHONE, SMALLEST, Addresses, opened

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = [field.name for field in fields(Addresses)]


def faults(page):
    results = Axe().run(page, options={"runOnly": RULES})
    return [
        (fault["id"], fault["help"], [node["target"] for node in fault["nodes"]][:3])
        for fault in results.response["violations"]
    ]


@pytest.mark.parametrize("language", ["", "/cy"], ids=["english", "welsh"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_fault(browser, site, at, size, language):
    found = {}
    for kind, address in zip(KINDS, astuple(at), strict=True):
        context, page = opened(browser, f"{site}{language}{address}", size)
        found[kind] = faults(page)
        context.close()
    assert {kind: these for kind, these in found.items() if these} == {}


@pytest.mark.parametrize("language", ["", "/cy"], ids=["english", "welsh"])
def test_nothing_makes_the_smallest_phone_scroll_sideways(browser, site, at, language):
    wide = {}
    for kind, address in zip(KINDS, astuple(at), strict=True):
        context, page = opened(browser, f"{site}{language}{address}", SMALLEST)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALLEST[0]:
            wide[kind] = width
        context.close()
    assert wide == {}


def test_text_of_twice_the_size_still_fits(browser, site, at):
    """WCAG 1.4.4. Four times the size on a desk is the smallest phone's width, tested above (1.4.10)."""
    context, page = opened(browser, f"{site}{at.plan}", (640, 900))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


def test_a_page_loads_little_and_only_from_its_own_server(browser, site, at):
    context, page = opened(browser, "about:blank")
    loaded: dict[str, int] = {}
    page.on("response", lambda response: loaded.__setitem__(response.url, len(response.body())))
    page.goto(f"{site}{at.plan}", wait_until="networkidle")
    assert all(url.startswith(site) for url in loaded)
    assert len(loaded) <= 4
    assert sum(loaded.values()) < 250_000  # not compressed; about a tenth of it on the wire
    context.close()


def test_reading_what_is_published_sets_no_cookie(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/")
    page.locator("h3 a").first.click()
    assert "/published/" in page.url
    assert context.cookies() == []
    context.close()


def test_no_page_has_an_error_in_the_console(browser, site, at):
    for address in astuple(at)[:-1]:
        context, page = opened(browser, "about:blank")
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto(f"{site}{address}")
        assert said == [], address
        context.close()
