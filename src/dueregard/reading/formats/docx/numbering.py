"""Automatic numbers of paragraphs: what Word prints and does not store ("1.", "SES1.02", "(a)").

ECMA-376 part 1, 17.9: a paragraph names a list and a level; the list gives each level its form and its start;
a number starts again after a paragraph of a higher level.
"""

import re
from dataclasses import dataclass

from lxml import etree

from dueregard.reading.formats.docx.names import W, number, switched_on, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_UNPRINTED = {"none", "bullet"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks (`text` holds %1 … %9) and where it starts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph of a list: its number as printed, or nothing but a bullet."""

    text: str = ""
    bullet: bool = False


class Numbering:
    """Counts the lists of one document, paragraph by paragraph, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[int, tuple[int, dict[int, Level]]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[int] = set()
        self._starts: dict[int, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstract = {
            number_of(element, "abstractNumId"): element for element in root.findall(W + "abstractNum")
        }
        by_style = {
            value(element, "styleLink"): element
            for element in abstract.values()
            if value(element, "styleLink")
        }
        for element in root.findall(W + "num"):
            key = number_of(element, "numId")
            abstract_id = number(element, "abstractNumId")
            if abstract_id not in abstract or abstract_id is None:
                continue
            shape = abstract[abstract_id]
            shape = by_style.get(value(shape, "numStyleLink"), shape)
            levels = {number_of(level, "ilvl"): _level(level) for level in shape.findall(W + "lvl")}
            self._override(key, element, levels)
            self._lists[key] = (number_of(shape, "abstractNumId"), levels)

    def _override(self, key: int, element: etree._Element, levels: dict[int, Level]) -> None:
        for override in element.findall(W + "lvlOverride"):
            at = number_of(override, "ilvl")
            inner = override.find(W + "lvl")
            if inner is not None:
                levels[at] = _level(inner)
            start = number(override, "startOverride")
            if start is not None:
                self._starts.setdefault(key, {})[at] = start

    def next(self, list_id: int | None, level: int) -> Label | None:
        """The label of the next paragraph of that list and level; None where the paragraph is in no list."""
        if list_id is None or list_id not in self._lists:
            return None
        abstract_id, levels = self._lists[list_id]
        shape = levels.get(level, Level(form="none"))
        counts = self._counts.setdefault(abstract_id, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, start in self._starts.get(list_id, {}).items():
                counts[at] = start - 1
        counts[level] = counts.get(level, shape.start - 1) + 1
        self._restart_below(counts, level, levels)
        if shape.form == "bullet":
            return Label(bullet=True)
        return Label(_printed(shape, counts, levels))

    @staticmethod
    def _restart_below(counts: dict[int, int], level: int, levels: dict[int, Level]) -> None:
        for lower in [key for key in counts if key > level]:
            restart = levels.get(lower, Level()).restart
            if restart is None or level < restart:
                del counts[lower]


def number_of(element: etree._Element, attribute: str) -> int:
    """A whole number in a `w:` attribute; -1 where there is none."""
    try:
        return int(element.get(W + attribute, "-1"))
    except ValueError:
        return -1


def _level(element: etree._Element) -> Level:
    start = number(element, "start")
    return Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        1 if start is None else start,
        number(element, "lvlRestart"),
        bool(switched_on(element, "isLgl")),
    )


def _printed(shape: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    if shape.form == "none":
        return ""

    def replaced(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = levels.get(at, Level())
        form = "decimal" if shape.legal else other.form
        return written(counts.get(at, other.start), form)

    return _PLACEHOLDER.sub(replaced, shape.text).strip()


def written(count: int, form: str) -> str:
    """A number in one of Word's forms; forms of other scripts are written in digits."""
    if form in _UNPRINTED:
        return ""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9) if count > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}{_ordinal_ending(count)}"
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        out += sign * (count // size)
        count %= size
    return out


def _ordinal_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
