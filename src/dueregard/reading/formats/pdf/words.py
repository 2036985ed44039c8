"""What stands on a PDF page: words with their boxes, coloured areas, drawn rules. Read once a page, kept
small.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from dueregard.reading.document import Box
from dueregard.reading.formats.colours import colour

_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_SPACE = 0.15
"""The least gap between two words, as a share of the type size: a word space is a quarter, letter spacing
less.
"""
_THIN = 2.0
"""Rectangles up to this many points thick are rules, thicker ones are areas."""


@dataclass(slots=True, frozen=True)
class Word:
    """One word; `mark` is the number of the marked content that it belongs to, `artefact` that it is no
    content.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    mark: int | None = None
    artefact: bool = False
    broken: bool = False
    """It goes on in the next line: a column too narrow for the word broke it."""
    confidence: float = 1.0
    """How sure it is that the word is read right: less than 1 where it was recognised in a picture."""

    @property
    def height(self) -> float:
        """The height of the type, near enough its size."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way from left to right."""
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Sheet:
    """One page, seen upright."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    areas: list[tuple[Box, str]] = field(default_factory=list)
    """Filled rectangles in the order in which they were painted."""
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    """Horizontal rules: left, right, height on the page; pieces that touch are one."""
    pictures: float = 0.0
    """The share of the page that pictures cover."""

    def fill_at(self, x: float, y: float) -> str | None:
        """The colour of the page at a point, the last painted first; areas as large as a page's body don't
        count.
        """
        for (x0, top, x1, bottom), found in reversed(self.areas):
            large = (x1 - x0) * (bottom - top) > 0.5 * self.width * self.height
            if x0 <= x <= x1 and top <= y <= bottom and not large:
                return found if found != "#ffffff" else None
        return None


def read_sheet(page: Any) -> Sheet:
    """Read a pdfplumber page."""
    sheet = Sheet(page.page_number, float(page.width), float(page.height))
    sheet.words = _words(page)
    for rect in page.rects:
        if rect["fill"] and min(rect["width"], rect["height"]) > _THIN:
            painted = _painted(rect["non_stroking_color"])
            if painted:
                sheet.areas.append(((rect["x0"], rect["top"], rect["x1"], rect["bottom"]), painted))
    sheet.rules = _rules(page)
    covered = sum(
        min(image["width"], sheet.width) * min(image["height"], sheet.height) for image in page.images
    )
    sheet.pictures = covered / max(sheet.width * sheet.height, 1.0)
    return sheet


def _words(page: Any) -> list[Word]:
    upright = [char for char in page.chars if char["upright"]]
    words = _found(page, upright, {}) if upright else []
    climbing = [char for char in page.chars if not char["upright"] and char["matrix"][1] > 0]
    falling = [char for char in page.chars if not char["upright"] and char["matrix"][1] <= 0]
    if climbing:
        words += _found(page, climbing, {"line_dir_rotated": "ltr", "char_dir_rotated": "btt"})
    if falling:
        words += _found(page, falling, {"line_dir_rotated": "rtl", "char_dir_rotated": "ttb"})
    return words


def _found(page: Any, chars: list[Any], directions: dict[str, Any]) -> list[Word]:
    from pdfplumber.utils.text import WordExtractor

    extractor = WordExtractor(x_tolerance_ratio=_SPACE, extra_attrs=["mcid", "tag", "fontname"], **directions)
    return [
        Word(
            word["text"],
            word["x0"],
            word["top"],
            word["x1"],
            word["bottom"],
            bool(_BOLD.search(word["fontname"] or "")),
            word["mcid"],
            word["tag"] == "Artifact",
        )
        for word in extractor.extract_words(chars)
    ]


def _painted(value: Any) -> str | None:
    """A PDF colour of one, three or four components → "#rrggbb"; white as such, since it covers what lies
    below.
    """
    parts = [value] if isinstance(value, int | float) else value
    if not isinstance(parts, tuple | list) or not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        parts = [parts[0]] * 3
    elif len(parts) == 4:
        parts = [(1 - min(part, 1)) * (1 - min(parts[3], 1)) for part in parts[:3]]
    if len(parts) != 3:
        return None
    digits = "#" + "".join(f"{round(255 * min(max(part, 0), 1)):02x}" for part in parts)
    return colour(digits) or "#ffffff"


def _rules(page: Any) -> list[tuple[float, float, float]]:
    pieces = [(line["x0"], line["x1"], line["top"]) for line in page.lines if line["height"] < _THIN]
    pieces += [
        (rect["x0"], rect["x1"], (rect["top"] + rect["bottom"]) / 2)
        for rect in page.rects
        if rect["height"] < _THIN < rect["width"]
    ]
    joined: list[tuple[float, float, float]] = []
    for left, right, height in sorted(pieces, key=lambda piece: (round(piece[2]), piece[0])):
        if joined and abs(joined[-1][2] - height) <= 1.5 and left <= joined[-1][1] + _THIN:
            before = joined[-1]
            joined[-1] = (before[0], max(before[1], right), before[2])
        else:
            joined.append((left, right, height))
    return joined


def set_upright(page: Any) -> Any:
    """The page turned so that most of its text is upright: a table may be set sideways on an upright page."""
    chars = [char for char in page.chars if char["text"].strip()]
    climbing = sum(not char["upright"] and char["matrix"][1] > 0 for char in chars)
    falling = sum(not char["upright"] and char["matrix"][1] < 0 for char in chars)
    if max(climbing, falling) <= 0.6 * len(chars):
        return page
    raw = page.page_obj
    raw.rotate = (raw.rotate + (90 if climbing > falling else 270)) % 360
    turned = type(page)(page.pdf, raw, page_number=page.page_number, initial_doctop=page.initial_doctop)
    page.close()
    return turned
