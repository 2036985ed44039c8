"""The processes of an installation: none outlives whom it works for, and a worker is known to live."""

import ctypes
import os
import signal
import sys
from threading import Event, Thread
from typing import Final

import structlog
from django.core.cache import cache
from django.db import DatabaseError, close_old_connections
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished

from dueregard import clock
from dueregard.upkeep.looking import HEARTBEAT, HEARTBEAT_SECONDS

log = structlog.get_logger("dueregard.worker")
_SERVER: Final = "DUEREGARD_SERVER_PROCESS"
_PARENT_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG, prctl(2)


def be_the_server() -> None:
    """Let those that this process starts know whom they work for."""
    os.environ[_SERVER] = str(os.getpid())


def end_with_server() -> None:
    """Where a server started this process, end when it ends, even if it is killed. Linux only."""
    server = int(os.environ.get(_SERVER, "0"))
    if not server or server == os.getpid() or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != server:  # it ended before it could be asked for its end
        os.kill(os.getpid(), signal.SIGTERM)


def keep_heartbeat() -> Event:
    """Say every half minute, in the shared cache, that a worker is alive; until the event is set."""
    done = Event()
    Thread(target=_beat, args=(done,), daemon=True).start()
    task_finished.connect(_log_job, weak=False)
    return done


def _beat(done: Event) -> None:
    while True:
        try:
            cache.set(HEARTBEAT, clock.now().isoformat(), timeout=3 * HEARTBEAT_SECONDS)
        except DatabaseError:
            log.warning("heartbeat not written")
        close_old_connections()
        if done.wait(HEARTBEAT_SECONDS):
            return


def _log_job(sender: object, task_result: "object", **_rest: object) -> None:
    status = getattr(task_result, "status", "")
    name = getattr(getattr(task_result, "task", None), "name", "")
    if status == TaskResultStatus.FAILED:
        log.error("job failed", job=name)
    else:
        log.info("job done", job=name)
