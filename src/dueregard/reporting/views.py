"""The page on which a report is asked for, and the report itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.design.pages import page
from dueregard.plans.editing.fetching import crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.reporting.forms import ReportForm
from dueregard.reporting.outputs import MEDIA_TYPES, report_bytes
from dueregard.reporting.queries import as_at, leads_of
from dueregard.writing.refusals import CannotWrite


@page("report", of=Plan)
@require_safe
def report_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The form; once it is filled in, the report. It changes nothing, so its address can be kept."""
    found = plan_for(request, "report", organisation, plan)
    today = clock.today()
    first = {"report": "appendix", "as_at": f"{today:%d/%m/%Y}", "format": "docx"}
    form = ReportForm(request.GET if request.GET else None, leads_of(found), first)
    if form.is_valid():
        try:
            return _file(found, form)
        except CannotWrite as error:
            form.add_error("format", str(error))
    context = {"plan": found, "form": form, "breadcrumbs": crumbs(found)}
    return render(request, "reporting/ask.html", context, status=422 if form.is_bound else 200)


def _file(plan: Plan, form: ReportForm) -> HttpResponse:
    asked = form.cleaned_data
    about = as_at(plan, day=asked["as_at"], since=asked["since"], reference=asked["reference"])
    about = about.of_lead(asked["lead"]) if asked["lead"] else about
    content = report_bytes(asked["report"], about, asked["format"])
    name = f"{plan.slug}-{asked['report']}-{asked['as_at'].isoformat()}.{asked['format']}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA_TYPES[asked["format"]], headers=headers)
