"""Mail: how long until the last of a thousand leads is asked, and what kills of processes do to it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from benchmarks.mail.killing import ACTIONS, Installation, Outcome, rehearse
from benchmarks.mail.services import free_port
from benchmarks.mail.sink import Sink, listening
from benchmarks.measuring import Table
from benchmarks.scale import postgresql

LEADS: Final = 1000
KILLS: Final = 200


def run() -> Iterator[Table]:
    """For each database one table, with and without kills."""
    yield _table("SQLite", 1)
    if postgresql.programs():
        yield _table("PostgreSQL", 2)


def _table(database: str, workers: int) -> Table:
    table = Table(
        f"A cycle that asks {LEADS} leads for {ACTIONS} actions each, on {database}, workers: {workers}",
        [
            "kills of web", "of workers", "s to open", "s to the last letter", "letters", "silently missed",
            "twice", "dead links", "uncertain", "not shown", "pages asked for meanwhile",
        ],
        note="Seconds from the officer's wish to open it; with kills, starting processes anew included.",
    )  # fmt: skip
    for kills in (0, KILLS):
        with ExitStack() as stack:
            address = _address(database, stack)
            installation, sink = stack.enter_context(sending_on(address))
            found = rehearse(installation, sink, leads=LEADS, workers=workers, kills=kills, seed=kills)
        table.rows.append(_row(found))
    return table


def _address(database: str, stack: ExitStack) -> str:
    """Of an empty database, as `DATABASE_URL`."""
    if database == "SQLite":
        return ""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dueregard-bench-")))
    folder.chmod(0o755)
    server = stack.enter_context(postgresql.cluster(folder / "server"))
    server.create("mail")
    return server.address("mail")


def _row(found: Outcome) -> list[object]:
    pages = ", ".join(f"{number} {what}" for what, number in found.pages.items())
    took = (f"{found.opening:.1f}", f"{found.seconds:.0f}")
    counts = (found.letters, found.missed, found.twice, found.dead, found.uncertain, found.hidden)
    return [found.kills["web"], found.kills["workers"], *took, *counts, pages]


@contextmanager
def sending_on(database: str) -> Iterator[tuple[Installation, Sink]]:
    """An installation with nothing in it, and where its mail goes; `database` as `DATABASE_URL`."""
    with tempfile.TemporaryDirectory() as folder, listening() as sink:
        port = free_port()
        given = {
            "DUEREGARD_DATA": folder,
            "DATABASE_URL": database,
            "DUEREGARD_ADDRESS": f"http://127.0.0.1:{port}",
            "DUEREGARD_MAIL": f"smtp://127.0.0.1:{sink.port}",
            "DUEREGARD_MAIL_FROM": "plans@example.invalid",
        }
        yield Installation({**os.environ, **given}, port), sink
