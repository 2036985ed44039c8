"""Words → lines → text: what merely wrapped is put together, what was a break stays one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dueregard.reading.document import Box
from dueregard.reading.formats.pdf.words import Word

BULLET = re.compile(r"^[•‣▪●○◦⁃■□➢➤❖\uf0b7\uf0a7\uf0d8·–*-]$")
_GLUED_BULLET = re.compile(r"^[•‣▪●○◦➢➤❖\uf0b7\uf0a7\uf0d8](?=\w)")
_TORN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9%?&=#_~/.-]*[/._=?&%-][^\s]*$|[a-z0-9-]+$")
_SPACE = 0.25


@dataclass(slots=True)
class Line:
    """The words of one line, left to right."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Top edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The height of its tallest word."""
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The words; those that touch (a letter set in bold) are one."""
        out = self.words[0].text
        for before, word in pairwise(self.words):
            touching = word.x0 - before.x1 < 0.12 * word.height
            out += word.text if touching else " " + word.text
        return out

    def segments(self, gap: float) -> list["Line"]:
        """The line cut where there is more room than `gap` between two words."""
        parts = [Line([self.words[0]])]
        for word in self.words[1:]:
            if word.x0 - parts[-1].x1 > gap:
                parts.append(Line([word]))
            else:
                parts[-1].words.append(word)
        return parts


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words in lines from top to bottom: those whose boxes overlap by more than half stand in one line."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        last = lines[-1].words[-1] if lines else None
        if last is not None and _beside(last, word):
            lines[-1].words.append(word)
        else:
            lines.append(Line([word]))
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    return lines


def _beside(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def box_of(words: Iterable[Word]) -> Box | None:
    """The box around some words."""
    found = list(words)
    if not found:
        return None
    edges = (
        min(word.x0 for word in found),
        min(word.top for word in found),
        max(word.x1 for word in found),
        max(word.bottom for word in found),
    )
    return (round(edges[0], 1), round(edges[1], 1), round(edges[2], 1), round(edges[3], 1))


def is_bold(words: Iterable[Word]) -> bool:
    """Whether every word is set in bold."""
    found = list(words)
    return bool(found) and all(word.bold for word in found)


def sureness(words: Iterable[Word], most: float) -> float:
    """How sure a cell is: as its least sure word, at most `most`."""
    return min([most, *(word.confidence for word in words)])


def text_of(words: Iterable[Word], right: float | None = None) -> str:
    """The text of a cell or paragraph.

    `right` is how far to the right lines of this column reach. A line that ended although the next one's
    first word had room there was ended on purpose: "\\n". So does a list mark, which itself is dropped,
    start a new line.
    """
    lines = lines_of(words)
    if not lines:
        return ""
    if sum(len(line.words) for line in lines) == 1:
        return lines[0].text  # a mark that stands alone says something: a tick, a dash for "none"
    edge = max(line.x1 for line in lines) if right is None else right
    parts = [_without_bullet(lines[0])[0]]
    for before, line in pairwise(lines):
        text, bullet = _without_bullet(line)
        if before.words[-1].broken:
            parts[-1] += text
        elif bullet or was_ended(before, line, edge):
            parts.append(text)
        else:
            parts[-1] = glued(parts[-1], text)
    return "\n".join(part for part in parts if part)


def _without_bullet(line: Line) -> tuple[str, bool]:
    first = line.words[0].text
    if BULLET.match(first) and len(line.words) > 1:
        return Line(line.words[1:]).text, True
    if BULLET.match(first):
        return "", True
    text = line.text
    bare = _GLUED_BULLET.sub("", text)
    return bare, bare != text


def was_ended(before: Line, line: Line, right: float) -> bool:
    """Whether `before` was ended on purpose rather than for want of room up to `right`."""
    first = line.words[0]
    needed = first.x1 - first.x0 + _SPACE * first.height
    apart = line.top - before.bottom > 0.9 * line.height
    return apart or before.x1 + needed < right - 1


def glued(above: str, below: str) -> str:
    """Two lines that wrapped put together: a hyphen or a slash at the end needs no space, nor a torn web
    address.
    """
    if not above or not below:
        return above or below
    if above.endswith("\u00ad"):
        return above[:-1] + below
    first = below.split(" ", 1)[0]
    goes_on = _ADDRESS_GOES_ON.match(first) or (above[-1] in "/._-=&" and "/" in first)
    torn = _TORN_ADDRESS.search(above) and goes_on and above[-1] not in ",;)"
    if re.search(r"\w[-/]$", above) or (
        torn and ("/" in first or "." in first[:-1] or above[-1] in "/._-=?&%")
    ):
        return above + below
    return f"{above} {below}"
