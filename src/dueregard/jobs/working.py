"""What a worker does beside its jobs: says that it lives, and ticks."""

import os
import secrets
import socket
from threading import Event, Thread

import structlog
from django.db import close_old_connections
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished

from dueregard import clock
from dueregard.jobs.models import BEAT, Worker
from dueregard.jobs.ticking import tick

log = structlog.get_logger("dueregard.worker")


def new_name() -> str:
    """A name for this process that no other has had: a number of a process comes again."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


def keep_going(name: str) -> Event:
    """Beat and tick beside the jobs of this process, until the event is set."""
    done = Event()
    Thread(target=_go, args=(name, done), daemon=True).start()
    task_finished.connect(_log_job, weak=False)
    return done


def beat(name: str) -> None:
    """Say that this worker lives."""
    now = clock.now()
    if not Worker.objects.filter(name=name).update(seen_at=now):
        Worker.objects.create(name=name, since=now, seen_at=now)


def _go(name: str, done: Event) -> None:
    while True:
        try:
            beat(name)
            tick(clock.now())
        except Exception as error:  # whatever it is, the next beat must come
            log.error("no beat or tick", exc_info=error)
        close_old_connections()
        if done.wait(BEAT.total_seconds()):
            return


def _log_job(sender: object, task_result: "object", **_rest: object) -> None:
    status = getattr(task_result, "status", "")
    name = getattr(getattr(task_result, "task", None), "name", "")
    if status == TaskResultStatus.FAILED:
        log.error("job failed", job=name)
    else:
        log.info("job done", job=name)
