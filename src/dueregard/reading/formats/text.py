"""Plain text: lines whose cells are parted by tabs are table rows, the rest is prose.

This is what a table extractor or a copied table leaves: one line a row, pages parted by empty lines,
sometimes a list mark before a paragraph. Tables whose cells are parted by bars (`| a | b |`), or by spaces
under the words of a first line, are read too. Lines that were broken at a width are one paragraph again, and
a paragraph with a rule under it is a heading.
"""

import hashlib
import re

from dueregard.reading.document import Cell, Document, Place, Prose, Row, Table
from dueregard.reading.formats.aligned import aligned_rows
from dueregard.reading.formats.decoding import decode
from dueregard.reading.formats.wrapped import unwrapped

_BULLET = re.compile(r"^[ \t]*(?:[•‣▪●○◦⁃·*\uf0b7\uf0a7]|-(?=\s))\s*")
_RULE = re.compile(r"^[\s|+:=-]+$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|_{3,}|~{3,}|\*{3,})\s*$")


def open_text(data: bytes, name: str) -> Document:
    """Open a text file; raises `UnreadableDocument` where the bytes are no text."""
    return read_text(decode(data, name), name, hashlib.sha256(data).hexdigest())


def read_text(text: str, name: str, sha256: str = "") -> Document:
    """Blocks of a text: a run of lines with cells is a table, an empty line ends it; other lines are
    prose."""
    document = Document(name=name, kind="text", sha256=sha256, blocks=[])
    rows: list[Row] = []
    tables = 0
    printed = text.split("\n")
    lines = [line.rstrip() for line in printed]
    aligned = {} if "\t" in text else aligned_rows(lines)
    cells_of = [*map(_cells, printed), None]
    prose = _Prose(lines, {at for at, cells in enumerate(cells_of) if cells is not None} | set(aligned))
    for number, (line, cells) in enumerate(zip([*printed, ""], cells_of, strict=True), 1):
        if number - 1 in aligned:
            if begun := aligned[number - 1]:
                rows.append(_row(begun.cells, tables + 1, len(rows) + 1, number, begun.width))
            continue
        if cells is None and rows and not (aligned and not line.strip() and number < len(lines)):
            tables += 1
            document.blocks.append(Table(rows, Place(table=tables, line=rows[0].cells[0].place.line)))
            rows = []
        if cells:
            rows.append(_row(cells, tables + 1, len(rows) + 1, number))
        elif cells is None:
            prose.add(document.blocks, number)
    return document


def _cells(line: str) -> list[str] | None:
    """The cells of a table row; None for prose, [] for a rule drawn between rows."""
    if "\t" in line.rstrip("\r\n") and line.strip():
        return line.split("\t")
    if line.count("|") >= 2 and line.strip().startswith("|"):
        return [] if _RULE.match(line) else [cell.strip() for cell in line.strip().strip("|").split("|")]
    return None


def _row(cells: list[str], table: int, row: int, line: int, width: int = 0) -> Row:
    """`width`: how many columns the table has, where a lone cell stands over all of them."""
    span = width if len(cells) == 1 and width else 1
    return Row(
        [
            Cell(text, Place(table=table, row=row, column=column, line=line), colspan=span)
            for column, text in enumerate(cells, 1)
        ]
    )


class _Prose:
    """Paragraphs out of lines, each with the number of its first."""

    def __init__(self, lines: list[str], in_tables: set[int]) -> None:
        rules = {at for at, line in enumerate(lines) if _RULE.match(line) or _UNDERLINE.match(line)}
        self._lines = [*lines, ""]
        self._further = unwrapped(lines, in_tables | rules)
        self._within = {at for following in self._further.values() for at in following}

    def add(self, blocks: list[Prose | Table], number: int) -> None:
        """Append the paragraph that begins in this line, if one does; a rule makes a heading of the last."""
        line = self._lines[number - 1]
        if number - 1 in self._within or not line.strip():
            return
        if _UNDERLINE.match(line):
            self._underline(blocks, number)
            return
        words = " ".join(self._lines[at].strip() for at in (number - 1, *self._further.get(number - 1, ())))
        blocks.append(Prose(words, bullet=bool(_BULLET.match(line)), place=Place(line=number)))

    def _underline(self, blocks: list[Prose | Table], number: int) -> None:
        last = blocks[-1] if blocks else None
        if not isinstance(last, Prose) or last.place.line is None or last.bullet:
            return
        end = max([last.place.line - 1, *self._further.get(last.place.line - 1, ())])
        if end == number - 2:
            last.level = 1 if "=" in self._lines[number - 1] else 2
