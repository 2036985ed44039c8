"""Jobs that a worker left unfinished when it was killed: each is done once more, then called failed.

django-tasks-db leaves such a job "running" for ever (its issue 46); each job of ours is safe to run twice.
"""

from datetime import datetime
from typing import Any, Final, TypeAlias

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dueregard.jobs.models import DEAD, Worker

Job: TypeAlias = DBTaskResult[Any, Any]
TRIES: Final = 2
DIED: Final = "dueregard.jobs.sweeping.WorkerDied"


class WorkerDied(Exception):
    """Every worker that took the job up died over it. It is never raised, but named as what went wrong."""


def sweep(now: datetime) -> tuple[int, int]:
    """Give back, or give up, the jobs of workers that are no more; how many of each."""
    alive = set(Worker.objects.alive(now).values_list("name", flat=True))
    given_back = given_up = 0
    for uid in DBTaskResult.objects.running().filter(started_at__lt=now - DEAD).values_list("id", flat=True):
        with transaction.atomic():
            job = DBTaskResult.objects.running().filter(id=uid).select_for_update(skip_locked=True).first()
            if job is None or (job.worker_ids and job.worker_ids[-1] in alive):
                continue
            if len(job.worker_ids) < TRIES:
                _give_back(job)
                given_back += 1
            else:
                _give_up(job, now)
                given_up += 1
    return given_back, given_up


def _give_back(job: Job) -> None:
    job.status, job.started_at = TaskResultStatus.READY, None
    job.save(update_fields=["status", "started_at"])


def _give_up(job: Job, now: datetime) -> None:
    job.status, job.finished_at, job.exception_class_path = TaskResultStatus.FAILED, now, DIED
    job.traceback = WorkerDied.__doc__ or ""
    job.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
