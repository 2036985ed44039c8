"""Mail: how long until the last of a thousand leads has a letter, and what kills of processes do to it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from benchmarks.mail.killing import Installation, rehearse
from benchmarks.mail.sink import Sink, listening
from benchmarks.measuring import Table
from benchmarks.scale import postgresql

LEADS: Final = 1000
KILLS: Final = 200


def run() -> list[Table]:
    """One row a database, with and without kills."""
    table = Table(
        f"A letter to each of {LEADS} leads",
        [
            "database",
            "workers",
            "kills",
            "seconds",
            "letters",
            "silently missed",
            "twice",
            "uncertain, shown",
        ],
        note="Seconds from the opening to the last letter; with kills, starting processes anew included.",
    )
    for kills in (0, KILLS):
        table.rows.append(_row("SQLite", 1, "", kills))
        if programs := postgresql.programs():
            with postgresql.cluster(programs) as server:
                table.rows.append(_row("PostgreSQL", 2, postgresql.create(programs, server, "mail"), kills))
    return [table]


def _row(database: str, workers: int, address: str, kills: int) -> list[object]:
    with sending_on(address, LEADS) as (installation, sink):
        found = rehearse(installation, sink, leads=LEADS, workers=workers, kills=kills, seed=kills)
    uncertain = found.statuses.get("uncertain", 0)
    told = (found.kills, f"{found.seconds:.0f}", found.letters, found.missed, found.twice, uncertain)
    return [database, workers, *told]


@contextmanager
def sending_on(database: str, leads: int) -> Iterator[tuple[Installation, Sink]]:
    """A new installation with so many leads, and where its mail goes; `database` as `DATABASE_URL`."""
    with tempfile.TemporaryDirectory() as folder, listening() as sink:
        given = {
            "DUEREGARD_DATA": folder,
            "DATABASE_URL": database,
            "DUEREGARD_MAIL": f"smtp://127.0.0.1:{sink.port}",
            "DUEREGARD_MAIL_FROM": "plans@example.invalid",
        }
        installation = Installation({**os.environ, **given})
        installation.run("fill", str(leads))
        yield installation, sink
