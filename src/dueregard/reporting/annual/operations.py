"""Writing annual reports: their years and plans, the words of their sections, case studies."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.history.queries import refuse_outdated
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.planfile.translations import tidy
from dueregard.plans.models import Objective, Plan
from dueregard.reporting.annual.models import AnnualReport, AnnualSection, CaseStudy
from dueregard.reporting.annual.queries import objectives_for

REPORT, SECTION, STUDY = "annual_report", "annual_section", "case_study"
State = dict[str, Any]


@operation
def start_annual_report(
    *,
    by: Actor,
    organisation: Organisation,
    first: date,
    last: date,
    as_at: date,
    plans: Collection[Plan],
) -> AnnualReport:
    """Begin the report of a body on a year, drawn from these of its plans as they stood on `as_at`."""
    require(by, "write_annual_report", organisation)
    report = AnnualReport(organisation=organisation, first=first, last=last, as_at=as_at)
    _keep(report, plans)
    _tell(report, REPORT, report.uid, {}, _report_state(report))
    return report


@operation
def edit_annual_report(
    *,
    by: Actor,
    report: AnnualReport,
    first: date,
    last: date,
    as_at: date,
    plans: Collection[Plan],
    seen: int | None = None,
) -> AnnualReport:
    """Change a report's days and plans. Raises `ChangedMeanwhile` unless `seen` is its version, or None."""
    require(by, "edit", report)
    held = _hold(report)
    refuse_outdated(REPORT, held.uid, seen)
    before = _report_state(held)
    held.first, held.last, held.as_at = first, last, as_at
    _keep(held, plans)
    _tell(held, REPORT, held.uid, before, _report_state(held))
    return held


@operation
def write_section(
    *,
    by: Actor,
    report: AnnualReport,
    code: str,
    text: str,
    not_covered: str = "",
    seen: int | None = None,
) -> AnnualSection:
    """Write a section in the officers' words, or say why it is not covered; neither leaves it empty.

    Raises `ChangedMeanwhile` unless `seen` is the section's version, 0 where nobody has begun it, or None.
    """
    require(by, "edit", report)
    held = _hold(report)
    section = AnnualSection.objects.filter(report=held, code=code).first()
    section = section or AnnualSection(report=held, code=code)
    refuse_outdated(SECTION, section.uid, seen)
    before = _section_state(section) if section.pk else {}
    section.report, section.text, section.not_covered = held, tidy(text), tidy(not_covered)
    section.full_clean()
    section.save()
    _tell(held, SECTION, section.uid, before, _section_state(section))
    return section


@operation
def add_case_study(
    *, by: Actor, report: AnnualReport, title: str, text: str, objectives: Collection[Objective]
) -> CaseStudy:
    """Tell a story that shows what came of these objectives: one at least, all of the report's plans."""
    require(by, "edit", report)
    study = CaseStudy(report=_hold(report))
    _write_study(study, title, text, objectives)
    _tell(study.report, STUDY, study.uid, {}, _study_state(study))
    return study


@operation
def edit_case_study(
    *,
    by: Actor,
    study: CaseStudy,
    title: str,
    text: str,
    objectives: Collection[Objective],
    seen: int | None = None,
) -> CaseStudy:
    """Change a case study. Raises `ChangedMeanwhile` unless `seen` is its version, or None."""
    require(by, "edit", study.report)
    report = _hold(study.report)
    refuse_outdated(STUDY, study.uid, seen)
    held = CaseStudy.objects.get(pk=study.pk)
    before = _study_state(held)
    _write_study(held, title, text, objectives)
    _tell(report, STUDY, held.uid, before, _study_state(held))
    return held


@operation
def remove_case_study(*, by: Actor, study: CaseStudy) -> None:
    """Take a case study out of its report; history keeps its words, and so does what was sent."""
    require(by, "edit", study.report)
    before, uid = _study_state(study), study.uid
    study.delete()
    _tell(study.report, STUDY, uid, before, {})


def _hold(report: AnnualReport) -> AnnualReport:
    """The report, locked until the transaction ends, so that of two editors one comes second."""
    held = AnnualReport.objects.select_for_update(of=("self",)).select_related("organisation")
    return held.get(pk=report.pk)


def _keep(report: AnnualReport, plans: Collection[Plan]) -> None:
    if any(plan.organisation_id != report.organisation.pk for plan in plans):
        raise ValidationError({"plans": _("A report is drawn from plans of its own organisation.")})
    report.full_clean()
    report.save()
    report.plans.set(plans)


def _write_study(study: CaseStudy, title: str, text: str, objectives: Collection[Objective]) -> None:
    """Raises `ValidationError` for a story that serves no objective."""
    if not objectives:
        raise ValidationError({"objectives": _("Say which objective the case study is about.")})
    if set(objectives) - set(objectives_for(study.report)):
        raise ValidationError({"objectives": _("The objectives are those of the report's plans.")})
    study.title, study.text = " ".join(title.split()), tidy(text)
    study.full_clean()
    study.save()
    study.objectives.set(objectives)


def _report_state(report: AnnualReport) -> State:
    days = {name: getattr(report, name).isoformat() for name in ("first", "last", "as_at")}
    return {**days, "plans": sorted(report.plans.values_list("uid", flat=True))}


def _section_state(section: AnnualSection) -> State:
    words = {"text": section.text, "not_covered": section.not_covered}
    stated = {name: value for name, value in words.items() if value}
    return {"report": section.report.uid, "code": section.code, **stated}


def _study_state(study: CaseStudy) -> State:
    objectives = sorted(study.objectives.values_list("uid", flat=True))
    return {
        "report": study.report.uid,
        "title": study.title,
        "text": study.text,
        "objectives": objectives,
    }


def _tell(report: AnnualReport, kind: str, uid: str, before: State, after: State) -> None:
    tell([difference(kind, uid, before, after)], organisation=report.organisation.slug)
