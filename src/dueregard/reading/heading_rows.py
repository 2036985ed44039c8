"""Which rows of a table are its heading rows: by what was said, by words, by coming again, by look, by what
stands below them."""

import re
from collections import Counter

from dueregard.reading import headings
from dueregard.reading.content import says_when
from dueregard.reading.grid import Line
from dueregard.reading.lexicon import plain

_TOP_ROWS = 4
_MOSTLY = 0.7
_OFTEN = 3
_FIGURES = 0.6
_NUMBER = re.compile(r"\(?[+±<>~−–-]?\s?£?\d[\d,.]*\s?(?:%|k|m|pp?|pts?)?\)?|[–—-]|n/?a", re.IGNORECASE)


def found_in(piece: list[Line], again: set[tuple[str, ...]]) -> list[int]:
    """The heading rows of a piece by the surest sign that it has; `again`: rows that many pieces print."""
    return (
        [n for n, line in enumerate(piece) if line.told]
        or [n for n, line in enumerate(piece) if opens(line)]
        or [n for n, line in enumerate(piece) if as_printed(line) in again]
        or _by_look(piece)
        or _by_contrast(piece)
    )


def opens(line: Line) -> bool:
    """Whether a line is a heading row: somebody or a layout says so, or its words do."""
    if line.again:
        return False
    if line.said:
        return line.said == "header"
    return headings.is_header(line.texts, line.heading)


def holds_figures(piece: list[Line]) -> bool:
    """Whether a table without headings of a plan holds numbers: a workforce's profile, the results of a
    survey."""
    if any(line.told or opens(line) for line in piece):
        return False
    cells = [text for line in piece for text in line.texts[1:] if text]
    return len(cells) > 1 and sum(bool(_NUMBER.fullmatch(text)) for text in cells) >= _FIGURES * len(cells)


def _by_look(piece: list[Line]) -> list[int]:
    """Heading rows of which the words tell nothing: short cells, all of them shaded or bold, unlike other
    rows."""
    looks = [n for n, line in enumerate(piece) if _shaded(line)]
    return looks if looks and len(looks) * 3 <= len(piece) and looks[0] <= _TOP_ROWS else []


def as_printed(line: Line) -> tuple[str, ...]:
    """The words of a row, to tell whether another prints the same."""
    return tuple(plain(text) for text in line.texts if text)


def printed_again(pieces: list[list[Line]]) -> set[tuple[str, ...]]:
    """Rows of short words that stand at the top of three pieces or more: their heading row."""
    counts = Counter(
        as_printed(line)
        for piece in pieces
        for line in piece[:_TOP_ROWS]
        if len(line.filled) > 1 and not line.said and all(len(text.split()) <= 6 for text in line.texts)
    )
    return {texts for texts, count in counts.items() if count >= _OFTEN and not any(map(says_when, texts))}


def _by_contrast(piece: list[Line]) -> list[int]:
    """A first row of short words over dates: it is no date itself, so it is their heading."""
    top = next((n for n, line in enumerate(piece[:_TOP_ROWS]) if len(line.filled) > 1), None)
    if top is None or piece[top].said:
        return []
    line, below = piece[top], [one for one in piece[top + 1 :] if len(one.filled) > 1]
    short = all(len(text.split()) <= 5 and not says_when(text) for text in line.texts)
    dated = [
        n
        for n in line.filled
        if (texts := [one.at(n).text for one in below if one.at(n).text])
        and sum(map(says_when, texts)) >= _MOSTLY * len(texts)
        and len(texts) >= _MOSTLY * len(below)
    ]
    return [top] if len(line.filled) >= 3 and len(below) > 1 and short and dated else []


def _shaded(line: Line) -> bool:
    cells = [cell for n in line.filled for cell in line.slots[n].cells]
    short = all(len(text.split()) <= 6 and not says_when(text) for text in line.texts)
    return (
        len(cells) >= 3 and short and (all(cell.fill for cell in cells) or all(cell.bold for cell in cells))
    )
