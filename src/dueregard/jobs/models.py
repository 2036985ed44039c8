"""Who does the work, and which times have been seen to. The jobs themselves are django-tasks-db's rows."""

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

BEAT: Final = timedelta(seconds=15)
"""So often a worker says that it lives."""
DEAD: Final = timedelta(minutes=2)
"""A worker that has said nothing for so long is no more: eight beats have failed to come."""


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Which workers."""

    def alive(self, now: datetime) -> "WorkerQuerySet":
        """Those that have said so of late."""
        return self.filter(seen_at__gt=now - DEAD)


class Worker(models.Model):
    """One process that does jobs, on one machine; when it was last known to live."""

    name = models.CharField(_("name"), max_length=64, unique=True)
    since = models.DateTimeField(_("running since"))
    seen_at = models.DateTimeField(_("last seen"))

    objects: ClassVar[WorkerQuerySet] = WorkerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-since", "-id"]

    def __str__(self) -> str:
        return self.name


class Tick(models.Model):
    """One moment at which one piece of timed work fell due and was given to the workers: never twice."""

    work = models.CharField(_("work"), max_length=100)
    at = models.DateTimeField(_("due"))

    class Meta:
        """In the order in which they fell due."""

        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work", "at"],
                name="tick_is_given_out_once",
                violation_error_message=_("This work has been given out for this moment already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work} {self.at:%Y-%m-%d %H:%M}"
