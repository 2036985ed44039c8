"""The pages of annual reports: begun, written section by section, looked over, made a file, kept as sent."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.history.queries import ChangedMeanwhile, version_of
from dueregard.organisations.fetching import Crumbs, body_for, way_back
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed, may
from dueregard.plans.editing.fetching import ask_about
from dueregard.reporting.annual import operations
from dueregard.reporting.annual.forms import FileForm, SectionForm, StudyForm, Versioned, YearForm, last_year
from dueregard.reporting.annual.making import make_annual
from dueregard.reporting.annual.models import AnnualReport, CaseStudy
from dueregard.reporting.annual.queries import annual_of, annual_reports_of, plans_in, sections_in
from dueregard.reporting.annual.wording import COVERAGE, SILENT
from dueregard.reporting.forms import AddendumForm
from dueregard.reporting.operations import add_addendum, keep_annual_report
from dueregard.writing.files import MEDIA_TYPES
from dueregard.writing.refusals import CannotWrite


@page("report", of=Organisation)
@require_safe
def annual_reports_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """The annual reports of a body, the latest year first."""
    body = body_for(request, "report", organisation)
    context = {
        "organisation": body,
        "reports": annual_reports_of(body),
        "may_start": may(actor_of(request), "write_annual_report", body),
        "breadcrumbs": way_back(body),
    }
    return render(request, "reporting/annual/list.html", context)


@page("write_annual_report", of=Organisation)
@require_http_methods(ASKS)
def start_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Begin the report on a year."""
    body = body_for(request, "write_annual_report", organisation)
    today = clock.today()
    proposed = last_year(today, ())
    proposed = last_year(today, plans_in(body, first=proposed["first"]))
    form = YearForm(posted(request), body, proposed)
    if form.is_valid():
        with ComplaintsOn(form):
            given: dict[str, Any] = {"by": actor_of(request), "organisation": body}
            report = operations.start_annual_report(**given, **form.values())
            return to(report.get_absolute_url())
    words: dict[str, Any] = {"heading": _("Begin an annual report"), "button": _("Begin it")}
    return _ask(request, body, form, back=_all_of(body), **words)


@page("report", of=AnnualReport)
@require_safe
def annual_report_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """The report as it stands: what is missing, its sections, its case studies, what was sent."""
    report = _report(request, "report", organisation, uid)
    context = {
        "organisation": report.organisation,
        "annual": annual_of(report, today=clock.today()),
        "form": FileForm(),
        "sent": report.sent_reports.select_related("document__organisation").prefetch_related("addenda"),
        "may_edit": may(actor_of(request), "edit", report),
        "coverage_in_words": COVERAGE,
        "silent_in_words": SILENT,
        "breadcrumbs": _crumbs(report.organisation),
    }
    return render(request, "reporting/annual/report.html", context)


@page("report", of=AnnualReport)
@require_safe
def file_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """The report as a file. It changes nothing, so its address can be kept."""
    report = _report(request, "report", organisation, uid)
    form = FileForm({"format": "docx", **request.GET.dict()})
    if not form.is_valid():
        raise Http404
    kind = form.cleaned_data["format"]
    annual = annual_of(report, today=clock.today())
    try:
        made = make_annual(annual, kind=kind, reference=form.cleaned_data["reference"])
    except CannotWrite as error:
        say(request, str(error))
        return to(report.get_absolute_url())
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=MEDIA_TYPES[kind], headers=headers)


@page("edit", of=AnnualReport)
@require_http_methods(ASKS)
def year_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Other days or plans."""
    report = _report(request, "edit", organisation, uid)
    version = version_of(operations.REPORT, report.uid)
    days = {name: getattr(report, name) for name in ("first", "last", "as_at")}
    plans = list(report.plans.values_list("pk", flat=True))
    form = YearForm(posted(request), report.organisation, {**days, "plans": plans, "version": version})
    given: dict[str, Any] = {"by": actor_of(request), "report": report}
    if _done(form, version, lambda seen: operations.edit_annual_report(**given, **form.values(), seen=seen)):
        say(request, _("The changes have been kept."))
        return to(report.get_absolute_url())
    words = {"heading": _("Year and plans"), "button": _("Keep it")}
    return _ask(request, report.organisation, form, report=report, **words)


@page("edit", of=AnnualReport)
@require_http_methods(ASKS)
def section_page(request: HttpRequest, organisation: str, uid: str, code: str) -> HttpResponse:
    """The words of a section; where two write it at once, both texts are shown."""
    report = _report(request, "edit", organisation, uid)
    section = {each.code: each for each in sections_in(report)}.get(code)
    if section is None:
        raise Http404
    held = report.sections.filter(code=code).first()
    version = version_of(operations.SECTION, held.uid) if held else 0
    now = {name: getattr(held, name) for name in ("text", "not_covered")} if held else {}
    form = SectionForm(posted(request), {**now, "version": version}, expected=section.line is not None)
    given: dict[str, Any] = {"by": actor_of(request), "report": report, "code": code}
    if _done(form, version, lambda seen: operations.write_section(**given, **_words(form), seen=seen)):
        say(request, _("The words are kept."))
        return to(f"{report.get_absolute_url()}#{code}")
    theirs = [now[name] for name in now if now[name]] if form.is_bound else []
    words = {"heading": section.heading, "button": _("Keep the words")}
    return _ask(request, report.organisation, form, report=report, section=section, theirs=theirs, **words)


@page("edit", of=AnnualReport)
@require_http_methods(ASKS)
def add_study_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Tell a case study."""
    report = _report(request, "edit", organisation, uid)
    form = StudyForm(posted(request), report, {})
    given: dict[str, Any] = {"by": actor_of(request), "report": report}
    if _done(form, 0, lambda _seen: operations.add_case_study(**given, **_words(form))):
        say(request, _("The case study is in the report."))
        return to(f"{report.get_absolute_url()}#case-studies")
    words = {"heading": _("Add a case study"), "button": _("Keep it")}
    return _ask(request, report.organisation, form, report=report, **words)


