"""What the pages that are about no body say where all that is held is a demonstration."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dueregard.organisations.models import Organisation


def demonstration(_request: HttpRequest) -> dict[str, Callable[[], str]]:
    """For templates: `site_notice()`, which asks the database when it is first called, if ever."""
    return {"site_notice": cache(site_notice)}


def site_notice() -> str:
    """The notice where bodies are held and every one of them is a demonstration, else "". 1 query."""
    kinds = Organisation.objects.order_by().values_list("demonstration", flat=True).distinct()
    if list(kinds) != [True]:
        return ""
    return _(
        "This is a demonstration, made of councils' public, historical plans with invented updates. "
        "It is not run by those councils."
    )
