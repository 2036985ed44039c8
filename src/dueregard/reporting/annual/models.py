"""Annual reports that are being written: their year and plans, the officers' words, case studies."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dueregard.history.fields import UidField
from dueregard.law import Checklist, annual_checklist
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Objective, Plan


class AnnualReport(models.Model):
    """One report of one body on one reporting year, which is written and may be sent.

    `as_at` is the day by whose records the year is told: late updates of the year are in by then.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="annual_reports", verbose_name=_("organisation")
    )
    uid = UidField()
    first = models.DateField(_("first day of the year"))
    last = models.DateField(_("last day of the year"))
    as_at = models.DateField(_("told as the records stood on"))
    plans = models.ManyToManyField(Plan, related_name="annual_reports", verbose_name=_("plans"), blank=True)

    class Meta:
        """The latest year first; a year is reported once."""

        ordering: ClassVar = ["-last", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "first", "last"],
                name="annual_report_is_one_a_year",
                violation_error_message=_("There is a report on this year already."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("last")),
                name="annual_report_ends_after_it_begins",
                violation_error_message=_("The year ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(last__lte=F("as_at")),
                name="annual_report_is_told_once_the_year_is_over",
                violation_error_message=_("The records are taken on the year's last day or later."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.first} – {self.last}"

    @property
    def checklist(self) -> Checklist:
        """What the body's nation expects of it."""
        return annual_checklist(self.organisation.nation, on=self.last)

    @property
    def codes(self) -> list[str]:
        """Under what an officer may write: introduction, each line of the checklist, conclusions."""
        return [INTRODUCTION, *(line.code for line in self.checklist.lines), CONCLUSIONS]

    def day(self, today: date) -> date:
        """The day by whose records it is told today: none that is still to come."""
        return min(self.as_at, today)

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"{self.organisation.get_absolute_url()}annual-reports/{self.uid}/"


INTRODUCTION, CONCLUSIONS = "introduction", "conclusions"
"""Sections that every report has beside those of the checklist."""


class AnnualSection(models.Model):
    """What officers wrote in one section of a report, or why it is not covered."""

    report = models.ForeignKey(
        AnnualReport, models.CASCADE, related_name="sections", verbose_name=_("annual report")
    )
    uid = UidField()
    code = models.CharField(_("section"), max_length=40)
    text = models.TextField(_("words"), blank=True)
    not_covered = models.TextField(_("not covered, because"), blank=True)

    class Meta:
        """Each section once; it is told, or it is said why not."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "code"],
                name="annual_section_is_written_once",
                violation_error_message=_("This section has been begun already."),
            ),
            models.CheckConstraint(
                condition=Q(text="") | Q(not_covered=""),
                name="annual_section_is_told_or_not_covered",
                violation_error_message=_("Write the section, or say why it is not covered; not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text or self.not_covered}"

    def clean(self) -> None:
        """A section that the report has; only what is expected can be said not to be covered."""
        if self.code not in self.report.codes:
            raise ValidationError({"code": _("The report has no such section.")})
        if self.not_covered and self.code in (INTRODUCTION, CONCLUSIONS):
            raise ValidationError({"not_covered": _("Nobody asks for this section: leave it empty.")})


class CaseStudy(models.Model):
    """One story in a report that shows what an objective, or several, came to."""

    report = models.ForeignKey(
        AnnualReport, models.CASCADE, related_name="case_studies", verbose_name=_("annual report")
    )
    uid = UidField()
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("words"))
    objectives = models.ManyToManyField(
        Objective, related_name="case_studies", verbose_name=_("objectives"), blank=True
    )

    class Meta:
        """In the order in which they were told."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "case studies"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page on which it is changed."""
        return f"{self.report.get_absolute_url()}case-studies/{self.uid}/"
