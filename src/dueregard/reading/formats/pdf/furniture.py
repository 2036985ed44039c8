"""Running headers and footers of pages without tags: lines at the edge of the page that come again and
again.
"""

import re
from collections import defaultdict

from dueregard.reading.document import Aside, Place
from dueregard.reading.formats.pdf.lines import Line, box_of, lines_of
from dueregard.reading.formats.pdf.words import Sheet, Word

_EDGE = 0.12
"""How much of the page's height counts as its edge, above and below."""
_LINES = 4
_PAGE_NUMBER = re.compile(
    r"^(page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(\s*(of|/)\s*\d{1,3})?$|^tudalen\s+\d{1,3}$", re.I
)


def set_aside(sheets: list[Sheet]) -> list[Aside]:
    """Take running headers and footers out of the pages' words and give them as asides.

    A line counts where it stands at the edge of two pages or more, alike but for its numbers and at one
    height, or where it is nothing but a page number. Lines cut into more than three parts are a table's
    heading.
    """
    at_edge = {sheet.number: _edge_lines(sheet) for sheet in sheets}
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, lines in at_edge.items():
        for line in lines:
            seen[_key(line)].add(number)
    asides: list[Aside] = []
    for sheet in sheets:
        taken: set[Word] = set()
        for line in at_edge[sheet.number]:
            text, height = _key(line)
            often = set().union(*(seen.get((text, height + off), set()) for off in (-1, 0, 1)))
            if len(often) > 1 or _PAGE_NUMBER.match(line.text):
                taken |= set(line.words)
                upper = line.top < sheet.height / 2
                place = Place(page=sheet.number, box=box_of(line.words))
                asides.append(Aside("page header" if upper else "page footer", line.text, place))
        sheet.words = [word for word in sheet.words if word not in taken]
    return asides


def _edge_lines(sheet: Sheet) -> list[Line]:
    lines = lines_of(sheet.words)
    upper = [line for line in lines[:_LINES] if line.bottom < _EDGE * sheet.height]
    lower = [line for line in lines[-_LINES:] if line.top > (1 - _EDGE) * sheet.height]
    return [line for line in [*upper, *lower] if len(line.segments(line.height)) <= 3]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.top / 4)
