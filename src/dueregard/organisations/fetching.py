"""What pages about a body begin with, and the way back from them."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dueregard.accounts.door import actor_of
from dueregard.design.languages import home, local
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed

Crumbs = list[dict[str, str]]


def body_for(request: HttpRequest, verb: str, slug: str) -> Organisation:
    """The body, for those who may do `verb` to it; to all others it is not there."""
    mine = Organisation.objects.filter(allowed(actor_of(request), verb, Organisation))
    return get_object_or_404(mine, slug=slug)


def way_back(body: Organisation | None = None, *further: tuple[str, str]) -> Crumbs:
    """The way back: all plans, the body, then (words, address) of each page between."""
    way = [(body.name, body.get_absolute_url())] if body else []
    return [
        {"text": _("Plans"), "href": home()},
        *({"text": words, "href": local(address)} for words, address in [*way, *further]),
    ]
