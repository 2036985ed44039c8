"""Where the columns of an unruled table are.

A table begins with a line of three parts or more (its heading). The gutters are the upright bands that
hardly any line below crosses, taken together with the heading's words, so that a column with next to
nothing in it is still one. Lines that run over most gutters are section rows and don't count.
"""

from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from dueregard.reading.formats.pdf.lines import Line, was_ended
from dueregard.reading.formats.pdf.words import Word

_GAP = 0.7
"""The least room between two parts of a line, in type heights."""
_GUTTER = 0.4
"""The least width of a gutter, in type heights."""
_FIT = 0.6
"""The share of the lines of a table that must keep to its columns."""
_PROSE_RUN = 4
_AFTER = 12
"""So many lines across all columns in a row are no section row but the text after the table."""
_LEAST_PARTS = 3
_SAME_EDGE = 2.0
_NEARLY_ALL = 0.95
_CLOSE = 3.0
_SENTENCE = 8
"""Words of a line that is no heading if it ends in a stop."""
_FAR = 12.0


@dataclass(slots=True, frozen=True)
class Columns:
    """The columns of a table by the borders between them."""

    gutters: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.gutters) + 1

    def of(self, word: Word) -> int:
        """The column of a word, from 0."""
        return sum(gutter < word.middle for gutter in self.gutters)

    def crossed(self, line: Line) -> int:
        """How many borders the line runs over."""
        return len(self._crossed(line))

    def first_crossed(self, lines: list[Line]) -> int:
        """The first column that lines written across run over."""
        return min((gutter for line in lines for gutter in self._crossed(line)), default=0)

    def _crossed(self, line: Line) -> list[int]:
        """The borders that the line runs over: with a word, or with no more room there than between words."""
        found = []
        for number, gutter in enumerate(self.gutters):
            across = any(word.x0 < gutter - 1 and gutter + 1 < word.x1 for word in line.words)
            left = max((word.x1 for word in line.words if word.x1 <= gutter + 1), default=None)
            right = min((word.x0 for word in line.words if word.x0 >= gutter - 1), default=None)
            tight = left is not None and right is not None and right - left < _GUTTER * line.height
            if across or tight:
                found.append(number)
        return found

    def leaves(self, line: Line) -> bool:
        """Whether a line runs over the first border: text that keeps to it is set into the table, however
        long.
        """
        return 0 in self._crossed(line)

    def spans(self, line: Line) -> bool:
        """Whether a line is written across columns."""
        return self.crossed(line) > 0


def find_columns(
    lines: list[Line], known: Columns | None, headed: bool = False
) -> tuple[int, int, Columns] | None:
    """The first table among lines: its first line, the line after its last, its columns; None without one.

    `known` are the columns of the page before: a table that runs on has them still. `headed` says that the
    lines begin with a heading that was printed on the page before too.
    """
    if known is not None:
        here = _refined(lines, known)
        end = _end(lines, 0, here)
        if end > 0 and (_fits(lines[:end], here) or _runs_on(lines[:end], here, headed)):
            return 0, end, here
    for start, line in enumerate(lines[:-1]):
        if len(line.segments(_GAP * line.height)) < _LEAST_PARTS:
            continue
        columns = _columns(lines[start:])
        if columns is None:
            continue
        end = _end(lines, start, columns)
        better = _columns(lines[start:end]) or columns
        end = _end(lines, start, better)
        if end - start > 1 and _fits(lines[start:end], better):
            return _first(lines, start, better), end, better
    return None


