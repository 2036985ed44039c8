"""The turns of a plan's life: how far it has come from draft to its successor."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.fields import UidField
from dueregard.plans.models.fields import code, known, words
from dueregard.plans.models.plan import Plan
from dueregard.plans.models.words import Stage


class PlanStage(models.Model):
    """One stage that a plan has entered: on which day, by whose decision, and where that is minuted."""

    uid = UidField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stages", verbose_name=_("plan"))
    stage = code(_("stage"), Stage)
    on = models.DateField(_("since"))
    body = models.CharField(_("decided by"), max_length=200, blank=True)
    minute = models.CharField(_("minute or report"), max_length=500, blank=True)
    note = words(_("note"))
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now, editable=False)

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            known("stage", Stage.values, name="plan_stage_is_known", blank=False),
            models.CheckConstraint(
                condition=~Q(stage=Stage.ADOPTED) | ~Q(body=""),
                name="plan_is_adopted_by_somebody",
                violation_error_message=_("Say which body adopted the plan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}"
