"""Reading: processor time and memory for the five public plans, and how both grow with the document."""

import tempfile
from pathlib import Path

from benchmarks.measuring import Table, in_own_process

PLANS = sorted((Path(__file__).parent.parent / "tests" / "seeds").glob("*.txt"))

_IMPORT = "from dueregard.reading import read_file"
_READ = f"{_IMPORT}\nread_file(sys.argv[1])"


def run() -> list[Table]:
    """One row a plan, then one row a size."""
    return [_plans(), _growth()]


def _plans() -> Table:
    start_cpu, start_mb = in_own_process(_IMPORT)
    table = Table(
        "Reading the five public plans (a fresh process each; the start without a document is taken off)",
        ["plan", "words", "cpu ms", "words a second", "peak MB", "over the start"],
        note=f"start: {start_cpu * 1000:.0f} ms, {start_mb:.0f} MB",
    )
    for plan in PLANS:
        words = len(plan.read_text().split())
        cpu, mb = in_own_process(_READ, str(plan))
        cpu = max(cpu - start_cpu, 0.001)
        table.rows.append(
            [plan.stem, words, round(cpu * 1000), round(words / cpu), round(mb), f"{mb - start_mb:.0f} MB"]
        )
    return table


def _growth() -> Table:
    table = Table(
        "Growth: a plan of n times as many rows (1.0 a doubling of the time for a doubling of the document)",
        ["times", "actions' rows", "cpu ms", "against n times the first", "peak MB"],
    )
    header = "Ref\tAction\tLead\tTarget date\tOutcome\tProgress"
    first = None
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 2, 4, 8, 16):
            rows = [_row(n) for n in range(50 * times)]
            path = Path(folder) / f"{times}.txt"
            path.write_text("\n".join(["Equality action plan 2024 to 2027", "", header, *rows]))
            cpu, mb = in_own_process(_READ, str(path))
            start, _ = in_own_process(_IMPORT)
            cpu = max(cpu - start, 0.001)
            first = first or cpu
            table.rows.append([times, 50 * times, round(cpu * 1000), f"{cpu / first / times:.2f}", round(mb)])
    return table


def _row(n: int) -> str:
    cells = [
        f"{n // 10 + 1}.{n % 10 + 1}",
        f"Agree what service {n} will do for disabled residents",
        f"Service Manager {n % 7}",
        f"March {2024 + n % 3}",
        f"More people of group {n % 9} take part",
        f"Draft agreed in month {n % 12 + 1}",
    ]
    return "\t".join(cells)
