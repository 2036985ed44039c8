"""Reading pages in tests."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html
from tests.cast import account_of

from dueregard.history.actor import Actor


def words_on(response: HttpResponse) -> str:
    """All words of the page, in one line."""
    return words_of(html.fromstring(response.content))


def words_of(element: Any) -> str:
    """All words of one part of a page, in one line."""
    return " ".join(element.text_content().split())


def page_for(client: Client, who: Actor, address: str = "/") -> Any:
    """The page that somebody sees there, as a tree; the public is not signed in."""
    if who.kind == "account":
        client.force_login(account_of(who))
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def rows_under(tree: Any, anchor: str) -> list[str]:
    """The names of the rows of the table below the heading of that id; none where no table follows it."""
    table = tree.xpath(f"//h2[@id='{anchor}']/following-sibling::*[1][self::table]")
    return [words_of(link) for link in table[0].xpath(".//tbody//th/a")] if table else []
