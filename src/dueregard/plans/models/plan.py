"""The plan itself, its columns, and what its document brought along."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.fields import UidField
from dueregard.history.queries import first_event_of_plan
from dueregard.organisations.models import SLUG_LENGTH, Organisation, check_slug
from dueregard.organisations.permissions import Viewed
from dueregard.planfile import edtf
from dueregard.plans.models.fields import EdtfField, code, known, words
from dueregard.plans.models.words import ENDED, Stage


class Plan(models.Model):
    """One action plan of one body: a scheme, a strategy's plan, a framework plan."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="plans", verbose_name=_("organisation")
    )
    uid = UidField()
    slug = models.CharField(_("address"), max_length=SLUG_LENGTH, validators=[check_slug])
    title = models.TextField(_("title"))
    printed_organisation = words(_("organisation, as the document states it"))
    period = EdtfField(_("period"))
    as_of = EdtfField(_("as it stood in"))
    status = words(_("status, as the document states it"))
    language = models.CharField(_("language"), max_length=35, blank=True)
    introduction = words(_("introduction"))
    closing = words(_("closing words"))
    glossary = models.JSONField(_("abbreviations"), default=dict, blank=True)
    rating_key = models.JSONField(_("key to ratings"), default=dict, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    stage = code(_("stage"), Stage, editable=False)
    ended_on = models.DateField(_("ended"), null=True, blank=True, editable=False)

    objects: ClassVar[Viewed["Plan"]] = Viewed["Plan"].as_manager()  # type: ignore[assignment]

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "slug"],
                name="plan_address_is_unique",
                violation_error_message=_("Another plan of this organisation has this address."),
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
                name="plan_does_not_replace_itself",
                violation_error_message=_("A plan does not replace itself."),
            ),
            known("stage", Stage.values, name="plan_is_in_a_known_stage"),
            models.CheckConstraint(
                condition=Q(stage__in=ENDED, ended_on__isnull=False)
                | (~Q(stage__in=ENDED) & Q(ended_on__isnull=True)),
                name="plan_has_ended_on_a_day",
                violation_error_message=_("A plan that is closed or replaced has ended on a day."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/organisations/{self.organisation.slug}/plans/{self.slug}/"

    def last_day(self) -> date | None:
        """The last day of the plan's period, or of the time it describes; None where neither is stated."""
        stated = self.period or self.as_of
        return edtf.parse(stated).upper if stated else None

    @cached_property
    def brought_in_on(self) -> date:
        """The day on which it came here; today while it comes in. One query."""
        first = first_event_of_plan(self.uid)
        return first.at.astimezone(clock.LONDON).date() if first else clock.today()

    def stands_on(self, today: date) -> date:
        """The day on which to ask what is late: today, or the plan's last day once that is over."""
        return min(day for day in (today, self.last_day(), self.ended_on) if day)


class PlanColumn(models.Model):
    """One column of the plan's own table, in its order: page, form, export and report alike keep to it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="columns", verbose_name=_("plan"))
    position = models.PositiveIntegerField(_("position"))
    key = models.CharField(_("id in the plan"), max_length=60)
    heading = words(_("heading"))
    field = models.CharField(_("what it means"), max_length=40, blank=True)
    role = models.CharField(_("role of the leads in it"), max_length=200, blank=True)

    class Meta:
        """In the plan's order."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "key"],
                name="plan_column_key_is_unique",
                violation_error_message=_("The plan has another column with this id."),
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.key


class SourceDocument(models.Model):
    """One document that the plan was read from, known by its hash."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="documents", verbose_name=_("plan"))
    position = models.PositiveIntegerField(_("position"))
    key = models.CharField(_("id in the plan"), max_length=60)
    name = words(_("file name"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    kind = models.CharField(_("kind"), max_length=100, blank=True)

    class Meta:
        """In the plan's order."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "key"],
                name="plan_document_key_is_unique",
                violation_error_message=_("The plan has another document with this id."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.key


class Remark(models.Model):
    """One doubt of the reading that a person should settle; `answer` is what they said."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="remarks", verbose_name=_("plan"))
    position = models.PositiveIntegerField(_("position"))
    key = models.CharField(_("id in the plan"), max_length=60)
    code = models.CharField(_("code"), max_length=60)
    text = models.TextField(_("doubt"))
    where = models.JSONField(_("where"), default=dict, blank=True)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    answer = words(_("answer"))

    class Meta:
        """In the order of the document."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "key"],
                name="plan_remark_key_is_unique",
                violation_error_message=_("The plan has another remark with this id."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class LeftOut(models.Model):
    """Words of the document that are no part of the plan, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="left_out", verbose_name=_("plan"))
    position = models.PositiveIntegerField(_("position"))
    reason = models.TextField(_("why"))
    text = models.TextField(_("words"))
    where = models.JSONField(_("where"), default=dict, blank=True)

    class Meta:
        """In the order of the document."""

        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.reason}: {self.text}"
