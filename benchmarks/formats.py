"""The five public plans set as documents of every kind and read back: right cells and rows, seconds."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import Table
from benchmarks.typesetting import (
    SEEDS,
    Plan,
    as_docx,
    as_html,
    as_xlsx,
    converted,
    printed,
    read_seed,
    untagged,
)
from dueregard.reading import document as contract
from dueregard.reading.opening import open_document

Maker = Callable[[Plan], bytes]


def makers() -> dict[str, Maker]:
    """How each kind is made of a plan. PDF with its tags first, then the same file without them."""
    made: dict[str, Maker] = {
        "docx": as_docx,
        "html": as_html,
        "xlsx": as_xlsx,
        "ods": lambda plan: converted(as_xlsx(plan), ".xlsx", ".ods"),
        "odt": lambda plan: converted(as_docx(plan), ".docx", ".odt"),
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
    """All rows of a document's tables but title rows and headings that are printed again."""
    heading = [squeezed(cell) for cell in plan.rows[0]]
    titles = {squeezed(text) for text in plan.prose}
    rows: list[list[str]] = []
    for block in document.blocks:
        for row in grid_of(block) if isinstance(block, contract.Table) else ():
            again = [squeezed(cell) for cell in row] == heading and rows
            title = "".join(squeezed(cell) for cell in row) in titles
            if not again and not title:
                rows.append(row)
    return rows


def run(plans: list[Path] | None = None) -> list[Table]:
    """One row a kind: cells and rows right (means over the plans) and seconds to open all of them."""
    seeds = [read_seed(path) for path in plans or SEEDS]
    table = Table(
        "The five plans read back from other formats", ["format", "cell F1", "row F1", "least cell F1", "s"]
    )
    for name, maker in makers().items():
        cells, rows, seconds = [], [], 0.0
        for plan in seeds:
            data = maker(plan)
            start = time.perf_counter()
            document = open_document(data, name)
            seconds += time.perf_counter() - start
            found = read_back(document, plan)
            cells.append(f1(cells_of(found), cells_of(plan.rows)))
            rows.append(f1(rows_of(found), rows_of(plan.rows)))
        mean_cells, mean_rows = sum(cells) / len(cells), sum(rows) / len(rows)
        table.rows.append(
            [name, f"{mean_cells:.3f}", f"{mean_rows:.3f}", f"{min(cells):.3f}", f"{seconds:.1f}"]
        )
    return [table]
