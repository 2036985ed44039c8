"""The small tables beside a plan: figures, particulars, terms, keys of colours, one action on its own."""

from collections.abc import Sequence

from tests.samples.make.page import Box, Grid, Line
from tests.samples.make.words import Action, Words


def cells(*rows: str) -> list[list[str]]:
    return [row.split(" | ") for row in rows]


def plain(
    rows: Sequence[Sequence[str]], widths: Sequence[float] = (), heads: int = 1, fill: str = ""
) -> Grid:
    """A table that is no plan: the first `heads` rows are bold and filled."""
    lines: list[Line] = [
        [Box(text, bold=r < heads, fill=fill if r < heads else "") for text in row]
        for r, row in enumerate(rows)
    ]
    return Grid(lines, heads, widths or [1] * len(rows[0]))


def particulars(rows: Sequence[Sequence[str]], widths: Sequence[float], fill: str = "") -> Grid:
    """Labels in bold, each before its words."""
    lines: list[Line] = [
        [Box(text, bold=n % 2 == 0, fill="" if n % 2 else fill) for n, text in enumerate(row)] for row in rows
    ]
    return Grid(lines, 0, widths)


def card(action: Action, labels: dict[str, str]) -> Grid:
    """A small table of one action, a label and its cell in each line."""
    return particulars([[label, action[name].printed] for label, name in labels.items()], [1, 4])


def terms(words: Words, *heads: str) -> list[list[str]]:
    """The plan's abbreviations and what they stand for, under two headings."""
    return [list(heads), *(list(pair) for pair in words.glossary.items())]


def colour_key(means: dict[str, str], fills: dict[str, str], width: float, *, mute: bool = False) -> Grid:
    """A line a rating: its name in its colour (the colour alone if `mute`), and what it means."""
    lines: list[Line] = [
        [Box("" if mute else name, fill=fills[name]), Box(text)] for name, text in means.items()
    ]
    return Grid(lines, 0, [1, width])
