"""The pages on which a body says how its reports look."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.forms import posted, posted_with_files
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.organisations.fetching import body_for, way_back
from dueregard.organisations.models import Organisation
from dueregard.plans.editing.fetching import ask_about, plan_for
from dueregard.plans.models import Plan
from dueregard.reporting.look import Look
from dueregard.reporting.looks.forms import ColumnsForm, LogoForm, LookForm, TemplateForm
from dueregard.reporting.looks.operations import (
    arrange_report_columns,
    edit_report_look,
    remove_report_logo,
    remove_report_template,
    set_report_logo,
    set_report_template,
)
from dueregard.reporting.looks.previewing import preview_of
from dueregard.reporting.looks.queries import kept_look, look_from, look_of, offered_columns
from dueregard.reporting.looks.templates import PLACES
from dueregard.writing.columns import Place
from dueregard.writing.files import MEDIA_TYPES
from dueregard.writing.refusals import CannotWrite
from dueregard.writing.templates import default_template


@page("edit_report_look", of=Organisation)
@require_http_methods(ASKS)
def look_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """The words round the body's reports and their colour; a preview before they are kept."""
    found = body_for(request, "edit_report_look", organisation)
    form = LookForm(posted(request), instance=kept_look(found))
    preview = None
    if form.is_valid():
        if "preview" in request.POST:
            plan = found.plans.order_by("-id").first()
            preview = _preview(form, plan, lambda language: look_from(form.instance, language))
        else:
            edit_report_look(by=actor_of(request), organisation=found, changes=form.cleaned_data)
            say(request, _("Reports look as you said from now on. What was sent before stays as it was."))
            return to(_look_address(found))
    context = {
        "organisation": found,
        "form": form,
        "look": form.instance,
        "preview": preview,
        "breadcrumbs": way_back(found),
    }
    return asking(request, "reporting/look.html", context)


@page("edit_report_look", of=Organisation)
@require_http_methods(ASKS)
def logo_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Put a logo above the title of the body's reports."""
    found = body_for(request, "edit_report_look", organisation)
    form = LogoForm(*posted_with_files(request))
    if form.is_valid():
        alt, logo = form.cleaned_data["alt"], form.cleaned_data["file"]
        set_report_logo(by=actor_of(request), organisation=found, logo=logo, name=form.name, alt=alt)
        say(request, _("Reports have this logo from now on."))
        return to(_look_address(found))
    return _ask(request, found, form, heading=_("Logo of reports"), button=_("Keep it"))


@page("edit_report_look", of=Organisation)
@require_http_methods(ASKS)
def remove_logo_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Print no logo any more."""
    found = body_for(request, "edit_report_look", organisation)
    if request.method == "POST":
        remove_report_logo(by=actor_of(request), organisation=found)
        say(request, _("Reports have no logo from now on."))
        return to(_look_address(found))
    return _ask(request, found, forms.Form(), heading=_("Take the logo off reports"), button=_("Take it off"))


@page("edit_report_look", of=Organisation)
@require_http_methods(ASKS)
def template_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Have reports in Word filled into a document of the body's own."""
    found = body_for(request, "edit_report_look", organisation)
    form = TemplateForm(*posted_with_files(request))
    if form.is_valid():
        template = form.cleaned_data["file"]
        set_report_template(by=actor_of(request), organisation=found, template=template, name=form.name)
        say(request, _("Reports in Word are filled into this template from now on."))
        return to(_look_address(found))
    return _ask(
        request, found, form, heading=_("Word template of reports"), button=_("Keep it"), places=_places()
    )


@page("edit_report_look", of=Organisation)
@require_http_methods(ASKS)
def remove_template_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Make reports in Word without a template again."""
    found = body_for(request, "edit_report_look", organisation)
    if request.method == "POST":
        remove_report_template(by=actor_of(request), organisation=found)
        say(request, _("Reports in Word are made without a template from now on."))
        return to(_look_address(found))
    return _ask(
        request,
        found,
        forms.Form(),
        heading=_("Make reports in Word without the template"),
        button=_("Do without it"),
    )


@page("edit_report_look", of=Organisation)
@require_safe
def first_template(request: HttpRequest, organisation: str) -> HttpResponse:
    """A template to start from."""
    found = body_for(request, "edit_report_look", organisation)
    headers = {"Content-Disposition": 'attachment; filename="report-template.docx"'}
    content = default_template(found.language)
    return HttpResponse(content, content_type=MEDIA_TYPES["docx"], headers=headers)


@page("edit_report_look", of=Plan)
@require_http_methods(ASKS)
def columns_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Which columns the reports of a plan print, in which order and under which headings."""
    found = plan_for(request, "edit_report_look", organisation, plan)
    if "reset" in request.POST:
        return _arranged(request, found, ())
    form = ColumnsForm(posted(request), offered_columns(found))
    preview = None
    if form.is_valid():
        if "preview" not in request.POST:
            return _arranged(request, found, form.places())
        preview = _preview(form, found, lambda language: _with_places(found, language, form.places()))
    return ask_about(request, found, form, "reporting/columns.html", preview=preview)


def _arranged(request: HttpRequest, plan: Plan, places: tuple[Place, ...]) -> HttpResponse:
    arrange_report_columns(by=actor_of(request), plan=plan, places=places)
    say(request, _("Reports of this plan have their columns so from now on."))
    return to(f"{plan.get_absolute_url()}report/columns/")


def _with_places(plan: Plan, language: str, places: tuple[Place, ...]) -> Look:
    return replace(look_of(plan.organisation, language), places=places)


def _preview(form: forms.BaseForm, plan: Plan | None, look: Callable[[str], Look]) -> Any:
    """The first page as it would be; None, and the form says why, where there is none."""
    if plan is None:
        form.add_error(None, _("There is no plan yet to show it with."))
        return None
    try:
        return preview_of(plan, look(plan.language))
    except CannotWrite as error:
        form.add_error(None, str(error))
        return None


def _look_address(organisation: Organisation) -> str:
    return f"{organisation.get_absolute_url()}reports/look/"


def _places() -> list[tuple[str, str]]:
    """Each place of a template with what is put there."""
    said = {
        "report": _("the whole report; in a paragraph of its own, needed once"),
        "title": _("the report's title"),
        "organisation": _("the organisation's name as the plan prints it"),
        "day": _("the day of the report"),
        "reference": _("the file reference or item number, if any"),
        "logo": _("the logo, if any; in a paragraph of its own"),
    }
    return [(f"{{{{ {name} }}}}", said[name]) for name in PLACES]


def _ask(request: HttpRequest, organisation: Organisation, form: forms.Form, **words: Any) -> HttpResponse:
    address = _look_address(organisation)
    way = way_back(organisation, (_("How reports look"), address))
    return ask_about(
        request, organisation, form, "reporting/file.html", breadcrumbs=way, back=address, **words
    )
