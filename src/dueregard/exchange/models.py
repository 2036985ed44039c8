"""Snapshots: a plan as it stood on a day, frozen."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.fields import UidField
from dueregard.planfile.files import hash_of, to_bytes
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan


class Snapshot(models.Model):
    """One plan file as the plan stood at the end of a day, kept letter by letter under its hash.

    It never changes, but for words that the law wants gone: then it has another hash and says so.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="snapshots", verbose_name=_("plan"))
    uid = UidField()
    as_at = models.DateField(_("as at"))
    reason = models.TextField(_("what it is for"))
    content = models.TextField(_("plan file"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.CharField(_("made by"), max_length=200)
    redacted = models.BooleanField(_("words removed"), default=False)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-as_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(sha256=""),
                name="snapshot_holds_a_plan_file_and_its_hash",
                violation_error_message=_("A snapshot holds a plan file and its hash."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_at}: {self.reason}"

    @classmethod
    def of(cls, plan: Plan, file: PlanFile, *, as_at: date, reason: str, made_by: str) -> "Snapshot":
        """A snapshot that is not kept yet."""
        content = to_bytes(file).decode()
        return cls(
            plan=plan, as_at=as_at, reason=reason, content=content, sha256=hash_of(content), made_by=made_by
        )

    def file(self) -> PlanFile:
        """The plan file."""
        return PlanFile.model_validate_json(self.content)

    def is_whole(self) -> bool:
        """Whether the content is that of the hash."""
        return hash_of(self.content) == self.sha256

    def get_absolute_url(self) -> str:
        """The plan file's address."""
        return f"{self.plan.get_absolute_url()}snapshots/{self.uid}.json"
