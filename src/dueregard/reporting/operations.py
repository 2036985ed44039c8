"""Keeping a report as it was sent, and putting right what was wrong in it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.documents.operations import keep_document
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.permissions import require
from dueregard.plans.models import Plan
from dueregard.reporting.annual.making import make_annual
from dueregard.reporting.annual.queries import annual_of
from dueregard.reporting.making import Made, Request, make
from dueregard.reporting.models import Addendum, AnnualReport, SentReport
from dueregard.reporting.wording import Report


@operation
def keep_report(*, by: Actor, plan: Plan, request: Request) -> SentReport:
    """Make a report and keep its file for good, under its hash. Raises `CannotWrite`.

    Raises `ValidationError` where the very same report of the plan is kept already.
    """
    require(by, "keep_report", plan)
    report = SentReport(
        plan=plan,
        report=request.report,
        as_at=request.as_at,
        since=request.since,
        lead=request.lead,
        reference=request.reference,
    )
    return _kept(by, report, make(plan, request))


@operation
def keep_annual_report(*, by: Actor, report: AnnualReport, kind: str, reference: str = "") -> SentReport:
    """Make an annual report in the format `kind` and keep its file for good. Raises as `keep_report` does."""
    require(by, "keep_report", report)
    made = make_annual(annual_of(report, today=clock.today()), kind=kind, reference=reference)
    sent = SentReport(annual=report, report=Report.ANNUAL, as_at=made.as_at, reference=reference)
    return _kept(by, sent, made)


@operation
def add_addendum(*, by: Actor, report: SentReport, text: str) -> Addendum:
    """Say what was wrong or is to be added in a report that was sent; its file stays as it is."""
    require(by, "keep_report", report.subject)
    if not text.strip():
        raise ValidationError(_("Say what is put right."))
    addendum = Addendum(report=report, text=text.strip(), author=by.label)
    addendum.full_clean()
    addendum.save()
    _tell(report, {"addendum": addendum.text})
    return addendum


def _kept(by: Actor, report: SentReport, made: Made) -> SentReport:
    document = keep_document(by=by, organisation=report.organisation, name=made.name, content=made.content)
    report.document, report.sent_by = document, by.label
    report.full_clean()
    report.save()
    stated = {"report": report.report, "as_at": report.as_at.isoformat(), "sha256": document.sha256}
    _tell(report, stated)
    return report


def _tell(report: SentReport, stated: dict[str, Any]) -> None:
    of_plan = report.plan.uid if report.plan else ""
    told = difference("sent_report", report.uid, {}, stated)
    tell([told], organisation=report.organisation.slug, plan=of_plan)
