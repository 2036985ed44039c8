"""The opener beside the libraries it could have been left to, on the same pages in one run: cells and speed.

The five public plans in each format; PDF is LibreOffice's, ruled and unruled, without tags, which most
libraries do not use. Only the bag of cells is compared, so that a cell in a wrong column costs nobody. The
opener joins rows that a page break tore; the libraries don't. It has LibreOffice turn ODT, RTF and DOC into
DOCX, and that time counts; of RTF and DOC we know no library that gives the tables.
"""

import csv
import io
import json
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
import pdfplumber
import python_calamine

from benchmarks.formats import cells_of, f1, makers, read_back, squeezed
from benchmarks.measuring import Table, in_own_process, processor_seconds
from benchmarks.typesetting import SEEDS, Plan, as_docx, converted, read_seed, untagged
from dueregard.reading.opening import open_document

Rows = list[list[str]]
Reader = Callable[[bytes, Plan], Rows]
ACTIONS = 420
OUTSIDE = Path(__file__).parent.parent / ".venv/outside/bin/python"
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


def by_calamine(data: bytes, plan: Plan) -> Rows:
    """The rows of python-calamine."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return [[str(cell) for cell in row] for row in rows]


def by_lxml(data: bytes, plan: Plan) -> Rows:
    """The words of each cell of each row, as lxml parses the page."""
    rows = lxml.html.fromstring(data).iter("tr")
    return [["".join(cell.itertext()) for cell in row.iter("td", "th")] for row in rows]


def by_csv(data: bytes, plan: Plan) -> Rows:
    """The rows of Python's own reader, told the encoding and the separator."""
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


HERE: dict[str, Reader] = {
    "python-docx": by_python_docx,
    "python-calamine": by_calamine,
    "pdfplumber": by_pdfplumber,
    "lxml": by_lxml,
    "Python's csv": by_csv,
}
"""Libraries that dueregard has beside it anyway; the others are there where `make bench` installed them."""
BESIDE: dict[str, tuple[str, ...]] = {
    "docx": ("python-docx",),
    "xlsx": ("python-calamine", "openpyxl"),
    "xls": ("python-calamine", "xlrd"),
    "ods": ("python-calamine", "odfpy"),
    "csv": ("Python's csv", "pandas csv"),
    "html": ("lxml", "pandas html"),
    "odt": ("odfpy",),
    "rtf": (),
    "doc": (),
    "pdf ruled, no tags": ("pdfplumber", "camelot lattice", "pymupdf", "liteparse"),
    "pdf unruled, no tags": ("pdfplumber", "camelot hybrid", "pymupdf", "liteparse"),
}
LICENCES = {"pymupdf": "AGPL-3.0", "liteparse": "Apache-2.0", "odfpy": "Apache-2.0", "Python's csv": "PSF"}
"""Those that are not MIT or BSD."""


def run() -> list[Table]:
    """Cells and speed beside the libraries, then the long plan alone."""
    return [_beside(), _long()]


def _beside() -> Table:
    table = Table(
        "Beside other libraries on the same pages: mean cell F1, speed, our time as a multiple of theirs",
        ["format", "reader", "licence", "cell F1", "pages/s", "time ratio"],
    )
    plans = [read_seed(path) for path in SEEDS]
    files = _files(plans)
    pages = sum(map(_pages, files["pdf ruled, no tags"]))
    for form, names in BESIDE.items():
        own_figure, own_time = _measured(own, plans, files[form])
        table.rows.append([form, "dueregard", "MIT", f"{own_figure:.3f}", f"{pages / own_time:.1f}", ""])
        for name in names:
            figure, seconds = _library(name, form, plans, files[form])
            speed = (
                [f"{pages / seconds:.1f}", f"{own_time / seconds:.2f}"] if seconds else ["not measured", ""]
            )
            table.rows.append([form, name, LICENCES.get(name, "MIT or BSD"), f"{figure:.3f}", *speed])
    table.note = "Measured beside dueregard, not part of it: an AGPL library may not be shipped with it."
    return table


def _files(plans: list[Plan]) -> dict[str, list[bytes]]:
    """Each plan in each format of `BESIDE`."""
    made = makers()
    for ruling in ("ruled", "unruled"):
        made[f"pdf {ruling}, no tags"] = made[f"pdf LibreOffice, {ruling}, no tags"]
    return {form: [made[form](plan) for plan in plans] for form in BESIDE}


def _library(name: str, form: str, plans: list[Plan], files: list[bytes]) -> tuple[float, float]:
    """Mean cell F1 and processor seconds; no seconds where the library is not installed."""
    if name in HERE:
        return _measured(HERE[name], plans, files)
    if not OUTSIDE.exists():
        return 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.{form.split()[0]}" for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        command = [str(OUTSIDE), str(Path(__file__).with_name("outside.py")), name, *map(str, paths)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    read = [_without_headings(rows, plan) for rows, plan in zip(found["rows"], plans, strict=True)]
    return _figure(read, plans), found["seconds"]


def _pages(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _measured(reader: Reader, plans: list[Plan], files: list[bytes]) -> tuple[float, float]:
    """The mean cell F1 over the plans and the processor seconds for all of them."""
    start = processor_seconds()
    read = [reader(data, plan) for data, plan in zip(files, plans, strict=True)]
    seconds = processor_seconds() - start
    return _figure(read, plans), seconds


def _figure(read: list[Rows], plans: list[Plan]) -> float:
    return statistics.mean(
        f1(cells_of(rows), cells_of(plan.rows)) for rows, plan in zip(read, plans, strict=True)
    )


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
