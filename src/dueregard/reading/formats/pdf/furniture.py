"""Running headers and footers of pages without tags: lines at the edge of the page that come again and
again.
"""

import re
from collections import defaultdict
from itertools import takewhile

from dueregard.reading.document import Aside, Box, Place
from dueregard.reading.formats.pdf.lines import Line, box_of, lines_of
from dueregard.reading.formats.pdf.words import Sheet

_EDGE = 0.12
"""How much of the page's height counts as its edge, above and below."""
_LINES = 4
_PARTS = 3
_ROOM = 0.5
"""The least room between a running line and the text, in line heights."""
_PAGE_NUMBER = re.compile(
    r"^(page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(\s*(of|/)\s*\d{1,3})?$|^tudalen\s+\d{1,3}$", re.I
)


def set_aside(sheets: list[Sheet], tables: dict[int, list[Box]]) -> list[Aside]:
    """Take running headers and footers out of the pages' words and give them as asides.

    A line counts where it stands at the edge of two pages or more, alike but for its numbers and at one
    height, or where it is nothing but a page number. Only lines count that have no other line outside of
    them and stand apart from the text; what stands in `tables` (ruled boxes by page) and lines of many
    parts are a table's heading.
    """
    at_edge = {sheet.number: _edges(sheet, tables.get(sheet.number, [])) for sheet in sheets}
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, edges in at_edge.items():
        for line in (line for edge in edges for line in edge):
            seen[_key(line)].add(number)
    asides: list[Aside] = []
    for sheet in sheets:
        for reason, edge in zip(("page header", "page footer"), at_edge[sheet.number], strict=True):
            running = list(takewhile(lambda line: _comes_again(line, seen), edge))
            for line in _apart(running, sheet):
                words = set(line.words)
                sheet.words = [word for word in sheet.words if word not in words]
                place = Place(page=sheet.number, box=box_of(line.words))
                asides.append(
                    Aside("page header" if reason == "page header" else "page footer", line.text, place)
                )
    return asides


def _edges(sheet: Sheet, tables: list[Box]) -> tuple[list[Line], list[Line]]:
    """The lines at the head and at the foot of a page, from outside in."""
    lines = lines_of(sheet.words)
    upper = [line for line in lines[:_LINES] if line.bottom < _EDGE * sheet.height]
    lower = [line for line in reversed(lines[-_LINES:]) if line.top > (1 - _EDGE) * sheet.height]

    def is_free(line: Line) -> bool:
        in_table = any(box[1] <= line.top <= box[3] for box in tables)
        return not in_table and len(line.segments(line.height)) <= _PARTS

    return list(takewhile(is_free, upper)), list(takewhile(is_free, lower))


def _comes_again(line: Line, seen: dict[tuple[str, int], set[int]]) -> bool:
    text, height = _key(line)
    pages = set().union(*(seen.get((text, height + off), set()) for off in (-1, 0, 1)))
    return len(pages) > 1 or bool(_PAGE_NUMBER.match(line.text))


def _apart(running: list[Line], sheet: Sheet) -> list[Line]:
    """The running lines, without the innermost ones that stand close to the text of the page."""
    kept = list(running)
    while kept:
        line = kept[-1]
        own = {word for other in kept for word in other.words}
        rest = (word for word in sheet.words if word not in own)
        room = min(
            (max(word.top - line.bottom, line.top - word.bottom) for word in rest), default=line.height
        )
        if room > _ROOM * line.height or _PAGE_NUMBER.match(line.text):
            break
        kept.pop()
    return kept


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.top / 4)
