"""Tables as bare text: separated values, and the torn tab lines that a text extractor leaves."""

import csv
import io
import textwrap
from collections.abc import Sequence

from tests.samples.make.page import Grid


def values(grid: Grid) -> list[list[str]]:
    return [["" if cell is None else cell.text for cell in line] for line in grid.lines]


def separated(rows: Sequence[Sequence[str]], separator: str = ",", newline: str = "\r\n") -> str:
    """CSV text with quotes only where they are needed; line breaks inside a cell stay."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=separator, lineterminator=newline).writerows(rows)
    return made.getvalue()


def torn(grid: Grid, per_page: int, tears: Sequence[int], footer: str = "", mark: str = "- ") -> str:
    """Tab lines, the heading again on each page; the last row of a page in `tears` is torn between two pages.

    A torn row leaves the first words of each long cell on one page and the others on the next, where its
    short cells are empty.
    """
    rows = [[_flatten(cell, mark) for cell in row] for row in values(grid)]
    top, rest = rows[: grid.heads], rows[grid.heads :]
    out: list[list[str]] = []
    pages = [rest[n : n + per_page] for n in range(0, len(rest), per_page)]
    carried: list[str] | None = None
    for number, page in enumerate(pages, 1):
        out += [*top, *([carried] if carried else []), *page]
        carried = None
        if number in tears and number < len(pages):
            out[-1], carried = _half(page[-1], first=True), _half(page[-1], first=False)
        out += [[""], [footer.format(page=number)]] if footer else [[""]]
    return "\n".join("\t".join(row).rstrip("\t") if not any(row) else "\t".join(row) for row in out) + "\n"


def _flatten(text: str, mark: str) -> str:
    parts = text.split("\n")
    return text if len(parts) == 1 else " ".join(f"{mark}{part}" for part in parts)


def _half(row: Sequence[str], *, first: bool) -> list[str]:
    return [_part(cell, first=first) for cell in row]


def _part(cell: str, *, first: bool) -> str:
    words = cell.split(" ")
    if len(words) < 7:
        return cell if first else ""
    middle = len(words) * 3 // 5
    return " ".join(words[:middle] if first else words[middle:])


def spaced(grid: Grid, widths: Sequence[int], per_page: int) -> str:
    """Columns of spaces with wrapped cells, as a PDF-to-text tool prints them; form feeds end pages."""
    out: list[str] = []
    rows = [line for line in grid.lines if line[0] is not None]
    for number, line in enumerate(rows, 1):
        first = line[0]
        if first is not None and first.colspan > 1:
            out += ["", first.text, ""]
            continue
        cells = zip(line, widths, strict=True)
        wrapped = [textwrap.wrap(cell.text, width - 2) if cell else [] for cell, width in cells]
        for n in range(max(map(len, wrapped))):
            parts = [column[n] if n < len(column) else "" for column in wrapped]
            out.append("".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip())
        out.append("")
        if number % per_page == 0:
            out += [f"{' ' * 60}{number // per_page}", "\f"]
    return "\n".join(out) + "\n"
