"""Lines over time: a point for each day that was counted, joined by straight lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dueregard.figures.chart import (
    COLOURS,
    LETTERS,
    SMALL_LETTERS,
    WIDTH,
    Chart,
    Look,
    picture,
    text,
    width_of,
)

_LEFT: Final = 36
_RIGHT: Final = 12
_TOP: Final = 12
_HEIGHT: Final = 170
_LEGEND_LINE: Final = 22
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_GRID: Final = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One day with a value for each series; `label` is the day in words."""

    day: date
    label: str
    values: tuple[int, ...]


def lines(
    name: str, title: str, description: str, heading: str, series: Sequence[Look], points: Sequence[Point]
) -> Chart:
    """A line for each series. Days stand as far apart as they are, and the height begins at nothing."""
    step = _step(max((value for point in points for value in point.values), default=0))
    highest = step * max(1, -(-max((v for point in points for v in point.values), default=1) // step))
    drawn = _grid(step, highest) + _ends(points)
    for place, look in enumerate(series):
        drawn += _line(
            look, place, [(_x(points, point), _y(point.values[place], highest)) for point in points]
        )
    legend, height = _legend(series)
    return Chart(
        title=title,
        description=description,
        svg=picture(name, title, description, height, drawn + legend),
        headings=(heading, *(look.label for look in series)),
        rows=tuple((point.label, *map(str, point.values)) for point in points),
    )


def _step(highest: int) -> int:
    """The distance of the lines of the grid: at most five of them."""
    return next((step for step in _STEPS if step * _GRID >= highest), _STEPS[-1] * (highest // 5000 + 1))


def _x(points: Sequence[Point], point: Point) -> float:
    span = (points[-1].day - points[0].day).days
    share = (point.day - points[0].day).days / span if span else 0.5
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _y(value: int, highest: int) -> float:
    return _TOP + _HEIGHT * (1 - value / highest)


def _grid(step: int, highest: int) -> str:
    drawn = ""
    for value in range(0, highest + 1, step):
        y = _y(value, highest)
        drawn += f'<path d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" stroke="#b1b4b6" stroke-width="1"/>'
        drawn += text(_LEFT - 6, y + 4, str(value), size=SMALL_LETTERS, anchor="end")
    return drawn


def _ends(points: Sequence[Point]) -> str:
    """The first and the last day below the line."""
    if not points:
        return ""
    below = _TOP + _HEIGHT + LETTERS + 4
    last = text(WIDTH - _RIGHT, below, points[-1].label, size=SMALL_LETTERS, anchor="end")
    return last if len(points) == 1 else text(_LEFT, below, points[0].label, size=SMALL_LETTERS) + last


def _line(look: Look, place: int, found: Sequence[tuple[float, float]]) -> str:
    colour = COLOURS[look.tone]
    dashes = ' stroke-dasharray="6 4"' if place % 2 else ""
    route = "L".join(f"{x:.1f} {y:.1f}" for x, y in found)
    joined = f'<path d="M{route}" fill="none" stroke="{colour}" stroke-width="2.5"{dashes}/>' if route else ""
    return joined + "".join(_marker(place, x, y, colour) for x, y in found)


def _marker(place: int, x: float, y: float, colour: str) -> str:
    """A point: a dot, a square, a triangle or a diamond, so that series are told apart without colour."""
    shapes = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>',
        f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>',
        f'<path d="M{x:.1f} {y - 5:.1f}l5 9h-10z" fill="{colour}"/>',
        f'<path d="M{x:.1f} {y - 6:.1f}l6 6-6 6-6-6z" fill="{colour}"/>',
    )
    return shapes[place % len(shapes)]


def _legend(series: Sequence[Look]) -> tuple[str, int]:
    """What each line means, and the height of the whole picture."""
    top, left, drawn = _TOP + _HEIGHT + 34, float(_LEFT), ""
    for place, look in enumerate(series):
        width = 24 + width_of(look.label) + 12
        if left > _LEFT and left + width > WIDTH:
            left, top = float(_LEFT), top + _LEGEND_LINE
        drawn += _marker(place, left + 6, top, COLOURS[look.tone]) + text(left + 18, top + 5, look.label)
        left += width
    return drawn, top + LETTERS
