"""Headings of tables that are printed again on top of each page: a sure sign of where a heading ends."""

from itertools import pairwise

from dueregard.reading.formats.pdf.lines import Line

Heading = tuple[str, ...]
"""The lines of a heading."""


def repeated_headings(pages: list[list[Line]]) -> set[Heading]:
    """Runs of lines with which a page begins and which the page before has too."""
    found: set[Heading] = set()
    for before, page in pairwise(pages):
        above, here = [line.text for line in before], [line.text for line in page]
        runs = [_common(above[start:], here) for start in range(len(above))]
        longest = max(runs, key=len, default=())
        if longest and len(longest) < len(here):
            found.add(longest)
    return found


def _common(one: list[str], other: list[str]) -> Heading:
    run = []
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        run.append(left)
    return tuple(run)


def heading_ends(lines: list[Line], headings: set[Heading]) -> dict[int, int]:
    """Where repeated headings stand among lines: their first line → the line after their last."""
    texts = [line.text for line in lines]
    ends: dict[int, int] = {}
    for heading in headings:
        for start in range(len(texts)):
            if tuple(texts[start : start + len(heading)]) == heading:
                ends[start] = max(ends.get(start, 0), start + len(heading))
    return ends
