"""Measuring a piece of work: a table of figures, and one run in a process of its own."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass
class Table:
    """One table of figures as it is printed."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[object]] = field(default_factory=list)
    note: str = ""

    def __str__(self) -> str:
        cells = [[str(cell) for cell in row] for row in [self.columns, *self.rows]]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.columns))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in cells
        ]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join(
            [self.title, "", lines[0], rule, *lines[1:], *([self.note] if self.note else []), ""]
        )


@dataclass(frozen=True)
class Spread:
    """Seconds of repeated runs."""

    median: float
    p95: float


def spread(work: Callable[[], object], *, runs: int) -> Spread:
    """Median and 95th percentile, in seconds, of `runs` runs after one that is not counted."""
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Spread(statistics.median(seconds), statistics.quantiles(seconds, n=20, method="inclusive")[-1])


def processor_seconds() -> float:
    """Seconds of processor time so far, of this process and of those that it started and waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


_CHILD = """
import json, resource, sys
sys.argv = ["bench", *json.loads(sys.argv[1])]
exec(sys.stdin.read())
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps({"cpu": cpu, "mb": max(one.ru_maxrss for one in used) / 1024}))
"""


def in_own_process(code: str, *arguments: str, python: str = sys.executable) -> tuple[float, float]:
    """Processor seconds and peak MB of `code` in a fresh Python; its arguments are `sys.argv[1:]`.

    Programs that it starts and waits for count: their seconds are added, of the peaks the highest is told.
    """
    done = subprocess.run(
        [python, "-c", _CHILD, json.dumps(arguments)],
        input=code,
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    return figures["cpu"], figures["mb"]
