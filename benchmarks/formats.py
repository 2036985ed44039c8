"""The five public plans set as documents of every kind and read back: what comes back right, and seconds."""

import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import scoring

from benchmarks.measuring import Table
from benchmarks.typesetting import (
    SEEDS,
    Plan,
    as_csv,
    as_docx,
    as_html,
    as_xlsx,
    converted,
    printed,
    read_seed,
    untagged,
)
from dueregard.planfile.model import to_data
from dueregard.reading import document as contract
from dueregard.reading.opening import open_document
from dueregard.reading.plan import read_document

Maker = Callable[[Plan], bytes]


def makers() -> dict[str, Maker]:
    """How each kind is made of a plan. PDF with its tags first, then the same file without them."""
    made: dict[str, Maker] = {
        "docx": as_docx,
        "html": as_html,
        "xlsx": as_xlsx,
        "ods": lambda plan: converted(as_xlsx(plan), ".xlsx", ".ods"),
        "xls": lambda plan: converted(as_xlsx(plan), ".xlsx", ".xls"),
        "csv": as_csv,
        "odt": lambda plan: converted(as_docx(plan), ".docx", ".odt"),
        "rtf": lambda plan: converted(as_docx(plan), ".docx", ".rtf"),
        "doc": _as_doc,
    }
    pdfs: dict[str, Maker] = {
        "LibreOffice, ruled": lambda plan: converted(as_docx(plan), ".docx", ".pdf"),
        "LibreOffice, unruled": lambda plan: converted(as_docx(plan, ruled=False), ".docx", ".pdf"),
        "Chromium, ruled": lambda plan: printed(as_html(plan, "ruled")),
        "Chromium, rules across": lambda plan: printed(as_html(plan, "hrule")),
        "Chromium, unruled": lambda plan: printed(as_html(plan, "unruled")),
    }
    for name, maker in pdfs.items():
        made[f"pdf {name}, tags"] = maker
        made[f"pdf {name}, no tags"] = lambda plan, maker=maker: untagged(maker(plan))  # type: ignore[misc]
    return made


def _as_doc(plan: Plan) -> bytes:
    """Through ODT: of these DOCX with merged cells LibreOffice writes a DOC without the table."""
    return converted(converted(as_docx(plan), ".docx", ".odt"), ".odt", ".doc")


def squeezed(text: str) -> str:
    """A cell's letters: neither white space, list marks nor case count."""
    return "".join(sign for sign in text.casefold() if not sign.isspace() and sign not in "•-–")


def cells_of(rows: list[list[str]]) -> Counter[str]:
    """The cells that hold words, as a bag."""
    return Counter(squeezed(cell) for row in rows for cell in row if squeezed(cell))


def rows_of(rows: list[list[str]]) -> Counter[tuple[str, ...]]:
    """The rows with every cell in its column, as a bag."""
    return Counter(tuple(squeezed(cell) for cell in row) for row in rows)


def f1(found: Counter, wanted: Counter) -> float:  # type: ignore[type-arg]
    """The harmonic mean of precision and recall of two bags."""
    both = sum((found & wanted).values())
    total = sum(found.values()) + sum(wanted.values())
    return 2 * both / total if total else 1.0


def grid_of(table: contract.Table) -> Iterator[list[str]]:
    """A table's rows on its grid: "" where a merged cell covers a position."""
    hanging: dict[int, int] = {}
    for row in table.rows:
        line: list[str] = []
        fresh: dict[int, int] = {}
        for cell in row.cells:
            while hanging.get(len(line), 0):
                line.append("")
            for at in range(len(line), len(line) + cell.colspan):
                fresh[at] = cell.rowspan - 1
            line += [cell.text, *[""] * (cell.colspan - 1)]
        while hanging.get(len(line), 0):
            line.append("")
        hanging = {at: left - 1 for at, left in hanging.items() if left > 1} | fresh
        yield line


def read_back(document: contract.Document, plan: Plan) -> list[list[str]]:
    """All rows of a document's tables but headings printed again and paragraphs that stand in rows."""
    heading = [squeezed(cell) for cell in plan.rows[0]]
    titles = {squeezed(text) for text in plan.prose + plan.notes}
    rows: list[list[str]] = []
    for block in document.blocks:
        for row in grid_of(block) if isinstance(block, contract.Table) else ():
            again = [squeezed(cell) for cell in row] == heading and rows
            title = "".join(squeezed(cell) for cell in row) in titles
            if not again and not title:
                rows.append(row)
    return rows


@dataclass
class Format:
    """How the plans came back from one format: a figure each, in the order of the plans."""

    cells: list[float] = field(default_factory=list)
    rows: list[float] = field(default_factory=list)
    fields: list[float] = field(default_factory=list)
    full: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, plan: Plan, truth: dict[str, Any], data: bytes, name: str) -> None:
        """Read one document back and score it."""
        start = time.perf_counter()
        document = open_document(data, name)
        self.seconds += time.perf_counter() - start
        found = read_back(document, plan)
        self.cells.append(f1(cells_of(found), cells_of(plan.rows)))
        self.rows.append(f1(rows_of(found), rows_of(plan.rows)))
        score = scoring.score(truth, to_data(read_document(document).plan))
        self.fields.append(score["field_f1"])
        self.full.append(score["full_f1"])


def run(paths: list[Path] | None = None) -> list[Table]:
    """Two tables with a row a format: cells and rows right and seconds; each plan's field_f1 and full_f1."""
    paths = paths or SEEDS
    plans = [read_seed(path) for path in paths]
    truths = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in paths]
    read: dict[str, Format] = {}
    for name, maker in makers().items():
        read[name] = Format()
        for plan, truth in zip(plans, truths, strict=True):
            read[name].add(plan, truth, maker(plan), name)
    return [_grids(read), _fields(read, plans)]


def _grids(read: dict[str, Format]) -> Table:
    table = Table(
        "The five plans read back from other formats: tables",
        ["format", "cell F1", "row F1", "least cell F1", "s"],
    )
    for name, figures in read.items():
        means = [statistics.mean(figures.cells), statistics.mean(figures.rows), min(figures.cells)]
        table.rows.append([name, *(f"{mean:.3f}" for mean in means), f"{figures.seconds:.1f}"])
    return table


def _fields(read: dict[str, Format], plans: list[Plan]) -> Table:
    table = Table(
        "The five plans read back from other formats: field_f1 / full_f1 of the plan that comes of it",
        ["format", *(plan.name for plan in plans), "least"],
    )
    for name, figures in read.items():
        pairs = zip(figures.fields, figures.full, strict=True)
        least = f"{min(figures.fields):.3f} / {min(figures.full):.3f}"
        table.rows.append([name, *(f"{fields:.3f} / {full:.3f}" for fields, full in pairs), least])
    return table
