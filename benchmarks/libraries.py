"""The opener beside the libraries it could have been left to, on the same pages in one run: cells and speed.

The five public plans as DOCX and as PDF by LibreOffice, ruled and unruled, without tags: pdfplumber does not
use them. Only the bag of cells is compared, so that a cell in a wrong column costs nobody. The opener joins
rows that a page break tore; pdfplumber, on which it stands, does not.
"""

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber

from benchmarks.formats import cells_of, f1, read_back, squeezed
from benchmarks.measuring import Table, in_own_process
from benchmarks.typesetting import SEEDS, Plan, as_docx, converted, read_seed, untagged
from dueregard.reading.opening import open_document

Rows = list[list[str]]
Reader = Callable[[bytes, Plan], Rows]
ACTIONS = 420
_OPEN = """
from pathlib import Path
from dueregard.reading.opening import open_document
open_document(Path(sys.argv[1]))
"""


def own(data: bytes, plan: Plan) -> Rows:
    """The rows that the opener gives."""
    return read_back(open_document(data, plan.name), plan)


def by_pdfplumber(data: bytes, plan: Plan) -> Rows:
    """The rows of pdfplumber's own tables, headings that are printed again left out."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        rows = [row for page in pdf.pages for table in page.extract_tables() for row in table]
    return _without_headings([[cell or "" for cell in row] for row in rows], plan)


def by_python_docx(data: bytes, plan: Plan) -> Rows:
    """The rows of python-docx, a merged cell once."""
    rows = []
    for table in docx.Document(io.BytesIO(data)).tables:
        seen: set[object] = set()
        for row in table.rows:
            fresh = {cell._tc: cell.text for cell in row.cells if cell._tc not in seen}
            seen |= fresh.keys()
            rows.append(list(fresh.values()))
    return _without_headings(rows, plan)


def _without_headings(rows: Rows, plan: Plan) -> Rows:
    heading = [squeezed(cell) for cell in plan.rows[0]]
    again = [number for number, row in enumerate(rows) if [squeezed(cell) for cell in row] == heading][1:]
    return [row for number, row in enumerate(rows) if number not in again]


def run() -> list[Table]:
    """Cells and speed beside the libraries, then the long plan alone."""
    return [_beside(), _long()]


def _beside() -> Table:
    table = Table(
        "Beside the libraries: mean cell F1, and how many times the library's time the opener takes",
        ["format", "library", "own cell F1", "its cell F1", "own pages/s", "its pages/s", "time ratio"],
    )
    plans = [read_seed(path) for path in SEEDS]
    words = [as_docx(plan) for plan in plans]
    ruled = [untagged(converted(data, ".docx", ".pdf")) for data in words]
    unruled = [untagged(converted(as_docx(plan, ruled=False), ".docx", ".pdf")) for plan in plans]
    for name, library, reader, files, pdfs in (
        ("docx", "python-docx", by_python_docx, words, ruled),
        ("pdf ruled, no tags", "pdfplumber", by_pdfplumber, ruled, ruled),
        ("pdf unruled, no tags", "pdfplumber", by_pdfplumber, unruled, unruled),
    ):
        table.rows.append([name, library, *_compared(reader, plans, files, pdfs)])
    return table


def _compared(library: Reader, plans: list[Plan], files: list[bytes], pdfs: list[bytes]) -> list[str]:
    pages = sum(map(_pages, pdfs))
    (mine, my_time), (its, its_time) = (_measured(reader, plans, files) for reader in (own, library))
    speeds = [f"{pages / my_time:.1f}", f"{pages / its_time:.1f}", f"{my_time / its_time:.2f}"]
    return [f"{mine:.3f}", f"{its:.3f}", *speeds]


def _pages(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _measured(reader: Reader, plans: list[Plan], files: list[bytes]) -> tuple[float, float]:
    """The mean cell F1 over the plans and the processor seconds for all of them."""
    figures = []
    start = time.process_time()
    read = [reader(data, plan) for data, plan in zip(files, plans, strict=True)]
    seconds = time.process_time() - start
    for rows, plan in zip(read, plans, strict=True):
        figures.append(f1(cells_of(rows), cells_of(plan.rows)))
    return statistics.mean(figures), seconds


def long_plan() -> Plan:
    """A made-up plan of 420 actions in six columns: 28 pages or so of A4 across."""
    heading = ["Ref", "Action", "Lead", "Target date", "Outcome", "Progress"]
    rows = [
        [
            f"{number // 10 + 1}.{number % 10 + 1}",
            f"Agree with group {number} what the service will do for disabled people, and publish it",
            f"Service Manager {number % 7}",
            f"March {2024 + number % 3}",
            f"More people of group {number % 9} take part in decisions that matter to them, and say so",
            f"A draft was agreed in month {number % 12 + 1} and put before the board",
        ]
        for number in range(ACTIONS)
    ]
    return Plan("long", [heading, *rows], ["Equality action plan 2024 to 2027"], heading_repeats=True)


def _long() -> Table:
    table = Table(
        f"A PDF of {ACTIONS} actions: the whole process, Python's start in it",
        ["PDF by LibreOffice", "pages", "cpu s", "peak MB"],
    )
    data = converted(as_docx(long_plan()), ".docx", ".pdf")
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("tags", data), ("no tags", untagged(data))):
            path = Path(folder) / "plan.pdf"
            path.write_bytes(content)
            cpu, mb = in_own_process(_OPEN, str(path))
            table.rows.append([name, _pages(content), f"{cpu:.1f}", round(mb)])
    return table
