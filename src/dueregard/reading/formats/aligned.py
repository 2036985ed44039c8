"""Tables in plain text whose columns are parted by spaces: where cells line up under the words of a first
line."""

import re
from dataclasses import dataclass

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3


@dataclass(slots=True)
class AlignedRow:
    """One row of an aligned table: its cells, one of them alone where it stands over all columns."""

    cells: list[str]
    width: int

    @property
    def spans(self) -> bool:
        """Whether one cell stands over all columns."""
        return len(self.cells) == 1


def aligned_rows(lines: list[str]) -> dict[int, AlignedRow | None]:
    """Line number → the row that begins there, or None for one that goes on with the row above or rules it.

    Lines that are part of no aligned table have no entry.
    """
    found: dict[int, AlignedRow | None] = {}
    starts: list[int] = []
    row: AlignedRow | None = None
    for number, line in enumerate(lines):
        if number not in found and (columns := _columns(lines, number)):
            starts, row = columns, None
        if not starts or not line.strip():
            continue
        cells = _cells(line, starts)
        if cells is None:
            continue
        if not re.search(r"\w", line):
            found[number] = None
        elif cells[0]:
            alone = len(_SEGMENT.findall(line)) == 1 and len(line.rstrip()) > starts[1]
            row = AlignedRow([line.strip()] if alone else cells, len(starts))
            found[number] = row
        elif row is not None and not row.spans:
            row.cells = [f"{above} {below}".strip() for above, below in zip(row.cells, cells, strict=True)]
            found[number] = None
    return found


def _columns(lines: list[str], number: int) -> list[int]:
    """Where the columns begin, if this line's segments are the heads of columns that later lines keep to."""
    starts = [segment.start() for segment in _SEGMENT.finditer(lines[number])]
    if len(starts) < _FEWEST_COLUMNS or starts[0] != 0:
        return []
    below = [line for line in lines[number + 1 :] if len(_SEGMENT.findall(line)) >= _FEWEST_COLUMNS]
    keeping = [
        line for line in below if all(segment.start() in starts for segment in _SEGMENT.finditer(line))
    ]
    return starts if len(keeping) >= _FEWEST_ROWS and len(keeping) * 2 >= len(below) else []


def _cells(line: str, starts: list[int]) -> list[str] | None:
    """The line cut at the columns; None where its words stand otherwise."""
    segments = list(_SEGMENT.finditer(line))
    if any(segment.start() not in starts for segment in segments):
        return None
    ends = [*starts[1:], max(len(line), starts[-1]) + 1]
    if len(segments) == 1:
        column = starts.index(segments[0].start())
        return [segments[0].group() if n == column else "" for n in range(len(starts))]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
