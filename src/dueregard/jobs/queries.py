"""What the page of jobs shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias, cast

from django.conf import settings
from django.db.models import Count, F, Max, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dueregard.jobs.models import DEAD, Worker
from dueregard.jobs.ticking import When
from dueregard.jobs.words import name_of, reason_of

PAGE: Final = 50
"""So many of each state are shown, and so many workers; how many there are is told beside."""

STATES: Final = {
    "waiting": TaskResultStatus.READY,
    "running": TaskResultStatus.RUNNING,
    "failed": TaskResultStatus.FAILED,
}
DONE: Final = TaskResultStatus.SUCCESSFUL

Job: TypeAlias = DBTaskResult[Any, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """One job as the page shows it; `at` is when it was queued, taken up or given up, by its state."""

    uid: str
    name: str
    at: datetime
    tries: int
    worker: str
    reason: str


@dataclass(frozen=True, slots=True)
class Jobs:
    """All that is known of jobs at a moment."""

    waiting: list[Shown]
    running: list[Shown]
    failed: list[Shown]
    numbers: Mapping[str, int]
    """How many jobs wait, run and have failed."""
    workers: list[tuple[Worker, bool]]
    """Those that were seen within a day, and whether each is alive."""
    timed: list[tuple[str, When, datetime | None]]
    """Work that the clock asks for, how often it falls due, and when it was last done."""


def jobs_at(now: datetime) -> Jobs:
    """The jobs, workers and timed work. 5 queries."""
    by_path = DBTaskResult.objects.order_by().values_list("status", "task_path")
    tallies = list(by_path.annotate(number=Count("pk"), last=Max("finished_at")))
    waiting, running, failed = (DBTaskResult.objects.filter(status=status) for status in STATES.values())
    return Jobs(
        waiting=_shown(waiting, "enqueued_at"),
        running=_shown(running.order_by("started_at"), "started_at"),
        failed=_shown(failed.order_by(F("finished_at").desc(nulls_last=True)), "finished_at"),
        numbers={
            name: sum(number for its, _path, number, _last in tallies if its == status)
            for name, status in STATES.items()
        },
        workers=[(each, each.seen_at > now - DEAD) for each in Worker.objects.all()[:PAGE]],
        timed=_timed({path: last for its, path, _number, last in tallies if its == DONE}),
    )


def _shown(jobs: "QuerySet[Job]", moment: str) -> list[Shown]:
    return [
        Shown(
            uid=str(job.pk),
            name=name_of(job.task_path),
            at=getattr(job, moment) or job.enqueued_at,
            tries=len(job.worker_ids),
            worker=job.worker_ids[-1] if job.worker_ids else "",
            reason=reason_of(job.exception_class_path) if job.exception_class_path else "",
        )
        for job in jobs.defer("traceback", "return_value", "args_kwargs")[:PAGE]
    ]


def _timed(last: Mapping[str, datetime | None]) -> list[tuple[str, When, datetime | None]]:
    table = cast(Mapping[str, When], settings.TIMED_WORK)
    return [(name_of(work), when, last.get(work)) for work, when in table.items()]
