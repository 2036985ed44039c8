"""What lines and small tables outside the plan's own table state of it: its body, its dates, its keys."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, Literal

from dueregard.planfile.timescales import read_timescale
from dueregard.reading.document import Cell, Prose, Row, Table
from dueregard.reading.lexicon import phrases, plain
from dueregard.reading.marks import status_of_cell
from dueregard.reading.prose import as_of_in, is_key_heading

Key = Literal["glossary", "rating_key"]
Fact = Literal["organisation", "period", "as_of", "status"]

_LABELLED: Final = re.compile(r"^(?P<label>[^:\n]{3,40}):\s+(?P<value>[^\n]{2,120})$")
_STATUSES: Final = frozenset(
    {"draft", "consultation", "adopted", "approved", "published", "closed", "replaced"}
)
_KEY_MEANINGS: Final = frozenset(
    {"meaning", "means", "description", "definition", "stands for", "in full", "ystyr"}
)
_KEY_OF: Final = {
    "glossary": ("abbreviation", "acronym", "initials", "term", "byrfodd"),
    "rating_key": ("gradd",),
}


def fact_in(text: str) -> tuple[Fact, str] | None:
    """`Organisation: Thornbeck Council` → ("organisation", …), with dates as EDTF; None for other lines."""
    found = _LABELLED.match(text.strip())
    fact = phrases("facts").get(plain(found["label"])) if found else None
    if found is None or fact is None:
        return None
    value = found["value"].strip()
    match fact:
        case "period":
            return _or_none("period", _period(value))
        case "as_of":
            return _or_none("as_of", as_of_in(f"updated {value}"))
        case "status":
            return _or_none("status", value.casefold() if value.casefold() in _STATUSES else None)
        case _:
            return "organisation", value


def _period(text: str) -> str | None:
    date = date_in(text)
    return date if date and "/" in date else None


def date_in(text: str) -> str | None:
    """A date or a span of time in words as EDTF: "30 June 2024", "2011 to 2015", "financial year 2023/24"."""
    match [(entry.kind, entry.date) for entry in read_timescale(text).entries]:
        case [("start", str(first)), ("due", str(last))]:
            return f"{first}/{last}"
        case [("due", str(date))]:
            return date
    return None


def _or_none(fact: Fact, value: str | None) -> tuple[Fact, str] | None:
    return (fact, value) if value else None


def key_in(rows: Sequence[Sequence[str]]) -> tuple[Key, dict[str, str]] | None:
    """A table of two columns that says what abbreviations or ratings mean, headed so or holding nothing but
    ratings and their statuses; else None."""
    if len(rows) < 2 or any(len(row) != 2 or not all(row) for row in rows):
        return None
    if all(rates(*row) for row in rows):
        return "rating_key", {row[0]: row[1] for row in rows}
    head, meaning = plain(rows[0][0]), plain(rows[0][1])
    if meaning not in _KEY_MEANINGS:
        return None
    pairs = {row[0]: row[1] for row in rows[1:]}
    if head in _KEY_OF["glossary"] or is_key_heading(head):
        return "glossary", pairs
    if head in _KEY_OF["rating_key"] or phrases("headings").get(head) == "rating":
        return "rating_key", pairs
    return None


def rates(mark: str, meaning: str) -> bool:
    """Whether two cells are a rating and the status that it stands for: `G` and `On track`."""
    rating = len(mark) == 1 or plain(mark) in phrases("ratings")
    return rating and status_of_cell(meaning) is not None


def unboxed(blocks: Sequence[Prose | Table], whole: Collection[int] = ()) -> list[Prose | Table]:
    """The blocks with the text of worksheets that are notes as paragraphs: nobody tabulates a single column.

    Shaded cells that name statuses below each other stay a table, which is a key. So do the tables of which
    `whole` holds the identity.
    """
    return [part for block in blocks for part in ([block] if id(block) in whole else _unboxed(block))]


def _unboxed(block: Prose | Table) -> Iterator[Prose | Table]:
    if isinstance(block, Prose) or not _is_notes(block):
        yield block
        return
    for shaded, rows in groupby(block.rows, _is_shaded_status):
        together = list(rows)
        if shaded and len(together) > 1:
            yield Table(together, block.place)
        else:
            yield from map(_as_prose, filter(_filled, together))


def _is_notes(table: Table) -> bool:
    """Whether a worksheet holds notes: a cell in most rows, two at most (an abbreviation and its meaning)."""
    counts = [len(_filled(row)) for row in table.rows]
    alone = sum(count <= 1 for count in counts)
    return table.place.sheet is not None and max(counts, default=0) <= 2 and alone * 2 > len(counts)


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.text.strip()]


def _is_shaded_status(row: Row) -> bool:
    texts = [cell.text for cell in _filled(row)]
    return len(texts) == 1 and any(cell.fill for cell in row.cells) and status_of_cell(texts[0]) is not None


def _as_prose(row: Row) -> Prose:
    cells = _filled(row)
    text = " ".join(cell.text for cell in cells)
    bold = all(cell.bold for cell in cells)
    return Prose(text, bold=bold, place=replace(cells[0].place, table=None))
