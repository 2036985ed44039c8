"""What is kept of findings: excuses, how many there were on which day, and which plans are to be counted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.fields import UidField
from dueregard.history.models import Event
from dueregard.plans.models import Plan

DIGEST = 16


class Excuse(models.Model):
    """One finding that is right as it is, for as long as the words that it is about stay the same.

    Who said so, when and why is in the event: so words that the law asks to be removed go there, too.
    """

    uid = UidField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="excuses", verbose_name=_("plan"))
    rule = models.CharField(_("rule of the plan check"), max_length=60)
    item = models.CharField(_("id of the objective or action"), max_length=10, blank=True)
    digest = models.CharField(_("digest of the words"), max_length=DIGEST)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+", verbose_name=_("event"))

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "rule", "item", "digest"],
                name="finding_is_excused_once",
                violation_error_message=_("This finding has been excused already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.item}".strip()

    def state(self) -> dict[str, object]:
        """The excuse as history tells it; the reason is the event's own."""
        return {"rule": self.rule, "item": self.item or None, "digest": self.digest}


class Tally(models.Model):
    """How many findings a plan had at the end of a day on which it changed: by rule, and how many excused."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tallies", verbose_name=_("plan"))
    on = models.DateField(_("day"))
    found = models.JSONField(_("findings by rule"), default=dict, blank=True)
    number = models.PositiveIntegerField(_("findings"))
    excused = models.PositiveIntegerField(_("excused"), default=0)

    class Meta:
        """By day."""

        ordering: ClassVar = ["on", "id"]
        verbose_name_plural = "tallies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "on"],
                name="findings_are_counted_once_a_day",
                violation_error_message=_("The findings of this plan have been counted for this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.number}"


class Recount(models.Model):
    """One plan that has changed since its findings were counted; a job counts them and drops the row."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="recount", verbose_name=_("plan"))
    since = models.DateTimeField(_("waiting since"), default=clock.now)

    def __str__(self) -> str:
        return str(self.plan_id)
