"""People with a window of their own, and a look at what it shows them."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from playwright.sync_api import Browser, Page

from dueregard.accounts.models import Account

T = TypeVar("T")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to describe every element that passes takes most of axe's time
}
WIDE = """() => {
  const wide = each => each.getBoundingClientRect().right > window.innerWidth + 1
  if (document.documentElement.scrollWidth <= window.innerWidth) return []
  return [...document.querySelectorAll("main *")].filter(each => wide(each) && !wide(each.parentElement))
    .filter(each => !each.closest(".dr-wide, .govuk-visually-hidden"))
    .map(each => each.outerHTML.slice(0, 200))
    .concat(["the page"]).slice(0, 4)
}"""
PICTURES = os.environ.get("PICTURES", "")
"""A folder for screenshots of the journeys; without one none are taken."""


def in_database(work: Callable[..., T], *given: Any) -> T:
    """Do something with the database beside the browser's event loop, in which Django refuses to."""

    def do() -> T:
        try:
            return work(*given)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as beside:
        return beside.submit(do).result()


def session_of(account: Account) -> str:
    """The key of a session in which the account is signed in and has just given its password once more."""
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store["account_authentication_methods_user"] = str(account.pk)
    store["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    store.create()
    return str(store.session_key)


def window(
    browser: Browser, site: str, size: tuple[int, int], session: str = "", *, scripts: bool = True
) -> Page:
    """A window of that size, signed in where a session is given; close its context in the end."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    return context.new_page()


def picture(page: Page, name: str) -> None:
    """Keep a screenshot of the whole page, where a folder for them is named."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def faults(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds on the page, which must run scripts: the rule, its words, where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], each["help"], [node["html"][:200] for node in each["nodes"]][:3]) for each in found]


def too_wide(page: Page) -> list[str]:
    """What makes the page wider than its window, so that it scrolls sideways: the outermost of it."""
    page.wait_for_load_state()
    return list(page.evaluate(WIDE))


class Look:
    """Looks at one page after the other: a picture of each, no fault, no sideways scrolling."""

    def __init__(self, journey: str) -> None:
        self.journey = journey
        self.addresses: list[str] = []

    def __call__(self, page: Page, name: str, *, scripts: bool) -> None:
        """Fails where axe finds a fault or the page is too wide."""
        self.addresses.append(page.url)
        width = (page.viewport_size or {"width": 0})["width"]
        picture(page, f"{self.journey}-{len(self.addresses):02}-{name}-{width}")
        wide = too_wide(page)
        assert not wide, (page.url, wide)
        found = faults(page) if scripts else []
        assert not found, (page.url, found)