@page("edit", of=AnnualReport)
@require_http_methods(ASKS)
def study_page(request: HttpRequest, organisation: str, uid: str, entry: str) -> HttpResponse:
    """Change a case study."""
    report, study = _study(request, organisation, uid, entry)
    version = version_of(operations.STUDY, study.uid)
    objectives = list(study.objectives.values_list("pk", flat=True))
    now = {"title": study.title, "text": study.text, "objectives": objectives, "version": version}
    form = StudyForm(posted(request), report, now)
    given: dict[str, Any] = {"by": actor_of(request), "study": study}
    if _done(form, version, lambda seen: operations.edit_case_study(**given, **_words(form), seen=seen)):
        say(request, _("The changes have been kept."))
        return to(f"{report.get_absolute_url()}#case-studies")
    theirs = [study.title, study.text] if form.is_bound else []
    words = {"heading": _("Change the case study"), "button": _("Keep it")}
    return _ask(request, report.organisation, form, report=report, theirs=theirs, **words)


@page("edit", of=AnnualReport)
@require_http_methods(ASKS)
def remove_study_page(request: HttpRequest, organisation: str, uid: str, entry: str) -> HttpResponse:
    """Take a case study out of the report, once it has been asked whether it is meant."""
    report, study = _study(request, organisation, uid, entry)
    form = forms.Form(posted(request))
    if form.is_valid():
        operations.remove_case_study(by=actor_of(request), study=study)
        say(request, _("The case study is out of the report. History keeps its words."))
        return to(f"{report.get_absolute_url()}#case-studies")
    words = {"heading": _("Remove the case study"), "note": study.title, "button": _("Remove it")}
    return _ask(request, report.organisation, form, report=report, **words)


@page("keep_report", of=AnnualReport)
@require_http_methods(ASKS)
def send_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Say what is missing; then make the report and keep it as it is sent."""
    report = _report(request, "keep_report", organisation, uid)
    form = FileForm(posted(request))
    if form.is_valid():
        kind, reference = form.cleaned_data["format"], form.cleaned_data["reference"]
        try:
            with ComplaintsOn(form):
                keep_annual_report(by=actor_of(request), report=report, kind=kind, reference=reference)
                say(request, _("The report is kept. Its file will not change."))
                return to(f"{report.get_absolute_url()}#sent")
        except CannotWrite as error:
            form.add_error("format", str(error))
    annual = annual_of(report, today=clock.today())
    context: dict[str, Any] = {"annual": annual, "silent_in_words": SILENT}
    words = {"heading": _("Keep the report as it is sent"), "button": _("Keep it")}
    note = _("The file is kept under its hash, so that anybody can tell later what was sent.")
    return _ask(request, report.organisation, form, report=report, note=note, **context, **words)


@page("keep_report", of=AnnualReport)
@require_http_methods(ASKS)
def addendum_page(request: HttpRequest, organisation: str, uid: str, entry: str) -> HttpResponse:
    """Put right what was wrong in an annual report that was sent."""
    report = _report(request, "keep_report", organisation, uid)
    sent = get_object_or_404(report.sent_reports, uid=entry)
    form = AddendumForm(posted(request))
    if form.is_valid():
        add_addendum(by=actor_of(request), report=sent, text=form.cleaned_data["text"])
        say(request, _("It stands beside the report now."))
        return to(f"{report.get_absolute_url()}#sent")
    words = {"heading": _("Put a report right"), "note": sent.document.name, "button": _("Add it")}
    return _ask(request, report.organisation, form, report=report, **words)


def _report(request: HttpRequest, verb: str, organisation: str, uid: str) -> AnnualReport:
    """The report, for those who may do `verb` to it; to all others it is not there."""
    mine = AnnualReport.objects.filter(allowed(actor_of(request), verb, AnnualReport))
    return get_object_or_404(mine.select_related("organisation"), organisation__slug=organisation, uid=uid)


def _study(request: HttpRequest, organisation: str, uid: str, entry: str) -> tuple[AnnualReport, CaseStudy]:
    report = _report(request, "edit", organisation, uid)
    return report, get_object_or_404(CaseStudy, report=report, uid=entry)


def _done(form: Versioned, version: int, do: Callable[[int | None], Any]) -> bool:
    """Whether the form was sent and the operation took what it says; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        with ComplaintsOn(form):
            do(form.cleaned_data["version"])
            return True
    except ChangedMeanwhile:
        form.renewed(version)
    return False


def _words(form: forms.Form) -> dict[str, Any]:
    """What a form holds beside the version."""
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


def _all_of(body: Organisation) -> str:
    return f"{body.get_absolute_url()}annual-reports/"


def _crumbs(body: Organisation) -> Crumbs:
    return way_back(body, (_("Annual reports"), _all_of(body)))


def _ask(
    request: HttpRequest,
    body: Organisation,
    form: forms.Form,
    *,
    report: AnnualReport | None = None,
    back: str = "",
    **more: Any,
) -> HttpResponse:
    """A page with one form, and beside it what one has to know."""
    back = back or (report.get_absolute_url() if report else "")
    told = {"report": report, "back": back, "breadcrumbs": _crumbs(body), **more}
    return ask_about(request, body, form, "reporting/annual/ask.html", **told)
