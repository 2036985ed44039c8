"""What views of every room reply with: a page that asks, the way to another page, words that stand on it."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from dueregard.design.languages import local

ASKS: Final = ["GET", "HEAD", "POST"]
"""The methods of a page that asks."""


def asking(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page with its `form`; where what was sent was not kept, the status says so as well."""
    return render(request, template, context, status=422 if context["form"].errors else 200)


def to(address: str) -> HttpResponse:
    """Go on to another page, in the language of this one."""
    return HttpResponseRedirect(local(address))


def say(request: HttpRequest, words: str) -> None:
    """Tell something on the next page."""
    messages.success(request, words)
