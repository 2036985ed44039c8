"""The processes of an installation: none outlives whom it works for."""

import ctypes
import os
import signal
import sys
from typing import Final

from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

_SERVER: Final = "DUEREGARD_SERVER_PROCESS"
_PARENT_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG, prctl(2)


def be_the_server() -> None:
    """Let those that this process starts know whom they work for."""
    os.environ[_SERVER] = str(os.getpid())


def let_go_of_the_database() -> None:
    """Before others are split off this process: two that share a connection read each other's answers."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


def end_with_server(by: signal.Signals = signal.SIGTERM) -> None:
    """Where a server started this process, end when it ends, even if it is killed. Linux only.

    `by` is the signal that ends it: one that cannot be missed, for a process that may just be starting.
    """
    server = int(os.environ.get(_SERVER, "0"))
    if not server or server == os.getpid() or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, by)
    if os.getppid() != server:  # it ended before it could be asked for its end
        os.kill(os.getpid(), by)
