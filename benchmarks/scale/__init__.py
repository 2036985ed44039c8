"""How pages keep up with the size of an installation: 120,000 actions beside a hundredth of them.

Both databases are asked by turns, so that whatever else the machine does slows both alike. The officer's own
body is the same in both: only what surrounds it grows.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.measuring import Table
from benchmarks.scale import postgresql
from benchmarks.scale.serving import VISITORS, load, served

SMALL, LARGE = 1, 100
RUNS: Final = 60
WARM: Final = 5
"""Requests that are not counted, of each kind of page."""
SERVED: Final = ("plan of 120 actions", "action", "all actions", "search, a common word")


@dataclass(frozen=True)
class Installation:
    """One filled database, as the environment of the processes that work with it."""

    given: dict[str, str]

    @property
    def environment(self) -> dict[str, str]:
        """All of it."""
        return {**os.environ, **self.given}

    def start(self, module: str, *arguments: str) -> "subprocess.Popen[str]":
        """A Python process in it that is spoken with by lines."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


class Asker:
    """A process that asks for pages of one installation."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        known = self._read()
        self.addresses: dict[str, dict[str, str]] = known["addresses"]
        self.cookie: str = known["cookie"]
        """The officer's."""

    def ask(self, who: str, address: str) -> dict[str, float]:
        """Milliseconds, queries and bytes of one request."""
        assert self._process.stdin
        self._process.stdin.write(f"{who} {address}\n")
        self._process.stdin.flush()
        answer: dict[str, float] = self._read()
        return answer

    def _read(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())


def run() -> Iterator[Table]:
    """For each database a table of pages, then one of requests a second."""
    with tempfile.TemporaryDirectory(prefix="dueregard-bench-") as folder, ExitStack() as stack:
        places = {"SQLite": ["", ""]}
        if server := postgresql.programs():
            address = stack.enter_context(postgresql.cluster(server))
            places["PostgreSQL"] = [postgresql.create(server, address, name) for name in ("small", "large")]
        installations = {
            name: [_installation(Path(folder) / f"{name}-{n}", url) for n, url in enumerate(urls)]
            for name, urls in places.items()
        }
        _fill([small for small, _large in installations.values()], SMALL)
        _fill([large for _small, large in installations.values()], LARGE)
        for name, (small, large) in installations.items():
            yield _pages(name, small, large)
        for name, (small, large) in installations.items():
            yield _requests_a_second(name, small, large)
        if not server:
            print("PostgreSQL: not measured, since there is no server in /usr/lib/postgresql\n")


def _installation(folder: Path, url: str) -> Installation:
    folder.mkdir()
    return Installation({"DUEREGARD_DATA": str(folder), "DATABASE_URL": url, "DUEREGARD_LOGS": "json"})


def _fill(installations: Sequence[Installation], hundredths: int) -> None:
    """All at once: a processor is busy for minutes with each."""
    started = [each.start("benchmarks.scale.filling", str(hundredths)) for each in installations]
    for process in started:
        process.communicate()
        if process.returncode:
            raise RuntimeError("a database could not be filled")


def _pages(name: str, small: Installation, large: Installation) -> Table:
    table = Table(
        f"Pages of 1,000 plans with 120,000 actions on {name}, beside a hundredth of them",
        ["who", "page", "queries", "p50 ms", "p95 ms", "p50 ratio", "p95 ratio", "kB, small and large"],
    )
    with _asker(small) as one, _asker(large) as other:
        for who, pages in one.addresses.items():
            for page, address in pages.items():
                there = other.addresses[who][page]
                table.rows.append([who, page, *_compared(one, other, who, (address, there))])
    return table


def _requests_a_second(name: str, small: Installation, large: Installation) -> Table:
    table = Table(
        f"Requests a second of the officer's pages on {name}: `dueregard serve`, {VISITORS} visitors at once",
        ["page", "small", "large", "p50 ms", "p95 ms", "ratio"],
        note="The visitors run on the processors of the site.",
    )
    with _asker(small) as one, _asker(large) as other:
        pass  # they have said all that is needed
    with served(small.environment) as here, served(large.environment) as there:
        for page in SERVED:
            few = load(here, one.addresses["officer"][page], one.cookie)
            many = load(there, other.addresses["officer"][page], other.cookie)
            figures = (few.a_second, many.a_second, many.p50, many.p95)
            ratio = f"{few.a_second / many.a_second:.2f}"
            table.rows.append([page, *(f"{figure:.0f}" for figure in figures), ratio])
    return table


@contextmanager
def _asker(installation: Installation) -> Iterator[Asker]:
    process = installation.start("benchmarks.scale.asking")
    try:
        yield Asker(process)
    finally:
        process.communicate()


def _compared(one: Asker, other: Asker, who: str, addresses: tuple[str, str]) -> list[object]:
    """Asked by turns. The p95 of some dozens is the worst few of them: the ratio of medians is steadier."""
    few, many = [], []
    for _ in range(RUNS + WARM):
        few.append(one.ask(who, addresses[0]))
        many.append(other.ask(who, addresses[1]))
    few, many = few[WARM:], many[WARM:]
    before, after = _spread(few), _spread(many)
    return [
        max(round(each["queries"]) for each in many),
        f"{after[0]:.1f}",
        f"{after[1]:.1f}",
        f"{after[0] / before[0]:.2f}",
        f"{after[1] / before[1]:.2f}",
        f"{few[-1]['bytes'] / 1000:.0f}, {many[-1]['bytes'] / 1000:.0f}",
    ]


def _spread(answers: Sequence[dict[str, float]]) -> tuple[float, float]:
    took = [each["ms"] for each in answers]
    return statistics.median(took), statistics.quantiles(took, n=20, method="inclusive")[-1]
