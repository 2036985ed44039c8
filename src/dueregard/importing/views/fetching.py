"""What every page of this room begins with, and what they share."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from dueregard.accounts.door import actor_of
from dueregard.importing.models import Draft


def draft_of(request: HttpRequest, slug: str, uid: str) -> Draft:
    """The draft, for those who may see it."""
    visible = Draft.objects.visible_to(actor_of(request))
    with_all = visible.select_related(
        "organisation", "document", "plan__organisation", "renews__organisation"
    )
    return get_object_or_404(with_all, organisation__slug=slug, uid=uid)


def revision_of(form: Any) -> int:
    """The revision of the draft that the person had before them; 0, which there never is, if none came."""
    revision: int = form.cleaned_data["revision"] or 0
    return revision


def complain(form: Any, words: str) -> None:
    """Tell on the form, above all its questions, why what it asked for was not done."""
    form.add_error(None, words)
