"""How pages keep up with the size of an installation: 120,000 actions beside a hundredth of them.

Both databases are asked by turns, so that whatever else the machine does slows both alike. The officer's own
body is the same in both: only what surrounds it grows.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks.measuring import Table
from benchmarks.scale import postgresql
from benchmarks.scale.installations import Asker, Installation, asker
from benchmarks.scale.serving import VISITORS, load, served

SIZES: Final = {"small": 1, "large": 100}
"""Hundredths of the whole."""
DATABASES: Final = ("SQLite", "PostgreSQL")
RUNS: Final = 60
WARM: Final = 5
"""Requests that are not counted, of each kind of page."""
SERVED: Final = ("plan of 120 actions", "action", "all actions", "search, a common word")

Pair = tuple[Installation, Installation]
"""A small and a large one on the same database."""


def run(
    keep: Path | None = None, databases: Collection[str] = DATABASES, runs: int = RUNS
) -> Iterator[Table]:
    """For each database a table of pages and one of requests a second.

    What is filled stays in the folder `keep` and is used again; without one, it goes away.
    """
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dueregard-bench-")))
        pairs = {name: _pair(name, folder, stack) for name in databases if _is_there(name)}
        _fill([installation for pair in pairs.values() for installation in pair])
        for name, pair in pairs.items():
            yield _pages(name, pair, runs)
            yield _requests_a_second(name, pair)


def _is_there(database: str) -> bool:
    there = database == "SQLite" or postgresql.programs() is not None
    if not there:
        _say(f"{database}: not measured, since there is no server in /usr/lib/postgresql")
    return there


def _pair(database: str, folder: Path, stack: ExitStack) -> Pair:
    """The two installations, on a server of their own where the database needs one; perhaps empty yet."""
    server = None
    if database == "PostgreSQL":
        server = stack.enter_context(postgresql.cluster(folder / "server"))
    small, large = (
        Installation(folder / f"{database}-{size}", hundredths, server) for size, hundredths in SIZES.items()
    )
    return small, large


def _fill(installations: Sequence[Installation]) -> None:
    """All at once: a processor is busy for minutes with each large one."""
    empty = [each for each in installations if not each.is_filled]
    started = [(each, each.start_filling(), time.monotonic()) for each in empty]
    for each, process, start in started:
        _say(f"filling {each.folder.name}: {each.hundredths * 1200:,} actions …")
        if process.wait():
            raise RuntimeError(f"{each.folder} could not be filled")
        each.note_filled()
        _say(f"filled {each.folder.name} in {time.monotonic() - start:.0f} s")


def _pages(name: str, pair: Pair, runs: int) -> Table:
    table = Table(
        f"Pages of 1,000 plans with 120,000 actions on {name}, beside a hundredth of them",
        ["who", "page", "queries", "p50 ms", "p95 ms", "p50 ratio", "p95 ratio", "kB, small and large"],
    )
    with asker(pair[0]) as one, asker(pair[1]) as other:
        for who, pages in one.addresses.items():
            for page, address in pages.items():
                _say(f"{name}, {who}: {page}")
                there = other.addresses[who][page]
                table.rows.append([who, page, *_compared(one, other, who, (address, there), runs)])
    return table


def _requests_a_second(name: str, pair: Pair) -> Table:
    table = Table(
        f"Requests a second of the officer's pages on {name}: `dueregard serve`, {VISITORS} visitors at once",
        ["page", "small", "large", "p50 ms", "p95 ms", "ratio"],
        note="The visitors run on the processors of the site.",
    )
    small, large = pair
    with asker(small) as one, asker(large) as other:
        pass  # they have said all that is needed
    with served(small.environment) as here, served(large.environment) as there:
        for page in SERVED:
            _say(f"{name}, {VISITORS} visitors: {page}")
            few = load(here, one.addresses["officer"][page], {"Cookie": one.cookie})
            many = load(there, other.addresses["officer"][page], {"Cookie": other.cookie})
            figures = (few.a_second, many.a_second, many.p50, many.p95)
            ratio = f"{few.a_second / many.a_second:.2f}"
            table.rows.append([page, *(f"{figure:.0f}" for figure in figures), ratio])
    return table


def _compared(one: Asker, other: Asker, who: str, addresses: tuple[str, str], runs: int) -> list[object]:
    """Asked by turns. The p95 of some dozens is the worst few of them: the ratio of medians is steadier."""
    few, many = [], []
    for _ in range(runs + WARM):
        few.append(one.ask(who, addresses[0]))
        many.append(other.ask(who, addresses[1]))
    few, many = few[WARM:], many[WARM:]
    before, after = _spread(few), _spread(many)
    return [
        round(statistics.median(each["queries"] for each in many)),  # a session notes its time once a minute
        f"{after[0]:.1f}",
        f"{after[1]:.1f}",
        f"{after[0] / before[0]:.2f}",
        f"{after[1] / before[1]:.2f}",
        f"{few[-1]['bytes'] / 1000:.0f}, {many[-1]['bytes'] / 1000:.0f}",
    ]


def _spread(answers: Sequence[dict[str, float]]) -> tuple[float, float]:
    took = [each["ms"] for each in answers]
    return statistics.median(took), statistics.quantiles(took, n=20, method="inclusive")[-1]


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
