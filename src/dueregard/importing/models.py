"""Drafts of plans, and what a body has said about the columns of its documents."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.documents.models import Document
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import Viewed
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan
from dueregard.reading.corrections import CORRECTIONS, Correction
from dueregard.reading.document import Document as Opened
from dueregard.reading.jobs import scanned_page
from dueregard.reading.stored import load_document

PATIENCE = timedelta(minutes=5)
"""A reading ends within a minute of its start; one that has not by then waits for a worker that is gone."""
PATIENCE_A_PAGE = timedelta(minutes=1)
"""More for each page of a scan: to recognise its words takes ten seconds of a free processor."""


class State(models.TextChoices):
    """How far a draft is."""

    READING = "reading", _("being read")
    UNREADABLE = "unreadable", _("could not be read")
    PLANLESS = "planless", _("waiting to be told which table is the plan")
    READY = "ready", _("ready to look over")
    ACCEPTED = "accepted", _("accepted")
    ABANDONED = "abandoned", _("given up")


class DraftQuerySet(Viewed["Draft"]):
    """Which drafts."""

    def open(self) -> "DraftQuerySet":
        """Those about which something is still to be decided."""
        return self.exclude(state__in=(State.ACCEPTED, State.ABANDONED))


class Draft(models.Model):
    """One document on its way to become a plan, or a newer version of the held plan `renews`.

    `opened` is the document as the machine opened it, `corrections` what people said since, `reading` the
    plan that comes of both; a planless one waits to be told which of the document's tables holds the plan.
    `revision` counts the changes: of two people who mend at once none overwrites.
    """

    uid = UidField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="drafts", verbose_name=_("organisation")
    )
    document = models.ForeignKey(Document, models.PROTECT, related_name="drafts", verbose_name=_("document"))
    renews = models.ForeignKey(
        Plan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="renewals",
        verbose_name=_("newer version of"),
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="drafts", verbose_name=_("accepted as")
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.READING)
    step = models.CharField(_("what the reader does now"), max_length=20, blank=True)
    message = models.TextField(_("why it could not be read"), blank=True)
    opened = models.TextField(_("document as opened"), blank=True)
    corrections = models.JSONField(_("corrections"), default=list, blank=True)
    lapsed = models.JSONField(_("corrections that fit no longer"), default=dict, blank=True)
    reading = models.JSONField(_("plan as read"), default=dict, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    made_by = models.CharField(_("brought by"), max_length=200)
    made_at = models.DateTimeField(_("brought"), default=clock.now)

    objects: ClassVar[DraftQuerySet] = DraftQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="draft_state_is_known",
                violation_error_message=_("A draft has no such state."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.ACCEPTED, plan__isnull=False)
                | ~Q(state=State.ACCEPTED) & Q(plan=None),
                name="draft_has_a_plan_when_accepted",
                violation_error_message=_("An accepted draft names its plan, and no other does."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.UNREADABLE, State.PLANLESS)) & ~Q(message="")
                | ~Q(state__in=(State.UNREADABLE, State.PLANLESS)) & Q(message=""),
                name="draft_says_why_it_is_unreadable",
                violation_error_message=_("A draft that could not be read says why, and no other does."),
            ),
        ]

    def __str__(self) -> str:
        return self.document.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/organisations/{self.organisation.slug}/drafts/{self.uid}/"

    def is_stuck(self, *, at: datetime) -> bool:
        """Whether the reading should have ended long ago."""
        _, pages = scanned_page(self.step) or (0, 0)
        return self.state == State.READING and at - self.made_at > PATIENCE + pages * PATIENCE_A_PAGE

    @cached_property
    def plan_file(self) -> PlanFile:
        """The plan as read."""
        return PlanFile.model_validate(self.reading)

    @cached_property
    def opened_document(self) -> Opened | None:
        """The document as opened; None for a plan file, which is taken as it is."""
        return load_document(self.opened) if self.opened else None

    @property
    def correction_list(self) -> list[Correction]:
        """What people said, oldest first."""
        return CORRECTIONS.validate_python(self.corrections)


class Layout(models.Model):
    """What a body said last about the columns of documents with the same headings."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="layouts", verbose_name=_("organisation")
    )
    fingerprint = models.CharField(
        _("hash of the headings"), max_length=64, validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")]
    )
    columns = models.JSONField(_("columns"), default=dict)
    """Column id → {"field", "role"}."""

    class Meta:
        """One answer a layout."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "fingerprint"],
                name="layout_is_remembered_once",
                violation_error_message=_("This layout is remembered already."),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.columns)
