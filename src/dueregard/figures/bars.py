"""Bars, one for each row, alone or of several parts. They lie, so that a row's name fits above its bar on a
phone."""

from collections.abc import Iterator, Sequence
from typing import Final

from dueregard.figures.chart import (
    LETTERS,
    SMALL_LETTERS,
    WIDTH,
    Chart,
    Look,
    Row,
    box,
    cut,
    edge_of,
    fill_of,
    pattern,
    picture,
    text,
    width_of,
)

_BAR: Final = 18
_STEP: Final = 48
_NUMBERS: Final = 44
"""Kept free at the right for a row's number."""
_LONGEST: Final = 46
"""Letters of a row's name that fit above its bar."""
_LEGEND_LINE: Final = 22


def bars(name: str, title: str, description: str, heading: str, number: Look, rows: Sequence[Row]) -> Chart:
    """A bar for each row with its number behind it. `heading` is that of the rows' names in the table."""
    return _chart(name, title, description, heading, (number,), rows, legend=False)


def stacked_bars(
    name: str, title: str, description: str, heading: str, parts: Sequence[Look], rows: Sequence[Row]
) -> Chart:
    """A bar of several parts for each row, its sum behind it, and a legend. Every part's number stands in it
    where it fits, and in the table."""
    return _chart(name, title, description, heading, tuple(parts), rows, legend=True)


def _chart(
    name: str,
    title: str,
    description: str,
    heading: str,
    parts: tuple[Look, ...],
    rows: Sequence[Row],
    *,
    legend: bool,
) -> Chart:
    most = max((sum(row.values) for row in rows), default=0) or 1
    key, top = _legend(name, parts) if legend else ("", 0)
    drawn = "".join(
        _row(name, parts, row, top + place * _STEP, (WIDTH - _NUMBERS) / most)
        for place, row in enumerate(rows)
    )
    patterns = "".join(pattern(f"{name}-{place}", part) for place, part in enumerate(parts))
    return Chart(
        title=title,
        description=description,
        svg=picture(name, title, description, top + len(rows) * _STEP, key + drawn, patterns),
        headings=(heading, *(part.label for part in parts)),
        rows=tuple((row.label, *map(str, row.values)) for row in rows),
    )


def _row(name: str, parts: tuple[Look, ...], row: Row, top: float, scale: float) -> str:
    label = text(0, top + LETTERS, cut(row.label, _LONGEST))
    total = sum(row.values)
    bar_top = top + LETTERS + 6
    number = text(total * scale + 6, bar_top + _BAR - 4, str(total), weight="700")
    return label + "".join(_parts(name, parts, row.values, bar_top, scale)) + number


def _parts(
    name: str, parts: tuple[Look, ...], values: tuple[int, ...], top: float, scale: float
) -> Iterator[str]:
    left = 0.0
    for place, (part, value) in enumerate(zip(parts, values, strict=True)):
        width = value * scale
        if value:
            yield box(left, top, width, _BAR, fill_of(f"{name}-{place}", part), edge_of(part))
        if value and len(parts) > 1 and width > width_of(str(value), SMALL_LETTERS) + 10:
            yield _number_in(left + width / 2, top, str(value))
        left += width


def _number_in(middle: float, top: float, number: str) -> str:
    """A part's number on a white ground, so that no pattern crosses it."""
    width = width_of(number, SMALL_LETTERS) + 5
    ground = box(middle - width / 2, top + 2, width, _BAR - 4, "#ffffff")
    return ground + text(middle, top + _BAR - 5, number, size=SMALL_LETTERS, anchor="middle")


def _legend(name: str, parts: tuple[Look, ...]) -> tuple[str, int]:
    """What each pattern means, as many to a line as fit, and the height that takes."""
    drawn, left, top = "", 0.0, 0
    for place, part in enumerate(parts):
        width = 20 + width_of(part.label) + 12
        if left and left + width > WIDTH:
            left, top = 0.0, top + _LEGEND_LINE
        drawn += box(left, top + 1, LETTERS, LETTERS, fill_of(f"{name}-{place}", part), edge_of(part))
        drawn += text(left + 20, top + LETTERS - 1, part.label)
        left += width
    return drawn, top + _LEGEND_LINE + 6
