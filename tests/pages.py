"""Reading pages in tests."""

from typing import Any

from django.http import HttpResponse
from lxml import html


def words_on(response: HttpResponse) -> str:
    """All words of the page, in one line."""
    return words_of(html.fromstring(response.content))


def words_of(element: Any) -> str:
    """All words of one part of a page, in one line."""
    return " ".join(element.text_content().split())
