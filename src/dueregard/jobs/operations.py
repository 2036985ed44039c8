"""What can be done to a job: have it done again, or keep it from being done."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.jobs.words import CANCELLED
from dueregard.organisations.permissions import require

VERB = "run_jobs"
"""What one must be allowed to do to the installation."""


class JobCancelled(Exception):
    """A person called the job off before it was taken up. It is never raised, but named as what happened."""


@operation
def try_again(*, by: Actor, job: "DBTaskResult[Any, Any]") -> None:
    """Have a job that failed, or was cancelled, done as soon as a worker is free."""
    require(by, VERB)
    held = _held(job)
    if held.status != TaskResultStatus.FAILED:
        raise ValidationError(_("Only a job that failed can be tried again."))
    held.status, held.worker_ids = TaskResultStatus.READY, []
    held.started_at = held.finished_at = None
    held.exception_class_path = held.traceback = ""
    held.save()
    _tell(held, TaskResultStatus.FAILED)


@operation
def cancel_job(*, by: Actor, job: "DBTaskResult[Any, Any]") -> None:
    """Keep a job that waits from being done; it stays among the failed and can be tried again from there.

    One that runs is not stopped: none of ours knows how to end halfway.
    """
    require(by, VERB)
    held = _held(job)
    if held.status != TaskResultStatus.READY:
        raise ValidationError(
            _("A worker has taken the job up already: only one that waits can be cancelled.")
        )
    held.status, held.finished_at = TaskResultStatus.FAILED, clock.now()
    held.exception_class_path, held.traceback = CANCELLED, JobCancelled.__doc__ or ""
    held.save()
    _tell(held, TaskResultStatus.READY)


def _held(job: "DBTaskResult[Any, Any]") -> "DBTaskResult[Any, Any]":
    """The job as it is now, locked for the transaction: a worker takes it up under the same lock."""
    return DBTaskResult.objects.select_for_update().get(pk=job.pk)


def _tell(job: "DBTaskResult[Any, Any]", before: str) -> None:
    """Ids of history have ten characters: the first ten of the job's stand for it."""
    tell([difference("job", job.pk.hex[:10], {"status": before}, {"status": str(job.status)})])
