"""A page's picture → what readers of PDFs work on: a sheet of words, and the tables that rulings make."""

from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from pydantic import TypeAdapter

from dueregard.reading.document import Box
from dueregard.reading.formats.pdf.ruled import RuledTable, tables_of_rulings
from dueregard.reading.formats.pdf.words import Sheet, Word
from dueregard.reading.formats.scans.engine import Engine
from dueregard.reading.formats.scans.rulings import find_rulings
from dueregard.reading.formats.scans.straight import straightened

_SAME_TYPE = 0.3
"""Boxes of recognised lines are up to this share higher or lower than others of the same type."""
_SPACE = 0.3
"""The most room between two words of one line, as a share of its height."""
_RULED_OFF = 0.5
"""How far a word reaches over a ruling on both sides if it is two words, as a share of its height."""
_ASIDE = 0.5
"""Points between a ruling and the words that it parts."""
_SHADED = 24
"""By how many levels of 256 a cell is shaded at the least."""
_BORDER = 4
"""Pixels at the edges of a cell that belong to its rulings."""


@dataclass(slots=True)
class ScannedPage:
    """A page as recognised."""

    sheet: Sheet
    tables: list[RuledTable] = field(default_factory=list)


_PAGE = TypeAdapter(ScannedPage)


def page_data(page: ScannedPage) -> Any:
    """Plain JSON data."""
    return _PAGE.dump_python(page, mode="json")


def page_from_data(data: Any) -> ScannedPage:
    """The page again. Raises ValueError where the data are none."""
    return _PAGE.validate_python(data)


def recognised(picture: Any, number: int, scale: float, engine: Engine) -> ScannedPage:
    """What stands on a page; `picture` is a PIL image, `scale` points a pixel.

    Places are in points of the page when it is set straight, which is near enough to mark them on the
    picture as it is.
    """
    import numpy

    straight = straightened(picture)
    pixels = numpy.asarray(straight.convert("L"))
    words = [_scaled(word, scale) for word in engine(pixels)]
    across, upright = find_rulings(pixels, _lines(words), scale)
    sheet = Sheet(number, round(picture.width * scale, 1), round(picture.height * scale, 1))
    sheet.words = of_even_height(parted(words, upright))
    sheet.rules = [(x0, x1, y) for x0, y, x1, _ in across]
    sheet.pictures = 1.0
    tables = tables_of_rulings(across, upright)
    sheet.areas = _shades(numpy.asarray(straight.convert("RGB")), tables, scale)
    return ScannedPage(sheet, tables)


def _shades(pixels: Any, tables: list[RuledTable], scale: float) -> list[tuple[Box, str]]:
    """The boxes of ruled tables that are not as white as the paper, each with its colour."""
    import numpy

    paper = numpy.median(pixels.reshape(-1, 3), axis=0)
    shades = []
    for slot in (slot for table in tables for slot in table.slots):
        x0, top, x1, bottom = (round(edge / scale) for edge in slot.box)
        inside = pixels[top + _BORDER : bottom - _BORDER, x0 + _BORDER : x1 - _BORDER].reshape(-1, 3)
        if len(inside):
            shade = numpy.median(inside, axis=0)
            if abs(shade - paper).max() > _SHADED:
                shades.append((slot.box, "#" + "".join(f"{int(part):02x}" for part in shade)))
    return shades


def parted(words: list[Word], upright: list[Box]) -> list[Word]:
    """Words cut where an upright ruling runs through them: print that touches a ruling is read over it."""
    return [part for word in words for part in _parts(word, upright)]


def _parts(word: Word, upright: list[Box]) -> list[Word]:
    middle, room = (word.top + word.bottom) / 2, _RULED_OFF * word.height
    cuts = [x for x, top, _, bottom in upright if top < middle < bottom]
    cut = next((x for x in cuts if word.x0 + room < x < word.x1 - room), None)
    if cut is None:
        return [word]
    at = round(len(word.text) * (cut - word.x0) / (word.x1 - word.x0))
    left = replace(word, text=word.text[:at], x1=cut - _ASIDE)
    right = replace(word, text=word.text[at:], x0=cut + _ASIDE)
    return [part for part in (left, right) if part.text]


def _lines(words: list[Word]) -> list[Box]:
    """The boxes of lines: words of one line follow each other with no more than a space between them."""
    boxes: list[Box] = []
    for word in words:
        x0, top, x1, bottom = boxes[-1] if boxes else (0.0, 0.0, 0.0, 0.0)
        if (top, bottom) == (word.top, word.bottom) and 0 <= word.x0 - x1 <= _SPACE * word.height:
            boxes[-1] = (x0, top, word.x1, bottom)
        else:
            boxes.append((word.x0, word.top, word.x1, word.bottom))
    return boxes


def _scaled(word: Word, scale: float) -> Word:
    box = (word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale)
    x0, top, x1, bottom = (round(edge, 2) for edge in box)
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom)


def of_even_height(words: list[Word]) -> list[Word]:
    """Words with boxes of one height where they are set in one size: a recognised box is higher or lower
    by what letters happen to stand in it.
    """
    usual = median(word.height for word in words) if words else 0.0
    return [
        _as_high(word, usual) if abs(word.height - usual) <= _SAME_TYPE * usual else word for word in words
    ]


def _as_high(word: Word, height: float) -> Word:
    middle = (word.top + word.bottom) / 2
    return replace(word, top=round(middle - height / 2, 2), bottom=round(middle + height / 2, 2))
