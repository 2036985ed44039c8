"""What every chart has: a picture, and the table of the values in it."""

from dataclasses import dataclass
from html import escape
from typing import Final, Literal

Tone = Literal["plain", "bad", "warn", "good", "busy", "quiet"]
Fill = Literal["full", "rising", "falling", "dots", "crossed", "empty"]

WIDTH: Final = 360
"""Units of the picture's width: on a phone about a pixel each, so its letters are as large as the page's."""
LETTERS: Final = 14
SMALL_LETTERS: Final = 12
COLOURS: Final[dict[Tone, str]] = {
    "plain": "#0b3c49",
    "bad": "#b10e1e",
    "warn": "#8a5a00",
    "good": "#00613b",
    "busy": "#144e81",
    "quiet": "#505a5f",
}
"""Each at least 4.5 to 1 against white, and against the white lines of its pattern."""


@dataclass(frozen=True, slots=True)
class Look:
    """One series: its name in the legend and the table's heading, its colour, and its pattern or shape."""

    label: str
    tone: Tone = "plain"
    fill: Fill = "full"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart of bars: its label and a value for each series, none below nothing."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart. `svg` may go into a page as it is; `headings` and `rows` are its table as text."""

    title: str
    description: str
    svg: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def picture(name: str, title: str, description: str, height: int, inside: str, patterns: str = "") -> str:
    """The whole SVG element. `name` begins its ids, so that several charts stand on one page."""
    about = (
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    )
    defined = f"<defs>{patterns}</defs>" if patterns else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" class="dr-chart"'
        f' aria-labelledby="{name}-title {name}-desc">{about}{defined}{inside}</svg>'
    )


def text(
    x: float, y: float, words: str, *, size: int = LETTERS, anchor: str = "start", weight: str = ""
) -> str:
    """Words at a place, in the page's own type."""
    heavy = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{_short(x)}" y="{_short(y)}" font-size="{size}" text-anchor="{anchor}"{heavy}'
        f' fill="#0b0c0c">{escape(words)}</text>'
    )


def box(x: float, y: float, width: float, height: float, fill: str, edge: str = "#ffffff") -> str:
    """A rectangle with a thin edge, which parts it from its neighbour without colour."""
    return (
        f'<rect x="{_short(x)}" y="{_short(y)}" width="{_short(width)}" height="{_short(height)}"'
        f' fill="{fill}" stroke="{edge}" stroke-width="1"/>'
    )


def cut(words: str, most: int) -> str:
    """Words of at most so many letters; the table has them whole."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def width_of(words: str, size: int = LETTERS) -> float:
    """About how wide the words are, in units; a little too wide rather than too narrow."""
    return len(words) * size * 0.56


def pattern(name: str, look: Look) -> str:
    """The definition of a series' pattern; "" for one that is filled whole."""
    colour, lines = COLOURS[look.tone], _PATTERNS.get(look.fill, "")
    if not lines:
        return ""
    return (
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{colour}"/>{lines}</pattern>'
    )


_PATTERNS: Final[dict[str, str]] = {
    "rising": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke="#fff" stroke-width="2"/>',
    "falling": '<path d="M-2 6 2 10M0 0 8 8M6-2 10 2" stroke="#fff" stroke-width="2"/>',
    "dots": '<circle cx="4" cy="4" r="1.8" fill="#fff"/>',
    "crossed": '<path d="M0 0 8 8M0 8 8 0" stroke="#fff" stroke-width="1.2"/>',
    "empty": '<rect width="8" height="8" fill="#fff"/>',
}


def fill_of(name: str, look: Look) -> str:
    """What fills a bar of the series: its pattern, or its colour."""
    return f"url(#{name})" if look.fill in _PATTERNS else COLOURS[look.tone]


def edge_of(look: Look) -> str:
    """The edge of a bar: white between neighbours, its colour where nothing else shows it."""
    return COLOURS[look.tone] if look.fill == "empty" else "#ffffff"


def _short(number: float) -> str:
    """A number without a tail of noughts."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
