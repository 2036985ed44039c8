"""The public site as a reader meets it: no fault that axe knows, no sideways scrolling, little to load."""

import pytest
from tests.browser.conftest import DESK, PHONE, SMALLEST, opened
from tests.browser.people import faults, in_database
from tests.editions.published import id_of, published, reduced
from tests.factories import SiteFactory

from dueregard.editions.releasing import withdraw_edition

pytestmark = pytest.mark.browser
HOME = "/published/corby/"
PLAN = f"{HOME}plans/equality-scheme/"
ADDRESSES = (
    HOME,
    PLAN,
    f"{PLAN}actions/{id_of('2.1.1')}/",
    f"{PLAN}objectives/{id_of('2.1')}/",
    f"{PLAN}editions/",
    f"{PLAN}editions/1/",
    f"{PLAN}editions/2/since/1/",
    f"{PLAN}editions/3/",
    f"{HOME}actions/",
    f"{HOME}actions/?words=profile&aim=foster",
    f"{HOME}actions/?words=zebra",
    f"{HOME}achieved/",
    f"{HOME}characteristics-and-aims/",
    f"{HOME}accessibility/",
    f"{HOME}privacy/",
    "/published/shown/",
)


@pytest.fixture(scope="module")
def public(site) -> str:
    """The server, with a body that has published a plan three times and taken the last edition back."""
    in_database(_publish)
    return site


def _publish() -> None:
    face = SiteFactory(slug="corby", name="Corby Council", contact="Write to us.", colour="#7a1f4b")
    first = published(site=face)
    published(reduced(progress="Second draft"), of=first, note="Progress of the spring.")
    withdraw_edition(edition=published(reduced(progress="Third"), of=first), reason="A figure was wrong.")
    SiteFactory(slug="shown", name="Shown Council", demonstration=True)


@pytest.mark.parametrize("language", ["", "/cy"], ids=["english", "welsh"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_fault(browser, public, size, language):
    found = {}
    for address in ADDRESSES:
        context, page = opened(browser, f"{public}{language}{address}", size)
        found[address] = faults(page)
        context.close()
    assert {address: these for address, these in found.items() if these} == {}


def test_nothing_makes_the_smallest_phone_scroll_sideways(browser, public):
    wide = {}
    for address in ADDRESSES:
        context, page = opened(browser, f"{public}{address}", SMALLEST)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > SMALLEST[0]:
            wide[address] = width
        context.close()
    assert wide == {}


def test_a_page_loads_little_from_its_own_server_without_a_cookie_or_a_complaint(browser, public):
    for address in ADDRESSES:
        context = browser.new_context()  # nobody has signed in with it
        page = context.new_page()
        loaded: dict[str, int] = {}
        said: list[str] = []
        page.on("response", lambda one, loaded=loaded: loaded.__setitem__(one.url, len(one.body())))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto(f"{public}{address}", wait_until="networkidle")
        assert all(url.startswith(public) for url in loaded)
        assert sum(loaded.values()) < 100_000
        assert context.cookies() == []
        assert [words for words in said if "410" not in words] == []
        context.close()


def test_the_first_thing_that_the_keyboard_reaches_leads_past_the_menu(browser, public):
    context, page = opened(browser, f"{public}{PLAN}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()
