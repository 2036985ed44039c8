"""Setting a scanned page straight: the small angle at which it lay on the glass is found and taken back."""

from typing import Any

_MOST = 3.0
"""Degrees: a page that lies more askew is scanned again."""
_COARSE, _FINE = 0.25, 0.05
_LEAST = 0.05
"""Degrees that are no matter: two pixels over the width of a page."""
_INK = 0.75
"""Pixels darker than this share of the paper are ink."""
_STEP = 2
"""Every second pixel either way is enough to find the angle."""


def straightened(picture: Any) -> Any:
    """A PIL image turned so that its lines run level."""
    angle = skew(picture)
    if abs(angle) < _LEAST:
        return picture
    from PIL import Image

    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")


def skew(picture: Any) -> float:
    """By how many degrees the lines of a PIL image fall to the right.

    At the true angle ink gathers in rows with paper between: the squares of the ink in each row add up to
    most (Postl's criterion).
    """
    import numpy

    pixels = numpy.asarray(picture.convert("L"))[::_STEP, ::_STEP]
    ys, xs = numpy.nonzero(pixels < _INK * numpy.median(pixels))
    if not len(ys):
        return 0.0

    def sharpness(angle: float) -> float:
        rows = numpy.rint(ys - xs * numpy.tan(numpy.radians(angle))).astype(int)
        counts = numpy.bincount(rows - rows.min()).astype(float)
        return float((counts**2).sum())

    def best(middle: float, reach: float, step: float) -> float:
        angles = numpy.arange(middle - reach, middle + reach + step / 2, step)
        return float(max(angles, key=sharpness))

    return best(best(0.0, _MOST, _COARSE), _COARSE, _FINE)
