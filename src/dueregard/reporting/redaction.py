"""Removing words from reports that are written or were sent, when the law asks."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from dueregard.documents.operations import remove_document
from dueregard.history.actor import Actor
from dueregard.history.redaction import strike_from_kinds, strike_from_records, struck
from dueregard.plans.models import Plan
from dueregard.reporting.annual.operations import SECTION, STUDY
from dueregard.reporting.models import Addendum, AnnualSection, CaseStudy, ReportColumn, SentReport


def strike_from_reports(*, plan: str, words: str, by: Actor, reason: str) -> int:
    """Strike `words` out of the reports of the plan with this id, and out of its body's annual reports, which
    officers write and which draw from it; gives how many places held them.

    Files that were kept are removed whole: nobody can strike words out of a file and be sure. The same report
    can be made again of the history, which has the words no longer.
    """
    body = Plan.objects.select_related("organisation").get(uid=plan).organisation
    number = _strike(AnnualSection.objects.filter(report__organisation=body), words, "text", "not_covered")
    number += _strike(CaseStudy.objects.filter(report__organisation=body), words, "title", "text")
    number += strike_from_kinds((SECTION, STUDY), body.slug, words)
    kept = Q(plan__uid=plan) | Q(annual__organisation=body)
    reports = list(SentReport.objects.filter(kept).select_related("document"))
    for report in reports:
        remove_document(by=by, document=report.document, words=words, reason=reason)
    _strike(reports, words, "lead", "reference")
    number += _strike(Addendum.objects.filter(report__in=reports), words, "text")
    number += _strike(ReportColumn.objects.filter(plan__uid=plan), words, "heading")
    number += strike_from_records("report_columns", [plan], words)
    uids = [report.uid for report in reports]
    return number + len(reports) + strike_from_records("sent_report", uids, words)


def _strike(records: Iterable[Any], words: str, *names: str) -> int:
    """Strike the words out of these fields; gives in how many records they stood."""
    found = [record for record in records if any(words in getattr(record, name) for name in names)]
    for record in found:
        for name in names:
            setattr(record, name, str(struck(getattr(record, name), words)))
        record.save(update_fields=names)
    return len(found)
