"""Rulings of a scanned page: long thin dark runs of pixels, along the rows and along the columns.

A pixel speaks for a ruling where it is darker than the paper a little to both sides of it, as print is too
and shading is not. A run may touch letters or go through print, but must be seen outside of it. What is long,
or goes from one ruling across to another, is a ruling; no stroke of a letter is.
"""

from dataclasses import dataclass
from statistics import median
from typing import Any

from dueregard.reading.document import Box

_MIDST = (0.15, 0.85)
"""From where to where the box of a line is surely print, as shares of its height: rulings touch its edges."""


@dataclass(slots=True, frozen=True)
class Tolerances:
    """Lengths in points, darkness in grey levels of 256."""

    darker: int = 18
    """By how much a ruling is darker than what lies beside it."""
    aside: float = 2.0
    """How far to the sides one looks: more than a ruling is thick."""
    smooth: float = 2.5
    """Over what length along the ruling grain is levelled out."""
    least: float = 8.0
    """The least length of a ruling: a row of small print."""
    seen: float = 0.5
    """The least share of a ruling that lies free, with paper on both sides, of what no print covers."""
    free_across: float = 100.0
    """How long a ruling across is that stands for itself; shorter ones go from one upright to another."""
    free_upright: float = 30.0
    """The same for an upright ruling: more than two lines high."""
    gap: float = 0.4
    """How long a break may be: dust, a fold, a dotted line."""
    slant: float = 1.5
    """How far the pieces of one ruling may be off each other, and its end off the ruling that it goes to."""


TOLERANCES = Tolerances()


def find_rulings(
    pixels: Any, lines: list[Box], scale: float, tolerances: Tolerances = TOLERANCES
) -> tuple[list[Box], list[Box]]:
    """The rulings across and the upright ones of grey pixels, in points; `scale` is points a pixel.

    `lines` are the boxes of its print, in points: what stands in the midst of one is a letter.
    """
    printed = _printed(pixels.shape, lines, scale)
    across = _joined(_runs(pixels, printed, scale, tolerances), tolerances)
    turned = _joined(_runs(pixels.T, printed.T, scale, tolerances), tolerances)
    upright = [_turned(box) for box in turned]
    sure_across = [box for box in across if box[2] - box[0] >= tolerances.free_across]
    sure_upright = [
        box
        for box in upright
        if box[3] - box[1] >= tolerances.free_upright or _is_held(box, sure_across, tolerances.slant)
    ]
    crossing = [_turned(box) for box in sure_upright]
    held = [box for box in across if _is_held(_turned(box), crossing, tolerances.slant)]
    return [*sure_across, *(box for box in held if box not in sure_across)], sure_upright


def _turned(box: Box) -> Box:
    """The box with rows and columns exchanged."""
    return (box[1], box[0], box[3], box[2])


def _is_held(upright: Box, across: list[Box], reach: float) -> bool:
    """Whether an upright ruling has a ruling across at both of its ends."""
    near = [line[1] for line in across if line[0] - reach <= upright[0] <= line[2] + reach]
    return all(any(abs(height - end) <= reach for height in near) for end in (upright[1], upright[3]))


def _printed(shape: tuple[int, int], lines: list[Box], scale: float) -> Any:
    """Which pixels lie in the midst of a line of print."""
    import numpy

    printed = numpy.zeros(shape, dtype=bool)
    for x0, top, x1, bottom in lines:
        above, below = (round((top + share * (bottom - top)) / scale) for share in _MIDST)
        printed[above:below, round(x0 / scale) : round(x1 / scale)] = True
    return printed


def _runs(pixels: Any, printed: Any, scale: float, tolerances: Tolerances) -> list[Box]:
    """Rulings along the rows, each row of pixels for itself."""
    import numpy

    level = _levelled(pixels, max(round(tolerances.smooth / scale), 1))
    dark, free = _darker(level, max(round(tolerances.aside / scale), 1), tolerances.darker)
    for mask in (dark, free):  # a ruling that is not quite level goes over from row to row
        mask[1:] |= mask[:-1].copy()
    free &= ~printed
    found: list[Box] = []
    for row in numpy.flatnonzero(free.sum(axis=1) * scale >= tolerances.seen * tolerances.least).tolist():
        for start, end in _spans(numpy.flatnonzero(dark[row]), round(tolerances.gap / scale)):
            open_, seen = int((~printed[row, start:end]).sum()), int(free[row, start:end].sum())
            enough = seen * scale >= tolerances.seen * tolerances.least and seen >= tolerances.seen * open_
            if enough and (end - start) * scale >= tolerances.least:
                found.append((start * scale, row * scale, end * scale, row * scale))
    return found


def _levelled(pixels: Any, width: int) -> Any:
    """Each pixel as the mean of `width` pixels of its row."""
    import numpy

    padded = numpy.pad(pixels.astype(numpy.int32), ((0, 0), (width // 2 + 1, (width - 1) // 2)), "edge")
    sums = padded.cumsum(axis=1)
    return (sums[:, width:] - sums[:, :-width]) // width


def _darker(grey: Any, aside: int, darker: int) -> tuple[Any, Any]:
    """Which pixels are darker than those at a distance above or below them, and which than both."""
    import numpy

    dark, free = numpy.zeros(grey.shape, dtype=bool), numpy.zeros(grey.shape, dtype=bool)
    limit = grey[aside:-aside] + darker
    above, below = limit < grey[: -2 * aside], limit < grey[2 * aside :]
    dark[aside:-aside], free[aside:-aside] = above | below, above & below
    return dark, free


def _spans(places: Any, gap: int) -> list[tuple[int, int]]:
    """Runs of places (counted along a row) with no larger gap in them: first, end."""
    import numpy

    if not len(places):
        return []
    breaks = numpy.flatnonzero(numpy.diff(places) > gap + 1)
    starts = [int(places[0]), *places[breaks + 1].tolist()]
    ends = [*places[breaks].tolist(), int(places[-1])]
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _joined(pieces: list[Box], tolerances: Tolerances) -> list[Box]:
    """Pieces on neighbouring rows that touch are one ruling, as high as the middle of them."""
    groups: list[list[Box]] = []
    for piece in sorted(pieces):
        near = [group for group in groups if _touches(group, piece, tolerances)]
        if near:
            near[-1].append(piece)
        else:
            groups.append([piece])
    return [_whole(group) for group in groups]


def _touches(group: list[Box], piece: Box, tolerances: Tolerances) -> bool:
    return any(
        piece[0] <= one[2] + tolerances.gap and abs(piece[1] - one[1]) <= tolerances.slant for one in group
    )


def _whole(group: list[Box]) -> Box:
    height = median(box[1] for box in group)
    return (min(box[0] for box in group), height, max(box[2] for box in group), height)
