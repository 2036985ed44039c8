"""Keeping a report as it was sent, and putting right what was wrong in it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.documents.operations import keep_document
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.permissions import require
from dueregard.plans.models import Plan
from dueregard.reporting.making import Request, make
from dueregard.reporting.models import Addendum, SentReport


@operation
def keep_report(*, by: Actor, plan: Plan, request: Request) -> SentReport:
    """Make a report and keep its file for good, under its hash. Raises `CannotWrite`.

    Raises `ValidationError` where the very same report of the plan is kept already.
    """
    require(by, "keep_report", plan)
    made = make(plan, request)
    document = keep_document(by=by, organisation=plan.organisation, name=made.name, content=made.content)
    report = SentReport(
        plan=plan,
        document=document,
        report=request.report,
        as_at=request.as_at,
        since=request.since,
        lead=request.lead,
        reference=request.reference,
        sent_by=by.label,
    )
    report.full_clean()
    report.save()
    stated = {"report": report.report, "as_at": report.as_at.isoformat(), "sha256": document.sha256}
    _tell(report, {}, stated)
    return report


@operation
def add_addendum(*, by: Actor, report: SentReport, text: str) -> Addendum:
    """Say what was wrong or is to be added in a report that was sent; its file stays as it is."""
    require(by, "keep_report", report.plan)
    if not text.strip():
        raise ValidationError(_("Say what is put right."))
    addendum = Addendum(report=report, text=text.strip(), author=by.label)
    addendum.full_clean()
    addendum.save()
    _tell(report, {}, {"addendum": addendum.text})
    return addendum


def _tell(report: SentReport, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    plan = report.plan
    tell(
        [difference("sent_report", report.uid, before, after)],
        organisation=plan.organisation.slug,
        plan=plan.uid,
    )
