"""Reports that were sent, what was put right afterwards, and how a body wants its reports to look."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.documents.models import Document
from dueregard.editions.models import check_colour
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Plan
from dueregard.plans.models.fields import code, known
from dueregard.reporting.annual.models import AnnualReport, AnnualSection, CaseStudy
from dueregard.reporting.look import OWN_TITLE
from dueregard.reporting.wording import Report
from dueregard.writing.livery import HOUSE_COLOUR

__all__ = [
    "Addendum",
    "AnnualReport",
    "AnnualSection",
    "CaseStudy",
    "ReportColumn",
    "ReportLook",
    "SentReport",
]


class SentReport(models.Model):
    """One report of a plan, or of a body on a year, as it was sent.

    Its file never changes: what was wrong is said in addenda.
    """

    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="sent_reports", verbose_name=_("plan")
    )
    annual = models.ForeignKey(
        AnnualReport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sent_reports",
        verbose_name=_("annual report"),
    )
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
            models.UniqueConstraint(
                fields=["annual", "document"],
                name="sent_annual_report_is_kept_once",
                violation_error_message=_("This very report is kept already."),
            ),
            models.CheckConstraint(
                condition=Q(plan__isnull=False, annual__isnull=True) & ~Q(report=Report.ANNUAL)
                | Q(plan__isnull=True, annual__isnull=False, report=Report.ANNUAL),
                name="sent_report_is_of_a_plan_or_a_year",
                violation_error_message=_("A report is that of a plan, or the annual one of a body."),
            ),
            known("report", Report.values, name="sent_report_is_of_a_known_kind", blank=False),
        ]

    def __str__(self) -> str:
        return f"{self.get_report_display()}, {self.as_at}"

    @property
    def subject(self) -> Plan | AnnualReport:
        """What it reports on: that decides who may what with it."""
        found = self.plan or self.annual
        if found is None:
            raise ValueError("a sent report is of a plan or of a year")
        return found

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.subject.organisation


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


def check_title(text: str) -> None:
    """Refuse braces round anything but the one word that stands for the report's own title."""
    if {"{", "}"} & set(text.replace(OWN_TITLE, "")):
        raise ValidationError(_("Only {title} may stand in braces: it stands for the report's own title."))


class ReportLook(models.Model):
    """How one body's reports look and what they say round what they report.

    Texts in Welsh are for plans in Welsh; where one is empty, such a plan's reports have the other.
    """

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="report_look", verbose_name=_("organisation")
    )
    title = models.CharField(_("title"), max_length=200, blank=True, validators=[check_title])
    title_cy = models.CharField(_("title in Welsh"), max_length=200, blank=True, validators=[check_title])
    opening = models.TextField(_("words before the report"), blank=True)
    opening_cy = models.TextField(_("words before the report in Welsh"), blank=True)
    closing = models.TextField(_("words after the report"), blank=True)
    closing_cy = models.TextField(_("words after the report in Welsh"), blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default=HOUSE_COLOUR,
        validators=[RegexValidator(r"\A#[0-9a-f]{6}\Z", _("Write the colour as #1d3c5a.")), check_colour],
    )
    logo = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    logo_alt = models.CharField(_("words for the logo"), max_length=200, blank=True)
    template = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Word template")
    )

    class Meta:
        """A logo has words for those who cannot see it."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(logo=None, logo_alt="") | Q(logo__isnull=False) & ~Q(logo_alt=""),
                name="report_look_says_its_logo_in_words",
                violation_error_message=_("Say in words what the logo shows."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"

    def said(self, field: str, tongue: str) -> str:
        """The text `field` for a plan in this tongue ("cy" or "en")."""
        return (str(getattr(self, f"{field}_cy")) if tongue == "cy" else "") or str(getattr(self, field))


class ReportColumn(models.Model):
    """One column in the reports of one plan: in which place, under which heading, or left out.

    A plan without any is reported in its own columns and order; a column without a row follows the others.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="report_columns", verbose_name=_("plan"))
    position = models.PositiveIntegerField(_("position"))
    name = models.CharField(_("column"), max_length=300)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    printed = models.BooleanField(_("printed"), default=True)

    class Meta:
        """In their order; each column once."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="report_column_has_one_place",
                violation_error_message=_("This column has a place already."),
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.name
