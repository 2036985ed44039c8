"""Removing words from reports that were sent, when the law asks."""

from dueregard.documents.operations import remove_document
from dueregard.history.actor import Actor
from dueregard.history.redaction import strike_from_records, struck
from dueregard.reporting.models import Addendum, ReportColumn, SentReport


def strike_from_reports(*, plan: str, words: str, by: Actor, reason: str) -> int:
    """Strike `words` out of the kept reports of the plan with this id; gives how many places held them.

    Their files are removed whole: nobody can strike words out of a file and be sure. The same report can be
    made again of the history, which has the words no longer.
    """
    reports = list(SentReport.objects.filter(plan__uid=plan).select_related("document"))
    for report in reports:
        remove_document(by=by, document=report.document, words=words, reason=reason)
        report.lead, report.reference = (str(struck(each, words)) for each in (report.lead, report.reference))
    SentReport.objects.bulk_update(reports, ["lead", "reference"])
    addenda = [each for each in Addendum.objects.filter(report__in=reports) if words in each.text]
    for addendum in addenda:
        addendum.text = str(struck(addendum.text, words))
    Addendum.objects.bulk_update(addenda, ["text"])
    headings = ReportColumn.objects.filter(plan__uid=plan, heading__contains=words)
    columns = [_without(words, column) for column in headings]
    ReportColumn.objects.bulk_update(columns, ["heading"])
    uids = [report.uid for report in reports]
    places = strike_from_records("sent_report", uids, words)
    places += strike_from_records("report_columns", [plan], words)
    return len(reports) + len(addenda) + len(columns) + places


def _without(words: str, column: ReportColumn) -> ReportColumn:
    column.heading = str(struck(column.heading, words))
    return column
