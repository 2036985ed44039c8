"""The pages of reports: one is asked for, given as a file, kept as it was sent, and put right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.organisations.permissions import may
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.reporting.forms import AddendumForm, ReportForm
from dueregard.reporting.making import make
from dueregard.reporting.models import SentReport
from dueregard.reporting.operations import add_addendum, keep_report
from dueregard.reporting.queries import leads_of
from dueregard.writing.files import MEDIA_TYPES
from dueregard.writing.refusals import CannotWrite


@page("report", of=Plan)
@require_safe
def report_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The form; once it is filled in, the report. It changes nothing, so its address can be kept."""
    found = plan_for(request, "report", organisation, plan)
    form = _form(found, request.GET if request.GET else None)
    if form.is_valid():
        try:
            made = make(found, form.request())
        except CannotWrite as error:
            form.add_error("format", str(error))
        else:
            headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
            kind = MEDIA_TYPES[form.cleaned_data["format"]]
            return HttpResponse(made.content, content_type=kind, headers=headers)
    context = {
        "plan": found,
        "form": form,
        "may_keep": may(actor_of(request), "keep_report", found),
        "may_style": may(actor_of(request), "edit_report_look", found),
        "arranged": found.report_columns.exists(),
        "breadcrumbs": crumbs(found),
    }
    return asking(request, "reporting/ask.html", context)


@page("report", of=Plan)
@require_safe
def sent_reports_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The reports of the plan that are kept as they were sent, the latest first."""
    found = plan_for(request, "report", organisation, plan)
    context = {
        "plan": found,
        "reports": SentReport.objects.filter(plan=found)
        .select_related("document__organisation")
        .prefetch_related("addenda"),
        "may_keep": may(actor_of(request), "keep_report", found),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "reporting/sent.html", context)


@page("keep_report", of=Plan)
@require_http_methods(ASKS)
def keep_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Make a report and keep it as it is sent."""
    found = plan_for(request, "keep_report", organisation, plan)
    form = _form(found, posted(request))
    if form.is_valid():
        try:
            with ComplaintsOn(form):
                keep_report(by=actor_of(request), plan=found, request=form.request())
                say(request, _("The report is kept. Its file will not change."))
                return to(f"{found.get_absolute_url()}reports/")
        except CannotWrite as error:
            form.add_error("format", str(error))
    note = _("The file is kept under its hash, so that anybody can tell later what was sent.")
    return _ask(request, found, form, heading=_("Keep a report as it is sent"), note=note)


@page("keep_report", of=Plan)
@require_http_methods(ASKS)
def addendum_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Put right what was wrong in a report that was sent."""
    found = plan_for(request, "keep_report", organisation, plan)
    report = get_object_or_404(SentReport, plan=found, uid=uid)
    form = AddendumForm(posted(request))
    if form.is_valid():
        add_addendum(by=actor_of(request), report=report, text=form.cleaned_data["text"])
        say(request, _("It stands beside the report now."))
        return to(f"{found.get_absolute_url()}reports/")
    return _ask(request, found, form, heading=_("Put a report right"), note=str(report), button=_("Add it"))


def _form(plan: Plan, data: Any) -> ReportForm:
    first = {"report": "appendix", "as_at": f"{clock.today():%d/%m/%Y}", "format": "docx"}
    return ReportForm(data, leads_of(plan), first)


def _ask(request: HttpRequest, plan: Plan, form: Any, **words: str) -> HttpResponse:
    return ask_about(request, plan, form, **words, back=f"{plan.get_absolute_url()}reports/")
