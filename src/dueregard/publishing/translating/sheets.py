"""A plan's pieces as a table for a translation unit, and what came back in it.

One row a piece. `version` tells the words and the translation that were sent out from later ones, so that a
row that has been overtaken is known; the translator fills in one column and leaves the others.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.planfile.model import Column as OwnColumn
from dueregard.planfile.translations import Piece, tongue_of
from dueregard.plans.translating.operations import Said
from dueregard.publishing.translating.queries import named
from dueregard.publishing.translating.wording import heading_of
from dueregard.reading.document import Document, Table
from dueregard.reading.jobs import opened_confined
from dueregard.writing.delimited import guarded, unguarded
from dueregard.writing.sheet import Cell, Column, Row, Sheet, scrubbed
from dueregard.writing.sheet import Table as SheetTable
from dueregard.writing.values import lines_of
from dueregard.writing.xlsx import workbook_bytes

_NAMES: Final = {"en": "English", "cy": "Cymraeg"}
_KEYS: Final = ("item", "words", "version")


@dataclass(frozen=True, slots=True)
class Came:
    """One row of a file that came back: its number in the file, and what it says."""

    number: int
    said: Said


def workbook_of(
    title: str, pieces: Iterable[Piece], language: str, columns: Mapping[str, OwnColumn]
) -> bytes:
    """The pieces as a workbook."""
    weights = (2.0, 3.0, 5.0, 5.0, 1.0, 1.0, 1.0, 1.0)
    headings = [Column(name, weight) for name, weight in zip(_headings(language), weights, strict=True)]
    rows = [Row(tuple(Cell(tuple(text.split("\n"))) for text in row)) for row in _rows(pieces, columns)]
    table = SheetTable(title, tuple(headings), tuple(rows))
    return workbook_bytes(scrubbed(Sheet(title, language, (table,))))


def csv_of(pieces: Iterable[Piece], language: str, columns: Mapping[str, OwnColumn]) -> bytes:
    """The pieces as CSV, with the mark by which spreadsheets know UTF-8: Welsh has letters beyond ASCII."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_headings(language))
    writer.writerows([guarded(text) for text in row] for row in _rows(pieces, columns))
    return out.getvalue().encode("utf-8-sig")


def _headings(language: str) -> list[str]:
    source = "cy" if tongue_of(language) == "en" else "en"
    return ["where", "what", _NAMES[source], _NAMES[tongue_of(language)], "state", *_KEYS]


def _rows(pieces: Iterable[Piece], columns: Mapping[str, OwnColumn]) -> Iterable[list[str]]:
    for each in pieces:
        said = each.said.text if each.said else ""
        told = [named(each), heading_of(each, columns), each.text, said, each.state]
        yield [*told, each.id or "plan", each.name, each.version]


def came_back(content: bytes, name: str, language: str) -> list[Came]:
    """The rows of a file that came back which have a translation.

    Raises `UnreadableDocument` for what cannot be opened, `ValidationError` for what is no such table.
    """
    document = opened_confined(content, name)
    for table in document.blocks:
        if isinstance(table, Table):
            found = _came(table, document, _NAMES[tongue_of(language)])
            if found is not None:
                return found
    raise ValidationError(
        _("This is no file for translators: it lacks a column “item”, “words”, “version” or “%(language)s”.")
        % {"language": _NAMES[tongue_of(language)]}
    )


def _came(table: Table, document: Document, translation: str) -> list[Came] | None:
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    if not rows or not {*_KEYS, translation} <= set(rows[0]):
        return None
    places = {name: rows[0].index(name) for name in (*_KEYS, translation)}
    plain = unguarded if document.kind in ("csv", "tsv") else str
    found = []
    for number, row in enumerate(rows[1:], start=2):
        told = {name: plain(row[place]) if place < len(row) else "" for name, place in places.items()}
        if told[translation].strip():
            item = "" if told["item"] == "plan" else told["item"]
            text = "\n".join(lines_of(told[translation]))
            found.append(Came(number, Said(item, told["words"], text, told["version"])))
    return found