def _columns(lines: list[Line]) -> Columns | None:
    """The columns of lines of which the first is the heading."""
    size = median(line.height for line in lines)
    head = _head(lines)
    across = running_across(lines, [_covers_gaps(line, lines[0]) for line in lines])
    kept = [line for line, wide in zip(lines, across, strict=True) if not wide]
    if len(kept) < 2:
        return None
    parts = len(lines[0].segments(_GUTTER * lines[0].height))
    for allowed in (0, len(kept) // 15):
        gutters = _between_headings(_gutters(kept, head, size, allowed), head, kept)
        if len(gutters) >= parts - 1:
            break
    if len(gutters) < _LEAST_PARTS - 1:
        return None
    return Columns(tuple(_border(gutter) for gutter in gutters))


def _border(gutter: tuple[float, float]) -> float:
    """Where to part two columns: close to the right one, which nearly always begins at one edge."""
    left, right = gutter
    return right - min(_CLOSE, (right - left) / 2)


def _refined(lines: list[Line], known: Columns) -> Columns:
    """Columns of the page before, each border moved to where this page's lines leave room."""
    size = median(line.height for line in lines)
    kept = [line for line in lines if known.crossed(line) <= len(known.gutters) / 3]
    bands = _gutters(kept, [], size, allowed=0)
    borders = []
    for border in known.gutters:
        near = [band for band in bands if band[0] - _FAR < border < band[1] + _FAR]
        held = [band for band in near if band[0] <= border <= band[1]]
        borders.append(
            border if held or not near else _border(min(near, key=lambda band: abs(band[1] - border)))
        )
    return Columns(tuple(sorted(borders)))


def running_across(lines: list[Line], across: list[bool]) -> list[bool]:
    """Which lines belong to text that is written across: also the short last line of such a text."""
    right = max(line.x1 for line in lines)
    marks = list(across)
    for number in range(1, len(lines)):
        above, line = lines[number - 1], lines[number]
        alone = len(line.segments(_GAP * line.height)) == 1 and abs(line.x0 - above.x0) < _SAME_EDGE
        if not marks[number] and marks[number - 1] and alone and not was_ended(above, line, right):
            marks[number] = True
    return marks


def _covers_gaps(line: Line, heading: Line) -> bool:
    """Whether a line is written across the table: it covers the whole room between parts of the heading.

    The text of one column never does, however the heading is set over it, for the gutter lies in that room.
    """
    parts = heading.segments(_GUTTER * heading.height)
    gaps = [(left.x1, right.x0) for left, right in pairwise(parts)]
    own = line.segments(_GUTTER * line.height)
    covered = sum(any(part.x0 <= left and right <= part.x1 for part in own) for left, right in gaps)
    return covered > 0.25 * len(gaps) or (covered > 0 and len(own) == 1)


def _head(lines: list[Line]) -> list[Line]:
    """The heading's lines: the first, and those in bold that follow it directly where it is bold."""
    head = [lines[0]]
    if all(word.bold for word in lines[0].words):
        for line in lines[1:5]:
            if not all(word.bold for word in line.words) or line.top - head[-1].bottom > line.height:
                break
            if _covers_gaps(line, lines[0]):
                break
            head.append(line)
    return head


def _gutters(lines: list[Line], head: list[Line], size: float, allowed: int) -> list[tuple[float, float]]:
    """Bands that no word of the heading and at most `allowed` lines cover."""
    changes: list[tuple[float, int]] = []
    for line in lines:
        for part in line.segments(_GUTTER * size):
            changes += [(part.x0, 1), (part.x1, -1)]
    for line in head:
        for part in line.segments(_GUTTER * size):
            changes += [(part.x0, 10_000), (part.x1, -10_000)]
    bands: list[tuple[float, float]] = []
    covered, start = 0, None
    for x, change in sorted(changes):
        was = covered
        covered += change
        if was <= allowed < covered and start is not None:
            if x - start >= _GUTTER * size:
                bands.append((start, x))
            start = None
        elif covered <= allowed < was:
            start = x
    return bands


def _between_headings(
    gutters: list[tuple[float, float]], head: list[Line], lines: list[Line]
) -> list[tuple[float, float]]:
    """Gutters but those that chance has cut into a column: beside a column without heading and without left
    edge.
    """
    edges = [gutter[1] for gutter in gutters]
    kept: list[tuple[float, float]] = []
    for number, gutter in enumerate(gutters):
        right = gutters[number + 1][0] if number + 1 < len(gutters) else float("inf")
        headed = any(gutter[1] - 1 <= word.x0 <= right for line in head for word in line.words)
        if headed or _aligned(lines, edges[number], right):
            kept.append(gutter)
    return kept


def _aligned(lines: list[Line], left: float, right: float) -> bool:
    """Whether the first words of a column stand under each other."""
    starts = [
        min(word.x0 for word in line.words if left - 1 <= word.x0 < right)
        for line in lines
        if any(left - 1 <= word.x0 < right for word in line.words)
    ]
    return len(starts) > 2 and sum(start - left < 2.5 for start in starts) >= 0.8 * len(starts)


def _fits(lines: list[Line], columns: Columns) -> bool:
    if not lines:
        return False
    across = running_across(lines, [columns.leaves(line) for line in lines])
    within = [line for line, wide in zip(lines, across, strict=True) if not wide]
    parted = [line for line in within if len({columns.of(word) for word in line.words}) > 1]
    return len(within) >= _FIT * len(lines) and len(parted) >= 0.2 * len(lines)


def _runs_on(lines: list[Line], columns: Columns, headed: bool) -> bool:
    """Whether lines on top of a page are the rest of a tall row, though hardly any has words in two
    columns.
    """
    within = sum(not columns.leaves(line) for line in lines)
    return within >= (_FIT if headed else _NEARLY_ALL) * len(lines) and (headed or len(lines) > 2)


def _end(lines: list[Line], start: int, columns: Columns) -> int:
    """Where the table ends: before a run of lines across all columns, or before text that ends the page."""
    run = 0
    wide = [columns.leaves(line) and columns.crossed(line) >= len(columns.gutters) / 2 for line in lines]
    for number in range(start, len(lines)):
        run = run + 1 if wide[number] else 0
        if run >= _PROSE_RUN and not _fits(lines[number + 1 : number + 1 + _AFTER], columns):
            return number - run + 1
    across = running_across(lines[start:], wide[start:])
    tail = len(list(takewhile(bool, reversed(across))))
    return len(lines) - tail if tail > 1 or (tail and _is_sentence(lines[-1])) else len(lines)


def _is_sentence(line: Line) -> bool:
    """Whether a line is prose, not the heading of a section that goes on overleaf."""
    return line.text.rstrip().endswith(".") and len(line.words) >= _SENTENCE


def _first(lines: list[Line], start: int, columns: Columns) -> int:
    """The first line of the table: above the line recognised may stand others that keep to its columns."""
    while start > 0:
        above, line = lines[start - 1], lines[start]
        room = line.top - above.bottom
        parts = above.segments(_GAP * above.height)
        alike = all(word.bold for word in above.words) == all(word.bold for word in line.words)
        heading_too = alike and room < 0.5 * line.height and len(above.words) <= 2 * len(columns)
        parted = (
            len(parts) > 1
            and room < 2 * line.height
            and len({columns.of(part.words[0]) for part in parts}) > 1
        )
        if columns.spans(above) or not (heading_too or parted):
            break
        start -= 1
    return start
