"""Bringing a document, pasting a table, starting without one, and the list of drafts."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import posted, posted_with_files
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.exchange.operations import import_plan
from dueregard.exchange.starting import blank_file, file_like, gender_plan_file
from dueregard.importing.forms.bringing import GENDER, BringForm, PasteForm, StartForm
from dueregard.importing.models import Draft
from dueregard.importing.operations import bring_document
from dueregard.organisations.fetching import body_for, way_back
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan


@page("bring_document", of=Organisation)
@require_http_methods(ASKS)
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file; it is kept and read, and its draft is shown."""
    organisation = body_for(request, "bring_document", slug)
    sent = posted_with_files(request)
    form = BringForm(*sent, plans=_renewable(request, organisation))
    if form.is_valid():
        file = form.cleaned_data["file"]
        return _brought(request, organisation, form, file.name or "", file.read())
    return _page(request, "importing/bring.html", organisation, form)


@page("bring_document", of=Organisation)
@require_http_methods(ASKS)
def paste(request: HttpRequest, slug: str) -> HttpResponse:
    """Paste a table; from then on it is a document like any other."""
    organisation = body_for(request, "bring_document", slug)
    form = PasteForm(posted(request), plans=_renewable(request, organisation))
    if form.is_valid():
        name = _("Pasted on %(day)s.txt") % {"day": clock.today().isoformat()}
        return _brought(request, organisation, form, name, form.cleaned_data["table"].encode())
    return _page(request, "importing/paste.html", organisation, form)


@page("bring_document", of=Organisation)
@require_http_methods(ASKS)
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a plan without a document: blank, or built like another plan."""
    organisation = body_for(request, "bring_document", slug)
    seen = Plan.objects.visible_to(actor_of(request)).select_related("organisation").order_by("title")
    form = StartForm(posted(request), plans=seen)
    if form.is_valid():
        file = _started(form.cleaned_data)
        plan = import_plan(by=actor_of(request), organisation=organisation, file=file)
        say(request, _("The plan has been made. It is seen by members of the organisation only."))
        return to(plan.get_absolute_url())
    return _page(request, "importing/start.html", organisation, form)


@page("bring_document", of=Organisation)
@require_safe
def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """The body's drafts about which something is still to be decided."""
    organisation = body_for(request, "bring_document", slug)
    visible = Draft.objects.visible_to(actor_of(request)).filter(organisation=organisation).open()
    found = visible.select_related("organisation", "document").defer("opened", "reading")
    context = {"organisation": organisation, "drafts": found, "breadcrumbs": way_back(organisation)}
    return render(request, "importing/drafts.html", context)


def _started(given: dict[str, Any]) -> PlanFile:
    title, like = given["title"], given.get("like")
    if given["kind"] == GENDER:
        return gender_plan_file(title, language=get_language() or "en")
    return file_like(like, title, objectives=given.get("objectives", False)) if like else blank_file(title)


def _renewable(request: HttpRequest, organisation: Organisation) -> QuerySet[Plan]:
    """The body's plans of which a newer version may be brought."""
    return Plan.objects.filter(allowed(actor_of(request), "edit", Plan), organisation=organisation)


def _brought(
    request: HttpRequest, organisation: Organisation, form: Any, name: str, content: bytes
) -> HttpResponse:
    renews = form.cleaned_data.get("renews")
    draft = bring_document(
        by=actor_of(request), organisation=organisation, name=name, content=content, renews=renews
    )
    return to(draft.get_absolute_url())


def _page(request: HttpRequest, template: str, organisation: Organisation, form: Any) -> HttpResponse:
    context = {"organisation": organisation, "form": form, "breadcrumbs": way_back(organisation)}
    return asking(request, template, context)
