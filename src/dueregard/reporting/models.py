"""Reports that were sent: the file under its hash, and what was put right afterwards."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.documents.models import Document
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Plan
from dueregard.plans.models.fields import code, known
from dueregard.reporting.wording import Report


class SentReport(models.Model):
    """One report of a plan as it was sent. Its file never changes: what was wrong is said in addenda."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sent_reports", verbose_name=_("plan"))
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="sent_reports", verbose_name=_("file")
    )
    uid = UidField()
    report = code(_("report"), Report)
    as_at = models.DateField(_("as at"))
    since = models.DateField(_("changes since"), null=True, blank=True)
    lead = models.TextField(_("only the actions of"), blank=True)
    reference = models.CharField(_("file reference"), max_length=100, blank=True)
    sent_by = models.CharField(_("kept by"), max_length=200)
    sent_at = models.DateTimeField(_("kept"), default=clock.now)

    class Meta:
        """The latest first; the same file once."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "document"],
                name="sent_report_is_kept_once",
                violation_error_message=_("This very report is kept already."),
            ),
            known("report", Report.values, name="sent_report_is_of_a_known_kind", blank=False),
        ]

    def __str__(self) -> str:
        return f"{self.get_report_display()}, {self.as_at}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.plan.organisation


class Addendum(models.Model):
    """One thing that was put right after a report was sent."""

    report = models.ForeignKey(SentReport, models.CASCADE, related_name="addenda", verbose_name=_("report"))
    text = models.TextField(_("what is put right"))
    author = models.CharField(_("author"), max_length=200)
    at = models.DateTimeField(_("added"), default=clock.now)

    class Meta:
        """In the order in which they were added."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "addenda"

    def __str__(self) -> str:
        return self.text
