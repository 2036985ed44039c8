"""Tables side by side on one sheet: parted at the columns where the headings begin again."""

from dueregard.reading import headings
from dueregard.reading.grid import Line
from dueregard.reading.layouts.labels import is_short
from dueregard.reading.lexicon import plain

_FEWEST = 3
_TOP_ROWS = 8
_WHAT = ("action", "milestone")


def parted(piece: list[Line]) -> list[list[Line]]:
    """The tables that stand beside each other in a piece, left to right; the piece itself where it is one."""
    starts = next((found for line in piece[:_TOP_ROWS] if len(found := _starts(line)) > 1), [])
    starts = starts or _behind_gaps(piece)
    if not starts or not _is_parted(piece, starts):
        return [piece]
    edges = zip([0, *starts[1:]], [*starts[1:], None], strict=True)
    halves = [[_half(line, start, end) for line in piece] for start, end in edges]
    return [[line for line in half if line.filled] for half in halves]


def _starts(line: Line) -> list[int]:
    """The columns at which the same headings begin again in a heading row."""
    texts = [plain(text) for text in line.texts]
    filled = [n for n, text in enumerate(texts) if text]
    if len(filled) < 2 * _FEWEST:
        return []
    starts = [n for n in filled if texts[n] == texts[filled[0]]]
    runs = [texts[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
    words = [[text for text in run if text] for run in runs]
    same = all(run == words[0] for run in words) and len(words[0]) >= _FEWEST
    return starts if same and all(is_short(text) for text in words[0]) else []


def _behind_gaps(piece: list[Line]) -> list[int]:
    """The columns at which a heading row begins anew behind a column that is blank in every row."""
    width = max(len(line.slots) for line in piece)
    blank = [not any(line.at(n).text or line.at(n).span > 1 for line in piece) for n in range(width)]
    starts = [n for n in range(width) if not blank[n] and (n == 0 or blank[n - 1])]
    edges = list(zip(starts, [*starts[1:], width], strict=True))
    for line in piece[:_TOP_ROWS]:
        runs = [[line.at(n).text for n in range(a, b) if not blank[n]] for a, b in edges]
        if all(len(run) >= _FEWEST and all(run) and _heads_a_plan(run) for run in runs):
            return starts
    return []


def _heads_a_plan(texts: list[str]) -> bool:
    """Whether headings name what is to be done: a blank column inside a table parts nothing."""
    says_what = any(headings.match(text).get(key, 0.0) >= headings.SURE for text in texts for key in _WHAT)
    return says_what and headings.is_header(texts)


def _is_parted(piece: list[Line], starts: list[int]) -> bool:
    """Whether no cell lies over the border of two tables, but for a title over all."""
    return not any(
        slot.span > start - n > 0 and slot.passage and len(line.filled) > 1
        for line in piece
        for n, slot in enumerate(line.slots)
        for start in starts
    )


def _half(line: Line, start: int, end: int | None) -> Line:
    return Line(
        line.slots[start:end],
        line.place,
        line.heading,
        line.torn,
        line.markup if start == 0 else [],
        line.said,
    )
