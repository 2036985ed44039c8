"""What every page of this room begins with, and what they share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dueregard.accounts.door import actor_of
from dueregard.design.languages import home, local
from dueregard.importing.models import Draft
from dueregard.organisations.models import Organisation

Crumbs = list[dict[str, str]]


def draft_of(request: HttpRequest, slug: str, uid: str) -> Draft:
    """The draft, for those who may see it."""
    visible = Draft.objects.visible_to(actor_of(request))
    with_all = visible.select_related(
        "organisation", "document", "plan__organisation", "renews__organisation"
    )
    return get_object_or_404(with_all, organisation__slug=slug, uid=uid)


def crumbs(organisation: Organisation, *further: tuple[str, str]) -> Crumbs:
    """The way back: plans, body, and (words, address) of the pages between."""
    above = [
        {"text": _("Plans"), "href": home()},
        {"text": organisation.name, "href": local(organisation.get_absolute_url())},
    ]
    return above + [{"text": words, "href": address} for words, address in further]


def to(address: str) -> HttpResponse:
    """Go on to another page, in the language of this one."""
    return HttpResponseRedirect(local(address))


def say(request: HttpRequest, words: str) -> None:
    """Tell something on the next page."""
    messages.success(request, words)


def revision_of(form: Any) -> int:
    """The revision of the draft that the person had before them; 0, which there never is, if none came."""
    revision: int = form.cleaned_data["revision"] or 0
    return revision


def complain(form: Any, words: str) -> None:
    """Tell on the form, above all its questions, why what it asked for was not done."""
    form.add_error(None, words)
